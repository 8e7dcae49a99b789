internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowTables

/// Makers, suppliers and contracts of a run, ready to meet in any of its years.
struct BuyersMarket {
  let report: RunReport
  let book: BuyerBook
  let contracts: ContractBook
  /// Lots by supplier: shape `[m]`.
  let supplied: [SuppliedMarket]
  /// What makers without a policy get: shape `[maker]`.
  private let accounts: [MakerAccount]

  /// Whether makers may be told to buy metal that emits more than an even part of the market.
  private let mayBuyDirtier: Bool

  /// Whose targets act.
  enum Policies {
    case inForce
    case only(Target)
    case none
  }

  /// - Parameters:
  ///   - further: A maker of the register that sells nothing here, read as if it bought here.
  ///   - arePledgesKept: Suppliers keep their pledges; else they move with their industry.
  ///   - user: Tables of contracts beside those of the scenario.
  ///   - failing: Contracts and suppliers that deliver nothing, by name.
  ///   - mayBuyDirtier: Makers may be told to buy metal that emits more than an even part.
  init(
    _ report: RunReport, and further: Maker? = nil, arePledgesKept: Bool = false,
    contracts user: [SourceFile] = [], without failing: Set<String> = [],
    mayBuyDirtier: Bool = false
  ) throws(InputProblems) {
    var book = try BuyerBook.load(report.compiled)
    if let further, !book.makers.contains(where: { $0.name == further.name }) {
      book.makers.append(further)
    }
    let contracts = try ContractBook.load(
      report.compiled, makers: book.makers.map(\.name), user: user)
    let materials = report.compiled.plan.materials
    supplied = materials.indices.map { m in
      SuppliedMarket(
        report.evidence.markets[m],
        among: contracts.suppliers(of: report, m, arePledgesKept: arePledgesKept),
        isPrimary: materials[m].system.name == "aluminium", without: failing)
    }
    accounts = book.makers.map {
      MakerAccount($0, plan: report.compiled.plan, averages: report.averages)
    }
    self.report = report
    self.book = book
    self.contracts = contracts.without(failing)
    self.mayBuyDirtier = mayBuyDirtier
  }

  func market(_ m: Int, in year: Int, _ policies: Policies) throws -> MarketYear {
    let t = year - report.years.lowerBound
    let lots = supplied[m].lots
    let products = report.evidence.markets[m].byProduct.count
    var dirtiest = [Double](repeating: 0, count: products)
    for lot in lots where lot.supply[t] > 0 {
      dirtiest[lot.product] = max(dirtiest[lot.product], lot.emissions[t])
    }
    let offers = lots.map { lot in
      Offer(
        product: lot.product, supply: lot.supply[t],
        premium: book.premiumPerTonneCO2[m].value
          * max(0, dirtiest[lot.product] - lot.emissions[t]),
        emissions: lot.emissions[t])
    }
    let demand = accounts.map { account in
      (0..<products).map { account.byProduct[m][t * products + $0] }
    }
    let buyers = book.makers.indices.map { b -> Buyer in
      let targets = targets(of: book.makers[b].name, m, year, policies)
      // A price cap is a share of what the metal costs, on top of the cheapest lots.
      let cap = targets.compactMap(\.premiumCap).min()
      return Buyer(
        name: book.makers[b].name, demand: demand[b],
        policy: targets.compactMap { row($0, m, year, accounts[b]) },
        budget: cap.map { $0 * demand[b].reduce(0, +) * book.price[m] },
        mayBuyDirtier: mayBuyDirtier)
    }
    let agreed = agreed(m, t, demand: demand)
    return MarketYear(
      t: t, lots: lots, maker: supplied[m].maker, makers: book.makers,
      premium: book.premiumPerTonneCO2[m], contracts: agreed.map(\.terms),
      asked: agreed.map { $0.contract.asked.reduce(0, +) },
      market: try RunProblem.locating(at: report.scenario.place) {
        try PurchaseMarket(offers: offers, buyers: buyers, contracts: agreed.map(\.contract))
      })
  }

  private func targets(
    of maker: String, _ m: Int, _ year: Int, _ policies: Policies
  ) -> [Target] {
    switch policies {
    case .none: []
    case .only(let target):
      target.company == maker && target.materials == [m] ? [target] : []
    case .inForce:
      report.compiled.targets.filter {
        $0.company == maker && $0.materials == [m] && PolicyRow.isPolicy($0) && $0.year <= year
      }
    }
  }

  /// What a target asks of a maker's purchase; nil where no purchase answers it.
  func row(_ target: Target, _ m: Int, _ year: Int, of maker: Maker) -> PolicyRow? {
    guard let b = book.makers.firstIndex(of: maker) else { return nil }
    return row(target, m, year, accounts[b])
  }

  private func row(
    _ target: Target, _ m: Int, _ year: Int, _ account: MakerAccount
  ) -> PolicyRow? {
    PolicyRow(
      target, m, lots: supplied[m].lots, year: year, evidence: report.evidence, account: account)
  }

  private func agreed(
    _ m: Int, _ t: Int, demand: [[Double]]
  ) -> [(terms: ContractTerms, contract: PurchaseContract)] {
    let system = report.compiled.plan.materials[m].system
    let compiler = ContractCompiler(
      supplied: supplied[m], system: system,
      fabricationYield: report.compiled.plan.materials[m].pressShop.fabricationYield,
      dirtiest: report.evidence.markets[m].dirtiestRoute(t), sources: sources(m), t: t)
    return contracts.terms.compactMap { terms in
      guard terms.metal == system.name, terms.region == report.scenario.region,
        terms.holds(in: report.years.lowerBound + t),
        let buyer = book.makers.firstIndex(where: { $0.name == terms.maker })
      else { return nil }
      // Clip of the year before is what comes back.
      let products = system.carGradeCount
      let before = (0..<products).map {
        accounts[buyer].byProduct[m][max(t - 1, 0) * products + $0]
      }
      return (
        terms,
        compiler.contract(
          terms, buyer: buyer, demand: demand[buyer], before: before,
          in: report.years.lowerBound + t)
      )
    }
  }

  func sources(_ m: Int) -> [PowerSource] { report.evidence.markets[m].mix.sources }
}
