internal import FlowEngine
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// `charges.csv`: which class, ore-based metal or element was charged into which product.
enum ChargeTable {
  static let header = [
    "year", "material", "class", "product", "charge_t", "share_of_product", "price", "unit_price",
    "binding", "route",
  ]

  /// A thousandth of a tonne is nothing: habits leave a trace in every furnace.
  private static let least = 1e-3

  /// By year, material, product, route and class; what was not charged has no row.
  static func bytes(_ report: RunReport) -> [UInt8] {
    var writer = CSVWriter(header: header, capacity: 1 << 20)
    let melts = report.run.plan.materials.indices.map { Melts(report, $0) }
    for t in 0..<report.years.count {
      for melt in melts {
        for h in melt.system.heats.indices { write(melt.rows(h, t), &writer) }
      }
    }
    return writer.bytes
  }

  private static func write(_ rows: [Row], _ writer: inout CSVWriter) {
    for row in rows where row.charge >= least {
      writer.field(row.year)
      writer.field(row.material)
      writer.field(row.charged)
      writer.field(row.product)
      writer.field(row.charge)
      writer.field(row.share)
      if let price = row.price { writer.field(price) } else { writer.field("") }
      writer.field(row.price == nil ? "" : "CNY_2024/t")
      writer.field(row.binding)
      writer.field(row.route)
      writer.endRow()
    }
  }

  struct Row {
    let year: Int
    let material, product, route, binding: String
    let charged: String
    /// t, and as a share of the metal of the product by this route.
    let charge, share: Double
    /// CNY of 2024 per tonne; nil where no market makes prices.
    let price: Double?
  }

  /// The melts of one metal over all years.
  private struct Melts {
    let report: RunReport
    let m: Int
    let system: MaterialSystem
    private let lines: MeltingLines

    init(_ report: RunReport, _ m: Int) {
      self.report = report
      self.m = m
      system = report.run.plan.materials[m].system
      lines = report.run.chart.materials[m].melting
    }

    func rows(_ h: Int, _ t: Int) -> [Row] {
      let ledger = report.run.ledger
      let metal = ledger.mass(lines.output[h], year: t)
      if metal <= 0 { return [] }
      let heat = system.heats[h]
      let binding = self.binding(h, t)
      let market = report.run.markets[m]
      func row(_ charged: String, _ mass: Double, _ yield: Double, _ price: Double?) -> Row {
        Row(
          year: report.years.lowerBound + t, material: system.name,
          product: system.grades[heat.product].id, route: system.routes[heat.route].id,
          binding: binding, charged: charged, charge: mass,
          share: yield * mass / metal, price: market == nil ? nil : price)
      }
      let scrap = system.classes.enumerated().map { s, scrapClass in
        row(
          scrapClass.id, ledger.mass(lines.charge[s * system.heats.count + h], year: t),
          report.run.meltYield(m, t, class: s, heat: h), market?.price(ofClass: s, t))
      }
      let plan = report.run.plan.materials[m].market
      let primary = row(
        "primary", ledger.mass(lines.primary[h], year: t), 1, plan?.orePrice[heat.route][t])
      let alloying = system.elements.indices.map { element in
        row(
          "alloying:\(system.elements[element])",
          ledger.amount(
            lines.alloying[h], year: t, lane: ledger.chart.lanes[m].types.count + element),
          1, plan?.alloyingPrice(of: element, t))
      }
      return scrap + [primary] + alloying
    }

    /// Limits of the product with a price, such as `Cu most; Si least`.
    private func binding(_ h: Int, _ t: Int) -> String {
      report.run.blends[m].binding(t).filter { $0.heat == h }.map { bound in
        let elements = bound.limit.elements.map { system.elements[$0] }.joined(separator: "+")
        return "\(elements) \(bound.price > 0 ? "most" : "least")"
      }.joined(separator: "; ")
    }
  }
}
