/// A small table for people: aligned columns in a terminal, pipes in Markdown.
struct PrintedTable {
  let header: [String]
  private(set) var rows: [[String]] = []
  /// Columns with words, from the left; numbers follow, aligned to the right.
  let wordColumns: Int

  init(_ header: [String], wordColumns: Int = 1) {
    self.header = header
    self.wordColumns = wordColumns
  }

  mutating func add(_ cells: [String]) {
    precondition(cells.count == header.count, "\(cells.count) cells under \(header.count) heads")
    rows.append(cells)
  }

  func text() -> String {
    let widths = header.indices.map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    return ([header] + rows).map { cells in
      var line = ""
      for (column, cell) in cells.enumerated() {
        let gap = String(repeating: " ", count: widths[column] - cell.count)
        if column > 0 { line += "  " }
        line += column < wordColumns ? cell + gap : gap + cell
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  func markdown() -> String {
    let rule = header.indices.map { $0 < wordColumns ? "---" : "---:" }
    return ([header, rule] + rows).map { cells in
      "| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |\n"
    }.joined()
  }
}
