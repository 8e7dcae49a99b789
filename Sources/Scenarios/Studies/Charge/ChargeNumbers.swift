internal import FlowEngine
internal import FlowTables

// Numbers and objects of a problem file.
extension YAMLNode {
  /// The entries of an object whose keys must all be known; see `ChargeKeys.check`.
  func asMapping(
    known: [String], shown: [String], reporting problems: inout Diagnostics
  ) -> [Entry]? {
    guard let entries = asMapping(reporting: &problems) else { return nil }
    let names = Set(known)
    for entry in entries where !names.contains(entry.key) {
      problems.report(unknownKey: entry, among: known, shown: shown)
    }
    return entries
  }

  /// A number of zero or more; the key names it in the message.
  func amount(_ key: String, reporting problems: inout Diagnostics) -> Double? {
    guard let value = asDouble(reporting: &problems) else { return nil }
    if value >= 0 { return value }
    problems.error(
      .negativeAmount, at: location, "\(key) is below zero", help: "write zero or more")
    return nil
  }

  /// What a number for an element is.
  enum ElementNumber {
    /// Also in quotes: `"120 ppm"`, or `"<0.02"`, which is read as half.
    case content
    /// Also in quotes: `"120 ppm"`.
    case limit
    case cost
  }

  /// A number for an element.
  ///
  /// - Parameter scale: What a bare number is multiplied by.
  func elementNumber(
    _ kind: ElementNumber, scale: Double, reporting problems: inout Diagnostics
  ) -> Double? {
    guard kind != .cost, case .scalar(let text, .quoted) = content else {
      return amount(kind == .cost ? "a cost" : "a content", reporting: &problems).map { $0 * scale }
    }
    guard let written = ContentText(text, scale: scale), kind == .content || !written.isBelow
    else {
      problems.error(
        .notNumber, at: location, "\(quoted(text)) is not a content",
        help: "write a number such as 0.35, or \"120 ppm\""
          + (kind == .content ? " or \"<0.02\" in quotes" : " in quotes"))
      return nil
    }
    if written.isBelow {
      problems.warning(
        .belowDetection, at: location,
        "contents below the limit of detection are read as half of it")
    }
    return written.estimate
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

  /// Bounds of a share in the unit of the file; as fractions.
  ///
  /// - Parameter whole: 1 for fractions, 100 for per cent.
  func share(
    _ least: String, _ most: String, of whole: Double, reporting problems: inout Diagnostics
  ) -> ChargeProblem.Window {
    func bound(_ key: String) -> Double? {
      self[key]?.number(key, in: 0...whole, reporting: &problems).map { $0 / whole }
    }
    let share = ChargeProblem.Window(minimum: bound(least), maximum: bound(most))
    share.check("the share", at: location, &problems)
    return share
  }

  /// One value for each element: a list in the order of the elements, or an object by name.
  ///
  /// - Parameter scale: What a value is multiplied by, 0.01 for per cent.
  /// - Returns: Nil for an element that is not named; shape `[element]`.
  func byElement(
    _ elements: [String], _ kind: ElementNumber, scale: Double,
    reporting problems: inout Diagnostics
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
        values[index] = item.elementNumber(kind, scale: scale, reporting: &problems)
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
        values[index] = entry.value.elementNumber(
          kind, scale: scale, reporting: &problems)
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
