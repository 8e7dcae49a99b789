internal import FlowTables

/// How wide text gets, without a font at hand.
///
/// Widths of DejaVu Sans by class of character; Helvetica and Arial are narrower, so what fits here
/// fits there.
enum TextWidth {
  /// In pixels.
  static func of(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ems($1) } * size
  }

  private static func ems(_ character: Unicode.Scalar) -> Double {
    switch character {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "·": 0.33
    case "f", "r", "t", "(", ")", "[", "]", "-", "/": 0.41
    case "m", "M", "w", "W", "%", "@", "→", "−": 0.93
    case "A"..."Z": 0.71
    case "a"..."z", "0"..."9": 0.63
    // From Hangul and the CJK blocks on, characters fill their square.
    case "\u{1100}"...: 1
    default: 0.66
    }
  }

  /// Lines of at most `width` pixels, broken at spaces, or anywhere in text without them.
  static func lines(_ text: String, size: Double, width: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in pieces(text) {
      if of(line + word, size: size) > width && !line.isEmpty {
        lines.append(line.trimmedEnd)
        line = word == " " ? "" : word
      } else {
        line += word
      }
    }
    if !line.trimmedEnd.isEmpty { lines.append(line.trimmedEnd) }
    return lines
  }

  /// Words with the space behind them; a wide character is a piece of its own, with the mark that
  /// closes its sentence.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var isOpen = false
    for character in text {
      let isWide = character.unicodeScalars.first.map { $0 >= "\u{2E80}" } ?? false
      if closing.contains(character), let last = pieces.popLast() {
        pieces.append(last + String(character))
        isOpen = false
      } else if isWide || !isOpen {
        pieces.append(String(character))
        isOpen = !isWide && character != " "
      } else {
        pieces[pieces.count - 1].append(character)
        isOpen = character != " "
      }
    }
    return pieces
  }

  private static let closing: Set<Character> = ["，", "。", "；", "：", "）", "、"]
}
