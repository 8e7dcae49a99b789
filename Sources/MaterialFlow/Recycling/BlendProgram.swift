/// The blend could not be solved in a year.
public struct BlendError: Error, Equatable, CustomStringConvertible {
  public let material: String
  public let year: Int
  public let reason: LinearProgramError

  public var description: String {
    "the blend of \(material) has no solution in \(year): \(reason)"
  }
}

/// One linear programme per material and year: which scrap goes into which melt, with how much
/// primary metal.
///
///     minimise  Σ_h p_h + Σ z_{h,e}                                  primary plus alloying
///     subject to  Σ_s y_s x_{s,h} + p_h + Σ_e z_{h,e} = D_h          mass of every heat
///                 lo D_h ≤ Σ_s c'_{s,e} x_{s,h} + c_{P,e} p_h + z_{h,e} ≤ hi D_h
///                 Σ_h x_{s,h} ≤ A_s                                  scrap at hand
///                 Σ_s y_s x_{s,h} ≤ φ_h D_h                          charge limit of the route
///                 Σ_{cars} y_s x_{s,h} + f ≥ ρ Σ_{cars} D_h          recycled content, soft
///
/// Of all optima, the one with the least order cost is posted, then the first in the order of the
/// data. The optimal face is found by complementarity: columns and rows with a price other than
/// zero are held at their bounds while the order cost is minimised, so no tolerance on the
/// objective is needed.
final class BlendProgram {
  let layout: BlendLayout
  private let program = LinearProgram()
  private var isFirst = true

  /// Missing one tonne of a recycled-content rule outweighs any saving of primary metal.
  private static let shortageCost = 1_000.0
  /// Prices below this are zero: costs are of the order of one, GLPK's own tolerance is 1e-7.
  private static let priceTolerance = 1e-7
  /// Alloying stops at the minima.
  ///
  /// A tonne of scrap moved saves at most an eighth of a tonne of alloying (silicon in castings),
  /// so this never outweighs a step of one between order costs.
  private static let alloyingOrderCost = 0.5
  /// Breaks what the order costs leave open, first column first; far below their step of one.
  private static let dataOrderCost = 1e-4

  init(layout: BlendLayout) {
    self.layout = layout
    program.addRows(layout.rowCount)
    program.addColumns(layout.columnCount)
  }

  /// Makes the next solve start from the first basis.
  func reset() { isFirst = true }

  func solve(_ year: BlendYear, into plan: inout BlendPlan) throws(LinearProgramError) {
    setBounds(year)
    setMatrix(year)
    setPrimaryObjective()
    if isFirst { program.resetBasis() }
    isFirst = false
    try program.solve()
    plan.objective = program.objective
    holdOptimalFace()
    setOrderObjective(year)
    try program.solve(.primal)
    read(year, into: &plan)
    releaseFace()
  }

  private func setBounds(_ year: BlendYear) {
    for scrap in 0..<layout.classCount {
      program.bound(row: layout.supplyRow(scrap), .atMost(year.supply[scrap]))
    }
    var carDemand = 0.0
    for heat in 0..<layout.heatCount {
      let demand = year.demand[heat]
      program.bound(row: layout.massRow(heat), .fixed(demand))
      program.bound(row: layout.chargeRow(heat), .atMost(year.chargeLimit[heat] * demand))
    }
    for heat in layout.carHeats { carDemand += year.demand[heat] }
    for (index, row) in layout.limits.enumerated() {
      let demand = year.demand[row.heat]
      let bound: LinearProgram.Bound =
        switch (row.limit.minimum, row.limit.maximum) {
        case (let low?, let high?) where low == high: .fixed(low * demand)
        case (let low?, let high?): demand > 0 ? .between(low * demand, high * demand) : .fixed(0)
        case (let low?, nil): .atLeast(low * demand)
        case (nil, let high?): .atMost(high * demand)
        case (nil, nil): .free
        }
      program.bound(row: layout.limitRow(index), bound)
    }
    let least = year.leastRecycledContent * carDemand
    program.bound(row: layout.contentRow, least > 0 ? .atLeast(least) : .free)
  }

  private func setMatrix(_ year: BlendYear) {
    let system = layout.system
    let elementCount = system.elements.count
    let routeCount = system.routes.count
    program.clearMatrix()
    for scrap in 0..<layout.classCount {
      for (heat, melt) in system.heats.enumerated() {
        let column = layout.scrapColumn(scrap, heat)
        let yield = year.meltYield[scrap * routeCount + melt.route]
        program.entry(row: layout.supplyRow(scrap), column: column, 1)
        program.entry(row: layout.massRow(heat), column: column, yield)
        program.entry(row: layout.chargeRow(heat), column: column, yield)
        if system.grades[melt.product].isInCars {
          program.entry(row: layout.contentRow, column: column, yield)
        }
      }
    }
    for heat in 0..<layout.heatCount {
      program.entry(row: layout.massRow(heat), column: layout.primaryColumn(heat), 1)
    }
    for (index, addition) in layout.additions.enumerated() {
      program.entry(
        row: layout.massRow(addition.heat), column: layout.additionColumn(index), 1)
    }
    for (index, row) in layout.limits.enumerated() {
      let target = layout.limitRow(index)
      let route = system.heats[row.heat].route
      for scrap in 0..<layout.classCount {
        let start = (scrap * routeCount + route) * elementCount
        let content = row.limit.elements.reduce(0) { $0 + year.recovered[start + $1] }
        program.entry(row: target, column: layout.scrapColumn(scrap, row.heat), content)
      }
      let content = row.limit.elements.reduce(0) {
        $0 + year.primaryContent[route * elementCount + $1]
      }
      program.entry(row: target, column: layout.primaryColumn(row.heat), content)
      for (column, addition) in layout.additions.enumerated()
      where addition.heat == row.heat && row.limit.elements.contains(addition.element) {
        program.entry(row: target, column: layout.additionColumn(column), 1)
      }
    }
    program.entry(row: layout.contentRow, column: layout.shortageColumn, 1)
    program.loadMatrix()
  }

