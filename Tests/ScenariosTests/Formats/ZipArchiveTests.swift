import Testing

@testable import FlowTables

@Suite("Zip archive")
struct ZipArchiveTests {
  @Test("The checksum of the digits 1 to 9 is the check value of CRC-32")
  func checksum() {
    #expect(CRC32.checksum(of: Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(CRC32.checksum(of: []) == 0)
  }

  @Test("An archive of one entry is, byte for byte, what the format asks")
  func oneEntry() {
    var archive = ZipArchive()
    archive.add("a", Array("hi".utf8))
    let crc: [UInt8] = [0xAC, 0x2A, 0x93, 0xD8]  // of "hi", little end first
    let common: [UInt8] =
      [20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0] + crc + [2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0]
    let local: [UInt8] = [0x50, 0x4B, 3, 4] + common + Array("ahi".utf8)
    let directory: [UInt8] =
      [0x50, 0x4B, 1, 2, 20, 0] + common + [UInt8](repeating: 0, count: 14) + Array("a".utf8)
    let end: [UInt8] =
      [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, UInt8(directory.count), 0, 0, 0]
      + [UInt8(local.count), 0, 0, 0, 0, 0]
    #expect(archive.finished() == local + directory + end)
  }
}
