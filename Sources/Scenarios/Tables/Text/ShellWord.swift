/// Words of a command that is printed for somebody to type.
public enum ShellWord {
  /// A word as `sh` reads it back (POSIX.1-2017, 2.2).
  ///
  /// Control characters and what a screen does not show are written as octal numbers for `printf`, so
  /// that the command looks like what it does.
  public static func quoted(_ word: String) -> String {
    if !word.isEmpty && word.utf8.allSatisfy(isPlain) { return word }
    if word.unicodeScalars.contains(where: HiddenCharacter.isPrintedAsNumber) {
      return printed(word)
    }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// The path of a file, which no command takes for an option.
  public static func path(_ path: String) -> String {
    quoted(path.hasPrefix("-") && path != "-" ? "./\(path)" : path)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-_./=%+,:".utf8.contains(byte)
    }
  }

  /// `"$(printf 'a\012b')"`: the shell takes line feeds at the end away, so a bare one follows.
  private static func printed(_ word: String) -> String {
    var text = word.unicodeScalars[...]
    var end = ""
    while text.last == "\n" {
      text.removeLast()
      end += "\n"
    }
    let format = text.map { scalar in
      switch scalar {
      case "'": "\\047"
      case "%": "%%"
      case "\\": "\\\\"
      case _ where HiddenCharacter.isPrintedAsNumber(scalar):
        scalar.utf8.map { "\\" + String(512 + Int($0), radix: 8).dropFirst() }.joined()
      default: String(scalar)
      }
    }.joined()
    let word = text.isEmpty ? "" : "\"$(printf '\(format)')\""
    return end.isEmpty ? word : word + "'\(end)'"
  }
}
