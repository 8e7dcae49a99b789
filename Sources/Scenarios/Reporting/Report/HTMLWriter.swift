/// Writes HTML with its text escaped; same calls, same bytes.
struct HTMLWriter {
  private(set) var text = ""

  /// Attributes as they stand in a tag; their values must be free of quotes.
  mutating func element(
    _ name: String, _ attributes: String = "", _ body: (inout HTMLWriter) -> Void
  ) {
    text += "<\(name)\(attributes.isEmpty ? "" : " " + attributes)>"
    body(&self)
    text += "</\(name)>\n"
  }

  mutating func element(_ name: String, _ words: String) { element(name, "", words) }

  mutating func element(_ name: String, _ attributes: String, _ words: String) {
    text += "<\(name)\(attributes.isEmpty ? "" : " " + attributes)>"
    text += Markup.escaped(words)
    text += "</\(name)>\n"
  }

  mutating func words(_ words: String) { text += Markup.escaped(words) }

  /// Text that is markup already.
  mutating func raw(_ markup: String) { text += markup }
}

/// A table as a page shows it: text in the first columns, numbers in the others.
struct HTMLTable {
  var caption: String
  /// Heads; those from `numbers` on stand over numbers.
  var heads: [String]
  var numbers: Int
  /// What a cell says after a line break stands below the rest in small print.
  var rows: [[String]] = []
  /// The rows' first cells name them.
  var namesRows = true
  /// Rows that begin with the same cell stand together under it, which saves a column.
  var isGrouped = false
  /// Where all cells after the first say the same, one cell says it.
  var mergesEqualCells = false

  func write(to page: inout HTMLWriter) {
    page.element("div", "class=\"scroll\"") { box in
      box.element("table") { table in
        table.element("caption", caption)
        table.element("thead") { head in
          head.element("tr") { row in
            for (index, text) in heads.enumerated() where index >= first {
              // Under one head: what the groups are and what their rows are.
              let both = index == 1 && isGrouped ? [heads[0], text].filter { !$0.isEmpty } : [text]
              row.element(
                "th", "scope=\"col\"\(style(index))", both.joined(separator: " · "))
            }
          }
        }
        for group in groups {
          table.element("tbody", group.count <= Self.keptTogether ? "class=\"k\"" : "") { body in
            if isGrouped, let name = group.first?.first {
              body.element("tr") {
                $0.element(
                  "th", "scope=\"rowgroup\" class=\"g\" colspan=\"\(heads.count - 1)\"", name)
              }
            }
            for cells in group { body.element("tr") { write(cells, to: &$0) } }
          }
        }
      }
    }
  }

  /// Rows that a page break does not part.
  private static let keptTogether = 12

  /// The first column that has a place of its own.
  private var first: Int { isGrouped ? 1 : 0 }

  private var groups: [ArraySlice<[String]>] {
    if !isGrouped { return [rows[...]] }
    var groups: [ArraySlice<[String]>] = []
    for index in rows.indices {
      if let last = groups.last, last.first?.first == rows[index].first {
        groups[groups.count - 1] = rows[last.startIndex...index]
      } else {
        groups.append(rows[index...index])
      }
    }
    return groups
  }

  private func write(_ cells: [String], to row: inout HTMLWriter) {
    let values = Set(cells.dropFirst())
    let isOne = mergesEqualCells && cells.count > 2 && values.count == 1
    for (index, text) in cells.enumerated() where index >= first {
      if index == first && namesRows {
        row.element("th", "scope=\"row\"", text)
      } else if isOne {
        return row.element("td", "colspan=\"\(cells.count - 1)\"", text)
      } else {
        let lines = text.split(separator: "\n", maxSplits: 1).map(String.init)
        row.element("td", style(index).drop { $0 == " " }.description) { cell in
          cell.words(lines.first ?? "")
          if lines.count == 2 { cell.element("small", lines[1]) }
        }
      }
    }
  }

  private func style(_ index: Int) -> String { index >= numbers ? " class=\"n\"" : "" }
}

extension PictureTable {
  /// One row a quantity, one column a year; years that the table lacks are left out.
  ///
  /// - Parameter years: The years that a reader is shown, as the others are in the sidecars.
  func byYear(_ years: [Int], caption: String) -> HTMLTable {
    guard let place = yearIndex else { return flat(caption: caption) }
    let known = Set(rows.compactMap { $0[place].number.map { Int($0) } })
    let shown = years.filter(known.contains)
    let quantities = columns.indices.filter { $0 > place && !columns[$0].isEcho }
    let units = Set(quantities.map { columns[$0].unit })
    let unit = units.count == 1 ? units.first ?? "" : ""
    let isNamed = quantities.count > 1
    var html = HTMLTable(
      caption: unit.isEmpty ? caption : "\(caption) (\(unit))",
      heads: columns[..<place].map(\.label) + (isNamed ? [""] : []) + shown.map(String.init),
      numbers: place + (isNamed ? 1 : 0))
    html.isGrouped = html.numbers > 1
    for group in groups(before: place) where isWorthShowing(group.rows, quantities) {
      for quantity in quantities {
        let nothing = Number.text(0, columns[quantity].decimals)
        let values = shown.map { year -> String in
          let row = group.rows.first { $0[place] == .year(year) }
          return row.map { text($0[quantity], columns[quantity]) } ?? "–"
        }
        if values.allSatisfy({ $0.isEmpty || $0 == "–" || $0 == nothing }) { continue }
        html.rows.append(
          group.key
            + (isNamed ? [unit.isEmpty ? name(columns[quantity]) : columns[quantity].label] : [])
            + values)
      }
    }
    return html
  }

  /// Of tables with hundreds of thin flows, those that reach one per cent of a year's sum.
  private func isWorthShowing(_ rows: [[Cell]], _ quantities: [Int]) -> Bool {
    guard let limits = shownFrom, let place = yearIndex else { return true }
    return rows.contains { row in
      quantities.contains { (row[$0].number ?? 0) >= limits[row[place].number ?? 0] ?? 0 }
    }
  }

  private func flat(caption: String) -> HTMLTable {
    let shown = columns.indices.filter { !columns[$0].isEcho }
    let first = shown.firstIndex { index in rows.contains { $0[index].number != nil } }
    let unit = first.map { columns[shown[$0]].unit } ?? ""
    var html = HTMLTable(
      caption: unit.isEmpty ? caption : "\(caption) (\(unit))",
      heads: shown.map { columns[$0].unit == unit ? columns[$0].label : name(columns[$0]) },
      numbers: first ?? shown.count)
    for row in rows { html.rows.append(shown.map { text(row[$0], columns[$0]) }) }
    return html
  }

  private func groups(before place: Int) -> [(key: [String], rows: [[Cell]])] {
    var groups: [(key: [String], rows: [[Cell]])] = []
    var index: [[String]: Int] = [:]
    for row in rows {
      let key = row[..<place].indices.map { index in
        let bare = text(row[index], columns[index])
        let hasUnit = row[index].number != nil && !columns[index].unit.isEmpty
        return hasUnit ? "\(bare) \(columns[index].unit)" : bare
      }
      if let known = index[key] {
        groups[known].rows.append(row)
      } else {
        index[key] = groups.count
        groups.append((key, [row]))
      }
    }
    return groups
  }

  private func name(_ column: Column) -> String {
    column.unit.isEmpty ? column.label : "\(column.label), \(column.unit)"
  }

  private func text(_ cell: Cell, _ column: Column) -> String {
    switch cell {
    case .text(let text): text
    case .number(let value):
      column.key == "year" ? String(Int(value)) : Number.text(value, column.decimals)
    case .none: "–"
    }
  }
}
