/// User text as it appears in a message: in quotes, on one line, never longer than a line.
///
/// Control characters are written as `\u{1B}` so that a file cannot drive the terminal.
func quoted(_ text: String) -> String { "'\(printable(text, limit: 60))'" }

/// User text without control characters, cut after `limit` characters.
func printable(_ text: String, limit: Int) -> String {
  var result = ""
  for (count, scalar) in text.unicodeScalars.enumerated() {
    if count == limit { return result + "…" }
    if isControl(scalar) {
      result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// C0, DEL, C1, the line and paragraph separators, and the marks that turn text around.
func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
  default: false
  }
}
