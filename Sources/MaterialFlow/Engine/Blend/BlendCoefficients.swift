/// One year's linear programme in flat arrays, over every row and column of the layout.
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
  /// Whether anything can flow in a column.
  var isOpen: [Bool]
  var low: [Double]
  var high: [Double]
  /// What a violation of a row is measured against: the mass of its heat or class, in t.
  var scale: [Double]
  /// The objective's cost by column, t of ore-based metal and alloying.
  var cost: [Double]
  /// What objectives over the optima count of a tonne: shape `[objective][column]`.
  private(set) var counted: [[Double]]
  /// All heats from ore, t: what the objective counts before any column does.
  private(set) var allFromOre = 0.0
  /// The element that demagging takes out, from a tonne: shape `[heat][class]`.
  private(set) var removable: [Double]
  /// Which limits an addition counts for, beyond the metal that it replaces: shape `[addition]`.
  let added: [[Bool]]

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
    counted = FaceObjective.allCases.map { _ in Array(repeating: 0, count: layout.columnCount) }
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
    setCosts(year)
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

  private func isInCars(_ heat: Int) -> Bool {
    layout.system.grades[layout.system.heats[heat].product].isInCars
  }

  /// Turns least into most.
  mutating func negate(_ objective: FaceObjective) {
    for column in cost.indices { counted[objective.rawValue][column].negate() }
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

  /// The mass of primary plus alloying is the metal wanted less the metal from scrap, and what
  /// demagging takes out: alloying counts as the ore-based metal that it replaces.
  private mutating func setCosts(_ year: BlendQuestion) {
    for scrap in 0..<layout.classCount {
      for heat in 0..<layout.heatCount {
        let column = layout.scrapColumn(scrap, heat)
        cost[column] = -yield[heat * layout.classCount + scrap]
        let metal = yield[heat * layout.classCount + scrap]
        counted[FaceObjective.sameGrade.rawValue][column] = metal * year.sameGrade[column]
        counted[FaceObjective.inCars.rawValue][column] = isInCars(heat) ? metal : 0
      }
    }
    for index in layout.demagged.indices {
      cost[layout.demaggingColumn(index)] = 1 + (layout.options.demagging?.price ?? 0)
    }
    allFromOre = year.demand.reduce(0, +)
    cost[layout.shortageColumn] = BlendOptions.shortageWeight
  }
}

// MARK: Reduced costs
extension BlendCoefficients {
  /// Reduced costs of every column at given prices of the rows.
  func price(_ prices: [Double], costs: [Double], into reduced: inout [Double]) {
    let classes = layout.classCount
    for heat in 0..<layout.heatCount {
      var metal = prices[layout.massRow(heat)] + prices[layout.chargeRow(heat)]
      if layout.isCounted[heat] { metal += prices[layout.contentRow] }
      for scrap in 0..<classes {
        let column = layout.scrapColumn(scrap, heat)
        reduced[column] =
          costs[column] - prices[layout.supplyRow(scrap)] - metal * yield[heat * classes + scrap]
      }
      if layout.isBarred(heat) {
        for scrap in 0..<classes {
          reduced[layout.scrapColumn(scrap, heat)] -= prices[layout.barredRow(scrap)]
        }
      }
      for limit in layout.limitRange[heat] where prices[layout.limitRow(limit)] != 0 {
        let price = prices[layout.limitRow(limit)]
        for scrap in 0..<classes {
          reduced[layout.scrapColumn(scrap, heat)] -= price * content[limit * classes + scrap]
        }
      }
    }
    for (index, heat) in layout.demagged.enumerated()
    where prices[layout.demaggingRow(index)] != 0 {
      let price = prices[layout.demaggingRow(index)]
      for scrap in 0..<classes {
        reduced[layout.scrapColumn(scrap, heat)] -= price * removable[heat * classes + scrap]
      }
    }
    for column in layout.scrapColumnCount..<layout.columnCount {
      var sum = costs[column]
      forEachEntry(ofColumn: column) { row, value in sum -= prices[row] * value }
      reduced[column] = sum
    }
  }
}
