internal import FlowEngine

/// What emission terms are multiplied with, heat by heat.
struct HeatAmounts {
  let run: RunResult
  let material: Int
  let melts: MeltAccount

  /// t/yr: shape `[t]`; nil where the heat has none of it.
  ///
  /// - Parameter bought: Bought metal by the heats that made it, shape `[t][h]`, t/yr; nil where
  ///   terms of bought metal are charged to products and not to heats.
  func amounts(of basis: EmissionBasis, heat h: Int, bought: [Double]? = nil) -> [Double]? {
    let plan = run.plan.materials[material]
    let heat = plan.system.heats[h]
    let years = 0..<run.plan.yearCount
    switch basis {
    case .primary(let route):
      if heat.route != route { return nil }
      return years.map { melts.primary[$0 * melts.heatCount + h] }
    case .liquid(let route):
      if heat.route != route { return nil }
      let yield = plan.melting.semisYield[heat.product]
      return years.map { melts.heatMass[$0 * melts.heatCount + h] / yield }
    case .bought(let product):
      guard let bought, heat.product == product else { return nil }
      return years.map { bought[$0 * melts.heatCount + h] }
    case .alloying(let element):
      let line = run.chart.materials[material].melting.alloying[h]
      if !run.ledger.isOpen(line) { return nil }
      let lane = plan.system.typeCount + element
      return years.map { run.ledger.amount(line, year: $0, lane: lane) }
    }
  }
}
