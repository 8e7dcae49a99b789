/// One pass over the bytes of a table.
///
/// Four bytes a cell and eight a row: a table of empty cells is the largest for its size.
struct CSVScan {
  /// One past each cell with its quotes; shape `[row, column]`, flat, the header first.
  private(set) var ends: [UInt32] = []
  /// Where each row begins, the header first.
  private(set) var starts: [UInt32] = []
  /// The line in which each row begins.
  private(set) var lines: [UInt32] = []
  /// Cells of the header.
  private(set) var width = 0
  /// Rows of another width than the header; they are left out.
  private(set) var ragged = Diagnostics()
  /// What ends the scan.
  private(set) var stop: Stop?

  enum Stop {
    case strayQuote(offset: Int, message: String, help: String)
    case otherSeparator(offset: Int, UInt8)
    case tooWide
  }

  private let file: SourceFile
  let separator: UInt8
  /// No byte above it ends a cell.
  private let lastEnd: UInt8
  private var line: UInt32

  private static let quote: UInt8 = 0x22
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  init(_ file: SourceFile, _ form: CSVForm) {
    self.file = file
    separator = form.separator
    lastEnd = max(form.separator, Self.quote)
    line = UInt32(form.line)
    let bytes = file.bytes.span
    reserve(bytes)
    var index = form.start
    while index < bytes.count && stop == nil {
      if bytes[index] == Self.lineFeed || bytes[index] == Self.carriageReturn {
        if bytes[index] == Self.lineFeed { line += 1 }
        index += 1
      } else {
        index = scanRow(bytes, from: index)
      }
    }
  }

  /// Room for all cells: an array that grows would need twice the memory on its way.
  private mutating func reserve(_ bytes: Span<UInt8>) {
    var separators = 0
    var lineFeeds = 0
    for index in bytes.indices {
      separators &+= bytes[index] == separator ? 1 : 0
      lineFeeds &+= bytes[index] == Self.lineFeed ? 1 : 0
    }
    ends.reserveCapacity(separators + lineFeeds + 1)
    starts.reserveCapacity(lineFeeds + 1)
    lines.reserveCapacity(lineFeeds + 1)
  }

  /// - Returns: The row's line end.
  private mutating func scanRow(_ bytes: Span<UInt8>, from start: Int) -> Int {
    let firstLine = line
    let before = ends.count
    var index = start
    while true {
      index =
        index < bytes.count && bytes[index] == Self.quote
        ? scanQuoted(bytes, from: index) : scanPlain(bytes, from: index)
      ends.append(UInt32(index))
      guard index < bytes.count && bytes[index] == separator && stop == nil else { break }
      index += 1
      if width == 0 && ends.count > CSVTable.columnLimit {
        stop = .tooWide
        return index
      }
    }
    keepRow(bytes, from: start, line: firstLine, cells: ends.count - before)
    return index
  }

  private mutating func keepRow(
    _ bytes: Span<UInt8>, from start: Int, line: UInt32, cells: Int
  ) {
    if isBlank(bytes, from: start, cells) {
      ends.removeLast(cells)
      return
    }
    if width == 0 { width = cells }
    var cells = cells
    // What is empty behind the last column is nothing.
    while cells > width && ends[ends.count - 1] == ends[ends.count - 2] + 1 {
      ends.removeLast()
      cells -= 1
    }
    if cells == width {
      starts.append(UInt32(start))
      lines.append(line)
      return
    }
    ends.removeLast(cells)
    reportRagged(bytes, from: start, line: Int(line), cells)
  }

  /// Whether a row has nothing but separators, spaces and empty quotes; in a table of one column
  /// these are its text.
  private func isBlank(_ bytes: Span<UInt8>, from start: Int, _ cells: Int) -> Bool {
    if width == 1 { return false }
    var begin = start
    for end in ends.suffix(cells) {
      var index = begin
      if Int(end) == begin + 2, bytes[begin] == Self.quote { index += 2 }
      while index < Int(end) {
        if bytes[index] != 0x20 && bytes[index] != 0x09 { return false }
        index += 1
      }
      begin = Int(end) + 1
    }
    return true
  }

