/// Where each row's sum goes: one cell a column, darker with its share, and the share in it.
///
/// The first column of the table names the rows; the columns after it are shares in per cent, the
/// last one is the row's sum. One hue from pale to dark, so that it says the same in grey.
struct ShareMatrix: PictureLayout {
  /// From the darkest to white.
  var dark: String
  /// Rows below a rule of their own, by their names.
  var apart: Set<String>

  private static let pale = "#ffffff"
  /// From here on white words are easier to read than dark ones.
  private static let inverse = 0.78
  /// In per cent: what is smaller has a cell without a number.
  private static let least = 0.5

  /// Columns of shares.
  func shares(of table: PictureTable) -> [PictureTable.Column] {
    Array(table.columns.dropFirst().dropLast())
  }

  private struct Frame {
    var left, right, cell, pitch: Double
    /// Names of rows stand above their cells, and not beside them.
    var isNarrow: Bool
  }

  func drawing(of table: PictureTable, width: Double) -> Drawing {
    let isNarrow = width < Picture.Width.page.rawValue
    var drawing = Drawing(width: width, height: 0)
    let shares = shares(of: table)
    let total = table.columns[table.columns.count - 1]
    let names = table.rows.map { TextWidth.of($0[0].text ?? "", size: Type.body) }.max() ?? 0
    let sums = table.rows.map {
      TextWidth.of(Number.text($0[$0.count - 1].number ?? 0, total.decimals), size: Type.body)
    }
    let head = TextWidth.lines(total.label + ", " + total.unit, size: Type.small, width: 56)
    let room = (sums + head.map { TextWidth.of($0, size: Type.small) }).max() ?? 0
    let left = isNarrow ? 0 : names + 10
    let right = width - room - 8
    let frame = Frame(
      left: left, right: right, cell: (right - left) / Double(max(1, shares.count)),
      pitch: isNarrow ? 41 : 22, isNarrow: isNarrow)
    var top = drawHeads(shares.map(\.label), head, frame, width, on: &drawing)
    for row in table.rows {
      if apart.contains(row[0].text ?? "") {
        top += 5
        drawing.rule(y: top - 3, from: 0, to: width, fill: Palette.axis)
      }
      draw(row, total, frame, top: top, width, on: &drawing)
      top += frame.pitch
    }
    drawing.height = top + 2
    return drawing
  }

  /// Names above the cells; numbers with a key where a name does not fit.
  ///
  /// - Returns: Where the first row begins.
  private func drawHeads(
    _ labels: [String], _ total: [String], _ frame: Frame, _ width: Double,
    on drawing: inout Drawing
  ) -> Double {
    var heads = labels.map { TextWidth.lines($0, size: Type.small, width: frame.cell - 4) }
    let widest = heads.joined().map { TextWidth.of($0, size: Type.small) }.max() ?? 0
    var top = 0.0
    if widest > frame.cell - 4 {
      heads = labels.indices.map { [String($0 + 1)] }
      top = drawKey(labels, width, on: &drawing)
    }
    let lines = max(heads.map(\.count).max() ?? 1, total.count)
    let bottom = top + 13 * Double(lines)
    for (column, head) in heads.enumerated() {
      let centre = frame.left + (Double(column) + 0.5) * frame.cell
      for (line, text) in head.enumerated() {
        drawing.text(
          text, at: .init(centre, bottom - 13 * Double(head.count - line) + 10), size: Type.small,
          anchor: .middle, fill: Palette.quiet)
      }
    }
    for (line, text) in total.enumerated() {
      drawing.text(
        text, at: .init(width, bottom - 13 * Double(total.count - line) + 10), size: Type.small,
        anchor: .end, fill: Palette.quiet)
    }
    return bottom + (frame.isNarrow ? 0 : 4)
  }

  private func drawKey(_ labels: [String], _ width: Double, on drawing: inout Drawing) -> Double {
    var (x, y) = (0.0, 11.0)
    for (index, label) in labels.enumerated() {
      let text = "\(index + 1) \(label)"
      let length = TextWidth.of(text, size: Type.small) + 12
      if x > 0 && x + length > width {
        x = 0
        y += 16
      }
      drawing.text(text, at: .init(x, y), size: Type.small)
      x += length
    }
    return y + 10
  }

  private func draw(
    _ row: [PictureTable.Cell], _ total: PictureTable.Column, _ frame: Frame, top: Double,
    _ width: Double, on drawing: inout Drawing
  ) {
    let y = top + (frame.isNarrow ? 19 : 0)
    drawing.text(row[0].text ?? "", at: .init(0, top + 15))
    for (column, cell) in row.dropFirst().dropLast().enumerated() {
      guard let share = cell.number else { continue }
      let x = frame.left + Double(column) * frame.cell
      let part = min(1, max(0, share / 100))
      // A frame of the palest grey keeps an empty cell in sight.
      drawing.rectangle(
        .init(left: x, top: y, right: x + frame.cell - 1.5, bottom: y + 20.5), fill: Palette.grid)
      drawing.rectangle(
        .init(left: x + 0.6, top: y + 0.6, right: x + frame.cell - 2.1, bottom: y + 19.9),
        fill: Palette.mixed(Self.pale, dark, part))
      if share < Self.least { continue }
      drawing.text(
        Number.text(share, 0), at: .init(x + frame.cell / 2 - 0.75, y + 14.5), size: Type.small,
        anchor: .middle, fill: part > Self.inverse ? Self.pale : Palette.ink)
    }
    drawing.text(
      Number.text(row[row.count - 1].number ?? 0, total.decimals), at: .init(width, y + 15),
      anchor: .end)
  }
}
