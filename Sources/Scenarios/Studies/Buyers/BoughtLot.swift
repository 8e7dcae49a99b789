internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// Metal of one route, charge and power, whatever product it becomes.
struct LotName: Equatable {
  let route: String
  /// nil where nobody in particular makes it.
  let supplier: String?
  let isScrapRich: Bool
  let power: String

  var text: String {
    let maker = supplier.map { " of \($0)" } ?? ""
    return "\(route)\(maker), \(isScrapRich ? "rich in scrap" : "without scrap"), \(power)"
  }
}

/// Lots of one name that a maker buys, under one contract or none.
struct BoughtLot {
  let lot: LotName
  /// The contract's id; nil for what is bought without one.
  let contract: String?
  let isRenewable: Bool
  /// t/yr.
  var tonnes = 0.0
  /// Tonnes of scrap-derived metal in it, and t CO2-equiv a year.
  var recycledTonnes = 0.0
  var emissions = 0.0
}

extension BuyersMarket {
  /// - Parameters:
  ///   - index: Which lot of the metal's market.
  ///   - supplier: Who sells it; nil for whoever makes it.
  func name(ofLot index: Int, _ m: Int, supplier: String? = nil) -> LotName {
    let lot = supplied[m].lots[index]
    let maker = supplied[m].maker[index].map { supplied[m].suppliers[$0].name }
    return LotName(
      route: report.compiled.plan.materials[m].system.routes[lot.route].id,
      supplier: supplier ?? maker, isScrapRich: lot.isScrapRich,
      power: sources(m)[lot.source].name)
  }

  /// Sums masses of lots by name, most tonnes first; less than a tonne is left out.
  ///
  /// - Parameter masses: t/yr by lot of the metal's market.
  func sums(
    of masses: [Double], _ m: Int, in t: Int, contract: (id: String, supplier: String)? = nil
  ) -> [BoughtLot] {
    var sums: [BoughtLot] = []
    for (index, mass) in masses.enumerated() where mass != 0 {
      let name = name(ofLot: index, m, supplier: contract?.supplier)
      let place =
        sums.firstIndex { $0.lot == name }
        ?? {
          let source = sources(m)[supplied[m].lots[index].source]
          sums.append(
            BoughtLot(lot: name, contract: contract?.id, isRenewable: source.isRenewable))
          return sums.count - 1
        }()
      let lot = supplied[m].lots[index]
      sums[place].tonnes += mass
      sums[place].recycledTonnes += mass * lot.recycled(t)
      sums[place].emissions += mass * lot.emissions[t]
    }
    return sums.enumerated().filter { $0.element.tonnes >= 1 }
      .sorted { ($1.element.tonnes, $0.offset) < ($0.element.tonnes, $1.offset) }
      .map(\.element)
  }

  /// What a maker buys: by contract, then the rest.
  func lots(of b: Int, _ m: Int, in year: MarketYear) -> [BoughtLot] {
    var free = year.market.bought[b]
    var lots: [BoughtLot] = []
    for (c, terms) in year.contracts.enumerated() where terms.maker == year.makers[b].name {
      let taken = year.market.reservations.byContract[c]
      for index in free.indices { free[index] = max(0, free[index] - taken[index]) }
      lots += sums(of: taken, m, in: year.t, contract: (terms.id, terms.supplier))
    }
    return lots + sums(of: free, m, in: year.t)
  }
}
