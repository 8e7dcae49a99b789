internal import FlowTables

/// Where a target is written: a row of a register, or a mapping of a scenario file.
protocol TargetCells {
  /// Where the whole target stands.
  var place: FileLocation { get }
  /// Whether the columns that a verdict does not need may be left out.
  var isShort: Bool { get }

  /// A text that has to be there, on one line; empty after a complaint.
  func required(_ name: String, _ problems: inout Diagnostics) -> String
  /// Empty where there is none.
  func text(_ name: String, _ problems: inout Diagnostics) -> String
  func year(_ name: String, _ problems: inout Diagnostics) -> Int?
  /// A number and its unit; nil where there is none, or after a complaint.
  func amount(_ name: String, _ problems: inout Diagnostics) -> TargetNumber?
  func location(_ name: String) -> FileLocation
}

/// A number of a target, as it is written.
struct TargetNumber {
  let value: Double
  /// The unit beside the number; nil where the target's unit holds.
  var unit: UnitSymbol?
  let location: FileLocation
}

extension CSVRow: TargetCells {
  var place: FileLocation { location("id") }
  var isShort: Bool { false }

  func text(_ name: String, _ problems: inout Diagnostics) -> String { text(name) }

  func amount(_ name: String, _ problems: inout Diagnostics) -> TargetNumber? {
    number(name, &problems).map { TargetNumber(value: $0, location: location(name)) }
  }
}

/// The keys of a target in a scenario file.
struct TargetKeys: TargetCells {
  let node: YAMLNode

  var place: FileLocation { node.location }
  var isShort: Bool { true }

  func location(_ name: String) -> FileLocation { node[name]?.location ?? node.location }

  func required(_ key: String, _ problems: inout Diagnostics) -> String {
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

  func text(_ key: String, _ problems: inout Diagnostics) -> String {
    node[key].flatMap { $0.isNull ? nil : $0.asText(reporting: &problems) } ?? ""
  }

  func year(_ key: String, _ problems: inout Diagnostics) -> Int? {
    node[key].flatMap { $0.isNull ? nil : $0.asYear(reporting: &problems) }
  }

  /// `40 %`, `2 t CO2-equiv/t`, or a number alone.
  func amount(_ key: String, _ problems: inout Diagnostics) -> TargetNumber? {
    guard let value = node[key], !value.isNull else { return nil }
    guard case .scalar(let text, .plain) = value.content else {
      _ = value.asDouble(reporting: &problems)
      return nil
    }
    let digits = text.prefix { "+-.0123456789eE".contains($0) }
    let symbol = NameSpelling.tidy(String(text.dropFirst(digits.count)))
    if digits.isEmpty || symbol.isEmpty {
      let number = value.asDouble(reporting: &problems)
      return number.map { TargetNumber(value: $0, location: value.location) }
    }
    let number = YAMLNode(plain: String(digits), at: value.location).asDouble(
      reporting: &problems)
    guard let number,
      let unit = UnitSymbol.read(symbol, at: value.location, reporting: &problems)
    else { return nil }
    return TargetNumber(value: number, unit: unit, location: value.location)
  }
}