  private func setPrimaryObjective() {
    for column in 0..<layout.columnCount { program.cost(column: column, 0) }
    for heat in 0..<layout.heatCount { program.cost(column: layout.primaryColumn(heat), 1) }
    for index in layout.additions.indices {
      program.cost(column: layout.additionColumn(index), 1)
    }
    program.cost(column: layout.shortageColumn, Self.shortageCost)
  }

  private func setOrderObjective(_ year: BlendYear) {
    let scrapColumns = layout.classCount * layout.heatCount
    for column in 0..<layout.columnCount { program.cost(column: column, 0) }
    for column in 0..<scrapColumns {
      let dataOrder = Self.dataOrderCost * Double(column) / Double(scrapColumns)
      program.cost(column: column, year.orderCost[column] + dataOrder)
    }
    for index in layout.additions.indices {
      program.cost(column: layout.additionColumn(index), Self.alloyingOrderCost)
    }
  }

  /// Holds every column and row that has a price at the bound where it stands.
  private func holdOptimalFace() {
    for column in 0..<layout.columnCount
    where program.status(column: column) != .basic
      && program.reducedCost(column: column).magnitude > Self.priceTolerance
    {
      program.bound(column: column, .fixed(program.value(column: column)))
    }
    for row in 0..<layout.rowCount
    where program.status(row: row) != .basic
      && program.dual(row: row).magnitude > Self.priceTolerance
    {
      program.bound(row: row, .fixed(program.value(row: row)))
    }
  }

  private func releaseFace() {
    for column in 0..<layout.columnCount { program.bound(column: column, .atLeast(0)) }
  }
}

// MARK: Closing on mass
extension BlendProgram {
  /// Reads the answer, drops what the solver leaves at ±1e-13, and closes every heat on primary.
  private func read(_ year: BlendYear, into plan: inout BlendPlan) {
    for column in 0..<layout.classCount * layout.heatCount {
      plan.charge[column] = cleared(program.value(column: column), against: 1)
    }
    for index in layout.additions.indices {
      let value = program.value(column: layout.additionColumn(index))
      plan.alloying[index] = cleared(value, against: 1)
    }
    plan.shortage = cleared(program.value(column: layout.shortageColumn), against: 1)
    fitToSupply(year, &plan)
    for heat in 0..<layout.heatCount { close(heat, year, &plan) }
    for scrap in 0..<layout.classCount {
      let charged = charged(scrap, plan)
      let rest = year.supply[scrap] - charged
      plan.unused[scrap] = rest > 1e-13 * year.supply[scrap] ? rest : 0
    }
  }

  /// A tonne is 1e-6 Mt: amounts below 1e-9 of it, or of `scale`, are solver noise.
  private func cleared(_ value: Double, against scale: Double) -> Double {
    value > 1e-9 * max(scale, 1e-3) ? value : 0
  }

  private func charged(_ scrap: Int, _ plan: BlendPlan) -> Double {
    var sum = 0.0
    for heat in 0..<layout.heatCount { sum += plan.charge[layout.scrapColumn(scrap, heat)] }
    return sum
  }

  /// Uses a class up exactly where the solver used it up within its tolerance.
  private func fitToSupply(_ year: BlendYear, _ plan: inout BlendPlan) {
    for scrap in 0..<layout.classCount {
      let charged = charged(scrap, plan)
      let supply = year.supply[scrap]
      if charged == 0 || charged < supply * (1 - 1e-9) { continue }
      for heat in 0..<layout.heatCount {
        plan.charge[layout.scrapColumn(scrap, heat)] *= supply / charged
      }
    }
  }

  private func close(_ heat: Int, _ year: BlendYear, _ plan: inout BlendPlan) {
    let demand = year.demand[heat]
    let route = layout.system.heats[heat].route
    let routeCount = layout.system.routes.count
    var fromScrap = 0.0
    for scrap in 0..<layout.classCount {
      fromScrap +=
        year.meltYield[scrap * routeCount + route] * plan.charge[layout.scrapColumn(scrap, heat)]
    }
    var added = 0.0
    for (index, addition) in layout.additions.enumerated() where addition.heat == heat {
      added += plan.alloying[index]
    }
    let primary = demand - fromScrap - added
    plan.primary[heat] = cleared(primary, against: demand)
    // Scrap and alloying fill the heat, or overfill it by rounding: they give way.
    if plan.primary[heat] == 0, fromScrap + added > 0 {
      let factor = demand / (fromScrap + added)
      for scrap in 0..<layout.classCount { plan.charge[layout.scrapColumn(scrap, heat)] *= factor }
      for (index, addition) in layout.additions.enumerated() where addition.heat == heat {
        plan.alloying[index] *= factor
      }
    }
  }
}
