internal import FlowAccounts
internal import FlowTables

extension TargetEntry {
  /// - Returns: nil after reporting the cells that cannot be read.
  init?(_ row: CSVRow, reporting problems: inout Diagnostics) {
    let before = problems.errorCount
    id = row.required("id", &problems)
    company = row.required("company", &problems)
    metal = row.required("metal", &problems)
    guard problems.errorCount == before else { return nil }
    targetType = row.text("target_type")
    Self.check(targetType, at: row.location("target_type"), reporting: &problems)
    metric = row.text("metric")
    let unit = TargetUnit(row, TargetType(rawValue: targetType), reporting: &problems)
    value = unit.read("value", of: row, &problems)
    low = unit.read("low", of: row, &problems)
    high = unit.read("high", of: row, &problems)
    self.unit = row.text("unit")
    baseYear = row.year("base_year", &problems)
    baseReference = row.text("base_reference")
    targetYear = row.year("target_year", &problems)
    scope = row.text("material_scope")
    standard = row.text("threshold_standard")
    condition = row.text("condition")
    progress = row.number("progress_value", &problems)
    progressYear = row.year("progress_year", &problems)
    region = row.text("region")
    source = row.text("source")
    note = row.text("testability_note")
    chineseNote = row.text("testability_note_zh")
    role = row.choice("role", &problems) ?? .maker
    qualifier = row.text("qualifier")
    wording = row.text("wording")
    page = row.text("page")
    peakYear = row.year("peak_year", &problems)
    neutralityYear = row.year("neutrality_year", &problems)
    premiumCap = row.share("premium_cap", &problems)
    readings = ReadingPhrase.read(
      row.text("readings"), of: targetType, at: row.location("readings"), reporting: &problems)
    location = row.location("id")
    standardLocation = row.location("threshold_standard")
    testability = Testability(row, reporting: &problems)
    if problems.errorCount > before { return nil }
  }

  /// The same keys in a scenario file; only what a verdict needs is required.
  init?(_ node: YAMLNode, reporting problems: inout Diagnostics) {
    guard
      node.asMapping(
        known: TargetRegister.required + TargetRegister.optional, what: "target key",
        reporting: &problems) != nil
    else { return nil }
    let before = problems.errorCount
    let keys = TargetKeys(node: node)
    id = keys.text("id", &problems)
    company = keys.text("company", &problems)
    metal = keys.text("metal", &problems)
    targetType = keys.text("target_type", &problems)
    Self.check(targetType, at: keys.location("target_type"), reporting: &problems)
    let unit = TargetUnit(keys, TargetType(rawValue: targetType), reporting: &problems)
    value = unit.read("value", of: keys, &problems)
    low = unit.read("low", of: keys, &problems)
    high = unit.read("high", of: keys, &problems)
    baseYear = keys.year("base_year", &problems)
    targetYear = keys.year("target_year", &problems)
    peakYear = keys.year("peak_year", &problems)
    neutralityYear = keys.year("neutrality_year", &problems)
    progressYear = keys.year("progress_year", &problems)
    premiumCap = keys.share("premium_cap", &problems)
    progress = keys.share("progress_value", &problems)
    standard = keys.optional("threshold_standard", &problems)
    readings = ReadingPhrase.read(
      keys.optional("readings", &problems), of: targetType, at: keys.location("readings"),
      reporting: &problems)
    let words = TargetWords(keys, &problems)
    metric = words.metric.isEmpty ? targetType : words.metric
    self.unit = words.unit.isEmpty ? Unit.fraction.rawValue : words.unit
    (baseReference, scope, condition) = (words.baseReference, words.scope, words.condition)
    (region, qualifier) = (words.region, words.qualifier)
    source = words.source.isEmpty ? node.location.path : words.source
    (note, chineseNote) = (words.note, words.chineseNote)
    (wording, page) = (words.wording, words.page)
    testability = keys.choice("testability", &problems) ?? .testable
    role = keys.choice("role", &problems) ?? .maker
    location = node.location
    standardLocation = keys.location("threshold_standard")
    if problems.errorCount > before { return nil }
  }
}

extension Testability {
  /// What the register says; testable after reporting a word that nobody knows.
  fileprivate init(_ row: CSVRow, reporting problems: inout Diagnostics) {
    let written = row.text("testability")
    if let known = Self(rawValue: written) {
      self = known
      return
    }
    self = .testable
    problems.error(
      .unknownName, at: row.location("testability"), "unknown testability '\(written)'",
      help: NearestName.help(for: written, among: Self.allCases.map(\.rawValue)))
  }
}

/// The keys of a target in a scenario file.
private struct TargetKeys {
  let node: YAMLNode

  /// A key that has to be there, on one line.
  func text(_ key: String, _ problems: inout Diagnostics) -> String {
    guard let value = node[key] else {
      problems.error(
        .missingKey, at: node.location, "the target has no '\(key)'", help: "write '\(key): …'")
      return ""
    }
    let text = value.asText(reporting: &problems) ?? ""
    if text.utf8.contains(0x0A) {
      problems.error(
        .notText, at: value.location, "'\(key)' has more than one line",
        help: "write a name on one line")
    }
    return text
  }

  func optional(_ key: String, _ problems: inout Diagnostics) -> String {
    node[key].flatMap { $0.isNull ? nil : $0.asText(reporting: &problems) } ?? ""
  }

