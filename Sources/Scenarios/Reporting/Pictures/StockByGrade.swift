internal import FlowEngine
internal import FlowInputs
internal import FlowStudies

extension Picture {
  /// Metal in the cars on the road by grade: the largest five, and the others as one layer.
  static func stockByGrade(_ report: RunReport, material m: Int, _ words: Words) -> Picture {
    let system = report.compiled.plan.materials[m].system
    let years = max(report.years.lowerBound, firstStockYear)...report.years.upperBound
    func stock(_ grade: Int, _ year: Int) -> Double {
      report.run.ledger.level(
        stock: report.run.chart.stocks.inUse, material: m, year: year - report.years.lowerBound,
        lane: grade)
    }
    func total(_ year: Int) -> Double {
      (0..<system.carGradeCount).reduce(0) { $0 + stock($1, year) }
    }
    let order = (0..<system.carGradeCount).sorted {
      (stock($1, years.upperBound), $0) < (stock($0, years.upperBound), $1)
    }
    let shown = Array(order.prefix(layerLimit - 1))
    let rest = order.dropFirst(layerLimit - 1).filter { grade in
      years.contains { stock(grade, $0) > 0 }
    }
    let colours = system.name == "steel" ? Palette.steelLayers : Palette.aluminiumLayers
    var columns = [PictureTable.Column("year", words.year)]
    var series: [PanelGrid.Series] = []
    func add(_ key: String, _ name: String, _ last: Double) {
      columns.append(.init(key, name, unit: words.megatonnes, decimals: 1))
      series.append(
        .init(
          column: key, label: "\(name) \(Number.short(last))",
          colour: colours[series.count], labelColour: Palette.ink))
    }
    for grade in shown {
      add(
        system.grades[grade].id, words.grade(system.grades[grade]), stock(grade, years.upperBound))
    }
    if !rest.isEmpty {
      add("other", words.otherGrades, rest.reduce(0) { $0 + stock($1, years.upperBound) })
    }
    var table = PictureTable(columns)
    for year in years {
      var cells: [PictureTable.Cell] = [.year(year)]
      cells += shown.map { .number(stock($0, year)) }
      if !rest.isEmpty { cells.append(.number(rest.reduce(0) { $0 + stock($1, year) })) }
      table.add(cells)
    }
    let marked = [report.compiled.observedUntil, years.upperBound].filter(years.contains)
    var panel = PanelGrid.Panel(key: "", title: "", years: years)
    panel.marks = marked.map { .init(year: $0, value: total($0), text: Number.short(total($0))) }
    let largest = shown.first.map { (system.grades[$0], stock($0, years.upperBound)) }
    return Picture(
      id: "stock-by-grade-\(system.name)", title: words.stockTitle(system.name),
      finding: words.stockFinding(
        system.name, totals: marked.map { ($0, total($0)) },
        largest: largest.map { (words.grade($0.0), $0.1) }, leaving: leaving(report, m, years)),
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
      report.run.ledger.mass(
        report.run.chart.materials[m].treatment.useToCollection,
        year: year - report.years.lowerBound)
    }
    let first = min(max(report.compiled.observedUntil, years.lowerBound), years.upperBound)
    return (mass(first), mass(years.upperBound))
  }
}
