public import FlowEngine

/// What is offered of one metal: every product of cars cut into lots.
///
/// A heat is cut twice, and the cuts are independent, so that the lots add up to it exactly: by
/// charge into as much metal as its scrap fills, and metal without scrap; by power into its
/// sources. Scrap fills metal up to the route's limit and up to the grade's own maxima with the
/// heat's own mix of scrap. It is the most that suppliers could keep apart on their books.
public struct LotMarket: Sendable {
  /// In the order of the heats.
  public let lots: [MarketLot]
  public let mix: PowerMix
  /// Lots of a product: shape `[product]`, indices into ``lots``.
  public let byProduct: [[Int]]

  public init(
    _ run: RunResult, material m: Int, melts: MeltAccount, factors: [EmissionTerm], mix: PowerMix
  ) {
    let material = run.plan.materials[m]
    let cars = 0..<material.system.carGradeCount
    var lots: [MarketLot] = []
    for (h, heat) in material.system.heats.enumerated() where cars.contains(heat.product) {
      let cutter = HeatCutter(
        run, material: m, heat: h, melts: melts, factors: factors, mix: mix)
      for isScrapRich in [true, false] {
        for source in mix.sources.indices {
          lots.append(cutter.lot(scrapRich: isScrapRich, source: source))
        }
      }
    }
    self.lots = lots
    self.mix = mix
    byProduct = cars.map { product in lots.indices.filter { lots[$0].product == product } }
  }
}

/// One heat with what its emissions are made of.
private struct HeatCutter {
  private let heat: Heat
  private let mix: PowerMix
  private let years: Int
  /// t/yr that cars get: shape `[t]`.
  private var bought: [Double]
  /// Per tonne bought.
  private var primary: [Double]
  private var alloying: [Double]
  private var newScrap: [Double]
  private var oldScrap: [Double]
  private let limit: [Double]
  /// The most scrap that the grade's maxima allow of the heat's own mix: shape `[t]`.
  private let chemistry: [Double]
  private let semisYield: Double
  /// t CO2-equiv/t of ore-based metal, of liquid metal, of semis; with and without power.
  private var perPrimary: [Double]
  private var perPrimaryPower: [Double]
  private var perLiquid: [Double]
  private var perLiquidPower: [Double]
  private var perBought: [Double]

  init(
    _ run: RunResult, material m: Int, heat h: Int, melts: MeltAccount, factors: [EmissionTerm],
    mix: PowerMix
  ) {
    let material = run.plan.materials[m]
    let heat = material.system.heats[h]
    let years = run.plan.yearCount
    self.heat = heat
    self.mix = mix
    self.years = years
    semisYield = material.melting.semisYield[heat.product]
    limit = Array(material.blend.chargeLimit[h * years..<(h + 1) * years])
    let zeros = [Double](repeating: 0, count: years)
    (bought, primary, alloying) = (zeros, zeros, zeros)
    (newScrap, oldScrap) = (zeros, zeros)
    (perPrimary, perPrimaryPower, perLiquid, perLiquidPower, perBought) =
      (zeros, zeros, zeros, zeros, zeros)
    for t in 0..<years {
      let index = t * melts.heatCount + h
      let mass = melts.heatMass[index]
      bought[t] = mass
      if mass == 0 { continue }
      primary[t] = melts.primary[index] / mass
      newScrap[t] = melts.fromNewScrap[index] / mass
      oldScrap[t] = melts.fromOldScrap[index] / mass
    }
    chemistry = (0..<years).map { HeatChemistry(run, material: m, heat: h, melts, $0).mostScrap }
    for term in factors { add(term, run, m, h) }
  }

  private mutating func add(_ term: EmissionTerm, _ run: RunResult, _ m: Int, _ h: Int) {
    let isPower = mix.terms.contains(term.name)
    for t in 0..<years {
      let factor = term.factor[t]
      switch term.basis {
      case .primary(let route) where route == heat.route:
        if isPower { perPrimaryPower[t] += factor } else { perPrimary[t] += factor }
      case .liquid(let route) where route == heat.route:
        if isPower { perLiquidPower[t] += factor } else { perLiquid[t] += factor }
      case .bought(let product) where product == heat.product: perBought[t] += factor
      case .alloying(let element) where bought[t] > 0:
        let lane = run.plan.materials[m].system.typeCount + element
        let line = run.chart.materials[m].melting.alloying[h]
        alloying[t] += factor * run.ledger.amount(line, year: t, lane: lane) / bought[t]
      default: break
      }
    }
  }

  func lot(scrapRich: Bool, source: Int) -> MarketLot {
    let zeros = [Double](repeating: 0, count: years)
    var supply = zeros
    var (new, old, home) = (zeros, zeros, zeros)
    var (emissions, located, crude, ore) = (zeros, zeros, zeros, zeros)
    for t in 0..<years {
      let cut = cut(t)
      let scrap = scrapRich ? cut.richShare : 0
      let recycled = newScrap[t] + oldScrap[t]
      supply[t] =
        bought[t] * mix.sources[source].share[t] * (scrapRich ? cut.weight : 1 - cut.weight)
      if recycled > 0 {
        new[t] = scrap * newScrap[t] / recycled
        old[t] = scrap * oldScrap[t] / recycled
      }
      home[t] = 1 / semisYield - 1
      let rest = recycled < 1 ? (1 - scrap) / (1 - recycled) : 0
      func total(_ ratio: Double) -> Double {
        rest * (primary[t] * (perPrimary[t] + ratio * perPrimaryPower[t]) + alloying[t])
          + (perLiquid[t] + ratio * perLiquidPower[t]) / semisYield
      }
      let ratio = mix.ratio(source, t)
      emissions[t] = total(ratio) + perBought[t]
      located[t] = total(1) + perBought[t]
      crude[t] = total(ratio) * semisYield
      ore[t] = perPrimary[t] + ratio * perPrimaryPower[t]
    }
    return MarketLot(
      product: heat.product, route: heat.route, source: source, isScrapRich: scrapRich,
      supply: supply, fromNewScrap: new, fromOldScrap: old, homeScrap: home,
      emissions: emissions, locatedEmissions: located, crudeEmissions: crude,
      primaryEmissions: ore)
  }

  /// The share of the heat that is scrap-rich, and the scrap in it.
  private func cut(_ t: Int) -> (weight: Double, richShare: Double) {
    let recycled = newScrap[t] + oldScrap[t]
    if recycled == 0 { return (0, 0) }
    // A heat above its limit, by rounding of the programme, is one lot.
    let rich = max(min(limit[t], chemistry[t], 1), recycled)
    return (recycled / rich, rich)
  }
}
