/// Refuses bytes that are no text before any parser sees them.
enum TextCheck {
  /// The file as UTF-8, or nil after reporting the first character that no text holds.
  ///
  /// Text is UTF-8, with or without one byte-order mark, lines ended by LF or CRLF, without the
  /// characters of ``HiddenCharacter/isRefused(_:)``; emptiness is left to the caller. UTF-16 and
  /// GB18030 are read as well, and told in a note.
  static func text(of file: SourceFile, reporting problems: inout Diagnostics) -> SourceFile? {
    if let format = knownFormat(file.bytes) {
      problems.error(.binaryFile, at: file.start, format.message, help: format.help)
      return nil
    }
    // Only where the first look fails: plain UTF-8 is looked at once.
    let refused = firstRefused(in: file.bytes.span, from: file.textStart)
    if refused == nil && firstInvalidUTF8(in: file.bytes) == nil { return file }
    if let encoding = TextEncoding.utf16(of: file.bytes) {
      return converted(file, from: encoding, &problems)
    }
    if let offset = refused, file.bytes[offset] < 0x80 {
      report(control: offset, in: file, &problems)
      return nil
    }
    if let offset = firstInvalidUTF8(in: file.bytes), offset < refused ?? .max {
      return converted(file, from: .gb18030, &problems)
    }
    if let offset = refused { report(hidden: offset, in: file, &problems) }
    return nil
  }

  private static func converted(
    _ file: SourceFile, from encoding: TextEncoding, _ problems: inout Diagnostics
  ) -> SourceFile? {
    do throws(TextEncoding.Missing) {
      guard let bytes = try encoding.decoded(file.bytes) else {
        reportEncoding(of: file, &problems)
        return nil
      }
      let text = SourceFile(path: file.path, bytes: bytes)
      if let offset = firstRefused(in: bytes.span, from: text.textStart) {
        if bytes[offset] < 0x80 {
          report(control: offset, in: text, &problems)
        } else {
          report(hidden: offset, in: text, &problems)
        }
        return nil
      }
      problems.note(
        .otherEncoding, at: text.start, "read as \(encoding.name)",
        help: "save it as 'CSV UTF-8' or UTF-8 if characters are wrong")
      return text
    } catch {
      problems.error(
        .notUTF8, at: file.start,
        "the file is \(encoding.name), which the C library of this machine does not know",
        help: "save the file as UTF-8; Excel calls it 'CSV UTF-8'")
      return nil
    }
  }

  private static func reportEncoding(of file: SourceFile, _ problems: inout Diagnostics) {
    guard let offset = firstInvalidUTF8(in: file.bytes) else {
      problems.error(
        .notUTF8, at: file.start, "the file is neither UTF-8 nor whole UTF-16",
        help: "save the file as UTF-8; Excel calls it 'CSV UTF-8'")
      return
    }
    problems.error(
      .notUTF8, at: file.location(atByte: offset),
      "byte \(hexadecimal(file.bytes[offset])) is neither UTF-8 nor GBK",
      help: "save the file as UTF-8; Excel calls it 'CSV UTF-8'")
  }

  /// Whether a file holds nothing: no byte, or only spaces, line ends and byte-order marks.
  static func isBlank(_ file: SourceFile) -> Bool {
    var bytes = file.bytes[...]
    while let first = bytes.first {
      if [0x20, 0x09, 0x0A, 0x0D].contains(first) {
        bytes.removeFirst()
      } else if let mark = blanks.first(where: bytes.starts(with:)) {
        bytes.removeFirst(mark.count)
      } else {
        return false
      }
    }
    return true
  }

  /// U+FEFF, U+0085, U+2028 and U+2029.
  private static let blanks: [[UInt8]] = [
    [0xEF, 0xBB, 0xBF], [0xC2, 0x85], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xA9],
  ]

  private static func report(
    control offset: Int, in file: SourceFile, _ problems: inout Diagnostics
  ) {
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
  }

  private static func report(
    hidden offset: Int, in file: SourceFile, _ problems: inout Diagnostics
  ) {
    let text = String(decoding: file.bytes[offset...].prefix(3), as: UTF8.self)
    let complaint = HiddenCharacter.complaint(about: text.unicodeScalars.first ?? "\u{FFFD}")
    problems.error(
      .hiddenCharacter, at: file.location(atByte: offset), complaint.message, help: complaint.help)
  }

  private static func knownFormat(_ bytes: [UInt8]) -> (message: String, help: String)? {
    let known: [(start: [UInt8], message: String, help: String)] = [
      (
        [0x50, 0x4B, 0x03, 0x04], "the file is a ZIP archive or an Excel workbook",
        "save the sheet as CSV (UTF-8)"
      ),
      ([0xD0, 0xCF, 0x11, 0xE0], "the file is an Excel workbook", "save the sheet as CSV (UTF-8)"),
      ([0x1F, 0x8B], "the file is compressed with gzip", "decompress it first"),
    ]
    return known.first { bytes.starts(with: $0.start) }.map { ($0.message, $0.help) }
  }

  private static func firstRefused(in bytes: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      // One comparison for all that is plain: from the space to the tilde.
      if byte &- 0x20 >= 0x5F && byte != 0x0A && byte != 0x09 {
        if byte >= 0x80 {
          if isRefused(bytes, at: index) { return index }
        } else if byte != 0x0D || index + 1 >= bytes.count || bytes[index + 1] != 0x0A {
          return index
        }
      }
      index &+= 1
    }
    return nil
  }

  /// Whether a character of several bytes that begins here is one of
  /// ``HiddenCharacter/isRefused(_:)``.
  private static func isRefused(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    // Continuation bytes and most characters need no second look.
    let first = bytes[index]
    guard first == 0xE2 || first == 0xC2 || first == 0xEF || first == 0xD8,
      index + 1 < bytes.count
    else { return false }
    let second = bytes[index + 1]
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    switch (first, second) {
    case (0xC2, 0x80..<0xA0), (0xD8, 0x9C): return true
    case (0xE2, 0x80): return third == 0x8E || third == 0x8F || (0xA8...0xAE).contains(third)
    case (0xE2, 0x81): return (0xA6...0xA9).contains(third)
    case (0xEF, 0xBB): return third == 0xBF
    case (0xEF, 0xBF): return third == 0xBE || third == 0xBF
    default: return false
    }
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

extension HiddenCharacter {
  /// Reports the first refused character of a value whose escapes, such as `\e`, are resolved.
  ///
  /// - Returns: Whether there is none.
  static func passes(
    _ text: String, at location: FileLocation, reporting problems: inout Diagnostics
  ) -> Bool {
    guard let scalar = text.unicodeScalars.first(where: isRefused) else { return true }
    let complaint = complaint(about: scalar)
    problems.error(
      .hiddenCharacter, at: location, "the escape of " + complaint.message,
      help: "remove the escape")
    return false
  }
}
