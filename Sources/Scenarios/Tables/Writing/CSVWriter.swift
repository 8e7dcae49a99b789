/// Writes comma-separated values (RFC 4180) with LF, quotes only where a cell needs them.
///
/// A text that a spreadsheet would run as a formula gets an apostrophe first (``FormulaGuard``).
public struct CSVWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  private let width: Int
  private var cellsInRow = 0

  /// - Parameter header: The column names; every row has as many cells.
  public init(header: [String], capacity: Int = 1 << 16) {
    width = header.count
    bytes.reserveCapacity(capacity)
    for name in header { field(name) }
    endRow()
  }

  public mutating func field(_ text: String) {
    separate()
    var text = text
    text.withUTF8 { utf8 in
      let isGuarded = FormulaGuard.isNeeded(utf8.span)
      if utf8.contains(where: Self.needsQuotes) {
        appendQuoted(utf8, isGuarded: isGuarded)
      } else {
        if isGuarded { bytes.append(UInt8(ascii: "'")) }
        bytes.append(contentsOf: utf8)
      }
    }
  }

  /// Cells that were written before, separators between them included.
  ///
  /// - Parameters:
  ///   - cells: As ``encoded(_:)`` gives them.
  ///   - count: How many cells they are.
  public mutating func fields(_ cells: [UInt8], count: Int) {
    if cellsInRow > 0 { bytes.append(UInt8(ascii: ",")) }
    cellsInRow += count
    bytes.append(contentsOf: cells)
  }

  /// Cells as bytes, to be written into many rows.
  public static func encoded(_ cells: [String]) -> [UInt8] {
    var writer = CSVWriter(header: cells, capacity: 64)
    writer.bytes.removeLast()
    return writer.bytes
  }

  public mutating func field(_ number: Int) {
    separate()
    ShortestDecimal.append(number, to: &bytes)
  }

  /// `number` must be finite.
  public mutating func field(_ number: Double) {
    separate()
    ShortestDecimal.append(number, to: &bytes)
  }

  /// An empty cell where there is no number.
  public mutating func field(_ number: Double?) {
    if let number { field(number) } else { separate() }
  }

  public mutating func endRow() {
    precondition(cellsInRow == width, "a row has \(cellsInRow) cells, the header \(width)")
    cellsInRow = 0
    bytes.append(0x0A)
  }

  private mutating func separate() {
    if cellsInRow > 0 { bytes.append(UInt8(ascii: ",")) }
    cellsInRow += 1
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
  }

  private mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>, isGuarded: Bool) {
    bytes.append(UInt8(ascii: "\""))
    if isGuarded { bytes.append(UInt8(ascii: "'")) }
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
