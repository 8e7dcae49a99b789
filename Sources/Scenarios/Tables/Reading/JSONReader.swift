/// Reads JSON as RFC 8259 has it: no comments, no trailing commas, no second value of a key.
///
/// The answer is the tree that scenario files give too, so both share their conversions and the
/// places in their errors. A document stops at its first syntax error: the rest cannot be known.
public struct JSONReader {
  /// Deeper than any problem file goes, shallow enough for the stack.
  public static let depthLimit = 64
  /// 16 MiB: a national problem has some 10 kB.
  public static let sizeLimit = 16 << 20

  private struct SyntaxError: Error {
    let diagnostic: Diagnostic
  }

  private let file: SourceFile
  private var offset: Int
  private var line = 1
  private var column = 1
  private var repeated = Diagnostics()

  private init(_ file: SourceFile) {
    self.file = file
    offset = file.textStart
  }

  /// - Returns: Nil after reporting what is wrong.
  public static func read(
    _ file: SourceFile, reporting problems: inout Diagnostics
  ) -> YAMLNode? {
    if TextCheck.isBlank(file) {
      problems.error(.emptyFile, at: file.start, "the file is empty", help: "write one JSON object")
      return nil
    }
    guard let file = TextCheck.text(of: file, reporting: &problems) else { return nil }
    var reader = JSONReader(file)
    do throws(SyntaxError) {
      let node = try reader.document()
      problems.append(contentsOf: reader.repeated)
      return reader.repeated.hasErrors ? nil : node
    } catch {
      problems.append(contentsOf: reader.repeated)
      problems.append(error.diagnostic)
      return nil
    }
  }

  private mutating func document() throws(SyntaxError) -> YAMLNode {
    skipSpace()
    let node = try value(depth: 0)
    skipSpace()
    if offset < file.bytes.count {
      throw error("text follows the end of the document", help: "delete it, or put it inside")
    }
    return node
  }

  // MARK: Values
  private mutating func value(depth: Int) throws(SyntaxError) -> YAMLNode {
    if depth > Self.depthLimit {
      throw SyntaxError(
        diagnostic: Diagnostic(
          .nestedTooDeep, at: here(), "values are nested more than \(Self.depthLimit) deep",
          help: "write the problem flatter"))
    }
    let start = here()
    switch peek ?? 0 {
    case UInt8(ascii: "{"): return try object(at: start, depth: depth)
    case UInt8(ascii: "["): return try array(at: start, depth: depth)
    case UInt8(ascii: "\""): return YAMLNode(.scalar(try string(), .quoted), at: span(start))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return YAMLNode(.scalar(try number(), .plain), at: span(start))
    default: return try word(at: start)
    }
  }

  private mutating func object(
    at start: FileLocation, depth: Int
  ) throws(SyntaxError) -> YAMLNode {
    advance()
    var entries: [YAMLNode.Entry] = []
    var keys: Set<String> = []
    skipSpace()
    if take("}") { return YAMLNode(.mapping([]), at: start) }
    while true {
      skipSpace()
      let keyStart = here()
      if peek != UInt8(ascii: "\"") {
        throw error("a key in double quotes is missing", help: "write \"key\": value")
      }
      let key = try string()
      let place = span(keyStart)
      skipSpace()
      if !take(":") {
        throw error("':' is missing after the key \(quoted(key))", help: "write ':'")
      }
      skipSpace()
      let value = try value(depth: depth + 1)
      if keys.insert(key).inserted {
        entries.append(YAMLNode.Entry(key: key, keyLocation: place, value: value))
      } else {
        repeated.error(
          .duplicateKey, at: place, "the key \(quoted(key)) occurs twice",
          help: "keep one of the two")
      }
      skipSpace()
      if take("}") { return YAMLNode(.mapping(entries), at: start) }
      if !take(",") { throw error("',' or '}' is missing", help: "write one of them") }
    }
  }

