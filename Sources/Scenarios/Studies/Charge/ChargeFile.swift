public import FlowEngine
public import FlowTables

/// A problem file of `flowsim blend`: one charge calculation, or many under `cases`.
///
/// A file in *charge* form gives what every melt may take:
///
///     {"elements": ["Si", "Fe"], "costs": {"primary": 1, "alloying": 1.2, "scrap": 0.05},
///      "primary_composition_wt_pct": [0.05, 0.12],
///      "scraps": [{"name": "clip", "mass_kg": 30, "melt_yield": 0.98,
///                  "composition_wt_pct": [1.2, 0.25], "origin_share": {"AL4": 1}}],
///      "targets": [{"alloy": "6016", "group": "AL4", "demand_kg": 100,
///                   "min_wt_pct": [1, 0], "max_wt_pct": [1.5, 0.5], "max_scrap_pct": 80}]}
///
/// One in *recipe* form gives priced materials for one furnace; see ``RecipeReader``. A case takes
/// over every key of the file that it does not give itself.
public struct ChargeFile: Sendable {
  public struct Case: Sendable {
    public let name: String
    public let problem: ChargeProblem
    /// The unit of its masses: `kg`, `lb`, `t` or `g`.
    public let unit: String
    /// Where the case stands in the file.
    public let location: FileLocation
    /// What was assumed, or read as something else than it says.
    public let notes: [String]
  }

  public let cases: [Case]
  /// What the file leaves open, by place.
  public let warnings: [Diagnostic]
  public let unwrittenWarnings: Int

  /// Materials times targets of one case: five seconds of the solver, whose time grows with their
  /// square.
  static let mostCharges = 10_000
  /// The same over all cases.
  static let mostOfAll = 100_000

  /// - Throws: ``InputProblems`` with everything that is wrong.
  public init(_ file: SourceFile) throws(InputProblems) {
    var problems = Diagnostics()
    cases = Self.read(file, reporting: &problems)
    try problems.throwIfErrors()
    warnings = problems.sorted
    unwrittenWarnings = problems.unwritten.warnings
  }

  /// A table of what may be charged, and one of the alloys to be made of it; see ``ChargeTables``.
  ///
  /// - Throws: ``InputProblems`` with everything that is wrong.
  public init(scraps: SourceFile, alloys: SourceFile) throws(InputProblems) {
    var problems = Diagnostics()
    if let tables = ChargeTables(scraps: scraps, alloys: alloys, reporting: &problems),
      let problem = tables.problem(at: alloys.start, reporting: &problems)
    {
      problems.checkGroups(of: problem, at: alloys.start)
      let warned = problems.sorted.map(\.message)
      let new = Case(
        name: "1", problem: problem, unit: tables.unit.name, location: alloys.start,
        notes: tables.orders.notes + warned)
      cases = new.isSolvable(reporting: &problems) ? [new] : []
    } else {
      cases = []
    }
    try problems.throwIfErrors()
    warnings = problems.sorted
    unwrittenWarnings = problems.unwritten.warnings
  }

  private static func read(
    _ file: SourceFile, reporting problems: inout Diagnostics
  ) -> [Case] {
    guard let root = JSONReader.read(file, reporting: &problems),
      let shared = root.asMapping(reporting: &problems),
      isWithin(sharedKeyLimit, shared.count, "keys", at: root.location, &problems)
    else { return [] }
    guard let list = root["cases"] else {
      return [one(ChargeKeys(own: shared, shared: []), at: root.location, 1, &problems)]
        .compactMap { $0 }
    }
    guard let items = list.asSequence(reporting: &problems),
      isWithin(caseLimit, items.count, "cases", at: list.location, &problems)
    else { return [] }
    if items.isEmpty {
      problems.error(
        .missingKey, at: list.location, "'cases' is empty", help: "write one case at least")
    }
    let rest = shared.filter { $0.key != "cases" && $0.key != "name" }
    var cases: [Case] = []
    var charges = 0
    for (index, item) in items.enumerated() {
      if charges > mostOfAll {
        problems.error(
          .tooManyCharges, at: item.location, "the cases have more than \(mostOfAll) charges",
          help: "write several files")
        break
      }
      guard let own = item.asMapping(reporting: &problems) else { continue }
      let keys = ChargeKeys(own: own, shared: rest)
      guard let new = one(keys, at: item.location, index + 1, &problems) else { continue }
      charges += max(1, new.problem.materials.count * new.problem.targets.count)
      cases.append(new)
    }
    return cases
  }

