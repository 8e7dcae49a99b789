/// A zip archive of entries that are stored as they are (APPNOTE 6.3.9, sections 4.3.7 to 4.3.16).
///
/// Every entry carries the first day that the format knows, 1 January 1980: same contents, same
/// bytes. Up to 65 535 entries and 4 GiB.
package struct ZipArchive {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  package init() {}

  /// 1 January 1980 as MS-DOS writes it: year since 1980 << 9 | month << 5 | day.
  private static let date: UInt16 = 1 << 5 | 1
  /// Names are in UTF-8.
  private static let flags: UInt16 = 1 << 11
  /// What a reader has to know: nothing beyond version 2.0.
  private static let version: UInt16 = 20

  package mutating func add(_ name: String, _ content: [UInt8]) {
    let offset = UInt32(bytes.count)
    let header = Self.header(name, content)
    bytes.append(little: UInt32(0x0403_4B50))
    bytes += header
    bytes += Array(name.utf8)
    bytes += content

    directory.append(little: UInt32(0x0201_4B50))
    directory.append(little: Self.version)
    directory += header
    // No comment, first disk, no attributes.
    directory += [UInt8](repeating: 0, count: 10)
    directory.append(little: offset)
    directory += Array(name.utf8)
    count += 1
  }

  /// What the local header and the directory have in common, ended by the length of no extra field.
  private static func header(_ name: String, _ content: [UInt8]) -> [UInt8] {
    var header: [UInt8] = []
    header.append(little: version)
    header.append(little: flags)
    header.append(little: UInt16(0))
    header.append(little: UInt16(0))
    header.append(little: date)
    header.append(little: CRC32.checksum(of: content))
    header.append(little: UInt32(content.count))
    header.append(little: UInt32(content.count))
    header.append(little: UInt16(name.utf8.count))
    header.append(little: UInt16(0))
    return header
  }

  package consuming func finished() -> [UInt8] {
    let start = UInt32(bytes.count)
    bytes += directory
    bytes.append(little: UInt32(0x0605_4B50))
    bytes.append(little: UInt32(0))
    bytes.append(little: count)
    bytes.append(little: count)
    bytes.append(little: UInt32(directory.count))
    bytes.append(little: start)
    bytes.append(little: UInt16(0))
    return bytes
  }
}

extension [UInt8] {
  fileprivate mutating func append(little value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}

/// The checksum of zip entries (ISO 3309, reflected, polynomial 0xEDB88320).
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in
      value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
    }
  }

  static func checksum(of bytes: [UInt8]) -> UInt32 {
    let table = table
    var value = ~UInt32(0)
    for byte in bytes { value = value >> 8 ^ table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] }
    return ~value
  }
}
