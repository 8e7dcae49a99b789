/// Cells of three classes over years and shares, one panel a metal; a number stands in each cell.
///
/// The table has the columns `panel`, `asked`, `year`, `reached`, `class`.
struct Heatmap: PictureLayout {
  /// As the column `panel` names them.
  var panels: [String]
  /// Rows from the bottom, in per cent.
  var levels: [Double]
  var years: [Int]
  /// In the order of the key, as the column `class` names them.
  var classes: [Class]
  /// What the rows are.
  var axis: String

  struct Class: Sendable {
    var label: String
    var fill: String
    var isHatched = false
  }

  func drawing(of table: PictureTable, width: Double) -> Drawing {
    let isWide = width >= Picture.Width.page.rawValue
    let across = isWide ? min(2, panels.count) : 1
    let space = 20.0
    let panelWidth = (width - space * Double(across - 1)) / Double(across)
    var drawing = Drawing(width: width, height: 0)
    let top = drawing.drawKey(classes, width: width) + 8
    drawing.text(axis, at: .init(0, top + 8), size: Type.small, fill: Palette.quiet)
    let cell = 20.0
    let height = 44 + cell * Double(levels.count) + 14
    for (index, panel) in panels.enumerated() {
      draw(
        panel, table,
        in: .init(
          left: Double(index % across) * (panelWidth + space),
          top: top + 16 + Double(index / across) * height,
          right: Double(index % across) * (panelWidth + space) + panelWidth, bottom: 0),
        cellHeight: cell, on: &drawing)
    }
    drawing.height = top + 16 + Double((panels.count + across - 1) / across) * height - 8
    return drawing
  }

  private func draw(
    _ panel: String, _ table: PictureTable, in box: Drawing.Box, cellHeight: Double,
    on drawing: inout Drawing
  ) {
    drawing.text(panel, at: .init(box.left, box.top + 13), size: Type.title, isBold: true)
    let left = box.left + 42
    let cellWidth = (box.right - left) / Double(years.count)
    let top = box.top + 24
    let bottom = top + cellHeight * Double(levels.count)
    for (row, level) in levels.enumerated() {
      drawing.text(
        "\(Number.text(level, 0)) %",
        at: .init(left - 6, bottom - (Double(row) + 0.5) * cellHeight + 4), size: Type.small,
        anchor: .end, fill: Palette.quiet)
    }
    let grid = Drawing.Box(left: left, top: top, right: box.right, bottom: bottom)
    drawCells(of: panel, table, in: grid, cellWidth, cellHeight, on: &drawing)
    let step = max(1, Int((34 / cellWidth).rounded(.up)))
    for (column, year) in years.enumerated() where column % step == 0 {
      let x = left + (Double(column) + 0.5) * cellWidth
      let half = TextWidth.of(String(year), size: Type.small) / 2
      drawing.text(
        String(year), at: .init(min(x, box.right - half), bottom + 15), size: Type.small,
        anchor: .middle, fill: Palette.quiet)
    }
  }

  private func drawCells(
    of panel: String, _ table: PictureTable, in grid: Drawing.Box, _ cellWidth: Double,
    _ cellHeight: Double, on drawing: inout Drawing
  ) {
    let places = ["asked", "year", "reached", "class"].map(table.index)
    var tiles = classes.map { _ in [Drawing.Box]() }
    var words: [(text: String, box: Drawing.Box)] = []
    for cells in table.rows(where: "panel", is: panel) {
      guard let level = cells[places[0]].number, let year = cells[places[1]].number,
        let row = levels.firstIndex(of: level), let column = years.firstIndex(of: Int(year)),
        let kind = classes.firstIndex(where: { $0.label == cells[places[3]].text })
      else { continue }
      let x = grid.left + Double(column) * cellWidth
      let y = grid.bottom - Double(row + 1) * cellHeight
      let cell = Drawing.Box(
        left: x, top: y, right: x + cellWidth - 1, bottom: y + cellHeight - 1)
      tiles[kind].append(cell)
      words.append((cells[places[2]].number.map { Number.text($0, 0) } ?? "", cell))
    }
    for (kind, boxes) in zip(classes, tiles) {
      drawing.tiles(boxes, fill: kind.fill, isHatched: kind.isHatched)
    }
    for (text, cell) in words {
      drawing.text(
        text, at: .init((cell.left + cell.right) / 2, (cell.top + cell.bottom) / 2 + 4),
        size: cellWidth < 20 ? 10 : Type.small, anchor: .middle)
    }
  }
}

extension Drawing {
  mutating func drawKey(_ classes: [Heatmap.Class], width: Double) -> Double {
    var x = 0.0
    var y = 12.0
    for kind in classes {
      let length = 26 + TextWidth.of(kind.label, size: Type.small) + 14
      if x > 0 && x + length > width {
        x = 0
        y += 18
      }
      let box = Box(left: x, top: y - 11, right: x + 20, bottom: y + 2)
      rectangle(box, fill: kind.fill)
      if kind.isHatched { hatch(box) }
      text(kind.label, at: .init(x + 25, y), size: Type.small)
      x += length
    }
    return y + 8
  }
}
