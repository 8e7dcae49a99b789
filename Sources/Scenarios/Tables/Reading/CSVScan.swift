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
    case tooWide
  }

  private let file: SourceFile
  private var line: UInt32 = 1

  private static let quote: UInt8 = 0x22
  private static let comma: UInt8 = 0x2C
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  init(_ file: SourceFile) {
    self.file = file
    let bytes = file.bytes.span
    reserve(bytes)
    var index = file.textStart
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
    var commas = 0
    var lineFeeds = 0
    for index in bytes.indices {
      commas &+= bytes[index] == Self.comma ? 1 : 0
      lineFeeds &+= bytes[index] == Self.lineFeed ? 1 : 0
    }
    ends.reserveCapacity(commas + lineFeeds + 1)
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
      guard index < bytes.count && bytes[index] == Self.comma && stop == nil else { break }
      index += 1
      if width == 0 && ends.count > CSVTable.columnLimit {
        stop = .tooWide
        return index
      }
    }
    keepRow(from: start, line: firstLine, cells: ends.count - before)
    return index
  }

  private mutating func keepRow(from start: Int, line: UInt32, cells: Int) {
    if width == 0 { width = cells }
    if cells == width {
      starts.append(UInt32(start))
      lines.append(line)
      return
    }
    ends.removeLast(cells)
    let width = width
    ragged.error(
      .raggedRow, at: file.location(line: Int(line), column: 1),
      "the row has \(cells) cells, the header \(width)",
      help: cells > width
        ? "put quotes around a cell that holds a comma"
        : "write a comma for every cell, also where it is empty")
  }

  private mutating func scanPlain(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      // Letters and digits lie above all that ends a cell.
      if byte > Self.comma {
        index &+= 1
        continue
      }
      if byte == Self.comma || byte == Self.lineFeed || byte == Self.carriageReturn { break }
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
    if byte != Self.comma && byte != Self.lineFeed && byte != Self.carriageReturn {
      stop = .strayQuote(
        offset: index, message: "text stands after the closing quote of a cell",
        help: "write \"\" for a quote in a cell")
    }
    return index
  }
}
