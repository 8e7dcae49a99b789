/// Refuses bytes that are no text before any parser sees them.
enum TextCheck {
  /// Reports the first byte that a scenario or table cannot hold.
  ///
  /// Text is UTF-8, with or without a byte-order mark, lines ended by LF or CRLF, and no control
  /// character but the tab.
  /// - Returns: Whether the file is text; emptiness is left to the caller.
  static func passes(_ file: SourceFile, reporting problems: inout Diagnostics) -> Bool {
    if let format = knownFormat(file.bytes) {
      problems.error(.binaryFile, at: file.start, format.message, help: format.help)
      return false
    }
    if let offset = firstControl(in: file.bytes.span) {
      return report(control: offset, in: file, &problems)
    }
    if let offset = firstInvalidUTF8(in: file.bytes) {
      problems.error(
        .notUTF8, at: file.location(atByte: offset),
        "byte \(hexadecimal(file.bytes[offset])) is not UTF-8", help: "save the file as UTF-8")
      return false
    }
    return true
  }

  private static func report(
    control offset: Int, in file: SourceFile, _ problems: inout Diagnostics
  ) -> Bool {
    let byte = file.bytes[offset]
    let location = file.location(atByte: offset)
    if byte == 0x0D {
      problems.error(
        .binaryFile, at: location, "a carriage return stands without a line feed",
        help: "end lines with LF or CRLF")
    } else {
      problems.error(
        .binaryFile, at: location, "byte \(hexadecimal(byte)) is not text: the file is binary",
        help: "give a text file in UTF-8")
    }
    return false
  }

  private static func knownFormat(_ bytes: [UInt8]) -> (message: String, help: String)? {
    let known: [(start: [UInt8], message: String, help: String)] = [
      ([0xFF, 0xFE], "the file is UTF-16", "save it as UTF-8"),
      ([0xFE, 0xFF], "the file is UTF-16", "save it as UTF-8"),
      (
        [0x50, 0x4B, 0x03, 0x04], "the file is a ZIP archive or an Excel workbook",
        "save the sheet as CSV (UTF-8)"
      ),
      ([0x1F, 0x8B], "the file is compressed with gzip", "decompress it first"),
    ]
    return known.first { bytes.starts(with: $0.start) }.map { ($0.message, $0.help) }
  }

  private static func firstControl(in bytes: Span<UInt8>) -> Int? {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      // One comparison for all that is plain: from the space to the tilde.
      if byte &- 0x20 >= 0x5F && (byte < 0x20 || byte == 0x7F) {
        let isLineEnd =
          byte == 0x0A || byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
        if !isLineEnd && byte != 0x09 { return index }
      }
      index &+= 1
    }
    return nil
  }

  private static func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0x0" : "0x") + String(byte, radix: 16, uppercase: true)
  }
}
