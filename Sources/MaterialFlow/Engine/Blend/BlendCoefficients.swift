/// One year's programme in flat arrays, over every row and column of the layout.
///
/// Ore-based metal is what scrap and alloying leave of a heat, so a column's content counts less
/// what the ore-based metal that it replaces would have brought: `a = c' - y c_P`.
struct BlendCoefficients {
  let layout: BlendLayout
  /// Metal from a tonne: shape `[heat][class]`.
  var yield: [Double]
  /// Shape `[limit][class]`.
  var content: [Double]
  /// What ore-based metal brings to a limit: shape `[limit]`.
  var primaryContent: [Double]
  /// The most of each dear step: shape `[class][step]`, t.
  var stepMass: [Double]
  /// Whether anything can flow in a column.
  var isOpen: [Bool]
  var low: [Double]
  var high: [Double]
  /// What a violation of a row is measured against: the mass of its heat or class, in t.
  var scale: [Double]
  /// The objective's cost by column, and the cost that breaks its ties.
  var cost: [Double]
  var orderCost: [Double]
  /// Both in one: the objective, so weighted that the order decides little but its ties.
  var jointCost: [Double]
  /// Metal back in its own grade from a tonne: shape `[column]`.
  var sameGrade: [Double]
  /// A heat's share of the metal of its route: shape `[heat]`.
  private(set) var shareOfRoute: [Double]
  /// What the objective counts before any column does: all heats from ore.
  private(set) var orePrice = 0.0
  /// The dearest ore-based metal: costs are divided by it.
  private(set) var priceScale = 1.0
  private(set) var barredShare = 0.0
  /// The element that demagging takes out, from a tonne: shape `[heat][class]`.
  private(set) var removable: [Double]
  /// Which limits an addition counts for, beyond the metal that it replaces: shape `[addition]`.
  let added: [[Bool]]

  /// Against a step of one in the order: a millionth of a tonne of primary decides.
  ///
  /// With ten times as much the simplex method starts to lose its way among costs of ten decades.
  private static let jointWeight = 1e6
  /// Missing one tonne of a recycled-content rule outweighs any saving of primary metal.
  private static let shortageCost = 1_000.0
  /// Alloying stops at the minima.
  ///
  /// A tonne of scrap moved saves at most an eighth of a tonne of alloying (silicon in castings),
  /// so this never outweighs a step of one between order costs.
  private static let alloyingOrderCost = 0.5
  /// Breaks what the order costs leave open: early classes first, into early heats.
  ///
  /// Its product form (a Monge array, whose transport optimum is the north-west corner) leaves no
  /// two plans equal, which a cost by class plus a cost by heat would. Far below the step of one
  /// between order costs, and its least difference far above GLPK's tolerance of 1e-7.
  private static let dataOrderCost = 1e-2

  init(layout: BlendLayout) {
    self.layout = layout
    yield = Array(repeating: 0, count: layout.scrapColumnCount)
    content = Array(repeating: 0, count: layout.limits.count * layout.classCount)
    primaryContent = Array(repeating: 0, count: layout.limits.count)
    isOpen = Array(repeating: true, count: layout.columnCount)
    low = Array(repeating: -.infinity, count: layout.rowCount)
    high = Array(repeating: .infinity, count: layout.rowCount)
    scale = Array(repeating: 0, count: layout.rowCount)
    cost = Array(repeating: 0, count: layout.columnCount)
    orderCost = cost
    jointCost = cost
    sameGrade = cost
    shareOfRoute = Array(repeating: 0, count: layout.heatCount)
    stepMass = Array(repeating: 0, count: layout.classCount * layout.stepCount)
    removable = Array(repeating: 0, count: layout.demagged.isEmpty ? 0 : layout.scrapColumnCount)
    added = layout.additions.map { addition in
      layout.limitRange[addition.heat].map {
        layout.limits[$0].limit.elements.contains(addition.element)
      }
    }
  }

