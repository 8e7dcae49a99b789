internal import FlowEngine
internal import FlowInputs
internal import FlowStudies

extension Picture {
  /// Metal in the cars on the road by grade: the largest five, and the others as one layer.
  static func stockByGrade(_ report: RunReport, material m: Int, _ words: Words) -> Picture {
    let system = report.compiled.plan.materials[m].system
    let years = max(report.years.lowerBound, firstStockYear)...report.years.upperBound
    let stock = GradeStock(report, material: m, years, layers: layerLimit)
    let marked = [report.compiled.observedUntil, years.upperBound].filter(years.contains)
    var panel = PanelGrid.Panel(key: "", title: "", years: years)
    panel.marks = marked.map {
      .init(year: $0, value: stock.total($0), text: Number.short(stock.total($0)))
    }
    let largest = stock.shown.first.map {
      (words.grade(system.grades[$0]), stock.mass($0, years.upperBound))
    }
    let (table, series) = stock.layers(words)
    return Picture(
      id: "stock-by-grade-\(system.name)", title: words.stockTitle(system.name),
      finding: words.stockFinding(
        system.name, totals: marked.map { ($0, stock.total($0)) }, largest: largest,
        leaving: leaving(report, m, years)),
      note: words.stockNote, table: table,
      layout: PanelGrid(
        panels: [panel], series: series, axis: words.megatonnes, isStacked: true,
        history: (report.compiled.observedUntil, words.statistics),
        columns: .init(page: 1, phone: 1), plotHeight: 240),
      language: words.language)
  }

  /// More layers than this cannot be told apart.
  private static let layerLimit = 6
  /// Before it there are hardly any cars.
  private static let firstStockYear = 2000

  /// Metal that leaves use in the first open year's predecessor and in the last year, Mt/yr.
  private static func leaving(
    _ report: RunReport, _ m: Int, _ years: ClosedRange<Int>
  ) -> (first: Double, last: Double) {
    func mass(_ year: Int) -> Double {
      ResultUnit.millions(
        report.run.ledger.mass(
          report.run.chart.materials[m].treatment.useToCollection,
          year: year - report.years.lowerBound))
    }
    let first = min(max(report.compiled.observedUntil, years.lowerBound), years.upperBound)
    return (mass(first), mass(years.upperBound))
  }
}

/// Metal of each grade in the cars on the road, Mt.
private struct GradeStock {
  private let report: RunReport
  private let m: Int
  private let years: ClosedRange<Int>
  /// Grades with a layer of their own, the largest of the last year first.
  let shown: [Int]
  /// The others that are ever in use.
  private let rest: [Int]

  init(_ report: RunReport, material m: Int, _ years: ClosedRange<Int>, layers: Int) {
    self.report = report
    self.m = m
    self.years = years
    func mass(_ grade: Int, _ year: Int) -> Double {
      report.carStock(material: m, grade: grade, year - report.years.lowerBound)
    }
    let last = years.upperBound
    let order = (0..<report.compiled.plan.materials[m].system.carGradeCount).sorted {
      (mass($1, last), $0) < (mass($0, last), $1)
    }
    shown = Array(order.prefix(layers - 1))
    rest = order.dropFirst(layers - 1).filter { grade in
      years.contains { mass(grade, $0) > 0 }
    }
  }

  private var system: MaterialSystem { report.compiled.plan.materials[m].system }

  func mass(_ grade: Int, _ year: Int) -> Double {
    ResultUnit.millions(
      report.carStock(material: m, grade: grade, year - report.years.lowerBound))
  }

  func total(_ year: Int) -> Double {
    ResultUnit.millions(report.carStock(material: m, year - report.years.lowerBound))
  }

  private func others(_ year: Int) -> Double { rest.reduce(0) { $0 + mass($1, year) } }

  /// One column and one layer a grade; the label has the last year's number.
  func layers(_ words: Words) -> (table: PictureTable, series: [PanelGrid.Series]) {
    let colours = system.name == "steel" ? Palette.steelLayers : Palette.aluminiumLayers
    var columns = [PictureTable.Column("year", words.year)]
    var series: [PanelGrid.Series] = []
    func add(_ key: String, _ name: String, _ last: Double) {
      columns.append(.init(key, name, unit: words.megatonnes, decimals: 1))
      series.append(
        .init(
          column: key, label: "\(name) \(Number.short(last))", colour: colours[series.count],
          labelColour: Palette.ink))
    }
    for grade in shown {
      let item = system.grades[grade]
      add(item.id, words.grade(item), mass(grade, years.upperBound))
    }
    if !rest.isEmpty { add("other", words.otherGrades, others(years.upperBound)) }
    var table = PictureTable(columns)
    for year in years {
      var cells: [PictureTable.Cell] = [.year(year)] + shown.map { .number(mass($0, year)) }
      if !rest.isEmpty { cells.append(.number(others(year))) }
      table.add(cells)
    }
    return (table, series)
  }
}
