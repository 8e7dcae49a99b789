internal import FlowTables

/// The files of the live page, compiled into the program.
enum PageFiles {
  static var names: [String] { EmbeddedFiles.page.paths }

  static func bytes(_ name: String) -> [UInt8] {
    guard let bytes = EmbeddedFiles.page.bytes(of: name) else {
      preconditionFailure("no file \(name) of the page")
    }
    return bytes
  }

  static func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }
}
