public import FlowEngine

/// Emissions of the metal of every product, term by term, from the ledger and reporting factors.
public struct EmissionAccount: Sendable {
  /// Names of the terms, in the order of the factors.
  public let terms: [String]
  /// t CO2-equiv/yr: shape `[t][product][term]`.
  public let byTerm: [Double]
  /// t CO2-equiv/yr: shape `[t][product]`.
  public let byProduct: [Double]

  /// Σ over terms of mass × factor; no credits, scrap comes free of burden (cut-off).
  public init(
    _ run: RunResult, material m: Int, melts: MeltAccount, factors: [EmissionTerm]
  ) {
    let system = run.plan.materials[m].system
    let years = 0..<run.plan.yearCount
    let heats = HeatAmounts(run: run, material: m, melts: melts)
    var names: [String] = []
    for term in factors where !names.contains(term.name) { names.append(term.name) }
    let products = system.grades.count
    var byTerm = [Double](repeating: 0, count: years.count * products * names.count)
    for term in factors {
      guard let column = names.firstIndex(of: term.name) else { continue }
      func add(_ product: Int, _ masses: [Double]) {
        for t in years {
          byTerm[(t * products + product) * names.count + column] += masses[t] * term.factor[t]
        }
      }
      if case .bought(let product) = term.basis {
        add(product, years.map { melts.bought[$0 * products + product] })
      }
      for (h, heat) in system.heats.enumerated() {
        if let masses = heats.amounts(of: term.basis, heat: h) { add(heat.product, masses) }
      }
    }
    self.byTerm = byTerm
    terms = names
    byProduct = (0..<years.count * products).map { index in
      var sum = 0.0
      for column in names.indices { sum += byTerm[index * names.count + column] }
      return sum
    }
  }
}
