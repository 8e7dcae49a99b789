internal import FlowEngine
internal import FlowTables

/// What was meant by a key that is not known.
enum KeyAdvice {
  /// Ends of keys that are units, with how a sentence says them.
  private static let units = [
    ("_wt_pct", "wt %"), ("_pct", "per cent"), ("_ppm", "ppm"), ("_kg", "kg"), ("_lb", "lb"),
    ("_t", "t"), ("_g", "g"),
  ]

  private static func split(_ key: String) -> (stem: String, unit: String?) {
    for (end, words) in units where key.hasSuffix(end) {
      return (String(key.dropLast(end.count)), words)
    }
    return (key, nil)
  }

  /// The known key of the same name in another unit, or else the nearest.
  static func meant(_ key: String, among known: [String]) -> String? {
    let stem = split(key.lowercased()).stem
    return known.first { $0 != key && split($0).stem == stem }
      ?? NearestName.match(key, among: known)
  }

  /// Whether one of the first unknown keys was most probably meant for a key that is missing.
  static func isMisnamed(
    _ key: String, in entries: some Sequence<YAMLNode.Entry>, among known: [String]
  ) -> Bool {
    let names = Set(known)
    // A few are looked at: a file may have ten thousand.
    return entries.lazy.filter { !names.contains($0.key) }.prefix(mostLooked)
      .contains { meant($0.key, among: known) == key }
  }

  private static let mostLooked = 8

  /// - Parameter shown: What is listed where nothing is near.
  static func help(for key: String, among known: [String], shown: [String]) -> String {
    guard let meant = meant(key, among: known) else {
      return "write one of \(shown.joined(separator: ", "))"
    }
    // A number in another unit is not cured by another name.
    let (stem, unit) = split(meant)
    if let unit,
      split(key.lowercased()) == (stem, nil)
        || split(key.lowercased()).unit != unit && split(key.lowercased()).stem == stem
    {
      return "write '\(meant)', in \(unit)"
    }
    return "did you mean '\(meant)'?"
  }
}

/// Problems of the items of a list: what is wrong with many of them alike is said once.
struct ItemProblems {
  private struct Words: Hashable {
    let code: DiagnosticCode
    let message: String
    let help: String
  }

  private var first: [Diagnostic] = []
  /// Shape `[first]`.
  private var counts: [Int] = []
  private var places: [Words: Int] = [:]

  mutating func append(_ item: Diagnostics) {
    for problem in item.found {
      let words = Words(code: problem.code, message: problem.message, help: problem.help)
      if let place = places[words] {
        counts[place] += 1
      } else {
        places[words] = first.count
        first.append(problem)
        counts.append(1)
      }
    }
  }

  func report(to problems: inout Diagnostics) {
    for (problem, count) in zip(first, counts) {
      let times = count > 1 ? " (\(count) times)" : ""
      problems.append(
        Diagnostic(
          problem.code, at: problem.location, problem.message + times, help: problem.help,
          severity: problem.severity))
    }
  }
}

extension Diagnostics {
  /// Scraps of a known origin in targets of none, or the other way round.
  mutating func checkGroups(of problem: ChargeProblem, at location: FileLocation) {
    let hasOrigins = problem.materials.contains { !$0.origins.isEmpty }
    let hasGroups = problem.targets.contains { $0.group != nil }
    if hasOrigins == hasGroups { return }
    warning(
      .groupNotGiven, at: location,
      hasOrigins
        ? "scraps say which group they come from, but no target has a group: nothing is counted as "
          + "same grade or downgraded"
        : "targets have groups, but no scrap says which it comes from: nothing is counted as same "
          + "grade or downgraded",
      help: hasOrigins ? "write a group for each target" : "write a group for each scrap")
  }
}
