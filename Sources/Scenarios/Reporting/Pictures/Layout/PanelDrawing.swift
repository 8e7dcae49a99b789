/// One panel of a ``PanelGrid`` inside its box.
struct PanelDrawing {
  let grid: PanelGrid
  let panel: PanelGrid.Panel
  let table: PictureTable
  /// From the left end of the tick labels to the right end of the series' names.
  let box: Drawing.Box
  let axisValues: [Double]

  private typealias Point = Drawing.Point

  func draw(on drawing: inout Drawing) {
    let ticks = NiceTicks(
      enclosing: axisValues, count: box.bottom - box.top < 150 ? 3 : 5)
    let ends = grid.labelsEnds ? endLabels : []
    let tickRoom = ticks.values.map { TextWidth.of(ticks.label($0), size: Type.small) }.max() ?? 0
    let labelRoom = ends.map { TextWidth.of($0.text, size: Type.body) }.max().map { $0 + 12 } ?? 17
    // Half a year's label stands left of the axis.
    let left = box.left + max(tickRoom + 6, 17)
    let right = box.right - labelRoom
    let x = LinearScale(
      domain: Double(panel.years.lowerBound)...Double(panel.years.upperBound),
      range: (left, right))
    let y = LinearScale(domain: ticks.domain, range: (box.bottom, box.top + 4))
    drawGround(x, y, ticks, on: &drawing)
    if grid.isStacked {
      drawLayers(x, y, on: &drawing)
    } else {
      drawDifference(x, y, on: &drawing)
      for series in grid.series {
        for run in runs(of: series.column) {
          drawing.line(
            run.map { Point(x($0.year), y($0.value)) }, stroke: series.colour,
            width: series.width, dash: series.dash)
        }
      }
    }
    drawEnds(ends, right + 8, y, on: &drawing)
    for gap in panel.gaps { draw(gap, x, y, on: &drawing) }
    for mark in panel.marks { draw(mark, x, y, on: &drawing) }
  }

  private func drawGround(
    _ x: LinearScale, _ y: LinearScale, _ ticks: NiceTicks, on drawing: inout Drawing
  ) {
    if let history = grid.history, panel.years.contains(history.until),
      history.until > panel.years.lowerBound
    {
      let right = x(Double(history.until))
      drawing.rectangle(
        .init(left: x.range.from, top: y.range.to, right: right, bottom: y.range.from),
        fill: Palette.history)
      if right - x.range.from > TextWidth.of(history.label, size: Type.small) + 8 {
        drawing.text(
          history.label, at: Point(x.range.from + 4, y.range.to + 11), size: Type.small,
          fill: Palette.quiet)
      }
    }
    for tick in ticks.values {
      drawing.rule(
        y: y(tick), from: x.range.from, to: x.range.to,
        fill: tick == 0 ? Palette.axis : Palette.grid)
      drawing.text(
        ticks.label(tick), at: Point(x.range.from - 5, y(tick) + 4), size: Type.small,
        anchor: .end, fill: Palette.quiet)
    }
    let room = Int((x.range.to - x.range.from) / 44)
    for year in NiceTicks.years(panel.years, room: room) {
      let place = x(Double(year))
      drawing.rectangle(
        .init(left: place - 0.4, top: y.range.from, right: place + 0.4, bottom: y.range.from + 4),
        fill: Palette.axis)
      drawing.text(
        String(year), at: Point(place, y.range.from + 16), size: Type.small, anchor: .middle,
        fill: Palette.quiet)
    }
  }

  // MARK: Lines

  private typealias Value = (year: Double, value: Double)

  /// Years in a row that have a value.
  private func runs(of column: String) -> [[Value]] {
    let place = table.index(column)
    let year = table.index("year")
    var runs: [[Value]] = [[]]
    for row in grid.rows(of: panel, in: table) {
      if let when = row[year].number, let value = row[place].number {
        runs[runs.count - 1].append((when, value))
      } else if !runs[runs.count - 1].isEmpty {
        runs.append([])
      }
    }
    return runs.filter { !$0.isEmpty }
  }

  private func drawDifference(_ x: LinearScale, _ y: LinearScale, on drawing: inout Drawing) {
    guard let difference = grid.difference else { return }
    let upper = Dictionary(runs(of: difference.upper).joined().map { ($0.year, $0.value) }) {
      a, _ in a
    }
    let lower = Dictionary(runs(of: difference.lower).joined().map { ($0.year, $0.value) }) {
      a, _ in a
    }
    let years = panel.years.map(Double.init).filter { upper[$0] != nil && lower[$0] != nil }
    let values = years.map { ($0, upper[$0] ?? 0, lower[$0] ?? 0) }
    for piece in DifferencePiece.pieces(values) {
      guard let fill = piece.isAbove ? difference.above : difference.below else { continue }
      let over = piece.points.map { Point(x($0.x), y($0.upper)) }
      let under = piece.points.reversed().map { Point(x($0.x), y($0.lower)) }
      drawing.polygon(over + under, fill: fill)
    }
  }

