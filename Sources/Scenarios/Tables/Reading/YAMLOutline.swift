/// The mappings, lists and brackets that are open at a point of a YAML file, with their keys.
struct YAMLOutline {
  private struct Level {
    enum Kind: Equatable {
      case keys(column: Int)
      case items(column: Int)
      case flow(bracket: Character, offset: Int)
    }

    let kind: Kind
    /// Line of each key so far.
    var lines: [String: Int] = [:]

    /// Column of a block level; nil for brackets.
    var column: Int? {
      switch kind {
      case .keys(let column), .items(let column): column
      case .flow: nil
      }
    }

    var bracket: Character? {
      if case .flow(let bracket, _) = kind { bracket } else { nil }
    }
  }

  private var levels: [Level] = []

  var isInFlow: Bool { levels.last?.bracket != nil }

  /// Zero-based column of the innermost block level; -1 outside of all.
  var blockColumn: Int { levels.last { $0.column != nil }?.column ?? -1 }

  /// The bracket that the next closing one must match.
  var innermostBracket: Character? { levels.last?.bracket }

  var openBrackets: [(bracket: Character, offset: Int)] {
    levels.compactMap {
      if case .flow(let bracket, let offset) = $0.kind { (bracket, offset) } else { nil }
    }
  }

  /// Notes `- ` at a column.
  /// - Returns: The depth with it.
  mutating func item(at column: Int) -> Int {
    leaveLevels(deeperThan: column)
    if levels.last?.kind != .items(column: column) {
      levels.append(Level(kind: .items(column: column)))
    }
    return levels.count
  }

  mutating func open(_ bracket: Character, at offset: Int) -> Int {
    levels.append(Level(kind: .flow(bracket: bracket, offset: offset)))
    return levels.count
  }

  /// - Returns: Whether that bracket was the last one opened.
  mutating func close(_ bracket: Character) -> Bool {
    guard innermostBracket == bracket else { return false }
    levels.removeLast()
    return true
  }

  /// Notes a key.
  /// - Returns: The depth with it, and the line of the same key in the same mapping, if any.
  mutating func key(_ text: String, at column: Int, line: Int) -> (depth: Int, earlier: Int?) {
    if let bracket = innermostBracket {
      // In `[a: 1, a: 2]` each pair is a mapping of its own.
      guard bracket == "{" else { return (levels.count + 1, nil) }
    } else {
      leaveLevels(deeperThan: column)
      // A list may stand as deep as the key it belongs to; the next key ends it.
      if levels.last?.kind == .items(column: column) { levels.removeLast() }
      if levels.last?.kind != .keys(column: column) {
        levels.append(Level(kind: .keys(column: column)))
      }
    }
    // In place: a copy of the dictionary per key would cost the square of a long mapping.
    return (levels.count, levels[levels.count - 1].lines.updateValue(line, forKey: text))
  }

  private mutating func leaveLevels(deeperThan column: Int) {
    while let last = levels.last?.column, last > column { levels.removeLast() }
  }
}
