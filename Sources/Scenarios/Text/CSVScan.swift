/// One pass over the bytes of a table.
struct CSVScan {
  private(set) var cells: [CSVTable.Cell] = []
  /// For each row, how many cells the table has up to its end.
  private(set) var rowEnds: [Int] = []
  /// For each row, the line in which it begins.
  private(set) var lines: [UInt32] = []
  private(set) var isRectangular = true
  private(set) var strayQuote: (offset: Int, message: String, help: String)?

  private var line: UInt32 = 1

  private static let quote: UInt8 = 0x22
  private static let comma: UInt8 = 0x2C
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  init(_ bytes: Span<UInt8>, from start: Int) {
    cells.reserveCapacity(bytes.count / 8)
    var index = start
    while index < bytes.count && strayQuote == nil {
      if bytes[index] == Self.lineFeed || bytes[index] == Self.carriageReturn {
        if bytes[index] == Self.lineFeed { line += 1 }
        index += 1
      } else {
        lines.append(line)
        index = scanRow(bytes, from: index)
      }
    }
  }

  /// - Returns: The row's line end.
  private mutating func scanRow(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while true {
      index =
        index < bytes.count && bytes[index] == Self.quote
        ? scanQuoted(bytes, from: index) : scanPlain(bytes, from: index)
      guard index < bytes.count && bytes[index] == Self.comma && strayQuote == nil else {
        break
      }
      index += 1
    }
    let width = cells.count - (rowEnds.last ?? 0)
    if let first = rowEnds.first, first != width { isRectangular = false }
    rowEnds.append(cells.count)
    return index
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
        strayQuote = (
          index, "a quote stands inside a cell that does not begin with one",
          "put the cell in quotes and write \"\" for a quote"
        )
        return index
      }
      index += 1
    }
    cells.append(CSVTable.Cell(start: UInt32(start), end: UInt32(index)))
    return index
  }

  private mutating func scanQuoted(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start + 1
    var cell = CSVTable.Cell(start: UInt32(index), end: 0, isQuoted: true)
    while index < bytes.count {
      if bytes[index] == Self.quote {
        guard index + 1 < bytes.count && bytes[index + 1] == Self.quote else {
          cell.end = UInt32(index)
          cells.append(cell)
          return afterQuote(bytes, index + 1)
        }
        cell.hasDoubledQuotes = true
        index += 1
      }
      if bytes[index] == Self.lineFeed { line += 1 }
      index += 1
    }
    strayQuote = (start, "the quote is not closed", "write a quote at the end of the cell")
    return index
  }

  private mutating func afterQuote(_ bytes: Span<UInt8>, _ index: Int) -> Int {
    guard index < bytes.count else { return index }
    let byte = bytes[index]
    if byte != Self.comma && byte != Self.lineFeed && byte != Self.carriageReturn {
      strayQuote = (
        index, "text stands after the closing quote of a cell", "write \"\" for a quote in a cell"
      )
    }
    return index
  }
}
