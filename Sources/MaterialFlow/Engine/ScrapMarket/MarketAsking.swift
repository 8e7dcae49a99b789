internal import FlowNumerics

/// Puts a year's blend to the market: prices, habits and supply beside what the blend is asked.
struct MarketAsking {
  let plan: MarketPlan
  let layout: BlendLayout
  let rows: MarketRows
  private let prior: ChargePrior
  private let observed: ObservedCharge
  private let oreBased: OreBasedMelts
  /// What the habits of the year rest on.
  private var custom = ChargePrior.Year(
    supply: [], demand: [], content: [], oreContent: [], customaryCharge: [], mostCharge: [])
  /// Of old scrap, what only some products may take: the year's share.
  private(set) var barredShare = 0.0
  private(set) var question: MarketQuestion

  init(_ plan: MarketPlan, _ layout: BlendLayout) {
    self.plan = plan
    self.layout = layout
    rows = MarketRows(layout)
    prior = ChargePrior(
      plan.habits, system: layout.system, limits: layout.limits.map(\.limit))
    observed = ObservedCharge(
      habit: plan.habits.habit, heats: layout.system.heats, routeCount: layout.routeCount)
    oreBased = OreBasedMelts(plan.habits, layout)
    question = MarketQuestion(rows.shape)
    question.dispersion = plan.dispersion
  }

  /// - Parameters:
  ///   - year: Of all works of a product; those that take no scrap are not asked.
  ///   - isOpen: Whether habits take the place of the observed charge.
  ///   - level: g: what the level of prices adds to the logarithm of habits, times τ.
  mutating func ask(
    _ year: BlendQuestion, year t: Int, isOpen: Bool, level: Double, supply: [ClassSupply]
  ) {
    let year = oreBased.takenOut(of: year)
    setHeats(year, t, isOpen: isOpen)
    setClasses(year)
    setWindows(year)
    setOreLeast(isOpen: isOpen)
    setAdditions(t)
    barredShare = year.barredShare
    for s in 0..<layout.classCount { set(supply[s], of: s, year) }
    setPrior(year, isOpen: isOpen, level: level, supply: supply)
  }

  private mutating func setHeats(_ year: BlendQuestion, _ t: Int, isOpen: Bool) {
    var counted = 0.0
    let limits = isOpen ? [] : observed.limits(year.chargeLimit, demand: year.demand)
    for (h, heat) in layout.system.heats.enumerated() {
      question.demand[h] = year.demand[h]
      question.orePrice[h] = plan.orePrice[heat.route][t]
      let physical = plan.physicalChargeLimit?[h]
      let limit =
        isOpen ? physical ?? year.chargeLimit[h] : min(limits[h], physical ?? limits[h])
      question.chargeLimit[h] = limit < 1 ? limit : .infinity
      if layout.isCounted[h] { counted += year.demand[h] }
    }
    question.floor[0] = year.leastRecycledContent * counted
    question.buyOut = plan.buyOut * plan.dearestOre(t)
  }

  /// What a tonne of a class brings to every heat.
  private mutating func setClasses(_ year: BlendQuestion) {
    let classes = layout.classCount
    let routes = layout.routeCount
    let elements = layout.system.elements.count
    for (h, heat) in layout.system.heats.enumerated() {
      for s in 0..<classes {
        question.yield[h * classes + s] = year.meltYield[s * routes + heat.route]
        question.cost[h * classes + s] = plan.chargingCost + plan.scrapCost[s]
      }
    }
    guard let element = layout.options.demagging?.element else { return }
    for (index, h) in layout.demagged.enumerated() {
      for s in 0..<classes {
        let place = (s * routes + layout.system.heats[h].route) * elements + element
        question.removable[index * classes + s] = year.recovered[place]
      }
    }
  }

  private mutating func setWindows(_ year: BlendQuestion) {
    let classes = layout.classCount
    let elements = layout.system.elements.count
    for (window, row) in rows.limitOfWindow.enumerated() {
      let (h, limit) = layout.limits[row]
      let route = layout.system.heats[h].route
      let isMost = rows.shape.windows[window].side == .most
      let margin = isMost ? layout.options.contentMargin : []
      var ore = 0.0
      for element in limit.elements { ore += year.primaryContent[route * elements + element] }
      question.oreContent[window] = ore
      for s in 0..<classes {
        var content = 0.0
        for element in limit.elements {
          content += year.recovered[(s * layout.routeCount + route) * elements + element]
        }
        question.content[window * classes + s] =
          margin.isEmpty ? content : (1 + margin[s]) * content
      }
      let share = isMost ? limit.maximum ?? 0 : least(limit)
      question.bound[window] = share * year.demand[h]
    }
  }

