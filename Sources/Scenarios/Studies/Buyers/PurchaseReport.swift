internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
public import FlowTables

/// What every car maker buys of both metals in one year of a run.
public struct PurchaseReport: Sendable {
  public let year: Int
  private let report: RunReport
  private let markets: [MarketYear]
  /// By contracts alone, with suppliers' pledges kept: shape `[m]`.
  private let kept: [MarketYear]
  /// The same with suppliers that move with their industry.
  private let moving: [MarketYear]
  private let setting: BuyersMarket
  private let pledged: BuyersMarket
  private let shown: String?

  /// - Parameters:
  ///   - company: nil for all; else its name or a part of it.
  ///   - target: A target of the register that its maker takes as policy, whatever its year; nil
  ///     for the policies in force.
  ///   - arePledgesKept: Suppliers keep their pledges; else they move with their industry.
  ///   - contracts: Tables of contracts, with the columns of `contract_list.csv`.
  /// - Throws: ``InputProblems`` for unknown names and years outside the run, or what the solver
  ///   says.
  public init(
    _ report: RunReport, year: Int?, company: String?, target: String? = nil,
    arePledgesKept: Bool = false, contracts: [SourceFile] = []
  ) throws {
    let asked = try target.map { id throws(InputProblems) in try Self.target(id, of: report) }
    self.year = year ?? asked?.year ?? report.reportingYears.nearest(to: ReportingYears.near)
    self.report = report
    // A maker that sells nothing here is asked about by name only.
    let maker = asked.flatMap { target in
      report.compiled.makers.first { $0.name == target.company }
    }
    if !report.years.contains(self.year) {
      throw InputProblems([
        Diagnostic(
          .horizon, at: FileLocation(path: "--year"),
          "\(self.year) is not in the run, \(report.years.text)", help: "write a year in that range"
        )
      ])
    }
    func market(_ arePledgesKept: Bool) throws(InputProblems) -> BuyersMarket {
      try BuyersMarket(
        report, and: maker, arePledgesKept: arePledgesKept, contracts: contracts)
    }
    let pledged = try market(true)
    let plain = try market(false)
    let setting = arePledgesKept ? pledged : plain
    shown = try Self.company(asked?.company ?? company, of: setting.book)
    let year = self.year
    let materials = report.compiled.plan.materials.indices
    let policies = asked.map { BuyersMarket.Policies.only($0) } ?? .inForce
    markets = try materials.map { try setting.market($0, in: year, policies) }
    kept = try materials.map { try pledged.market($0, in: year, .none) }
    moving = try materials.map { try plain.market($0, in: year, .none) }
    self.pledged = pledged
    self.setting = setting
  }

  private static func target(
    _ id: String, of report: RunReport
  ) throws(InputProblems) -> Target {
    let known = report.compiled.targets.filter { PolicyRow.isAnswered($0) }
    let own = NameSpelling.match(id, among: known.map(\.id))
    if let target = known.first(where: { $0.id == own }) { return target }
    throw InputProblems([
      Diagnostic(
        .unknownName, at: FileLocation(path: "--target"),
        "no target \(quoted(id)) can be a purchase policy",
        help: NearestName.help(for: id, among: known.map(\.id)))
    ])
  }

  private static func company(
    _ name: String?, of book: BuyerBook
  ) throws(InputProblems) -> String? {
    guard let name else { return nil }
    let names = book.makers.map(\.name)
    if let found = CompanyName.matches(name, among: names).first { return found }
    throw InputProblems([
      Diagnostic(
        .unknownName, at: FileLocation(path: "--company"), "no buyer is named \(quoted(name))",
        help: CompanyName.near(name, among: names).map { "did you mean '\($0)'?" }
          ?? NearestName.help(for: name, among: names))
    ])
  }

  /// The largest gap between a lot's supply and its purchases with the residual, over its supply.
  public var worstGap: Double { markets.map(\.market.worstGap).max() ?? 0 }

  private var t: Int { year - report.years.lowerBound }

  public var text: String {
    var parts = ["Purchases of \(year) in \(report.scenario.name)\n"]
    for m in markets.indices { parts.append(text(of: m)) }
    parts.append(contentsOf: policyLines)
    parts.append(contentsOf: contractLines)
    parts.append(
      "Purchases plus residual are the supply of every lot: worst gap \(worstGap) of a lot.\n"
        + "A scarce lot is shared pro rata to the tonnes asked for; "
        + "who has no policy takes an even part of what is left.\n")
    return parts.joined(separator: "\n")
  }

