extension YAMLNode {
  /// A number, alone or with its unit, whose characters look like those of one; else the text.
  static func plainText(_ text: String) -> String {
    guard let folded = LookAlike.folded(text), case .number = DecimalNumber.read(number(folded))
    else { return text }
    return folded
  }

  /// What stands before a known unit; the text where there is none.
  private static func number(_ text: String) -> String {
    if text.hasSuffix("%") {
      return String(text.dropLast().filter { $0 != " " })
    }
    guard let space = text.firstIndex(of: " ") else { return text }
    let unit = text[space...].drop { $0 == " " }
    return UnitSymbol(String(unit)) == nil ? text : String(text[..<space])
  }

  /// Names the first character of a text that looks like another one, at its place.
  ///
  /// - Parameters:
  ///   - text: Of this scalar.
  ///   - plain: The ASCII character wanted, or nil for any.
  func reportLookAlike(
    in text: String, _ problems: inout Diagnostics, plain: Unicode.Scalar? = nil
  ) -> Bool {
    guard let found = LookAlike.first(in: text, where: { plain == nil || $0 == plain }) else {
      return false
    }
    problems.error(
      .lookAlike, at: Self.place(of: found, location, isQuoted: isQuoted),
      "\(found.message) stands in \(quoted(text))", help: found.help)
    return true
  }

  fileprivate static func place(
    of found: LookAlike.Finding, _ start: FileLocation, isQuoted: Bool
  ) -> FileLocation {
    start.file.location(
      line: start.line, column: start.column + found.offset + (isQuoted ? 1 : 0))
  }

  private var isQuoted: Bool {
    if case .scalar(_, .quoted) = content { return true }
    return false
  }
}

extension YAMLNode.Entry {
  /// As ``YAMLNode/reportLookAlike(in:_:plain:)``, for a key that is not known.
  ///
  /// - Parameter what: What the keys are.
  package func reportLookAlike(
    _ what: String, plain: Unicode.Scalar? = nil, reporting problems: inout Diagnostics
  ) -> Bool {
    guard let found = LookAlike.first(in: key, where: { plain == nil || $0 == plain }) else {
      return false
    }
    problems.error(
      .lookAlike, at: YAMLNode.place(of: found, keyLocation, isQuoted: false),
      "\(found.message) stands in the \(what) \(quoted(key))", help: found.help)
    return true
  }
}