  func year(_ key: String, _ problems: inout Diagnostics) -> Int? {
    node[key].flatMap { $0.isNull ? nil : $0.asYear(reporting: &problems) }
  }

  func share(_ key: String, _ problems: inout Diagnostics) -> Double? {
    node[key].flatMap { $0.isNull ? nil : $0.asShare(reporting: &problems) }
  }

  func number(_ key: String, _ problems: inout Diagnostics) -> Double? {
    node[key].flatMap { $0.isNull ? nil : $0.asDouble(reporting: &problems) }
  }

  func location(_ key: String) -> FileLocation { node[key]?.location ?? node.location }

  /// Whether a value is written with its own sign of per cent.
  func isPercent(_ key: String) -> Bool {
    guard case .scalar(let text, _) = node[key]?.content else { return false }
    return text.hasSuffix("%")
  }

  /// One of a few words; nil where the key is left out, or wrong and reported.
  func choice<Named: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ problems: inout Diagnostics
  ) -> Named? {
    let written = optional(key, &problems)
    if written.isEmpty { return nil }
    if let choice = Named(rawValue: written) { return choice }
    problems.error(
      .unknownName, at: location(key), "unknown \(key) \(quoted(written))",
      help: NearestName.help(for: written, among: Named.allCases.map(\.rawValue)))
    return nil
  }
}

/// What a target in a scenario file says in words; empty where it says nothing.
private struct TargetWords {
  let metric, unit, baseReference, scope, condition, region: String
  let source, note, chineseNote, qualifier, wording, page: String

  init(_ keys: TargetKeys, _ problems: inout Diagnostics) {
    metric = keys.optional("metric", &problems)
    unit = keys.optional("unit", &problems)
    baseReference = keys.optional("base_reference", &problems)
    scope = keys.optional("material_scope", &problems)
    condition = keys.optional("condition", &problems)
    region = keys.optional("region", &problems)
    source = keys.optional("source", &problems)
    note = keys.optional("testability_note", &problems)
    chineseNote = keys.optional("testability_note_zh", &problems)
    qualifier = keys.optional("qualifier", &problems)
    wording = keys.optional("wording", &problems)
    page = keys.optional("page", &problems)
  }
}

extension TargetEntry {
  /// A type that nobody knows would be kept untested in silence; an empty cell is data.
  fileprivate static func check(
    _ type: String, at location: FileLocation, reporting problems: inout Diagnostics
  ) {
    if type.isEmpty || TargetType.words.contains(type) { return }
    problems.error(
      .unknownName, at: location, "unknown target_type \(quoted(type))",
      help: NearestName.help(for: type, among: TargetType.words))
  }
}

/// The unit of a target's value, as far as its type asks for one.
private struct TargetUnit {
  private let unit: UnitSymbol?
  private let wanted: UnitSymbol?
  /// Whether the target names a unit, known or not.
  private let isNamed: Bool

  init(_ row: CSVRow, _ type: TargetType?, reporting problems: inout Diagnostics) {
    wanted = type.map { ($0.isCap ? Unit.carbonPerTonne : Unit.fraction).symbol }
    isNamed = !row.isEmpty("unit")
    if let wanted, !row.isEmpty("unit"), !row.isEmpty("value") {
      unit = UnitSymbol.read(
        row.text("unit"), expecting: wanted, at: row.location("unit"), reporting: &problems)
    } else {
      unit = nil
    }
  }

  /// The same of a target in a scenario file, where a share may have its own sign of per cent.
  init(_ keys: TargetKeys, _ type: TargetType?, reporting problems: inout Diagnostics) {
    wanted = type.map { ($0.isCap ? Unit.carbonPerTonne : Unit.fraction).symbol }
    let written = keys.optional("unit", &problems)
    isNamed = !written.isEmpty
    if let wanted, !written.isEmpty {
      unit = UnitSymbol.read(
        written, expecting: wanted, at: keys.location("unit"), reporting: &problems)
    } else {
      unit = nil
    }
  }

  func read(_ column: String, of row: CSVRow, _ problems: inout Diagnostics) -> Double? {
    guard let value = row.number(column, &problems) else { return nil }
    return converted(value, column, at: row.location(column), &problems)
  }

  func read(_ key: String, of keys: TargetKeys, _ problems: inout Diagnostics) -> Double? {
    let isShare = wanted.map { $0.dimension == .share } ?? !isNamed
    if isShare && (!isNamed || keys.isPercent(key)) { return keys.share(key, &problems) }
    guard let value = keys.number(key, &problems) else { return nil }
    return converted(value, key, at: keys.location(key), &problems)
  }

  private func converted(
    _ value: Double, _ column: String, at location: FileLocation, _ problems: inout Diagnostics
  ) -> Double? {
    guard let wanted else { return value }
    let converted =
      unit.map { $0.dimension == wanted.dimension ? $0.convert(value, to: wanted) : value }
      ?? value
    if wanted.dimension == .share, !(0...1).contains(converted) {
      problems.error(
        .shareOutOfRange, at: location,
        "\(ShortestDecimal.string(value)) in column '\(column)' is no share",
        help: "write a fraction from 0 to 1, or % in column 'unit'")
    }
    return converted
  }
}
