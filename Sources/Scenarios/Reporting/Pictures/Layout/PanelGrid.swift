/// Lines and layers over years, in one panel or several.
///
/// Every series is a column of the table; every panel takes the rows in which `facet` says its key.
struct PanelGrid: PictureLayout {
  var panels: [Panel]
  var series: [Series]
  /// The text column that tells panels apart; nil for a single panel.
  var facet: String?
  /// What the vertical axis counts, with its unit.
  var axis: String
  /// Series lie on each other instead of across each other.
  var isStacked = false
  /// The area between two series, filled by the sign of their difference.
  var difference: Difference?
  /// All panels have the axis of the largest.
  var sharesAxis = false
  /// Years up to here are statistics.
  var history: (until: Int, label: String)?
  var columns = Columns(page: 2, phone: 1)
  /// Height of a panel's plot in pixels.
  var plotHeight = 200.0
  /// Series are named at their ends; else in a line above.
  var labelsEnds = true

  struct Columns: Sendable {
    var page, phone: Int
  }

  struct Panel: Sendable {
    /// What the facet column says.
    var key: String
    var title: String
    var years: ClosedRange<Int>
    var gaps: [Gap] = []
    var marks: [Mark] = []
  }

  struct Series: Sendable {
    /// A column of the table.
    var column: String
    var label: String
    var colour: String
    /// For words at the end of a pale layer; the colour itself where nil.
    var labelColour: String?
    var dash = ""
    var width = 2.2
  }

  struct Difference: Sendable {
    var upper, lower: String
    /// Fill where `upper` is above `lower`, and where it is below; nil for none.
    var above: String?
    var below: String?
  }

  /// A distance of two values in a year, named in words.
  struct Gap: Sendable {
    var year: Int
    var low, high: Double
    var text: String
  }

  /// A point with words beside it.
  struct Mark: Sendable {
    var year: Int
    var value: Double
    var text: String
  }

  func rows(of panel: Panel, in table: PictureTable) -> [[PictureTable.Cell]] {
    let year = table.index("year")
    return table.rows(where: facet, is: panel.key).filter { row in
      row[year].number.map { panel.years.contains(Int($0)) } ?? false
    }
  }

  func drawing(of table: PictureTable, width: Double) -> Drawing {
    let count = width >= Picture.Width.page.rawValue ? columns.page : columns.phone
    let across = min(count, panels.count)
    let space = 18.0
    let panelWidth = (width - space * Double(across - 1)) / Double(across)
    var drawing = Drawing(width: width, height: 0)
    var top = labelsEnds ? 4 : drawing.drawKey(of: self, width: width)
    if !axis.isEmpty {
      drawing.text(axis, at: .init(0, top + 12), size: Type.small, fill: Palette.quiet)
      top += 20
    }
    let titles = panels.map {
      TextWidth.lines($0.title, size: Type.title * 1.08, width: panelWidth)
    }
    let titleHeight = 5 + 15 * Double(titles.map(\.count).max() ?? 0)
    let height = titleHeight + plotHeight + 24
    let shared = sharesAxis ? allValues(table) : nil
    for (index, panel) in panels.enumerated() {
      let left = Double(index % across) * (panelWidth + space)
      let y = top + Double(index / across) * (height + 10)
      for (line, title) in titles[index].enumerated() {
        drawing.text(
          title, at: .init(left, y + 13 + 15 * Double(line)), size: Type.title, isBold: true)
      }
      PanelDrawing(
        grid: self, panel: panel, table: table,
        box: .init(
          left: left, top: y + titleHeight, right: left + panelWidth,
          bottom: y + titleHeight + plotHeight),
        axisValues: shared ?? values(of: panel, table)
      ).draw(on: &drawing)
    }
    let lines = (panels.count + across - 1) / across
    drawing.height = top + Double(lines) * (height + 10) - 10
    return drawing
  }

  private func allValues(_ table: PictureTable) -> [Double] {
    panels.flatMap { values(of: $0, table) }
  }

  /// What the axis of a panel has to enclose.
  private func values(of panel: Panel, _ table: PictureTable) -> [Double] {
    let places = series.map { table.index($0.column) }
    let drawn = rows(of: panel, in: table).flatMap { row -> [Double] in
      let values = places.compactMap { row[$0].number }
      return isStacked ? [values.reduce(0, +)] : values
    }
    return drawn + panel.marks.map(\.value)
  }
}

extension Drawing {
  /// A line of samples with their names; breaks where it gets too long.
  ///
  /// - Returns: Where the next thing may begin.
  mutating func drawKey(of grid: PanelGrid, width: Double) -> Double {
    var x = 0.0
    var y = 12.0
    for series in grid.series {
      let length = 34 + TextWidth.of(series.label, size: Type.body) + 16
      if x > 0 && x + length > width {
        x = 0
        y += 18
      }
      if grid.isStacked {
        rectangle(.init(left: x, top: y - 9, right: x + 28, bottom: y + 1), fill: series.colour)
      } else {
        line(
          [.init(x, y - 4), .init(x + 28, y - 4)], stroke: series.colour, width: series.width,
          dash: series.dash)
      }
      text(series.label, at: .init(x + 34, y))
      x += length
    }
    return y + 10
  }
}
