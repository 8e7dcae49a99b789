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
    /// The unit of its masses: `kg`, `lb` or `t`.
    public var unit = "kg"
    /// Where the case stands in the file.
    public let location: FileLocation
  }

  public let cases: [Case]

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
    let problem =
      keys["materials"] == nil
      ? ChargeReader(keys: keys, location: location).read(&problems)
      : RecipeReader(keys: keys, location: location, name: name).read(&problems)
    guard let problem else { return nil }
    let count = problem.materials.count * problem.targets.count
    if count <= mostCharges { return Case(name: name, problem: problem, location: location) }
    problems.error(
      .tooManyCharges, at: location,
      "\(problem.materials.count) materials for \(problem.targets.count) targets are \(count) "
        + "charges",
      help: "write at most \(mostCharges) in a case, and several cases")
    return nil
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
    "name", "note", "source", "unit", "expected", "published_optimum_cost",
    "recomputed_optimum_cost", "optimal_charge_lb", "melt_element_lb",
  ]

  subscript(key: String) -> YAMLNode? { places[key] }

  func check(known: [String], reporting problems: inout Diagnostics) {
    let allowed = known + Self.remarks
    let names = Set(allowed)
    for entry in own + shared where !names.contains(entry.key) {
      problems.report(unknownKey: entry, among: allowed)
    }
  }

  /// The value of a key that must be there.
  func required(
    _ key: String, at location: FileLocation, reporting problems: inout Diagnostics
  ) -> YAMLNode? {
    if let node = self[key] { return node }
    problems.report(missing: key, at: location)
    return nil
  }
}

extension Diagnostics {
  /// Once a place: cases share the keys of their file.
  mutating func report(unknownKey entry: YAMLNode.Entry, among known: [String]) {
    let isReported = found.contains {
      $0.code == .unknownKey && $0.location == entry.keyLocation
    }
    if isReported { return }
    error(
      .unknownKey, at: entry.keyLocation, "unknown key \(quoted(entry.key))",
      help: NearestName.help(for: entry.key, among: known))
  }

  mutating func report(missing key: String, at location: FileLocation) {
    error(
      .missingKey, at: location, "the key '\(key)' is missing", help: "write \"\(key)\": …")
  }
}

extension YAMLNode {
  /// A number of zero or more; the key names it in the message.
  func amount(_ key: String, reporting problems: inout Diagnostics) -> Double? {
    guard let value = asDouble(reporting: &problems) else { return nil }
    if value >= 0 { return value }
    problems.error(
      .negativeAmount, at: location, "\(key) is below zero", help: "write zero or more")
    return nil
  }

  /// A number in a range, in the unit of the file.
  func number(
    _ key: String, in range: ClosedRange<Double>, reporting problems: inout Diagnostics
  ) -> Double? {
    guard let value = asDouble(reporting: &problems) else { return nil }
    if range.contains(value) { return value }
    problems.error(
      .shareOutOfRange, at: location,
      "\(key) is outside \(trimmed(range.lowerBound))…\(trimmed(range.upperBound))",
      help: "write a number in that range")
    return nil
  }

  /// One value for each element: a list in the order of the elements, or an object by name.
  ///
  /// - Parameter scale: What a value is multiplied by, 0.01 for per cent.
  /// - Returns: Nil for an element that is not named; shape `[element]`.
  func byElement(
    _ elements: [String], scale: Double, reporting problems: inout Diagnostics
  ) -> [Double?]? {
    let before = problems.errorCount
    var values: [Double?] = elements.map { _ in nil }
    let places = Dictionary(zip(elements, elements.indices)) { first, _ in first }
    if case .sequence(let items) = content {
      if items.count != elements.count {
        problems.error(
          .wrongLength, at: location,
          "the list has \(items.count) values for \(elements.count) elements",
          help: "write one for each of \(elements.joined(separator: ", "))")
        return nil
      }
      for (index, item) in items.enumerated() where !item.isNull {
        values[index] = item.amount("a content", reporting: &problems).map { $0 * scale }
      }
    } else {
      guard let entries = asMapping(reporting: &problems) else { return nil }
      for entry in entries {
        guard let index = places[entry.key] else {
          problems.error(
            .unknownName, at: entry.keyLocation, "unknown element \(quoted(entry.key))",
            help: NearestName.help(for: entry.key, among: elements))
          continue
        }
        if entry.value.isNull { continue }
        values[index] = entry.value.amount("a content", reporting: &problems).map { $0 * scale }
      }
    }
    return problems.errorCount == before ? values : nil
  }
}

extension Diagnostics {
  /// A list or object of which a problem needs one entry at least.
  mutating func require(_ what: String, _ count: Int, _ node: YAMLNode?, help: String) {
    guard let node, count == 0 else { return }
    error(.missingKey, at: node.location, "'\(what)' is empty", help: help)
  }
}

/// `0` rather than `0.0`.
private func trimmed(_ value: Double) -> String {
  value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
}
