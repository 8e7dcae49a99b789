/// What was charged: the answer of the blend, in t, closed on mass.
struct BlendAnswer: Sendable {
  /// Scrap charged: shape `[class][heat]`.
  var charge: [Double]
  /// Ore-based metal by heat.
  var primary: [Double]
  /// Alloying elements by column of the layout.
  var alloying: [Double]
  /// Magnesium taken out, by heat.
  var demagged: [Double]
  /// Scrap that found no taker, by class.
  var unused: [Double]
  /// What a market took from abroad, by class; zero where imports do not answer their price.
  var imported: [Double]
  /// Scrap-derived metal that the recycled-content rule misses.
  var shortage = 0.0
  /// The solver's least primary plus alloying, before closing; for checks.
  var objective = 0.0

  init(layout: BlendLayout) {
    charge = Array(repeating: 0, count: layout.scrapColumnCount)
    primary = Array(repeating: 0, count: layout.heatCount)
    alloying = Array(repeating: 0, count: layout.additions.count)
    demagged = primary
    unused = Array(repeating: 0, count: layout.classCount)
    imported = unused
  }
}

// MARK: Closing on mass
extension BlendAnswer {
  var oreAndAlloying: Double { primary.reduce(0, +) + alloying.reduce(0, +) }

  /// Takes the answer over, drops what the solver leaves at ±1e-13, and closes every heat on
  /// primary.
  ///
  /// - Parameter values: Shape `[column]`, t.
  mutating func close(_ values: [Double], _ year: BlendQuestion, _ layout: BlendLayout) {
    for column in charge.indices {
      charge[column] = Self.cleared(values[column], year.demand[column % layout.heatCount])
    }
    for (index, addition) in layout.additions.enumerated() {
      alloying[index] = Self.cleared(
        values[layout.additionColumn(index)], year.demand[addition.heat])
    }
    for (index, heat) in layout.demagged.enumerated() {
      demagged[heat] = Self.cleared(values[layout.demaggingColumn(index)], year.demand[heat])
    }
    shortage = Self.cleared(values[layout.shortageColumn], year.demand.reduce(0, +))
    for scrap in unused.indices { fit(scrap, toSupply: year.supply[scrap], layout) }
    for heat in primary.indices { close(heat, year, layout) }
    for scrap in unused.indices {
      let rest = year.supply[scrap] - charged(scrap, layout)
      unused[scrap] = rest > 1e-13 * year.supply[scrap] ? rest : 0
    }
  }

  /// Amounts that a heat would not notice in its last digits are solver noise.
  private static func cleared(_ value: Double, _ demand: Double) -> Double {
    value > 1e-13 * demand ? value : 0
  }

  private func charged(_ scrap: Int, _ layout: BlendLayout) -> Double {
    var sum = 0.0
    for heat in 0..<layout.heatCount { sum += charge[layout.scrapColumn(scrap, heat)] }
    return sum
  }

  /// Uses a class up exactly where the solver used it up within its tolerance.
  private mutating func fit(_ scrap: Int, toSupply supply: Double, _ layout: BlendLayout) {
    let charged = charged(scrap, layout)
    if charged == 0 || charged < supply * (1 - 1e-9) { return }
    for heat in 0..<layout.heatCount {
      charge[layout.scrapColumn(scrap, heat)] *= supply / charged
    }
  }

  private mutating func close(_ heat: Int, _ year: BlendQuestion, _ layout: BlendLayout) {
    let demand = year.demand[heat]
    let route = layout.system.heats[heat].route
    var fromScrap = 0.0
    for scrap in 0..<layout.classCount {
      fromScrap +=
        year.meltYield[scrap * layout.routeCount + route] * charge[layout.scrapColumn(scrap, heat)]
    }
    var added = 0.0
    for (index, addition) in layout.additions.enumerated() where addition.heat == heat {
      added += alloying[index]
    }
    // What is left is kept down to rounding: closing it on scrap would overdraw a small class.
    let left = demand + demagged[heat] - fromScrap - added
    primary[heat] = left > 1e-13 * demand ? left : 0
    // Scrap and alloying fill the heat, or overfill it by rounding: they give way.
    if primary[heat] == 0, fromScrap + added > 0 {
      let factor = (demand + demagged[heat]) / (fromScrap + added)
      for scrap in 0..<layout.classCount { charge[layout.scrapColumn(scrap, heat)] *= factor }
      for (index, addition) in layout.additions.enumerated() where addition.heat == heat {
        alloying[index] *= factor
      }
    }
  }
}