  private func text(of m: Int) -> String {
    let market = markets[m].market
    let lots = markets[m].lots
    let sources = setting.sources(m)
    let metal = report.compiled.plan.materials[m].system.name
    var table = PrintedTable([
      "\(metal), buyer", "kt", "recycled, %", "green power, %", "t CO2e/t", "CNY per car",
    ])
    func cells(
      _ name: String, _ tonnes: Double, _ mean: ((Int) -> Double) -> Double, _ perCar: String
    ) -> [String] {
      [
        name, fixed(tonnes / 1e3, 1), fixed(100 * mean { lots[$0].recycled(t) }, 1),
        fixed(100 * mean { sources[lots[$0].source].isRenewable ? 1 : 0 }, 1),
        fixed(mean { lots[$0].emissions[t] }, 2), perCar,
      ]
    }
    for (b, buyer) in market.buyers.enumerated() where shown == nil || shown == buyer.name {
      table.add(
        cells(
          buyer.name, market.tonnes(b), { market.mean(b, $0) },
          fixed(markets[m].costPerCar(b), 0)))
    }
    table.add(
      cells(
        "residual mix", market.residual.reduce(0, +), { market.residualMean($0) }, ""))
    return table.text()
  }

  /// What each policy asked for and got.
  private var policyLines: [String] {
    var lines: [String] = []
    for (m, year) in markets.enumerated() {
      let metal = report.compiled.plan.materials[m].system.name
      let market = year.market
      for (b, buyer) in market.buyers.enumerated() where shown == nil || shown == buyer.name {
        for row in buyer.policy {
          let outcome = market.outcome(b, row)
          let cost = fixed(year.costPerCar(b), 0)
          let name = "\(buyer.name), \(metal), \(row.name): "
          // A tonne is what a contract counts.
          if outcome.lacking < 1 {
            lines.append(
              "\(name)\(NumberText.percent(outcome.share)) bought, at \(cost) CNY per car beside "
                + "an even purchase.\n")
          } else {
            lines.append(
              "\(name)only \(NumberText.percent(outcome.share)) of "
                + "\(NumberText.percent(row.share)); \(NumberText.amount(outcome.lacking)) t "
                + (row.isEmissions ? "CO2e are too many.\n" : "are not to be had.\n"))
          }
        }
      }
    }
    return lines
  }

  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.field("scenario", report.scenario.name)
      $0.field("year", year)
      $0.field("worst_relative_gap", worstGap)
      $0.array("purchases") { list in
        for (m, year) in markets.enumerated() {
          for (b, buyer) in year.market.buyers.enumerated()
          where shown == nil || shown == buyer.name {
            list.object { write(m, b, year.market, buyer, &$0) }
          }
        }
      }
      $0.array("contracts") { list in
        for year in markets {
          for c in year.contracts.indices where isShown(year.contracts[c]) {
            list.object { write(c, year, &$0) }
          }
        }
      }
    }
    return writer.finished()
  }

  private func write(
    _ m: Int, _ b: Int, _ market: PurchaseMarket, _ buyer: Buyer, _ writer: inout JSONWriter
  ) {
    let lots = markets[m].lots
    writer.field("buyer", buyer.name)
    writer.field("metal", report.compiled.plan.materials[m].system.name)
    writer.field("tonnes", market.tonnes(b))
    writer.field("recycled", market.mean(b) { lots[$0].recycled(t) })
    writer.field("t_co2e_per_t", market.mean(b) { lots[$0].emissions[t] })
    writer.field("cny_per_car", markets[m].costPerCar(b))
    writer.array("policy") { list in
      for row in buyer.policy {
        let outcome = market.outcome(b, row)
        list.object {
          $0.field("name", row.name)
          $0.field("asked", row.share)
          $0.field("bought", outcome.share)
          $0.field("lacking_t", outcome.lacking)
        }
      }
    }
  }

  private func write(_ c: Int, _ year: MarketYear, _ writer: inout JSONWriter) {
    let terms = year.contracts[c]
    writer.field("contract", terms.id)
    writer.field("buyer", terms.maker)
    writer.field("supplier", terms.supplier)
    writer.field("metal", terms.metal)
    writer.field("kind", terms.isLoop ? "closed loop" : "purchase")
    writer.field("asked_t", year.asked[c])
    writer.field("counted_t", year.counted(c))
    writer.field("reserved_t", year.reserved(c))
    writer.field(optional: "t_co2e_per_t", year.emissions(c))
  }

  private func isShown(_ terms: ContractTerms) -> Bool { shown == nil || shown == terms.maker }

  private var contractLines: [String] {
    ContractText(
      setting: pledged, bought: markets, kept: kept, moving: moving, year: year, shown: shown
    ).lines
  }
}
