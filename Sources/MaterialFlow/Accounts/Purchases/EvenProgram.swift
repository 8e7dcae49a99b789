internal import FlowNumerics

/// The set of lots that meets a buyer's policy and emits no more than an even part of the market.
///
///     Σ_l (ē_p - e_l) x_l + g ≥ 0     ē_p: emissions of an even part of the lot's product
///
/// beside the rows of ``PurchaseProgram``. What is asked comes in an order, each step held while
/// the next is taken: as much metal as there is; g as small as possible; the policy missed by as
/// little as possible; the least cost; the least distance from an even part. So the policy yields
/// where the market has no lots for both. The last step is needed because premiums follow
/// emissions: many sets cost the same. Masses are parts of all that the buyer needs, so that the
/// solver's tolerance means the same for every buyer.
struct EvenProgram {
  let offers: [Offer]
  let buyer: Buyer
  let even: EvenShare

  /// - Parameters:
  ///   - caps: The most of every lot, t/yr.
  ///   - reserved: The least of every lot: what the buyer has under contract.
  /// - Returns: t/yr by lot.
  func solve(caps: [Double], reserved: [Double]) throws(LinearProgramError) -> [Double] {
    let lots = offers.indices.filter { caps[$0] > 0 && buyer.demand[offers[$0].product] > 0 }
    let products = buyer.demand.indices.filter { buyer.demand[$0] > 0 }
    let layout = Layout(lots: lots.count, products: products.count, policies: buyer.policy.count)
    let program = LinearProgram()
    program.addRows(layout.rowCount)
    program.addColumns(layout.columnCount)
    var entries = LinearProgram.Entries()
    let unit = buyer.tonnes
    for (place, lot) in lots.enumerated() {
      let most = caps[lot] / unit
      let usual = min(most, even.part[lot] * buyer.demand[offers[lot].product] / unit)
      let least = min(reserved[lot] / unit, most)
      program.bound(column: layout.usual(place), min(least, usual), usual)
      program.bound(column: layout.extra(place), max(0, least - usual), most - usual)
      for column in [layout.usual(place), layout.extra(place)] {
        addTonne(of: lot, column, layout, products, to: &entries)
      }
    }
    for (row, product) in products.enumerated() {
      program.bound(row: row, buyer.demand[product] / unit, buyer.demand[product] / unit)
    }
    for k in buyer.policy.indices { program.bound(row: layout.policy(k), 0, .infinity) }
    program.bound(row: layout.ceiling, 0, .infinity)
    for gap in layout.missing + layout.missed + [layout.above] {
      program.bound(column: gap, 0, .infinity)
      entries.append(row: layout.row(ofGap: gap), column: gap, 1)
    }
    program.load(entries)
    let most = budget(lots, reserved) / unit
    program.bound(row: layout.cost, -.infinity, most)
    let parts = try minimise(layout, lots, most: most, program)
    var bought = [Double](repeating: 0, count: offers.count)
    for (place, lot) in lots.enumerated() {
      bought[lot] = min(max(reserved[lot], parts[place] * unit), caps[lot])
    }
    return bought
  }

  /// A contract and an even part are paid whatever the cap on the policy.
  private func budget(_ lots: [Int], _ reserved: [Double]) -> Double {
    guard let budget = buyer.budget else { return .infinity }
    let paid = lots.reduce(0) { $0 + reserved[$1] * offers[$1].premium }
    let usual = buyer.demand.indices.reduce(0) { $0 + buyer.demand[$1] * even.premium[$1] }
    return max(budget, paid, usual)
  }

  /// The steps, in their order.
  ///
  /// What a step has reached was feasible: where rounding makes a later step impossible, the
  /// answer before it stays.
  /// - Returns: Parts of all that the buyer needs, by place of a lot.
  private func minimise(
    _ layout: Layout, _ lots: [Int], most: Double, _ program: LinearProgram
  ) throws(LinearProgramError) -> [Double] {
    func parts() -> [Double] {
      lots.indices.map {
        program.value(column: layout.usual($0)) + program.value(column: layout.extra($0))
      }
    }
    var reached: [Double]?
    for step in Step.allCases {
      set(step, layout, lots, program)
      do {
        try program.solve(.primal)
      } catch {
        guard let reached, error == .infeasible else { throw error }
        return reached
      }
      reached = parts()
      hold(step, layout, most: most, program)
    }
    return reached ?? []
  }

  private enum Step: CaseIterable { case metal, emissions, policy, cost, distance }

  private func gaps(_ step: Step, _ layout: Layout) -> [Int] {
    switch step {
    case .metal: layout.missing
    case .emissions: [layout.above]
    case .policy: layout.missed
    case .cost, .distance: []
    }
  }

  /// What the step minimises.
  private func set(_ step: Step, _ layout: Layout, _ lots: [Int], _ program: LinearProgram) {
    for column in gaps(step, layout) { program.cost(column: column, 1) }
    guard step == .cost || step == .distance else { return }
    for (place, lot) in lots.enumerated() {
      let price = step == .cost ? offers[lot].premium : 0
      program.cost(column: layout.usual(place), price)
      program.cost(column: layout.extra(place), step == .cost ? price : 1)
    }
  }

  /// Keeps what the step has reached, within the solver's tolerance.
  private func hold(_ step: Step, _ layout: Layout, most: Double, _ program: LinearProgram) {
    if step == .cost {
      let reached = program.objective
      let slack = Self.tolerance * max(1, reached.magnitude)
      program.bound(row: layout.cost, -.infinity, min(most, reached + slack))
    }
    for column in gaps(step, layout) {
      program.cost(column: column, 0)
      program.bound(
        column: column, 0, max(0, program.value(column: column)) + Self.tolerance)
    }
  }

  /// Rounding of sums; the solver lets a bound be missed by 1e-7.
  private static let tolerance = 1e-12

  private func addTonne(
    of lot: Int, _ column: Int, _ layout: Layout, _ products: [Int],
    to entries: inout LinearProgram.Entries
  ) {
    let offer = offers[lot]
    if let row = products.firstIndex(of: offer.product) {
      entries.append(row: row, column: column, 1)
    }
    for (k, policy) in buyer.policy.enumerated() {
      entries.append(
        row: layout.policy(k), column: column,
        policy.counted[lot] - policy.share * policy.over[lot])
    }
    entries.append(
      row: layout.ceiling, column: column, even.emissions[offer.product] - offer.emissions)
    entries.append(row: layout.cost, column: column, offer.premium)
  }

  /// Which row and column is what.
  private struct Layout {
    let lots, products, policies: Int

    var rowCount: Int { products + policies + 2 }
    func policy(_ k: Int) -> Int { products + k }
    var ceiling: Int { products + policies }
    var cost: Int { ceiling + 1 }

    var columnCount: Int { 2 * lots + products + policies + 1 }
    /// Tonnes of a lot up to an even part, and beyond.
    func usual(_ place: Int) -> Int { 2 * place }
    func extra(_ place: Int) -> Int { 2 * place + 1 }
    /// What is missing of products, of policies, and what is emitted above an even part.
    var missing: [Int] { Array(2 * lots..<2 * lots + products) }
    var missed: [Int] { Array(2 * lots + products..<2 * lots + products + policies) }
    var above: Int { 2 * lots + products + policies }
    func row(ofGap column: Int) -> Int { column - 2 * lots }
  }
}
