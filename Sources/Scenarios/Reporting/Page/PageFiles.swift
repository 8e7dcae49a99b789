internal import CBuiltin

/// The files of `Sources/flowsim/Page`, compiled into the program.
enum PageFiles {
  static func bytes(_ name: String) -> [UInt8] {
    for index in 0..<page_file_count() {
      let file = page_file_at(index).pointee
      if String(cString: file.path) == name {
        return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
      }
    }
    preconditionFailure("no file \(name) of the page")
  }

  static var names: [String] {
    (0..<page_file_count()).map { String(cString: page_file_at($0).pointee.path) }
  }

  static func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }
}
