/// A cell that holds several values, separated by semicolons.
enum CellList {
  static func items(_ text: String) -> [String] {
    text.split(separator: ";").map { part in
      var words = part
      while words.first == " " { words.removeFirst() }
      while words.last == " " { words.removeLast() }
      return String(words)
    }.filter { !$0.isEmpty }
  }
}
