/// A value of a scenario file with its place.
public struct YAMLNode: Sendable {
  public enum Content: Sendable {
    /// Keys are distinct and in the order of the file.
    case mapping([Entry])
    case sequence([YAMLNode])
    case scalar(String, ScalarStyle)
  }

  /// Whether a scalar may be a number or a truth value, or is text because it stands in quotes.
  public enum ScalarStyle: Sendable {
    case plain
    case quoted
  }

  /// A key of a mapping with its value.
  public struct Entry: Sendable {
    public let key: String
    public let keyLocation: FileLocation
    public let value: YAMLNode
    /// Where the inherited value is that a `null` takes back; nil for every other value.
    package let takesBack: FileLocation?

    package init(
      key: String, keyLocation: FileLocation, value: YAMLNode, takesBack: FileLocation? = nil
    ) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
      self.takesBack = takesBack
    }
  }

  public let content: Content
  public let location: FileLocation

  public init(_ content: Content, at location: FileLocation) {
    self.content = content
    self.location = location
  }

  /// A scalar given elsewhere than in a file, such as `--set horizon.end=2040`.
  public init(plain text: String, at location: FileLocation) {
    self.init(.scalar(text, .plain), at: location)
  }

  /// The value of a key; nil where there is no such key or this is no mapping.
  public subscript(key: String) -> YAMLNode? { entry(key)?.value }

  public func entry(_ key: String) -> Entry? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }
  }

  /// An empty value, `~` or `null` (YAML 1.2 core schema).
  public var isNull: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// A key without a value, or a mapping without entries, as where all lines below are comments.
  package var isEmpty: Bool {
    switch content {
    case .mapping(let entries): entries.isEmpty
    case .sequence: false
    case .scalar(let text, let style): style == .plain && text.isEmpty
    }
  }

  /// What this is, as messages name it.
  public var kind: String {
    switch content {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .scalar(let text, _): isNull ? "nothing" : quoted(text)
    }
  }
}

// The conversions report what is wrong and answer nil, so that all problems come out together.
extension YAMLNode {
  public func asMapping(reporting problems: inout Diagnostics) -> [Entry]? {
    if case .mapping(let entries) = content { return entries }
    if case .scalar(let text, .plain) = content, reportLookAlike(in: text, &problems, plain: ":") {
      return nil
    }
    problems.error(
      .wrongKind, at: location, "\(kind) stands where keys and values are needed",
      help: "write 'key: value' lines")
    return nil
  }

  /// The entries of a mapping whose keys must all be among `known`; unknown keys are reported.
  ///
  /// - Parameter what: What the keys are, for the message: `key`, `lever`.
  public func asMapping(
    known: [String], what: String = "key", reporting problems: inout Diagnostics
  ) -> [Entry]? {
    guard let entries = asMapping(reporting: &problems) else { return nil }
    let names = Set(known)
    let foreign = entries.filter { !names.contains($0.key) }
    if foreign.isEmpty { return entries }
    for entry in foreign {
      if entry.reportLookAlike(what, reporting: &problems) { continue }
      problems.error(
        .unknownKey, at: entry.keyLocation, "unknown \(what) \(quoted(entry.key))",
        help: NearestName.help(for: entry.key, among: known))
    }
    return entries.filter { names.contains($0.key) }
  }

  public func asSequence(reporting problems: inout Diagnostics) -> [YAMLNode]? {
    if case .sequence(let items) = content { return items }
    problems.error(
      .wrongKind, at: location, "\(kind) stands where a list is needed",
      help: "write [first, second] or '- item' lines")
    return nil
  }

  /// Any text: plain or in quotes, but no mapping, list or empty value.
  public func asText(reporting problems: inout Diagnostics) -> String? {
    if case .scalar(let text, _) = content, !isNull { return text }
    problems.error(
      .notText, at: location, "\(kind) stands where a text is needed", help: "write a text")
    return nil
  }

