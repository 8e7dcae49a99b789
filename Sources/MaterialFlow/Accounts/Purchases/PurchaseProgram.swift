internal import FlowNumerics

/// The cheapest set of lots that meets one buyer's policy, as a linear programme.
///
///     minimise    Σ_l c_l x_l + Σ_k P f_k + Σ_p U u_p
///     subject to  Σ_{l of p} x_l + u_p = D_p                 what is needed of every product
///                 Σ_l (a_kl - s_k b_kl) x_l + f_k ≥ 0        every row of the policy, soft
///                 Σ_l c_l x_l ≤ budget                       if there is one
///                 r_l ≤ x_l ≤ cap_l                          r_l is under contract
///
/// A policy row that cannot be met is missed by as little as possible; a product that is lacking
/// comes from the rest of the market afterwards. What the cheapest set emits beyond an even part of
/// the market is for ``EvenProgram`` to mend.
struct PurchaseProgram {
  let offers: [Offer]
  let buyer: Buyer

  /// Money per tonne that a missing policy tonne, and a missing tonne of metal, cost: above any
  /// premium, and in this order.
  private static let missedPolicy = 1e6
  private static let missingMetal = 1e9

  /// - Parameters:
  ///   - caps: The most of every lot, t/yr.
  ///   - reserved: The least of every lot: what the buyer has under contract.
  /// - Returns: t/yr by lot.
  func solve(caps: [Double], reserved: [Double]) throws(LinearProgramError) -> [Double] {
    let lots = offers.indices.filter { caps[$0] > 0 && buyer.demand[offers[$0].product] > 0 }
    let products = buyer.demand.indices.filter { buyer.demand[$0] > 0 }
    let program = LinearProgram()
    let policies = buyer.policy.count
    let budgetRow = products.count + policies
    program.addRows(budgetRow + (buyer.budget == nil ? 0 : 1))
    program.addColumns(lots.count + policies + products.count)
    var entries = LinearProgram.Entries()
    for (column, lot) in lots.enumerated() {
      program.bound(column: column, min(reserved[lot], caps[lot]), caps[lot])
      program.cost(column: column, offers[lot].premium)
      addTonne(of: lot, column: column, products: products, to: &entries)
    }
    for k in 0..<policies {
      program.bound(row: products.count + k, 0, .infinity)
      let gap = Gap(row: products.count + k, column: lots.count + k, cost: Self.missedPolicy)
      gap.add(to: program, &entries)
    }
    for (row, product) in products.enumerated() {
      program.bound(row: row, buyer.demand[product], buyer.demand[product])
      let gap = Gap(row: row, column: lots.count + policies + row, cost: Self.missingMetal)
      gap.add(to: program, &entries)
    }
    if let budget = buyer.budget {
      // A contract is paid whatever the cap on the policy.
      let paid = lots.reduce(0) { $0 + reserved[$1] * offers[$1].premium }
      program.bound(row: budgetRow, -.infinity, max(budget, paid))
    }
    program.load(entries)
    try program.solve(.primal)
    var bought = [Double](repeating: 0, count: offers.count)
    for (column, lot) in lots.enumerated() {
      bought[lot] = min(max(reserved[lot], program.value(column: column)), caps[lot])
    }
    return bought
  }

  /// What a tonne of a lot adds to every row: its product, the policy and the budget.
  private func addTonne(
    of lot: Int, column: Int, products: [Int], to entries: inout LinearProgram.Entries
  ) {
    if let row = products.firstIndex(of: offers[lot].product) {
      entries.append(row: row, column: column, 1)
    }
    for (k, policy) in buyer.policy.enumerated() {
      let value = policy.counted[lot] - policy.share * policy.over[lot]
      entries.append(row: products.count + k, column: column, value)
    }
    if buyer.budget != nil {
      let row = products.count + buyer.policy.count
      entries.append(row: row, column: column, offers[lot].premium)
    }
  }

  /// A column for what a row lacks, f_k or u_p, at a cost per tonne.
  private struct Gap {
    let row: Int
    let column: Int
    let cost: Double

    func add(to program: LinearProgram, _ entries: inout LinearProgram.Entries) {
      program.bound(column: column, 0, .infinity)
      program.cost(column: column, cost)
      entries.append(row: row, column: column, 1)
    }
  }
}
