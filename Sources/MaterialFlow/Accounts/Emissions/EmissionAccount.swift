public import FlowEngine

/// Emissions of the metal of every product, term by term, from the ledger and reporting factors.
public struct EmissionAccount: Sendable {
  /// Names of the terms, in the order of the factors.
  public let terms: [String]
  /// Mt CO2-equiv/yr: shape `[t][product][term]`.
  public let byTerm: [Double]
  /// Mt CO2-equiv/yr: shape `[t][product]`.
  public let byProduct: [Double]

  /// Σ over terms of mass × factor; no credits, scrap comes free of burden (cut-off).
  public init(
    _ run: RunResult, material m: Int, melts: MeltAccount, factors: [EmissionTerm]
  ) {
    let material = run.plan.materials[m]
    let system = material.system
    var names: [String] = []
    for term in factors where !names.contains(term.name) { names.append(term.name) }
    let products = system.grades.count
    var byTerm = [Double](repeating: 0, count: run.plan.yearCount * products * names.count)
    for term in factors {
      guard let column = names.firstIndex(of: term.name) else { continue }
      for t in 0..<run.plan.yearCount {
        func add(_ product: Int, _ mass: Double) {
          byTerm[(t * products + product) * names.count + column] += mass * term.factor[t]
        }
        switch term.basis {
        case .primary(let route):
          for (h, heat) in system.heats.enumerated() where heat.route == route {
            add(heat.product, melts.primary[t * melts.heatCount + h])
          }
        case .liquid(let route):
          for (h, heat) in system.heats.enumerated() where heat.route == route {
            let liquid =
              melts.heatMass[t * melts.heatCount + h] / material.melting.semisYield[heat.product]
            add(heat.product, liquid)
          }
        case .bought(let product): add(product, melts.bought[t * products + product])
        case .alloying(let element):
          let lane = system.typeCount + element
          for (h, heat) in system.heats.enumerated() {
            let line = run.chart.materials[m].melting.alloying[h]
            add(heat.product, run.ledger.amount(line, year: t, lane: lane))
          }
        }
      }
    }
    self.byTerm = byTerm
    terms = names
    byProduct = (0..<run.plan.yearCount * products).map { index in
      var sum = 0.0
      for column in names.indices { sum += byTerm[index * names.count + column] }
      return sum
    }
  }
}
