internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowStudies

extension Picture {
  /// Scrap of cars by the grade it once was, beside the metal of that grade that new cars want.
  static func scrapSupply(_ report: RunReport, material m: Int, _ words: Words) -> Picture {
    let system = report.compiled.plan.materials[m].system
    let account = ScrapByGrade(report, material: m)
    let first = max(report.years.lowerBound, firstSupplyYear)
    let years = first...report.years.upperBound
    var table = PictureTable([
      .init("grade", words.grade), .init("year", words.year),
      .init("supply", words.supply, unit: words.megatonnesAYear, decimals: 2),
      .init("demand", words.demand, unit: words.megatonnesAYear, decimals: 2),
    ])
    var panels: [PanelGrid.Panel] = []
    var crossings: [(grade: String, year: Int)] = []
    var widest: (grade: String, share: Double, year: Int)?
    for grade in 0..<system.carGradeCount where account.isUsed(grade, years) {
      let name = words.grade(system.grades[grade])
      for year in years {
        table.add([
          .text(name), .year(year), .number(account.supply(grade, year)),
          .number(account.demand(grade, year)),
        ])
      }
      var panel = PanelGrid.Panel(key: name, title: name, years: years)
      if let year = account.crossing(grade, years) {
        crossings.append((name, year))
        panel.marks = [
          .init(year: year, value: account.demand(grade, year), text: String(year))
        ]
      } else if let share = account.share(grade, years.upperBound), share > widest?.share ?? 0 {
        // Of grades that do not get there, the nearest one.
        widest = (name, share, years.upperBound)
      }
      panels.append(panel)
    }
    return Picture(
      id: "scrap-supply-\(system.name)", title: words.supplyTitle(system.name),
      finding: words.supplyFinding(system.name, crossings: crossings, widest: widest),
      note: words.supplyNote, table: table,
      layout: supplyPanels(panels, until: report.compiled.observedUntil, words),
      language: words.language)
  }

  private static func supplyPanels(
    _ panels: [PanelGrid.Panel], until year: Int, _ words: Words
  ) -> PanelGrid {
    PanelGrid(
      panels: panels,
      series: [
        .init(column: "supply", label: words.supply, colour: Palette.orange, width: 2.4),
        .init(
          column: "demand", label: words.demand, colour: Palette.black, dash: "5 3", width: 1.8),
      ],
      facet: "grade", axis: words.megatonnesAYear,
      difference: .init(
        upper: "supply", lower: "demand", above: Palette.paleOrange, below: Palette.paleBlue),
      history: (year, ""), columns: .init(page: 3, phone: 2),
      plotHeight: 96, labelsEnds: false)
  }

  private static let firstSupplyYear = 2010
}

/// Scrap of cars by the grade that it once was, new and old, and the demand of new cars.
struct ScrapByGrade {
  private let report: RunReport
  private let m: Int
  private let lines: [Int]

  init(_ report: RunReport, material m: Int) {
    self.report = report
    self.m = m
    let chart = report.run.chart.materials[m]
    lines = (chart.pressShop.toClass + chart.sorting.toClass + chart.dismantled.toClass)
      .filter(report.run.ledger.isOpen)
  }

  /// Mt/yr.
  func supply(_ grade: Int, _ year: Int) -> Double {
    let t = year - report.years.lowerBound
    return ResultUnit.millions(
      lines.reduce(0) { $0 + report.run.ledger.amount($1, year: t, lane: grade) })
  }

  /// Mt/yr.
  func demand(_ grade: Int, _ year: Int) -> Double {
    let melts = report.melts[m]
    return ResultUnit.millions(
      melts.bought[(year - report.years.lowerBound) * melts.productCount + grade])
  }

  func isUsed(_ grade: Int, _ years: ClosedRange<Int>) -> Bool {
    years.contains { demand(grade, $0) > 0 || supply(grade, $0) > 0 }
  }

  /// Scrap over what new cars want; nil where they want none.
  func share(_ grade: Int, _ year: Int) -> Double? {
    let demand = demand(grade, year)
    return demand > 0 ? supply(grade, year) / demand : nil
  }

  /// The first year in which there is as much scrap as new cars want.
  func crossing(_ grade: Int, _ years: ClosedRange<Int>) -> Int? {
    years.first { supply(grade, $0) >= demand(grade, $0) && supply(grade, $0) > 0 }
  }
}
