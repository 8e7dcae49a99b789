internal import FlowAccounts
internal import FlowTables

extension TargetEntry {
  /// The keys of a target in a scenario file; only what a verdict needs is required.
  init?(_ node: YAMLNode, reporting problems: inout Diagnostics) {
    guard
      node.asMapping(
        known: TargetRegister.required + TargetRegister.optional, what: "target key",
        reporting: &problems) != nil
    else { return nil }
    self.init(TargetKeys(node: node), reporting: &problems)
  }

  /// - Returns: nil after reporting the cells that cannot be read.
  init?(_ cells: some TargetCells, reporting problems: inout Diagnostics) {
    let before = problems.errorCount
    id = NameSpelling.tidy(cells.required("id", &problems))
    company = CompanyName.usual(cells.required("company", &problems))
    metal = Self.metal(cells, &problems)
    targetType = Self.type(cells, &problems)
    guard problems.errorCount == before else { return nil }
    let type = TargetType(rawValue: targetType)
    testability = Testability(cells, reporting: &problems)
    role = Self.role(cells, &problems)
    Self.checkComparator(cells, type, testability, &problems)
    let unit = TargetUnit(cells, type, reporting: &problems)
    value = unit.read("value", of: cells, &problems)
    low = unit.read("low", of: cells, &problems)
    high = unit.read("high", of: cells, &problems)
    progress = unit.read("progress_value", of: cells, &problems)
    premiumCap = unit.share("premium_cap", of: cells, &problems)
    self.unit = unit.wanted?.text ?? cells.text("unit", &problems)
    func year(_ name: String) -> Int? { cells.year(name, &problems) }
    (baseYear, targetYear) = (year("base_year"), year("target_year"))
    (progressYear, peakYear) = (year("progress_year"), year("peak_year"))
    neutralityYear = year("neutrality_year")
    readings = ReadingPhrase.read(
      cells.text("readings", &problems), of: targetType, at: cells.location("readings"),
      reporting: &problems)
    func text(_ name: String) -> String { cells.text(name, &problems) }
    let (metric, source) = (text("metric"), text("source"))
    self.metric = metric.isEmpty && cells.isShort ? targetType : metric
    (baseReference, scope) = (text("base_reference"), text("material_scope"))
    (standard, condition) = (text("threshold_standard"), text("condition"))
    region = RegionName.usual(text("region"))
    self.source = source.isEmpty && cells.isShort ? cells.place.path : source
    (note, chineseNote) = (text("testability_note"), text("testability_note_zh"))
    (qualifier, wording, page) = (text("qualifier"), text("wording"), text("page"))
    location = cells.place
    standardLocation = cells.location("threshold_standard")
    checkRange(cells, &problems)
    if problems.errorCount > before { return nil }
  }

  private static func checkComparator(
    _ cells: some TargetCells, _ type: TargetType?, _ testability: Testability,
    _ problems: inout Diagnostics
  ) {
    TargetComparator.check(
      NameSpelling.tidy(cells.text("comparator", &problems)), of: type,
      isTested: testability == .testable || testability == .reading,
      at: cells.location("comparator"), reporting: &problems)
  }

  /// One metal, both, or what else the pledge covers; a mistyped metal is none of these.
  private static func metal(
    _ cells: some TargetCells, _ problems: inout Diagnostics
  ) -> String {
    let scope = MetalName.scope(cells.required("metal", &problems))
    let isOfMetal = MetalName.all.contains(where: scope.contains)
    if !isOfMetal, let near = NearestName.match(scope, among: MetalName.all) {
      problems.error(
        .unknownName, at: cells.location("metal"), "unknown metal \(quoted(scope))",
        help: "did you mean '\(near)'?")
    }
    return scope
  }

  /// A type that nobody knows would be kept untested in silence; an empty cell is data.
  private static func type(
    _ cells: some TargetCells, _ problems: inout Diagnostics
  ) -> String {
    let written =
      cells.isShort
      ? cells.required("target_type", &problems) : cells.text("target_type", &problems)
    if written.isEmpty { return "" }
    if let known = NameSpelling.match(written, among: TargetType.words) { return known }
    problems.error(
      .unknownName, at: cells.location("target_type"), "unknown target_type \(quoted(written))",
      help: NearestName.help(for: written, among: TargetType.words))
    return written
  }

  private static func role(
    _ cells: some TargetCells, _ problems: inout Diagnostics
  ) -> TargetRole {
    let written = cells.text("role", &problems)
    if written.isEmpty { return .maker }
    let names = TargetRole.allCases.map(\.rawValue)
    if let role = NameSpelling.match(written, among: names).flatMap(TargetRole.init) { return role }
    problems.error(
      .unknownName, at: cells.location("role"), "unknown role \(quoted(written))",
      help: NearestName.help(for: written, among: names))
    return .maker
  }

  /// Where the pledge gives a range, its ends stand in order and its value between them.
  private func checkRange(_ cells: some TargetCells, _ problems: inout Diagnostics) {
    guard type != nil else { return }
    if let low, let high, low > high {
      problems.error(
        .windowReversed, at: cells.location("low"), "the lower end is above the upper one",
        help: "swap 'low' and 'high'")
    } else if let value, value < low ?? value || value > high ?? value {
      problems.error(
        .unreadableCell, at: cells.location("value"), "the value lies outside its own range",
        help: "correct 'value', or 'low' and 'high'")
    }
  }
}

extension Testability {
  /// What the register says; testable after reporting a word that nobody knows.
  fileprivate init(_ cells: some TargetCells, reporting problems: inout Diagnostics) {
    let written = cells.text("testability", &problems)
    let names = Self.allCases.map(\.rawValue)
    if let known = NameSpelling.match(written, among: names).flatMap(Self.init) {
      self = known
      return
    }
    self = .testable
    if written.isEmpty && cells.isShort { return }
    problems.error(
      .unknownName, at: cells.location("testability"), "unknown testability '\(written)'",
      help: NearestName.help(for: written, among: names))
  }
}