  private mutating func array(at start: FileLocation, depth: Int) throws(SyntaxError) -> YAMLNode {
    advance()
    var items: [YAMLNode] = []
    skipSpace()
    if take("]") { return YAMLNode(.sequence([]), at: start) }
    while true {
      skipSpace()
      items.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return YAMLNode(.sequence(items), at: start) }
      if !take(",") { throw error("',' or ']' is missing", help: "write one of them") }
    }
  }

  private mutating func word(at start: FileLocation) throws(SyntaxError) -> YAMLNode {
    for word in ["true", "false", "null"]
    where file.bytes[offset...].starts(with: word.utf8) {
      for _ in word.utf8 { advance() }
      return YAMLNode(.scalar(word, .plain), at: span(start))
    }
    throw error("a value is missing", help: "write a number, a \"text\", a list or an object")
  }

  private mutating func number() throws(SyntaxError) -> String {
    let start = offset
    if peek == UInt8(ascii: "-") { advance() }
    if peek == UInt8(ascii: "0") { advance() } else { try digits() }
    if let digit = peek, digit &- 0x30 < 10 {
      throw error("a number starts with a zero", help: "delete the zero")
    }
    if peek == UInt8(ascii: ".") {
      advance()
      try digits()
    }
    if let letter = peek, letter | 0x20 == UInt8(ascii: "e") {
      advance()
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { advance() }
      try digits()
    }
    return String(decoding: file.bytes[start..<offset], as: UTF8.self)
  }

  private mutating func digits() throws(SyntaxError) {
    guard let digit = peek, digit &- 0x30 < 10 else {
      throw error("a digit is missing", help: "write a number such as 0.35")
    }
    while let digit = peek, digit &- 0x30 < 10 { advance() }
  }
}

// MARK: Strings
extension JSONReader {
  private mutating func string() throws(SyntaxError) -> String {
    let start = here()
    advance()
    var bytes: [UInt8] = []
    while let byte = peek {
      if byte == UInt8(ascii: "\"") {
        advance()
        let text = String(decoding: bytes, as: UTF8.self)
        var hidden = Diagnostics()
        if HiddenCharacter.passes(text, at: span(start), reporting: &hidden) { return text }
        throw SyntaxError(diagnostic: hidden.found[0])
      }
      if byte < 0x20 {
        throw error("a text holds a line end or a tab", help: "write \\n or \\t, or close it")
      }
      advance()
      if byte == UInt8(ascii: "\\") { try escape(into: &bytes) } else { bytes.append(byte) }
    }
    throw error("a text is not closed", help: "write '\"' at its end")
  }

  private mutating func escape(into bytes: inout [UInt8]) throws(SyntaxError) {
    let letters: [(UInt8, UInt8)] = [
      (UInt8(ascii: "\""), 0x22), (UInt8(ascii: "\\"), 0x5C), (UInt8(ascii: "/"), 0x2F),
      (UInt8(ascii: "b"), 0x08), (UInt8(ascii: "f"), 0x0C), (UInt8(ascii: "n"), 0x0A),
      (UInt8(ascii: "r"), 0x0D), (UInt8(ascii: "t"), 0x09),
    ]
    if let pair = letters.first(where: { $0.0 == peek }) {
      advance()
      bytes.append(pair.1)
    } else if take("u") {
      bytes.append(contentsOf: String(try scalar()).utf8)
    } else {
      throw error("'\\' starts no known escape", help: "write \\\\ for a backslash")
    }
  }

  /// Four hexadecimal digits, and four more where they are half of a pair.
  private mutating func scalar() throws(SyntaxError) -> Character {
    var code = try hexadecimal()
    if 0xD800..<0xDC00 ~= code, take("\\"), take("u") {
      let low = try hexadecimal()
      if 0xDC00..<0xE000 ~= low { code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) }
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw error("\\u names half a character", help: "write both halves, or the character itself")
    }
    return Character(scalar)
  }

  private mutating func hexadecimal() throws(SyntaxError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("\\u needs four hexadecimal digits", help: "write \\u00e9 for é, or é")
      }
      code = code * 16 + UInt32(digit)
      advance()
    }
    return code
  }

  // MARK: Places
  private var peek: UInt8? { offset < file.bytes.count ? file.bytes[offset] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    if peek != UInt8(ascii: character) { return false }
    advance()
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      advance()
    }
  }

  private mutating func advance() {
    let byte = file.bytes[offset]
    offset += 1
    if byte == 0x0A {
      line += 1
      column = 1
    } else if offset == file.bytes.count || file.bytes[offset] & 0xC0 != 0x80 {
      column += 1
    }
  }

  private func here() -> FileLocation { file.location(line: line, column: column) }

  /// From where a value started to here, if both are on one line.
  private func span(_ start: FileLocation) -> FileLocation {
    file.location(line: start.line, column: start.column, length: column - start.column)
  }

  private func error(_ message: String, help: String) -> SyntaxError {
    SyntaxError(diagnostic: Diagnostic(.jsonSyntax, at: here(), message, help: help))
  }
}
