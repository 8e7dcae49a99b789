/// A small table for people: aligned columns in a terminal, pipes in Markdown.
package struct PrintedTable {
  let header: [String]
  package private(set) var rows: [[String]] = []
  /// Columns with words stand to the left, numbers to the right.
  private let words: Set<Int>

  package init(_ header: [String], words: Set<Int> = [0]) {
    self.header = header
    self.words = words
  }

  package mutating func add(_ cells: [String]) {
    precondition(cells.count == header.count, "\(cells.count) cells under \(header.count) heads")
    rows.append(cells.map(PrintedText.line))
  }

  package func text() -> String {
    let widths = header.indices.map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    return ([header] + rows).map { cells in
      var line = ""
      for (column, cell) in cells.enumerated() {
        let gap = String(repeating: " ", count: widths[column] - cell.count)
        if column > 0 { line += "  " }
        line += words.contains(column) ? cell + gap : gap + cell
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  package func markdown() -> String {
    let rule = header.indices.map { words.contains($0) ? "---" : "---:" }
    return ([header, rule] + rows).map { cells in
      "| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |\n"
    }.joined()
  }
}

extension String {
  /// Characters that a terminal shows.
  package func padded(_ width: Int) -> String {
    count < width ? self + String(repeating: " ", count: width - count) : self
  }

  package var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension [String] {
  /// The longest of them.
  package var width: Int { map(\.count).max() ?? 0 }
}