  /// Problems of one file.
  static let caseLimit = 10_000
  /// Keys of a file, which every case may take over.
  static let sharedKeyLimit = 10_000

  private static func isWithin(
    _ limit: Int, _ count: Int, _ what: String, at location: FileLocation,
    _ problems: inout Diagnostics
  ) -> Bool {
    if count <= limit { return true }
    problems.error(
      .fileTooLarge, at: location, "the file has \(count) \(what)",
      help: "write at most \(limit) and split it")
    return false
  }

  private static func one(
    _ keys: ChargeKeys, at location: FileLocation, _ number: Int, _ problems: inout Diagnostics
  ) -> Case? {
    let name = keys["name"].flatMap { $0.asText(reporting: &problems) } ?? "\(number)"
    let recipe = RecipeReader(keys: keys, location: location, name: name)
    let before = problems.found.count
    let problem =
      keys["materials"] == nil
      ? ChargeReader(keys: keys, location: location).read(&problems) : recipe.read(&problems)
    guard let problem else { return nil }
    problems.checkGroups(of: problem, at: location)
    let unit = keys["materials"] == nil ? "kg" : recipe.unit
    let new = Case(
      name: name, problem: problem, unit: unit, location: location,
      notes: problems.found.dropFirst(before).filter { $0.severity == .warning }.map(\.message))
    return new.isSolvable(reporting: &problems) ? new : nil
  }
}

extension ChargeFile.Case {
  fileprivate func isSolvable(reporting problems: inout Diagnostics) -> Bool {
    let count = problem.materials.count * problem.targets.count
    if count <= ChargeFile.mostCharges { return true }
    problems.error(
      .tooManyCharges, at: location,
      "\(problem.materials.count) materials for \(problem.targets.count) targets are \(count) "
        + "charges",
      help: "write at most \(ChargeFile.mostCharges) in a case, and several cases")
    return false
  }
}

/// The keys of a case, then those of its file.
struct ChargeKeys {
  private let own: [YAMLNode.Entry]
  private let shared: [YAMLNode.Entry]
  private let places: [String: YAMLNode]

  init(own: [YAMLNode.Entry], shared: [YAMLNode.Entry]) {
    self.own = own
    self.shared = shared
    places = Dictionary((own + shared).map { ($0.key, $0.value) }) { first, _ in first }
  }

  /// Words about a problem, and the published answers that validation files carry.
  static let remarks = [
    "$schema", "name", "note", "source", "unit", "expected", "published_optimum_cost",
    "recomputed_optimum_cost", "optimal_charge_lb", "melt_element_lb",
  ]

  subscript(key: String) -> YAMLNode? { places[key] }

  /// - Parameter shown: What a message lists, where it is not all that is known.
  func check(known: [String], shown: [String]? = nil, reporting problems: inout Diagnostics) {
    let allowed = known + Self.remarks
    let names = Set(allowed)
    for entry in own + shared where !names.contains(entry.key) {
      problems.report(unknownKey: entry, among: allowed, shown: shown ?? known)
    }
  }

  /// The value of a key that must be there.
  ///
  /// - Parameter known: Every key; one that is misnamed has been reported, and is not missing too.
  func required(
    _ key: String, among known: [String], at location: FileLocation,
    reporting problems: inout Diagnostics
  ) -> YAMLNode? {
    if let node = self[key] { return node }
    let allowed = known + Self.remarks
    if KeyAdvice.isMisnamed(key, in: [own, shared].joined(), among: allowed) { return nil }
    problems.report(missing: key, at: location)
    return nil
  }
}

extension Diagnostics {
  /// Once a place: cases share the keys of their file.
  mutating func report(
    unknownKey entry: YAMLNode.Entry, among known: [String], shown: [String]
  ) {
    let isReported = found.contains {
      $0.code == .unknownKey && $0.location == entry.keyLocation
    }
    if isReported { return }
    error(
      .unknownKey, at: entry.keyLocation, "unknown key \(quoted(entry.key))",
      help: KeyAdvice.help(for: entry.key, among: known, shown: shown))
  }

  mutating func report(missing key: String, at location: FileLocation) {
    error(
      .missingKey, at: location, "the key '\(key)' is missing", help: "write \"\(key)\": …")
  }
}