  private mutating func reportRagged(
    _ bytes: Span<UInt8>, from start: Int, line: Int, _ cells: Int
  ) {
    let width = width
    var end = start
    while end < bytes.count && bytes[end] != Self.lineFeed { end += 1 }
    let text = DecimalNumber.string(bytes.extracting(start..<end))
    let mark = CSVForm.name(of: separator)
    if cells < width, let found = Self.otherSeparator(in: text, separator) {
      ragged.error(
        found.code, at: file.location(line: line, column: found.offset + 1),
        "\(found.message) stands between cells", help: "write \(mark == "tabs" ? "a tab" : mark)")
      return
    }
    let place = file.location(line: line, column: 1)
    if cells == 1 {
      ragged.error(
        .raggedRow, at: place, "this line has one cell, the header \(width)",
        help: "remove it, or write a comma for every cell".replacing(comma: separator))
      return
    }
    ragged.error(
      .raggedRow, at: place, "the row has \(cells) cells, the header \(width)",
      help: (cells > width
        ? "put quotes around a cell that holds a comma"
        : "write a comma for every cell, also where it is empty").replacing(comma: separator))
  }

  /// What stands in the place of the separator in a line with too few cells.
  private static func otherSeparator(
    in line: String, _ separator: UInt8
  ) -> (code: DiagnosticCode, message: String, offset: Int)? {
    let plain = Unicode.Scalar(separator)
    if let found = LookAlike.first(in: line, where: { $0 == plain }) {
      return (.lookAlike, found.message, found.offset)
    }
    let others = [CSVForm.semicolon, CSVForm.tab].filter { $0 != separator }
    for (offset, scalar) in line.unicodeScalars.enumerated() {
      guard let other = others.first(where: { Unicode.Scalar($0) == scalar }) else { continue }
      let name = other == CSVForm.tab ? "a tab" : CSVForm.name(of: other)
      return (.wrongSeparator, name, offset)
    }
    return nil
  }

  private mutating func scanPlain(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      // Letters and digits lie above all that ends a cell.
      if byte > lastEnd {
        index &+= 1
        continue
      }
      if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { break }
      if byte == Self.quote {
        stop = .strayQuote(
          offset: index, message: "a quote stands inside a cell that does not begin with one",
          help: "put the cell in quotes and write \"\" for a quote")
        break
      }
      index += 1
    }
    return index
  }

  /// - Returns: The byte after the closing quote.
  private mutating func scanQuoted(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == Self.quote {
        guard index + 1 < bytes.count && bytes[index + 1] == Self.quote else {
          return afterQuote(bytes, index + 1)
        }
        index += 1
      }
      if bytes[index] == Self.lineFeed { line += 1 }
      index += 1
    }
    stop = .strayQuote(
      offset: start, message: "the quote is not closed",
      help: "write a quote at the end of the cell")
    return index
  }

  private mutating func afterQuote(_ bytes: Span<UInt8>, _ index: Int) -> Int {
    guard index < bytes.count else { return index }
    let byte = bytes[index]
    if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { return index }
    if byte == CSVForm.semicolon || byte == CSVForm.tab {
      stop = .otherSeparator(offset: index, byte)
    } else {
      stop = .strayQuote(
        offset: index, message: "text stands after the closing quote of a cell",
        help: "write \"\" for a quote in a cell")
    }
    return index
  }
}

extension String {
  /// A sentence on commas as one on the separator of a table.
  fileprivate func replacing(comma separator: UInt8) -> String {
    if separator == CSVForm.comma { return self }
    let name = separator == CSVForm.tab ? "tab" : "semicolon"
    return replacing("comma", with: name)
  }
}
