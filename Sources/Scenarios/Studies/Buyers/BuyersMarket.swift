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

  /// Whose targets act.
  enum Policies {
    case inForce
    case only(Target)
    case none
  }

  /// - Parameters:
  ///   - further: A maker of the register that sells nothing here, read as if it bought here.
  ///   - arePledgesKept: Suppliers keep their pledges; else they move with their industry.
  ///   - user: Tables of contracts.
  init(
    _ report: RunReport, and further: Maker? = nil, arePledgesKept: Bool = false,
    contracts user: [SourceFile] = []
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
        isPrimary: materials[m].system.name == "aluminium")
    }
    accounts = book.makers.map {
      MakerAccount($0, plan: report.compiled.plan, averages: report.averages)
    }
    self.report = report
    self.book = book
    self.contracts = contracts
  }

  func market(_ m: Int, in year: Int, _ policies: Policies) throws -> MarketYear {
    let t = year - report.years.lowerBound
    let lots = supplied[m].lots
    let tonnes = MassUnit.tonnesPerMegatonne
    let products = report.evidence.markets[m].byProduct.count
    var dirtiest = [Double](repeating: 0, count: products)
    for lot in lots where lot.supply[t] > 0 {
      dirtiest[lot.product] = max(dirtiest[lot.product], lot.emissions[t])
    }
    let offers = lots.map { lot in
      Offer(
        product: lot.product, supply: lot.supply[t] * tonnes,
        premium: book.premiumPerTonneCO2[m].value
          * max(0, dirtiest[lot.product] - lot.emissions[t]))
    }
    let demand = accounts.map { account in
      (0..<products).map { account.byProduct[m][t * products + $0] * tonnes }
    }
    let buyers = book.makers.indices.map { b -> Buyer in
      let targets = targets(of: book.makers[b].name, m, year, policies)
      // A price cap is a share of what the metal costs, on top of the cheapest lots.
      let cap = targets.compactMap(\.premiumCap).min()
      return Buyer(
        name: book.makers[b].name, demand: demand[b],
        policy: targets.compactMap { row($0, m, year, accounts[b]) },
        budget: cap.map { $0 * demand[b].reduce(0, +) * book.price[m] })
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
          * MassUnit.tonnesPerMegatonne
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

/// One metal in one year: who bought what.
struct MarketYear {
  let t: Int
  let lots: [MarketLot]
  /// Who makes each lot, an index into the suppliers.
  let maker: [Int?]
  let makers: [Maker]
  /// CNY per t CO2 that a lot lies below the dirtiest of its product.
  let premium: Ranged
  /// In the order of the market's reservations.
  let contracts: [ContractTerms]
  /// Counted tonnes that each asks for, t/yr.
  let asked: [Double]
  let market: PurchaseMarket

  /// What a buyer's purchase adds to an even one, CNY per car.
  func costPerCar(_ b: Int) -> Double {
    let cars = makers[b].sales[t] * 1e6
    return cars > 0 ? (market.cost(b) - market.evenCost(b)) / cars : 0
  }

  /// Tonnes that a contract has reserved, t/yr.
  func reserved(_ contract: Int) -> Double {
    market.reservations.byContract[contract].reduce(0, +)
  }

  /// What of them the contract counts: of a closed loop the scrap-derived metal.
  func counted(_ contract: Int) -> Double {
    zip(market.reservations.byContract[contract], lots).reduce(0) { sum, pair in
      sum + pair.0 * (contracts[contract].isLoop ? pair.1.fromNewScrap[t] : 1)
    }
  }

  /// t CO2-equiv/t of what a contract has reserved; nil where that is nothing.
  func emissions(_ contract: Int) -> Double? {
    let tonnes = reserved(contract)
    if tonnes <= 0 { return nil }
    let taken = market.reservations.byContract[contract]
    return zip(taken, lots).reduce(0) { $0 + $1.0 * $1.1.emissions[t] } / tonnes
  }
}
