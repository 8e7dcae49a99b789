internal import FlowTables

/// How the value of a pledge is meant.
enum TargetComparator {
  case atLeast, atMost, equal

  private static let spellings: [(TargetComparator, [String])] = [
    (
      .atLeast,
      [">=", "=>", "≥", "≧", ">", "at least", "minimum", "min", "no less than", "不低于", "至少"]
    ),
    (
      .atMost,
      ["<=", "=<", "≤", "≦", "<", "at most", "maximum", "max", "no more than", "不高于", "不超过"]
    ),
    (.equal, ["=", "==", "equal", "equals", "exactly", "等于"]),
  ]

  init?(_ text: String) {
    let key = NameSpelling.key(text)
    guard let known = Self.spellings.first(where: { $0.1.contains(key) }) else { return nil }
    self = known.0
  }

  /// As the register writes it.
  private var word: String {
    switch self {
    case .atLeast: ">="
    case .atMost: "<="
    case .equal: "="
    }
  }

  /// Reports a text that is no comparator, and one that asks the other way round than its type.
  ///
  /// - Parameters:
  ///   - type: nil where nothing is tested.
  ///   - isTested: Whether a run judges the row.
  static func check(
    _ text: String, of type: TargetType?, isTested: Bool, at location: FileLocation,
    reporting problems: inout Diagnostics
  ) {
    if text.isEmpty { return }
    guard let comparator = TargetComparator(text) else {
      let known = type.map { [$0.comparator.word] } ?? [">=", "<=", "="]
      problems.error(
        .unknownName, at: location, "unknown comparator \(quoted(text))",
        help: "write \(known.joined(separator: ", ")), or leave the cell empty")
      return
    }
    guard let type, isTested, comparator != .equal, comparator != type.comparator else { return }
    problems.error(
      .comparatorMisfit, at: location,
      "\(quoted(text)) does not fit '\(type.rawValue)', which asks for "
        + "\(type.isCap ? "at most" : "at least") its value",
      help:
        "write \(type.comparator.word), or \(type.isCap ? "the type of a share" : "a type of cap"), "
        + "or testability outside-model to keep the row without a verdict")
  }
}

extension TargetType {
  fileprivate var comparator: TargetComparator { isCap ? .atMost : .atLeast }
}
