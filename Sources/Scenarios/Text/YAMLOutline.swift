/// The mappings, lists and brackets that are open at a point of a YAML file, with their keys.
struct YAMLOutline {
  private enum Level {
    case keys(column: Int, lines: [String: Int])
    case items(column: Int)
    case flow(bracket: Character, offset: Int, lines: [String: Int])

    /// Column of a block level; nil for brackets.
    var column: Int? {
      switch self {
      case .keys(let column, _), .items(let column): column
      case .flow: nil
      }
    }
  }

  private var levels: [Level] = []

  var isInFlow: Bool {
    if case .flow = levels.last { return true }
    return false
  }

  /// Zero-based column of the innermost block level; -1 outside of all.
  var blockColumn: Int { levels.last { $0.column != nil }?.column ?? -1 }

  /// The bracket that the next closing one must match.
  var innermostBracket: Character? {
    if case .flow(let bracket, _, _) = levels.last { bracket } else { nil }
  }

  var openBrackets: [(bracket: Character, offset: Int)] {
    levels.compactMap {
      if case .flow(let bracket, let offset, _) = $0 { (bracket, offset) } else { nil }
    }
  }

  /// Notes `- ` at a column.
  /// - Returns: The depth with it.
  mutating func item(at column: Int) -> Int {
    leaveLevels(deeperThan: column)
    if case .items(column) = levels.last { return levels.count }
    levels.append(.items(column: column))
    return levels.count
  }

  mutating func open(_ bracket: Character, at offset: Int) -> Int {
    levels.append(.flow(bracket: bracket, offset: offset, lines: [:]))
    return levels.count
  }

  /// - Returns: Whether that bracket was the last one opened.
  mutating func close(_ bracket: Character) -> Bool {
    guard case .flow(bracket, _, _) = levels.last else { return false }
    levels.removeLast()
    return true
  }

  /// Notes a key.
  /// - Returns: The depth with it, and the line of the same key in the same mapping, if any.
  mutating func key(_ text: String, at column: Int, line: Int) -> (depth: Int, earlier: Int?) {
    if case .flow(let bracket, let offset, var lines) = levels.last {
      // In `[a: 1, a: 2]` each pair is a mapping of its own.
      guard bracket == "{" else { return (levels.count + 1, nil) }
      let earlier = lines.updateValue(line, forKey: text)
      levels[levels.count - 1] = .flow(bracket: bracket, offset: offset, lines: lines)
      return (levels.count, earlier)
    }
    leaveLevels(deeperThan: column)
    // A list may stand as deep as the key it belongs to; the next key ends it.
    if case .items(column) = levels.last { levels.removeLast() }
    if case .keys(column, var lines) = levels.last {
      let earlier = lines.updateValue(line, forKey: text)
      levels[levels.count - 1] = .keys(column: column, lines: lines)
      return (levels.count, earlier)
    }
    levels.append(.keys(column: column, lines: [text: line]))
    return (levels.count, nil)
  }

  private mutating func leaveLevels(deeperThan column: Int) {
    while let last = levels.last?.column, last > column { levels.removeLast() }
  }
}
