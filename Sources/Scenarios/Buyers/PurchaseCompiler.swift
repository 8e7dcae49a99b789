internal import MaterialFlow

/// Offers, demand and policies of one year, from a run and its register.
struct PurchaseCompiler {
  let report: RunReport
  let book: BuyerBook
  let year: Int
  /// The one target that counts as policy; nil for all whose year has come.
  let only: Target?

  private var t: Int { year - report.years.lowerBound }

  /// Targets that say what to buy.
  static func isPolicy(_ target: Target) -> Bool {
    guard !target.isSupplier, target.materials.count == 1 else { return false }
    switch target.metric {
    case .recycledContent, .purchaseShare, .renewableShare, .routeShare: return true
    default: return false
    }
  }

  func market(_ m: Int) throws -> PurchaseMarket {
    let lots = report.evidence.markets[m].lots
    let tonnes = Simulation.tonnesPerMegatonne
    let dirtiest = report.evidence.markets[m].byProduct.map { indices in
      indices.filter { lots[$0].supply[t] > 0 }.map { lots[$0].emissions[t] }.max() ?? 0
    }
    let offers = lots.map { lot in
      Offer(
        product: lot.product, supply: lot.supply[t] * tonnes,
        premium: book.premiumPerTonneCO2[m] * max(0, dirtiest[lot.product] - lot.emissions[t]))
    }
    let products = report.evidence.markets[m].byProduct.count
    let buyers = book.makers.map { maker -> Buyer in
      let account = MakerAccount(
        maker, plan: report.compiled.plan, averages: report.averages)
      let demand = (0..<products).map { account.byProduct[m][t * products + $0] * tonnes }
      let targets = policies(of: maker.name, m)
      let whole = demand.reduce(0, +)
      // A price cap is a share of what the metal costs, on top of the cheapest lots.
      let cap = targets.compactMap(\.premiumCap).min()
      return Buyer(
        name: maker.name, demand: demand, policy: targets.map { row($0, m) },
        budget: cap.map { $0 * whole * book.price[m] })
    }
    return try PurchaseMarket(offers: offers, buyers: buyers)
  }

  private func policies(of maker: String, _ m: Int) -> [Target] {
    report.compiled.targets.filter { target in
      guard target.company == maker, target.materials == [m], Self.isPolicy(target) else {
        return false
      }
      return only.map { $0.id == target.id } ?? (target.year <= year)
    }
  }

  private func row(_ target: Target, _ m: Int) -> PolicyRow {
    let market = report.evidence.markets[m]
    let share = target.readings[0].value ?? target.value
    var counted = market.lots.map { _ in 0.0 }
    var over = market.lots.map { _ in 1.0 }
    for (index, lot) in market.lots.enumerated() {
      let primary = 1 - lot.recycled(t)
      switch target.metric {
      case .recycledContent: counted[index] = lot.recycled(t)
      case .routeShare: counted[index] = target.routes.contains(lot.route) ? 1 : 0
      case .renewableShare:
        over[index] = primary
        counted[index] = market.mix.sources[lot.source].isRenewable ? primary : 0
      default:
        guard let requirement = target.requirement else { continue }
        let isPrimary = TargetEvidence.asksForPrimary(requirement)
        let isHeld = report.evidence.holds(
          requirement, requirement.standard(in: year), lot, m, t)
        over[index] = isPrimary ? primary : 1
        counted[index] = isHeld ? over[index] : 0
      }
    }
    return PolicyRow(
      name: "\(target.id) \(name(target))", share: share, counted: counted, over: over)
  }

  private func name(_ target: Target) -> String {
    let share = VerdictText.percent(target.readings[0].value ?? target.value)
    switch target.metric {
    case .recycledContent: return "\(share) recycled"
    case .renewableShare: return "\(share) renewable power"
    case .routeShare: return "\(share) of named routes"
    default: return "\(share) in \(target.requirement?.standards[0].name ?? "a class")"
    }
  }
}