  /// `true` or `false`; `yes`, `no`, `on`, `off` are text in YAML 1.2.
  public func asBool(reporting problems: inout Diagnostics) -> Bool? {
    switch content {
    case .scalar("true", .plain), .scalar("True", .plain), .scalar("TRUE", .plain): return true
    case .scalar("false", .plain), .scalar("False", .plain), .scalar("FALSE", .plain): return false
    default:
      problems.error(
        .notTruthValue, at: location, "\(kind) is neither true nor false",
        help: "write true or false")
      return nil
    }
  }

  /// A decimal whole number; `0o17`, `0x1F`, `1_000` and `12:30` are refused.
  public func asInt(reporting problems: inout Diagnostics) -> Int? {
    if case .scalar(let text, .plain) = content, !isOctalLooking(text),
      let value = DecimalNumber.integer(Array(text.utf8).span)
    {
      return value
    }
    if case .scalar(let text, _) = content, reportLookAlike(in: text, &problems) { return nil }
    problems.error(
      .notInteger, at: location, "\(kind) is not a whole number",
      help: isQuotedNumber
        ? "write it without quotes" : "write a decimal whole number such as 2030")
    return nil
  }

  /// A decimal number within ``Magnitude``.
  public func asDouble(reporting problems: inout Diagnostics) -> Double? {
    guard case .scalar(let text, .plain) = content, !isOctalLooking(text), !isNull else {
      reportNoNumber(&problems)
      return nil
    }
    switch DecimalNumber.read(text) {
    case .number(let value): return value
    case .outside(let fault):
      problems.error(
        .outsideMagnitude, at: location, fault.message(for: quoted(text)), help: fault.help)
    case .notFinite:
      problems.error(
        .notFinite, at: location, "\(quoted(text)) is not a finite number",
        help: "write a number such as 0.35")
    case .notDecimal: reportNoNumber(&problems)
    }
    return nil
  }

  /// A calendar year in 1900...2200.
  public func asYear(reporting problems: inout Diagnostics) -> Int? {
    guard case .scalar(let text, .plain) = content,
      let year = DecimalNumber.integer(Array(text.utf8).span)
    else {
      if case .scalar(let text, _) = content, reportLookAlike(in: text, &problems) { return nil }
      problems.error(
        .yearOutOfRange, at: location, "\(kind) is not a year",
        help: isQuotedNumber ? "write it without quotes" : "write a year such as 2030")
      return nil
    }
    let range = CalendarYears.allowed
    if range.contains(year) { return year }
    problems.error(
      .yearOutOfRange, at: location,
      "the year \(printable(text, limit: 20)) is out of range",
      help: "write a year in \(range.text)")
    return nil
  }

  private func reportNoNumber(_ problems: inout Diagnostics) {
    if case .scalar(let text, _) = content, reportLookAlike(in: text, &problems) { return }
    problems.error(
      .notNumber, at: location, "\(kind) is not a number",
      help: isQuotedNumber
        ? "write it without quotes" : "write a decimal number such as 0.35")
  }

  /// Whether the quotes alone make this no number.
  private var isQuotedNumber: Bool {
    guard case .scalar(let text, .quoted) = content, case .number = DecimalNumber.read(text) else {
      return false
    }
    return true
  }

  /// `010` is 8 in YAML 1.1 and 10 in YAML 1.2: refused, because a reader may mean either.
  private func isOctalLooking(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == 0x2B || $0 == 0x2D }
    return digits.count > 1 && digits.allSatisfy { $0 &- 0x30 < 10 } && digits.first == 0x30
  }
}

extension YAMLNode {
  /// Whether another value says the same in the same words, wherever it stands.
  package func saysSame(as other: YAMLNode) -> Bool {
    switch (content, other.content) {
    case (.scalar(let text, let style), .scalar(let otherText, let otherStyle)):
      text == otherText && style == otherStyle
    case (.sequence(let items), .sequence(let others)):
      items.count == others.count && zip(items, others).allSatisfy { $0.saysSame(as: $1) }
    case (.mapping(let entries), .mapping(let others)):
      entries.count == others.count
        && zip(entries, others).allSatisfy { $0.key == $1.key && $0.value.saysSame(as: $1.value) }
    default: false
    }
  }
}