  mutating func set(_ year: BlendQuestion) {
    setContents(year)
    setBounds(year)
    setLevels(year)
    setCosts(year)
    setOffer(year)
    for column in cost.indices {
      jointCost[column] = Self.jointWeight * cost[column] + orderCost[column]
    }
  }

  private mutating func setContents(_ year: BlendQuestion) {
    let classes = layout.classCount
    let routes = layout.routeCount
    let elements = layout.system.elements.count
    for (heat, melt) in layout.system.heats.enumerated() {
      for scrap in 0..<classes {
        yield[heat * classes + scrap] = year.meltYield[scrap * routes + melt.route]
      }
      if let element = layout.options.demagging?.element, !removable.isEmpty {
        for scrap in 0..<classes {
          removable[heat * classes + scrap] =
            year.recovered[(scrap * routes + melt.route) * elements + element]
        }
      }
      for limit in layout.limitRange[heat] {
        var replaced = 0.0
        for element in layout.limits[limit].limit.elements {
          replaced += year.primaryContent[melt.route * elements + element]
        }
        primaryContent[limit] = replaced
        for scrap in 0..<classes {
          content[limit * classes + scrap] = -replaced * yield[heat * classes + scrap]
        }
        let margin = layout.limits[limit].limit.minimum == nil ? layout.options.contentMargin : []
        for element in layout.limits[limit].limit.elements {
          for scrap in 0..<classes {
            let factor = margin.isEmpty ? 1 : 1 + margin[scrap]
            content[limit * classes + scrap] +=
              factor * year.recovered[(scrap * routes + melt.route) * elements + element]
          }
        }
      }
    }
  }

  private mutating func setBounds(_ year: BlendQuestion) {
    barredShare = year.barredShare
    for scrap in 0..<layout.classCount {
      high[layout.supplyRow(scrap)] = year.supply[scrap]
      scale[layout.supplyRow(scrap)] = year.supply[scrap]
      let isBarred = year.barredShare > 0 && layout.system.classes[scrap].account == .old
      high[layout.barredRow(scrap)] =
        isBarred ? (1 - year.barredShare) * year.supply[scrap] : .infinity
      scale[layout.barredRow(scrap)] = year.supply[scrap]
    }
    var countedDemand = 0.0
    for heat in 0..<layout.heatCount {
      let demand = year.demand[heat]
      if layout.isCounted[heat] { countedDemand += demand }
      high[layout.massRow(heat)] = demand
      high[layout.chargeRow(heat)] =
        year.chargeLimit[heat] < 1 ? year.chargeLimit[heat] * demand : .infinity
      scale[layout.massRow(heat)] = demand
      scale[layout.chargeRow(heat)] = demand
      let product = layout.system.heats[heat].product
      let isLifted = !year.isLifted.isEmpty && year.isLifted[product]
      for limit in layout.limitRange[heat] { setWindow(limit, demand, isLifted: isLifted) }
      for scrap in 0..<layout.classCount {
        isOpen[layout.scrapColumn(scrap, heat)] = demand > 0 && year.supply[scrap] > 0
      }
    }
    for (index, addition) in layout.additions.enumerated() {
      isOpen[layout.additionColumn(index)] = year.demand[addition.heat] > 0
    }
    for (index, heat) in layout.demagged.enumerated() {
      isOpen[layout.demaggingColumn(index)] = year.demand[heat] > 0
      low[layout.demaggingRow(index)] = 0
      scale[layout.demaggingRow(index)] = year.demand[heat]
    }
    let least = year.leastRecycledContent * countedDemand
    low[layout.contentRow] = least > 0 ? least : -.infinity
    scale[layout.contentRow] = countedDemand
  }

