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
    let written = row.text("testability")
    testability = Testability(rawValue: written) ?? .testable
    if Testability(rawValue: written) == nil {
      problems.error(
        .unknownName, at: row.location("testability"), "unknown testability '\(written)'",
        help: NearestName.help(for: written, among: Testability.allCases.map(\.rawValue)))
    }
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
    func text(_ key: String) -> String {
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
    func optional(_ key: String) -> String {
      node[key].flatMap { $0.isNull ? nil : $0.asText(reporting: &problems) } ?? ""
    }
    func year(_ key: String) -> Int? {
      node[key].flatMap { $0.isNull ? nil : $0.asYear(reporting: &problems) }
    }
    func share(_ key: String) -> Double? {
      node[key].flatMap { $0.isNull ? nil : $0.asShare(reporting: &problems) }
    }
    id = text("id")
    company = text("company")
    metal = text("metal")
    targetType = text("target_type")
    Self.check(
      targetType, at: node["target_type"]?.location ?? node.location, reporting: &problems)
    value = share("value")
    baseYear = year("base_year")
    targetYear = year("target_year")
    peakYear = year("peak_year")
    neutralityYear = year("neutrality_year")
    progressYear = year("progress_year")
    premiumCap = share("premium_cap")
    progress = share("progress_value")
    standard = optional("threshold_standard")
    readings = ReadingPhrase.read(
      optional("readings"), of: targetType, at: node["readings"]?.location ?? node.location,
      reporting: &problems)
    guard problems.errorCount == before else { return nil }
    metric = targetType
    (low, high) = (nil, nil)
    unit = Unit.fraction.rawValue
    (baseReference, scope, condition, region) = ("", "", "", "")
    source = node.location.path
    (note, chineseNote, qualifier, wording, page) = ("", "", "", "", "")
    testability = .testable
    role = .maker
    location = node.location
    standardLocation = node["threshold_standard"]?.location ?? node.location
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

  init(_ row: CSVRow, _ type: TargetType?, reporting problems: inout Diagnostics) {
    wanted = type.map { ($0.isCap ? Unit.carbonPerTonne : Unit.fraction).symbol }
    if let wanted, !row.isEmpty("unit"), !row.isEmpty("value") {
      unit = UnitSymbol.read(
        row.text("unit"), expecting: wanted, at: row.location("unit"), reporting: &problems)
    } else {
      unit = nil
    }
  }

  func read(_ column: String, of row: CSVRow, _ problems: inout Diagnostics) -> Double? {
    guard let value = row.number(column, &problems) else { return nil }
    guard let wanted else { return value }
    let converted =
      unit.map { $0.dimension == wanted.dimension ? $0.convert(value, to: wanted) : value }
      ?? value
    if wanted.dimension == .share, !(0...1).contains(converted) {
      problems.error(
        .shareOutOfRange, at: row.location(column),
        "\(ShortestDecimal.string(value)) in column '\(column)' is no share",
        help: "write a fraction from 0 to 1, or % in column 'unit'")
    }
    return converted
  }
}