  private func draw(
    _ gap: PanelGrid.Gap, _ x: LinearScale, _ y: LinearScale, on drawing: inout Drawing
  ) {
    let place = x(Double(gap.year))
    drawing.rectangle(
      .init(left: place - 0.8, top: y(gap.high), right: place + 0.8, bottom: y(gap.low)),
      fill: Palette.orangeInk)
    drawing.circle(Point(place, y(gap.low)), radius: 4, fill: Palette.black)
    let fits = place + 6 + TextWidth.of(gap.text, size: Type.body) < x.range.to
    drawing.text(
      gap.text, at: Point(fits ? place + 6 : place - 6, (y(gap.low) + y(gap.high)) / 2 + 4),
      anchor: fits ? .start : .end, fill: Palette.orangeInk, isBold: true, hasHalo: true)
  }

  private func draw(
    _ mark: PanelGrid.Mark, _ x: LinearScale, _ y: LinearScale, on drawing: inout Drawing
  ) {
    let place = Point(x(Double(mark.year)), y(mark.value))
    drawing.circle(place, radius: 4, fill: Palette.black)
    let half = TextWidth.of(mark.text, size: Type.small) / 2
    let centre = min(max(place.x, x.range.from + half), x.range.to - half)
    let above = place.y - 9 > y.range.to + 10
    drawing.text(
      mark.text, at: Point(centre, above ? place.y - 9 : place.y + 17), size: Type.small,
      anchor: .middle, isBold: true, hasHalo: true)
  }

  // MARK: Layers

  private func drawLayers(_ x: LinearScale, _ y: LinearScale, on drawing: inout Drawing) {
    let rows = grid.rows(of: panel, in: table)
    let year = table.index("year")
    let years = rows.compactMap { $0[year].number }
    var floor = rows.map { _ in 0.0 }
    for series in grid.series {
      let place = table.index(series.column)
      let ceiling = zip(floor, rows).map { $0 + ($1[place].number ?? 0) }
      let over = zip(years, ceiling).map { Point(x($0), y($1)) }
      let under = zip(years, floor).map { Point(x($0), y($1)) }
      drawing.polygon(over + under.reversed(), fill: series.colour)
      drawing.line(over, stroke: Palette.slate, width: 0.8)
      floor = ceiling
    }
  }

  // MARK: Names at the ends

  private struct EndLabel {
    let text: String
    let value: Double
    let colour: String
  }

  /// The last value of each series, or the middle of a layer's right edge.
  private var endLabels: [EndLabel] {
    var floor = 0.0
    return grid.series.compactMap { series in
      guard let last = runs(of: series.column).last?.last else { return nil }
      defer { floor += last.value }
      return EndLabel(
        text: series.label, value: grid.isStacked ? floor + last.value / 2 : last.value,
        colour: series.labelColour ?? series.colour)
    }
  }

  private func drawEnds(
    _ ends: [EndLabel], _ left: Double, _ y: LinearScale, on drawing: inout Drawing
  ) {
    let centres = LabelColumn.centres(
      ends.map { y($0.value) }, pitch: 15, limits: y.range.to + 4...y.range.from - 2)
    for (end, centre) in zip(ends, centres) {
      if grid.isStacked {
        drawing.polygon(
          [
            Point(left - 8, y(end.value) - 0.4), Point(left - 2, centre - 0.4),
            Point(left - 2, centre + 0.4), Point(left - 8, y(end.value) + 0.4),
          ], fill: Palette.axis)
      }
      drawing.text(end.text, at: Point(left, centre + 4), fill: end.colour)
    }
  }
}

/// A stretch in which one curve stays on one side of another.
struct DifferencePiece {
  struct Corner: Equatable {
    var x, upper, lower: Double
  }

  var isAbove: Bool
  var points: [Corner]

  /// Cuts two curves where they cross, which may be between two years.
  static func pieces(_ values: [(x: Double, upper: Double, lower: Double)]) -> [DifferencePiece] {
    var pieces: [DifferencePiece] = []
    for (before, after) in zip(values, values.dropFirst()) {
      let start = Corner(x: before.x, upper: before.upper, lower: before.lower)
      let end = Corner(x: after.x, upper: after.upper, lower: after.lower)
      let d0 = before.upper - before.lower
      let d1 = after.upper - after.lower
      if d0 * d1 < 0 {
        let share = d0 / (d0 - d1)
        let level = before.upper + share * (after.upper - before.upper)
        let crossing = Corner(
          x: before.x + share * (after.x - before.x), upper: level, lower: level)
        append(start, crossing, isAbove: d0 > 0, to: &pieces)
        append(crossing, end, isAbove: d1 > 0, to: &pieces)
      } else {
        append(start, end, isAbove: d0 + d1 > 0, to: &pieces)
      }
    }
    return pieces
  }

  private static func append(
    _ start: Corner, _ end: Corner, isAbove: Bool, to pieces: inout [DifferencePiece]
  ) {
    if let last = pieces.last, last.isAbove == isAbove, last.points.last == start {
      pieces[pieces.count - 1].points.append(end)
    } else {
      pieces.append(DifferencePiece(isAbove: isAbove, points: [start, end]))
    }
  }
}
