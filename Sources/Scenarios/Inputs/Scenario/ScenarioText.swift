internal import FlowTables

/// A merged scenario as a file that can be run again, each value with the place it comes from.
///
///     levers:
///       grade-separation: {2025: 0 %, 2030: 30 %}  # from builtin:same-grade.yaml:7
public struct ScenarioText {
  private var lines: [(text: String, origin: String?)] = []

  public init(_ scenario: Scenario) { self.init(scenario, targets: nil) }

  /// - Parameter targets: Where the register lies, if not where the scenario says.
  package init(_ scenario: Scenario, targets: String?) {
    self.targets = targets
    block(scenario.document, indent: 0)
  }

  private let targets: String?

  /// - Parameter origins: Whether to say behind each value which file and line set it.
  public func text(origins: Bool) -> String {
    let widths = lines.map { $0.text.unicodeScalars.count }
    let width = widths.filter { $0 <= Self.widestAligned }.max() ?? 0
    var result = ""
    for (line, own) in zip(lines, widths) {
      result += line.text
      if origins, let origin = line.origin {
        result += String(repeating: " ", count: max(0, width - own))
        result += "  # from \(origin)"
      }
      result += "\n"
    }
    return result
  }

  /// A longer line (the path of a lever with many years) does not push all origins to the right.
  private static let widestAligned = 64

  private mutating func block(_ node: YAMLNode, indent: Int) {
    guard case .mapping(let entries) = node.content else { return }
    let margin = String(repeating: " ", count: indent)
    for entry in entries {
      let key = margin + Self.scalar(entry.key, .plain, inFlow: false) + ":"
      switch entry.value.content {
      case .mapping(let inner) where !inner.isEmpty && !ScenarioMerge.isWhole(entry.value):
        lines.append((key, nil))
        block(entry.value, indent: indent + 2)
      case .sequence(let items) where !items.isEmpty:
        lines.append((key, nil))
        for item in items { lines.append(("\(margin)  - \(Self.flow(item))", item.location.place)) }
      default:
        let moved = indent == 0 && entry.key == "targets" ? targets : nil
        let value =
          moved.map { Self.scalar($0, .plain, inFlow: false) }
          ?? Self.flow(entry.value, isOutermost: true)
        let takesBack = entry.takesBack.map { ", takes back \($0.place)" } ?? ""
        lines.append(
          (value.isEmpty ? key : "\(key) \(value)", entry.value.location.place + takesBack))
      }
    }
  }

  /// A value on one line.
  private static func flow(_ node: YAMLNode, isOutermost: Bool = false) -> String {
    switch node.content {
    case .scalar(let text, let style): return scalar(text, style, inFlow: !isOutermost)
    case .sequence(let items): return "[\(items.map { flow($0) }.joined(separator: ", "))]"
    case .mapping(let entries):
      let pairs = entries.map { "\(scalar($0.key, .plain, inFlow: true)): \(flow($0.value))" }
      return "{\(pairs.joined(separator: ", "))}"
    }
  }

  /// Plain where the file had it plain and one line can hold it so, else in double quotes.
  private static func scalar(
    _ text: String, _ style: YAMLNode.ScalarStyle, inFlow: Bool
  ) -> String {
    if case .plain = style {
      if text.isEmpty { return inFlow ? "null" : "" }
      if isPlain(text, inFlow: inFlow) { return text }
    }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where HiddenCharacter.isPrintedAsNumber(scalar): quoted += escape(scalar)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// `\u200B`, or `\U` and eight digits.
  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let width = digits.count > 4 ? 8 : 4
    return (width == 8 ? "\\U" : "\\u")
      + String(repeating: "0", count: width - digits.count) + digits
  }

  /// Whether a text reads back as itself without quotes (YAML 1.2, 7.3.3).
  private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
    let isForeign = text.unicodeScalars.contains {
      $0 == "\n" || $0 == "\t" || HiddenCharacter.isPrintedAsNumber($0)
    }
    if isForeign || text.hasPrefix(" ") || text.hasSuffix(" ") { return false }
    if text.hasSuffix(":") || text.contains(": ") || text.contains(" #") { return false }
    let first = text.unicodeScalars.first ?? " "
    if "-?:".unicodeScalars.contains(first) {
      // A sign before a number, but no item of a list.
      let second = text.unicodeScalars.dropFirst().first ?? " "
      if second == " " || first != "-" { return false }
    } else if ",[]{}#&*!|>'\"%@`".unicodeScalars.contains(first) {
      return false
    }
    return !inFlow || !text.utf8.contains { ",[]{}".utf8.contains($0) }
  }
}

extension ScenarioText {
  /// One JSON document: `{"scenario":…,"values":[{key,value,file,line}]}`.
  ///
  /// A `null` that takes an inherited value back has `takes_back_file` and `takes_back_line` too.
  public static func json(_ scenario: Scenario) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { document in
      document.field("scenario", scenario.name)
      document.array("values") { values in
        for value in scenario.values {
          values.object {
            $0.field("key", value.key)
            $0.field("value", value.text)
            $0.field("file", value.location.path)
            $0.field("line", value.location.line)
            if let taken = value.takesBack {
              $0.field("takes_back_file", taken.path)
              $0.field("takes_back_line", taken.line)
            }
          }
        }
      }
    }
    return writer.finished()
  }
}
