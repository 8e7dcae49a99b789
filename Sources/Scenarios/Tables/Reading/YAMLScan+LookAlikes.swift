extension YAMLScan {
  func text(_ bytes: Range<Int>) -> String {
    String(decoding: file.bytes[bytes], as: UTF8.self)
  }

  /// A character that hides a key: a space of another kind before it, a colon of another kind
  /// behind it, or behind what stands above it.
  func lookAlike(
    from start: Int, to end: Int, at startColumn: Int, _ isKey: Bool, _ isContinuation: Bool
  ) -> (offset: Int, finding: LookAlike.Finding)? {
    if isInFlow { return nil }
    let text = text(start..<end)
    let isFirst = file.bytes[lineStart..<start].allSatisfy { $0 == 0x20 }
    if isFirst, let found = LookAlike.first(in: text, where: { $0 == " " }), found.offset == 0 {
      return (start, found)
    }
    if isKey && isContinuation { return colon(in: lastPlain) }
    let isWhereKeysStand = isFirst && startColumn == max(0, outline.blockColumn)
    return isKey || !isWhereKeysStand ? nil : colon(in: start..<end)
  }

  private func colon(in bytes: Range<Int>) -> (offset: Int, finding: LookAlike.Finding)? {
    let text = text(bytes)
    guard let found = LookAlike.first(in: text, where: { $0 == ":" }) else { return nil }
    let before = text.unicodeScalars.prefix(found.offset).reduce(0) { $0 + UTF8.width($1) }
    return (bytes.lowerBound + before, found)
  }
}
