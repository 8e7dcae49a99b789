internal import FlowTables

/// Words over years: one row a scheme, one block for years that say the same.
///
/// The table has the columns `panel`, `row`, `year`, `word`, `class`.
struct YearStrip: PictureLayout {
  var panels: [(name: String, rows: [String])]
  var years: ClosedRange<Int>
  /// In the order of the key, as the column `class` names them.
  var classes: [Heatmap.Class]

  private struct Block {
    var years: ClosedRange<Int>
    let word: String
    let kind: String
  }

  /// Years in a row with the same word.
  private func blocks(_ panel: String, _ row: String, _ table: PictureTable) -> [Block] {
    let places = ["row", "year", "word", "class"].map(table.index)
    var blocks: [Block] = []
    for cells in table.rows(where: "panel", is: panel) where cells[places[0]] == .text(row) {
      guard let year = cells[places[1]].number.map({ Int($0) }), let word = cells[places[2]].text,
        let kind = cells[places[3]].text
      else { continue }
      if let last = blocks.last, last.word == word, last.kind == kind,
        last.years.upperBound + 1 == year
      {
        blocks[blocks.count - 1].years = last.years.lowerBound...year
      } else {
        blocks.append(Block(years: year...year, word: word, kind: kind))
      }
    }
    return blocks
  }

  func drawing(of table: PictureTable, width: Double) -> Drawing {
    let isWide = width >= Picture.Width.page.rawValue
    var drawing = Drawing(width: width, height: 0)
    var top = drawing.drawKey(classes, width: width) + 4
    let names = panels.flatMap(\.rows).map { TextWidth.of($0, size: Type.body) }.max() ?? 0
    let left = isWide ? names + 12 : 17
    let x = LinearScale(
      domain: Double(years.lowerBound)...Double(years.upperBound + 1), range: (left, width - 17))
    let pitch = isWide ? 24.0 : 40
    for panel in panels {
      drawing.text(panel.name, at: .init(0, top + 13), size: Type.title, isBold: true)
      top += 20
      for row in panel.rows {
        let y = top + (isWide ? 0 : 17)
        drawing.text(row, at: isWide ? .init(0, y + 15) : .init(0, y - 4))
        for block in blocks(panel.name, row, table) { draw(block, x, y: y, on: &drawing) }
        top += pitch
      }
      drawYears(x, y: top, on: &drawing)
      top += 30
    }
    drawing.height = top - 6
    return drawing
  }

  private func draw(_ block: Block, _ x: LinearScale, y: Double, on drawing: inout Drawing) {
    let box = Drawing.Box(
      left: x(Double(block.years.lowerBound)), top: y,
      right: x(Double(block.years.upperBound + 1)) - 1.5, bottom: y + 21)
    let kind = classes.first { $0.label == block.kind }
    drawing.rectangle(box, fill: kind?.fill ?? Palette.grid)
    if kind?.isHatched == true { drawing.hatch(box) }
    if TextWidth.of(block.word, size: Type.small) + 4 <= box.right - box.left {
      drawing.text(
        block.word, at: .init((box.left + box.right) / 2, y + 14.5), size: Type.small,
        anchor: .middle)
    }
  }

  private func drawYears(_ x: LinearScale, y: Double, on drawing: inout Drawing) {
    let room = Int((x.range.to - x.range.from) / 44)
    for year in NiceTicks.years(years, room: room) {
      let place = x(Double(year) + 0.5)
      drawing.rectangle(
        .init(left: place - 0.4, top: y, right: place + 0.4, bottom: y + 4), fill: Palette.axis)
      drawing.text(
        String(year), at: .init(place, y + 15), size: Type.small, anchor: .middle,
        fill: Palette.quiet)
    }
  }

  // MARK: Sidecars

  func writeVegaLite(of table: PictureTable, to writer: inout JSONWriter) {
    writer.field("mark", "rect")
    writer.object("encoding") { encoding in
      encoding.object("x") {
        $0.field("field", "year")
        $0.field("type", "ordinal")
        $0.field(null: "title")
      }
      encoding.object("y") {
        $0.field("field", "row")
        $0.field("type", "nominal")
        $0.field(null: "title")
        $0.field(null: "sort")
      }
      encoding.object("color") { colour in
        colour.field("field", "class")
        colour.field("type", "nominal")
        colour.field(null: "title")
        colour.object("scale") { scale in
          scale.array("domain") { list in for kind in classes { list.value(kind.label) } }
          scale.array("range") { list in for kind in classes { list.value(kind.fill) } }
        }
      }
      encoding.array("tooltip") { list in
        for key in ["row", "year", "word"] { list.object { $0.field("field", key) } }
      }
    }
  }

  func writePlotlyTraces(of table: PictureTable, to writer: inout JSONWriter) {
    let places = ["row", "year", "word", "class"].map(table.index)
    for kind in classes {
      let rows = table.rows.filter { $0[places[3]] == .text(kind.label) }
      if rows.isEmpty { continue }
      writer.object { trace in
        trace.field("type", "scatter")
        trace.field("mode", "markers")
        trace.field("name", kind.label)
        trace.array("x") { list in for row in rows { list.value(row[places[1]]) } }
        trace.array("y") { list in for row in rows { list.value(row[places[0]]) } }
        trace.array("text") { list in for row in rows { list.value(row[places[2]]) } }
        trace.object("marker") {
          $0.field("symbol", "square")
          $0.field("size", 12)
          $0.field("color", kind.fill)
        }
      }
    }
  }

  func writePlotlyLayout(of table: PictureTable, to writer: inout JSONWriter) {
    writer.object("yaxis") { $0.field("autorange", "reversed") }
  }
}
