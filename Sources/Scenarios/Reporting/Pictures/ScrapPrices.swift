internal import FlowEngine
internal import FlowInputs
internal import FlowStudies

extension Picture {
  /// What a few classes of scrap cost over the years, beside ore-based metal; nil where no market
  /// makes prices.
  static func scrapPrices(_ report: RunReport, material m: Int, _ words: Words) -> Picture? {
    let metal = report.compiled.plan.materials[m]
    guard let plan = metal.market, report.run.markets[m] != nil else { return nil }
    let years = max(report.years.lowerBound, firstPriceYear)...report.years.upperBound
    let classes = PricedClasses(report, material: m)
    let shown = classes.shown(plan, metal.sorting.unsorted, in: years)
    if shown.isEmpty { return nil }
    let ore = words.oreBasedMetal
    var columns = [
      PictureTable.Column("year", words.year), .init("ore", ore, unit: words.priceUnit),
    ]
    var series = [
      PanelGrid.Series(column: "ore", label: ore, colour: Palette.black, dash: "6 4", width: 1.8)
    ]
    for (s, line) in zip(shown, lines) {
      let (id, name) = (
        metal.system.classes[s].id, words.scrapClass(metal.system.classes[s])
      )
      columns.append(.init(id, name, unit: words.priceUnit))
      series.append(
        .init(
          column: id, label: name, colour: line.colour, dash: line.dash, width: line.width))
    }
    var table = PictureTable(columns)
    for year in years {
      table.add(
        [.year(year), .number(classes.orePrice(plan, year))]
          + shown.map { .init(classes.price($0, year)) })
    }
    let ends = [report.compiled.observedUntil, years.upperBound].filter(years.contains)
    return Picture(
      id: "prices-\(metal.system.name)", title: words.pricesTitle(metal.system.name),
      finding: words.pricesFinding(
        metal.system.name, years: ends,
        shown.map { s in
          (
            words.scrapClass(metal.system.classes[s]),
            ends.map { year in
              classes.price(s, year).map { 100 * $0 / classes.orePrice(plan, year) }
            }
          )
        }),
      note: words.pricesNote, table: table,
      layout: PanelGrid(
        panels: [.init(key: "", title: "", years: years)], series: series, axis: words.priceUnit,
        history: (report.compiled.observedUntil, words.statistics),
        columns: .init(page: 1, phone: 1), plotHeight: 240, labelsEnds: false),
      language: words.language)
  }

  /// Before it trade in these classes was small.
  private static let firstPriceYear = 2010
  /// Thinner and broken towards the top, so that each shows where prices are one and the same.
  private static let lines: [(colour: String, dash: String, width: Double)] = [
    (Palette.orange, dash: "", width: 4.2), (Palette.blue, "", 2),
    (Palette.purple, "4 4", 2), (Palette.black, "1 4", 2),
  ]
}

/// Prices of the classes of one metal, CNY of 2024 per tonne.
private struct PricedClasses {
  private let report: RunReport
  private let m: Int

  init(_ report: RunReport, material m: Int) {
    self.report = report
    self.m = m
  }

  /// The class that is quoted, that which is watched for surplus, unsorted shred, and the new scrap
  /// of which most is charged in the last year.
  func shown(_ plan: MarketPlan, _ shred: Int, in years: ClosedRange<Int>) -> [Int] {
    let classes = report.compiled.plan.materials[m].system.classes
    let new = classes.indices.filter { classes[$0].account == .new }
      .max { charged($0, years.upperBound) < charged($1, years.upperBound) }
    var seen: Set<Int> = []
    return [plan.quotation?.scrapClass, plan.watched, shred, new].compactMap(\.self).filter { s in
      seen.insert(s).inserted && years.contains { charged(s, $0) > 0 }
    }
  }

  /// t/yr.
  private func charged(_ s: Int, _ year: Int) -> Double {
    let heats = report.compiled.plan.materials[m].system.heats.count
    let lines = report.run.chart.materials[m].melting.charge[s * heats..<(s + 1) * heats]
    let t = year - report.years.lowerBound
    return lines.reduce(0) { $0 + report.run.ledger.mass($1, year: t) }
  }

  /// Nil in years without a tonne of it.
  func price(_ s: Int, _ year: Int) -> Double? {
    guard charged(s, year) > 0 else { return nil }
    return report.run.markets[m]?.price(ofClass: s, year - report.years.lowerBound)
  }

  func orePrice(_ plan: MarketPlan, _ year: Int) -> Double {
    plan.dearestOre(year - report.years.lowerBound)
  }
}
