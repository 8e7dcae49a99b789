/// Bars from left to right, one row a thing: stacked from zero, or steps that continue each other.
///
/// The first column of the table names the rows.
struct RowBars: PictureLayout {
  var shape: Shape
  /// What the axis counts, with its unit.
  var axis: String
  /// The column of the number beside each bar.
  var valueColumn: String
  /// Columns of the lower and upper end of a range; nil for none.
  var whiskers: Whiskers?

  enum Shape: Sendable {
    /// Columns on each other.
    case stacked([PanelGrid.Series])
    /// Columns `from` and `to`; where both are the same, the row is a level and not a change. A row
    /// of the name `gap` is a distance that nothing covers.
    case steps(rise: String, fall: String, gap: String)
  }

  struct Whiskers: Sendable {
    var low, high: String
  }

  private struct Bar {
    let name: String
    let value: String
    let parts: [(from: Double, to: Double, fill: String)]
    let level: Double?
    let range: (low: Double, high: Double)?
  }

  private func bars(of table: PictureTable) -> [Bar] {
    let value = table.index(valueColumn)
    let decimals = table.columns[value].decimals
    return table.rows.map { row in
      func number(_ column: String) -> Double { row[table.index(column)].number ?? 0 }
      var parts: [(from: Double, to: Double, fill: String)] = []
      var level: Double?
      switch shape {
      case .stacked(let series):
        var floor = 0.0
        for item in series {
          parts.append((floor, floor + number(item.column), item.colour))
          floor += number(item.column)
        }
      case .steps(let rise, let fall, let gap):
        let ends = (number("from"), number("to"))
        if ends.0 == ends.1 {
          level = ends.1
        } else {
          let fill = row[0].text == gap ? Palette.paleOrange : ends.1 > ends.0 ? rise : fall
          parts.append((ends.0, ends.1, fill))
        }
      }
      let amount = row[value].number ?? 0
      return Bar(
        name: row[0].text ?? "",
        value: level == nil && whiskers == nil
          ? Number.signed(amount, decimals) : Number.text(amount, decimals),
        parts: parts, level: level,
        range: whiskers.map { (number($0.low), number($0.high)) })
    }
  }

  func drawing(of table: PictureTable, width: Double) -> Drawing {
    let isWide = width >= Picture.Width.page.rawValue
    let bars = bars(of: table)
    var drawing = Drawing(width: width, height: 0)
    var top = 4.0
    if case .stacked(let series) = shape {
      var key = PanelGrid(panels: [], series: series, facet: nil, axis: "")
      key.isStacked = true
      top = drawing.drawKey(of: key, width: width)
    }
    drawing.text(axis, at: .init(0, top + 10), size: Type.small, fill: Palette.quiet)
    top += 20
    let values = bars.flatMap { bar in
      bar.parts.flatMap { [$0.from, $0.to] } + [bar.level].compactMap(\.self)
        + (bar.range.map { [$0.low, $0.high] } ?? [])
    }
    let ticks = isStacked ? NiceTicks(enclosing: values) : NiceTicks(around: values)
    let names = bars.map { TextWidth.of($0.name, size: Type.body) }.max() ?? 0
    let numbers = bars.map { TextWidth.of($0.value, size: Type.body) * 1.08 }.max() ?? 0
    let left = isWide ? names + 12 : 17
    let x = LinearScale(domain: ticks.domain, range: (left, width - max(numbers + 12, 17)))
    let pitch = isWide ? 26.0 : 40
    let bottom = top + pitch * Double(bars.count)
    drawGrid(ticks, x, top: top, bottom: bottom, on: &drawing)
    for (index, bar) in bars.enumerated() {
      let y = top + pitch * Double(index) + (isWide ? 5 : 20)
      drawing.text(
        bar.name, at: isWide ? .init(0, y + 12) : .init(0, y - 5))
      draw(bar, x, y: y, on: &drawing)
      if !isStacked, index + 1 < bars.count, let end = bar.parts.last?.to ?? bar.level {
        drawing.rectangle(
          .init(left: x(end) - 0.4, top: y + 8, right: x(end) + 0.4, bottom: y + pitch),
          fill: Palette.axis)
      }
    }
    drawing.height = bottom + 22
    return drawing
  }

  private var isStacked: Bool { if case .stacked = shape { true } else { false } }

  private func drawGrid(
    _ ticks: NiceTicks, _ x: LinearScale, top: Double, bottom: Double, on drawing: inout Drawing
  ) {
    let room = ticks.values.map { TextWidth.of(ticks.label($0), size: Type.small) + 10 }.max() ?? 1
    let step = max(
      1, Int((room * Double(ticks.values.count) / (x.range.to - x.range.from)).rounded(.up)))
    for (index, tick) in ticks.values.enumerated() {
      drawing.rectangle(
        .init(left: x(tick) - 0.4, top: top, right: x(tick) + 0.4, bottom: bottom),
        fill: tick == 0 ? Palette.axis : Palette.grid)
      if index % step == 0 {
        drawing.text(
          ticks.label(tick), at: .init(x(tick), bottom + 14), size: Type.small, anchor: .middle,
          fill: Palette.quiet)
      }
    }
  }

  private func draw(_ bar: Bar, _ x: LinearScale, y: Double, on drawing: inout Drawing) {
    let height = 16.0
    var end = 0.0
    for part in bar.parts {
      let ends = [x(part.from), x(part.to)].sorted()
      drawing.rectangle(
        .init(left: ends[0], top: y, right: max(ends[1], ends[0] + 0.8), bottom: y + height),
        fill: part.fill)
      end = max(end, ends[1])
    }
    if let level = bar.level {
      drawing.circle(.init(x(level), y + height / 2), radius: 5, fill: Palette.ink)
      end = max(end, x(level) + 5)
    }
    if let range = bar.range {
      let middle = y + height / 2
      drawing.rectangle(
        .init(left: x(range.low), top: middle - 0.7, right: x(range.high), bottom: middle + 0.7),
        fill: Palette.ink)
      for place in [x(range.low), x(range.high)] {
        drawing.rectangle(
          .init(left: place - 0.7, top: middle - 4, right: place + 0.7, bottom: middle + 4),
          fill: Palette.ink)
      }
      end = max(end, x(range.high))
    }
    drawing.text(bar.value, at: .init(end + 6, y + 12), isBold: bar.level != nil, hasHalo: true)
  }
}
