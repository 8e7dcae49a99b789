internal import Glibc

/// Encodings beside UTF-8 in which spreadsheets save text.
enum TextEncoding {
  case utf16LittleEndian
  case utf16BigEndian
  /// GB 18030, which holds GBK and GB 2312.
  case gb18030

  /// As a note calls it.
  var name: String {
    switch self {
    case .utf16LittleEndian: "UTF-16 (little-endian)"
    case .utf16BigEndian: "UTF-16 (big-endian)"
    case .gb18030: "GB18030 (GBK)"
    }
  }

  /// UTF-16 by its byte-order mark, or by the zero bytes of its ASCII characters.
  static func utf16(of bytes: [UInt8]) -> TextEncoding? {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    guard bytes.count >= 4 && bytes.count.isMultiple(of: 2) else { return nil }
    var zeros = (even: 0, odd: 0)
    for (place, byte) in bytes.prefix(512).enumerated() where byte == 0 {
      if place.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    // A text has line ends and separators; a file of other data has zeros in both places.
    if zeros.odd > 1 && zeros.even == 0 { return .utf16LittleEndian }
    return zeros.even > 1 && zeros.odd == 0 ? .utf16BigEndian : nil
  }

  /// The text in UTF-8, or nil where the bytes are not of this encoding.
  func decoded(_ bytes: [UInt8]) throws(Missing) -> [UInt8]? {
    switch self {
    case .utf16LittleEndian: Self.decodeUTF16(bytes, low: 0)
    case .utf16BigEndian: Self.decodeUTF16(bytes, low: 1)
    case .gb18030: Self.isLikelyGB18030(bytes) ? try Self.convert(bytes, from: "GB18030") : nil
    }
  }

  /// The C library of this machine has no table of an encoding.
  struct Missing: Error {}

  private static func decodeUTF16(_ bytes: [UInt8], low: Int) -> [UInt8]? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    var units = stride(from: 0, to: bytes.count, by: 2).map {
      UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + 1 - low]) << 8
    }
    if units.first == 0xFEFF { units.removeFirst() }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }

  /// Whether most characters of two bytes are of GB 2312, the common ones.
  ///
  /// Letters with accents in Windows-1252 pass for rare characters of GBK, one at a time: such a
  /// file is refused and not read as Chinese.
  private static func isLikelyGB18030(_ bytes: [UInt8]) -> Bool {
    var common = 0
    var others = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      let second = index + 1 < bytes.count ? bytes[index + 1] : 0
      let isCommon = (0xA1...0xF7).contains(bytes[index]) && (0xA1...0xFE).contains(second)
      if isCommon { common += 1 } else { others += 1 }
      index += (0x30...0x39).contains(second) ? 4 : 2
    }
    return common > others
  }

  /// - Returns: Nil where a byte does not belong to the encoding.
  private static func convert(_ bytes: [UInt8], from name: String) throws(Missing) -> [UInt8]? {
    guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else {
      throw Missing()
    }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    // No character grows to more than three bytes for two, or four for four.
    let room = bytes.count * 2 + 16
    var count = 0
    let output = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
      buffer.initialize(repeating: 0)
      input.withUnsafeMutableBufferPointer { input in
        buffer.withMemoryRebound(to: CChar.self) { output in
          var from = input.baseAddress
          var to = output.baseAddress
          var left = input.count
          var free = output.count
          let answer = iconv(converter, &from, &left, &to, &free)
          count = answer == -1 || left > 0 ? -1 : output.count - free
        }
      }
      initialized = max(0, count)
    }
    return count < 0 ? nil : output
  }
}
