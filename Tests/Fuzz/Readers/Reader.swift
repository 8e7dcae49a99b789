internal import FlowTables

/// A reader of foreign bytes, asked as a command asks it.
public struct Reader: Sendable {
  /// Also the name of its folder of examples.
  public let name: String
  /// Reads; an error that a user can cause is thrown as ``InputProblems`` and is no fault.
  private let body: @Sendable (SourceFile) throws -> Void

  init(_ name: String, _ body: @escaping @Sendable (SourceFile) throws -> Void) {
    self.name = name
    self.body = body
  }

  /// Reads bytes as a file of the name `input`.
  ///
  /// Traps where the answer breaks a promise: an error without text, a place outside the file, a
  /// raw control character in what a terminal gets.
  public func read(_ bytes: [UInt8]) {
    let file = SourceFile(path: "input", bytes: bytes)
    do {
      try body(file)
    } catch let problems as InputProblems {
      Promise.check(problems, of: file)
    } catch {
      Promise.check(sentence: "\(error)")
    }
  }
}

/// What every error message keeps, whatever the bytes were.
enum Promise {
  static func check(_ problems: InputProblems, of file: SourceFile) {
    precondition(!problems.diagnostics.isEmpty, "refused without a reason")
    for diagnostic in problems.diagnostics.prefix(50) {
      let place = diagnostic.location
      precondition(place.line >= 1 && place.column >= 1, "a place before the file")
      precondition(place.endColumn > place.column, "an empty place")
    }
    check(sentence: problems.rendered(colour: false))
  }

  /// No character that a terminal obeys or hides: controls but tab and line feed, bidirectional
  /// marks, separators of lines and paragraphs.
  static func check(sentence: String) {
    precondition(!sentence.isEmpty, "an error without a word")
    for scalar in sentence.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: continue
      case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069:
        preconditionFailure("U+\(String(scalar.value, radix: 16)) reaches the terminal")
      default: continue
      }
    }
  }
}