  /// Heats with a charge limit are charged evenly; what else a heat takes is not rationed.
  private mutating func setLevels(_ year: BlendQuestion) {
    var ofRoute = Array(repeating: 0.0, count: layout.routeCount)
    for (heat, melt) in layout.system.heats.enumerated() {
      ofRoute[melt.route] += year.demand[heat]
    }
    for (heat, melt) in layout.system.heats.enumerated() {
      let row = layout.levelRow(heat)
      let isRationed = year.unevenCost > 0 && year.chargeLimit[heat] < 1 && year.demand[heat] > 0
      high[row] = isRationed ? 0 : .infinity
      scale[row] = year.demand[heat]
      // Never zero where levels count: a level that is basic from last year keeps its column.
      let share = isRationed ? year.demand[heat] / ofRoute[melt.route] : 1
      shareOfRoute[heat] = year.unevenCost > 0 ? share : 0
      // A furnace that is made for scrap comes first.
      let level = year.unevenCost * (1 - year.chargeLimit[heat] / 2)
      orderCost[layout.levelColumn(melt.route)] = level
      // Only a recycled-content rule moves car heats beyond the others.
      orderCost[layout.carLevelColumn(melt.route)] = 2 * year.unevenCost
    }
  }

  private mutating func setWindow(_ limit: Int, _ demand: Double, isLifted: Bool) {
    let row = layout.limitRow(limit)
    let window = layout.limits[limit].limit
    let replaced = primaryContent[limit]
    low[row] = window.minimum.map { ($0 - replaced) * demand } ?? -.infinity
    let maximum = isLifted ? nil : window.maximum
    high[row] = maximum.map { ($0 - replaced) * demand } ?? .infinity
    scale[row] = demand
  }

  /// Costs count against the ore-based metal that a column replaces.
  ///
  /// Without prices that is the mass of primary plus alloying: the metal wanted less the metal from
  /// scrap.
  private mutating func setCosts(_ year: BlendQuestion) {
    let prices = layout.options.prices
    priceScale = prices.map { max($0.primary.max() ?? 1, 1e-300) } ?? 1
    orePrice = 0
    for scrap in 0..<layout.classCount {
      let laterClasses = 1 - Double(scrap) / Double(layout.classCount)
      for heat in 0..<layout.heatCount {
        let laterHeats = 1 - Double(heat) / Double(layout.heatCount)
        let column = layout.scrapColumn(scrap, heat)
        sameGrade[column] = yield[heat * layout.classCount + scrap] * year.sameGrade[column]
        orderCost[column] =
          year.orderCost[column] + Self.dataOrderCost * (1 - laterClasses * laterHeats)
      }
    }
    setScrapCosts(level: year.offer?.level ?? 0)
    for (index, addition) in layout.additions.enumerated() {
      let column = layout.additionColumn(index)
      orderCost[column] = Self.alloyingOrderCost
      cost[column] =
        (prices.map { $0.alloying[addition.element] / priceScale } ?? 1) - ore(of: addition.heat)
    }
    for (index, heat) in layout.demagged.enumerated() {
      cost[layout.demaggingColumn(index)] =
        ore(of: heat) + (layout.options.demagging?.price ?? 0) / priceScale
    }
    for heat in 0..<layout.heatCount { orePrice += ore(of: heat) * year.demand[heat] }
    cost[layout.shortageColumn] = Self.shortageCost
  }

  /// - Parameter level: What every tonne of scrap costs where the blend has no prices of its own.
  mutating func setScrapCosts(level: Double) {
    for heat in 0..<layout.heatCount {
      let ore = ore(of: heat)
      for scrap in 0..<layout.classCount {
        let own = (layout.options.prices?.scrap[scrap] ?? level) / priceScale
        cost[layout.scrapColumn(scrap, heat)] = own - ore * yield[heat * layout.classCount + scrap]
      }
    }
  }

  /// What ore-based metal costs in a heat, over the dearest.
  func ore(of heat: Int) -> Double {
    let route = layout.system.heats[heat].route
    return layout.options.prices.map { $0.primary[route] / priceScale } ?? 1
  }
}
