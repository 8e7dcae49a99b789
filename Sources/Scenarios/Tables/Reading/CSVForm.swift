/// What separates the cells of a table, and where its header begins.
struct CSVForm: Equatable {
  static let comma: UInt8 = 0x2C
  static let semicolon: UInt8 = 0x3B
  static let tab: UInt8 = 0x09

  var separator = CSVForm.comma
  /// Behind a byte-order mark and a line `sep=;`.
  var start = 0
  /// The line of the file that begins there.
  var line = 1

  /// By a first line `sep=;`, or else by the first line that holds more than separators.
  ///
  /// Semicolons or tabs win where the line has more of them than commas, outside of quotes.
  init(_ file: SourceFile) {
    start = file.textStart
    let bytes = file.bytes.span
    if let stated = Self.statedSeparator(bytes, from: start) {
      separator = stated.separator
      start = stated.next
      line = 2
      return
    }
    let counts = Self.separators(bytes, from: start)
    if counts.semicolons > counts.commas && counts.semicolons >= counts.tabs {
      separator = Self.semicolon
    } else if counts.tabs > counts.commas {
      separator = Self.tab
    }
  }

  /// As a message names it: `';'`, `tabs`.
  static func name(of separator: UInt8) -> String {
    separator == tab ? "tabs" : "'\(Character(Unicode.Scalar(separator)))'"
  }

  /// `sep=;`, as a spreadsheet writes it, with the byte behind its line.
  private static func statedSeparator(
    _ bytes: Span<UInt8>, from start: Int
  ) -> (separator: UInt8, next: Int)? {
    var index = start
    let isQuoted = index < bytes.count && bytes[index] == 0x22
    if isQuoted { index += 1 }
    for letter in "sep=".utf8 {
      guard index < bytes.count, bytes[index] | 0x20 == letter | 0x20 else { return nil }
      index += 1
    }
    guard index < bytes.count, [comma, semicolon, tab].contains(bytes[index]) else { return nil }
    let separator = bytes[index]
    index += 1
    if isQuoted {
      guard index < bytes.count, bytes[index] == 0x22 else { return nil }
      index += 1
    }
    // A spreadsheet that saves it again fills the line up.
    while index < bytes.count, bytes[index] == separator || bytes[index] == 0x20 { index += 1 }
    if index < bytes.count, bytes[index] == 0x0D { index += 1 }
    guard index == bytes.count || bytes[index] == 0x0A else { return nil }
    return (separator, min(index + 1, bytes.count))
  }

  private static func separators(
    _ bytes: Span<UInt8>, from start: Int
  ) -> (commas: Int, semicolons: Int, tabs: Int) {
    var counts = (commas: 0, semicolons: 0, tabs: 0)
    var hasContent = false
    var isQuoted = false
    for index in start..<bytes.count {
      switch bytes[index] {
      case 0x22:
        isQuoted.toggle()
        hasContent = true
      case _ where isQuoted: break
      case comma: counts.commas += 1
      case semicolon: counts.semicolons += 1
      case tab: counts.tabs += 1
      case 0x0A:
        if hasContent { return counts }
        counts = (0, 0, 0)
      case 0x0D, 0x20: break
      default: hasContent = true
      }
    }
    return counts
  }
}

/// The mark of decimals in a table.
enum DecimalMark {
  case point
  case comma

  /// Whether a cell has a decimal comma that separates no thousands: `22,9`, but not `1,234`.
  static func isPlainComma(_ cell: Span<UInt8>) -> Bool {
    var comma: Int?
    for index in cell.indices {
      switch cell[index] {
      case 0x30...0x39: break
      case 0x2B where index == 0, 0x2D where index == 0: break
      case 0x2C where comma == nil && index > 0: comma = index
      default: return false
      }
    }
    guard let comma else { return false }
    let decimals = cell.count - comma - 1
    return decimals > 0 && (decimals != 3 || comma > 3 || cell[0] == 0x30)
  }

  /// The number of a cell whose decimals have a comma; nil where it has a point.
  static func readComma(_ cell: Span<UInt8>) -> DecimalNumber.Reading? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(cell.count)
    for index in cell.indices {
      if cell[index] == 0x2E { return nil }
      bytes.append(cell[index] == 0x2C ? 0x2E : cell[index])
    }
    return DecimalNumber.read(bytes.span)
  }
}
