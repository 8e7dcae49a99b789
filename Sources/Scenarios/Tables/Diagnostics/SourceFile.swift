/// A scenario or data file as it was read, kept so that an error can show the line it means.
public struct SourceFile: Sendable {
  /// The path as the user wrote it; `<stdin>` where the scenario was `-`.
  public let path: String
  /// The bytes as read, byte-order mark and CRLF included.
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The last part of the path, without `.yaml`; a built-in scenario goes by it.
  package var name: String {
    let last = path.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? path
    return last.hasSuffix(".yaml") ? String(last.dropLast(5)) : last
  }

  /// No absolute path: the same study gives the same results wherever it lies.
  package var portablePath: String {
    if path == "<stdin>" { return "-" }
    return path.hasPrefix("/") ? path.split(separator: "/").last.map(String.init) ?? path : path
  }

  /// The whole file as a place: its first character.
  public var start: FileLocation { location(line: 1, column: 1) }

  /// A place in this file.
  ///
  /// - Parameters:
  ///   - line: One-based.
  ///   - column: One-based, counted in Unicode scalars, as libyaml does.
  ///   - length: Scalars that the caret underlines; at least 1.
  public func location(line: Int, column: Int, length: Int = 1) -> FileLocation {
    FileLocation(file: self, line: line, column: column, endColumn: column + max(1, length))
  }

  /// Where the text begins: 3 after a UTF-8 byte-order mark, else 0.
  var textStart: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The place of a byte, found by counting from the start of the file.
  func location(atByte offset: Int, length: Int = 1) -> FileLocation {
    var line = 1
    var lineStart = textStart
    for index in lineStart..<max(lineStart, min(offset, bytes.count)) where bytes[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    let column = 1 + scalarCount(from: lineStart, to: offset)
    return location(line: line, column: column, length: length)
  }

  /// Unicode scalars between two bytes: every byte except the continuation bytes 10xxxxxx.
  func scalarCount(from start: Int, to end: Int) -> Int {
    guard start < end else { return 0 }
    return bytes[start..<min(end, bytes.count)].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }

  /// The text of a line without its line end, or nil past the last line.
  func line(_ number: Int) -> ArraySlice<UInt8>? {
    var remaining = bytes[textStart...]
    for _ in 1..<max(1, number) {
      guard let end = remaining.firstIndex(of: 0x0A) else { return nil }
      remaining = remaining[(end + 1)...]
    }
    let line = remaining.prefix { $0 != 0x0A }
    return line.last == 0x0D ? line.dropLast() : line
  }
}

/// A place in a file: line and columns are one-based and count Unicode scalars.
public struct FileLocation: Sendable {
  public let file: SourceFile
  public let line: Int
  public let column: Int
  /// One past the last column meant; `column + 1` where only a point is known.
  public let endColumn: Int

  public init(file: SourceFile, line: Int, column: Int, endColumn: Int) {
    self.file = file
    self.line = line
    self.column = column
    self.endColumn = endColumn
  }

  /// A place without text behind it, such as an option of the command line; it gets no picture.
  public init(path: String, line: Int = 1, column: Int = 1) {
    let nothing = SourceFile(path: path, bytes: [])
    self.init(file: nothing, line: line, column: column, endColumn: column + 1)
  }

  public var path: String { file.path }
}

extension FileLocation: Equatable, Comparable, CustomStringConvertible {
  /// Same path, line and columns; the bytes behind it are not compared.
  public static func == (a: FileLocation, b: FileLocation) -> Bool {
    (a.path, a.line, a.column, a.endColumn) == (b.path, b.line, b.column, b.endColumn)
  }

  /// By path, then line, then column.
  public static func < (a: FileLocation, b: FileLocation) -> Bool {
    (a.path, a.line, a.column, a.endColumn) < (b.path, b.line, b.column, b.endColumn)
  }

  /// As in `Scenarios/china-reference.yaml:9:3`.
  public var description: String { "\(path):\(line):\(column)" }
}