  /// The least content that alloying reaches: between that of the standard and the nominal one.
  private func least(_ limit: CompositionLimit) -> Double {
    guard let least = limit.minimum else { return 0 }
    let aim = plan.habits.alloyingAim
    if aim <= 0 { return least }
    let elements = layout.system.elements.count
    let nominal = limit.elements.reduce(0) { $0 + plan.nominal[limit.product * elements + $1] }
    return least + aim * max(0, min(nominal, limit.maximum ?? 1) - least)
  }

  /// Takes a market's plan over, with the melts that it was not asked for.
  ///
  /// - Parameter year: As it was asked for.
  func complete(_ answer: inout BlendAnswer, _ found: MarketAnswer, _ year: BlendQuestion) {
    answer.take(found, year, layout)
    oreBased.add(to: &answer, year, least: layout.limits.map { least($0.limit) })
  }

  /// The most scrap-derived metal in a heat as the market was asked, of all its works: shape `[h]`.
  var chargeLimits: [Double] {
    oreBased.overAll(question.chargeLimit.map { min(1, $0) })
  }

  /// What a furnace needs of ore-based metal beside the least alloying: its heat melts the scrap.
  ///
  ///     p̲_h = (1 − φ_h) (D_h − Σ_e lo_h,e D_h)
  ///
  /// Habit and price share out the rest, so that a furnace nears its limit as one nears a charge
  /// of scrap alone.
  private mutating func setOreLeast(isOpen: Bool) {
    for h in question.oreLeast.indices { question.oreLeast[h] = 0 }
    guard isOpen, let most = plan.physicalChargeLimit else { return }
    for h in question.oreLeast.indices { question.oreLeast[h] = question.demand[h] }
    for window in rows.alloyedMinima where question.bound[window] > 0 {
      question.oreLeast[rows.shape.windows[window].heat] -= question.bound[window]
    }
    for h in question.oreLeast.indices {
      // Nobody has a choice in a furnace that takes no scrap.
      let needed = most[h] > 0 ? 1 - min(1, most[h]) : 0
      question.oreLeast[h] = needed * max(0, question.oreLeast[h])
    }
  }

  private mutating func setAdditions(_ t: Int) {
    for (index, addition) in layout.additions.enumerated() {
      question.additionPrice[index] = plan.alloyingPrice(of: addition.element, t)
    }
    for index in layout.demagged.indices { question.removalPrice[index] = plan.demaggingPrice }
  }

  private mutating func set(_ supply: ClassSupply, of s: Int, _ year: BlendQuestion) {
    question.supply[s] = supply.most
    question.ceiling[s] = supply.ceiling
    question.leftPrior[s] = supply.left.prior
    question.leftDispersion[s] = supply.left.dispersion
    question.importPrior[s] = supply.imports.prior
    question.importDispersion[s] = supply.imports.dispersion
    question.importMost[s] = supply.imports.most
    let isBarred = year.barredShare > 0 && layout.system.classes[s].account == .old
    question.barredMost[s] =
      isBarred ? (1 - year.barredShare) * supply.atReference : .infinity
  }

  /// Habits, with the level of prices g: `q exp(g / τ)`.
  private mutating func setPrior(
    _ year: BlendQuestion, isOpen: Bool, level: Double, supply: [ClassSupply]
  ) {
    custom = custom(year, isOpen: isOpen, supply: supply.map(\.atReference))
    let charges = prior.charges(custom)
    let factor = RealFunctions.exponential(level / plan.dispersion)
    let (classes, heats) = (layout.classCount, layout.heatCount)
    for s in 0..<classes {
      for h in 0..<heats { question.prior[h * classes + s] = factor * charges[s * heats + h] }
    }
  }

  private func custom(
    _ year: BlendQuestion, isOpen: Bool, supply: [Double]
  ) -> ChargePrior.Year {
    let elements = layout.system.elements.count
    var content = year.recovered
    for place in year.meltYield.indices where year.meltYield[place] > 0 {
      for lane in place * elements..<(place + 1) * elements {
        content[lane] /= year.meltYield[place]
      }
    }
    return ChargePrior.Year(
      supply: supply, demand: year.demand, content: content, oreContent: year.primaryContent,
      customaryCharge: year.chargeLimit.map { min(1, $0) },
      mostCharge: year.chargeLimit.indices.map { isOpen ? plan.physicalChargeLimit?[$0] ?? 1 : 1 })
  }

  /// What every heat takes of some metal by custom, in the year asked for last: shape `[h]`.
  func habitShares(of scrap: ClassMetal) -> [Double] {
    let elements = layout.system.elements.count
    var content = Array(scrap.recovered)
    for r in 0..<layout.routeCount {
      let lanes = r * elements..<(r + 1) * elements
      let yield = content[lanes].reduce(0, +)
      if yield > 0 { for lane in lanes { content[lane] /= yield } }
    }
    return prior.shares(of: content, custom)
  }
}
