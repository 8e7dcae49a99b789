internal import FlowEngine

/// How much of its own mix of scrap a heat's grade takes before one of its maxima binds.
///
/// With c the content of a heat's scrap-derived metal, o that of the rest (ore-based metal and
/// alloying) and M a maximum, metal with the share r of scrap holds where r c + (1 - r) o ≤ M, so
/// r ≤ (M - o) / (c - o) wherever c is above M.
struct HeatChemistry {
  /// A fraction; 1 where nothing binds, below the heat's own share where the heat itself is above.
  let mostScrap: Double

  /// - Parameter t: The year, as an index.
  init(_ run: RunResult, material m: Int, heat h: Int, _ melts: MeltAccount, _ t: Int) {
    let material = run.plan.materials[m]
    let index = t * melts.heatCount + h
    let scrap = melts.fromNewScrap[index] + melts.fromOldScrap[index]
    let rest = melts.heatMass[index] - scrap
    if run.plan.limits == .massOnly || scrap <= 0 || rest <= 0 {
      mostScrap = 1
      return
    }
    let lines = run.chart.materials[m]
    let types = material.system.typeCount
    var most = 1.0
    for limit in material.composition.limits where limit.product == material.system.heats[h].product
    {
      guard let maximum = limit.maximum else { continue }
      func mass(_ line: Int) -> Double {
        limit.elements.reduce(0) { $0 + run.ledger.amount(line, year: t, lane: types + $1) }
      }
      let other = mass(lines.melting.primary[h]) + mass(lines.melting.alloying[h])
      let content = (mass(lines.melting.output[h]) - other) / scrap
      if content > maximum {
        most = min(most, max(0, (maximum - other / rest) / (content - other / rest)))
      }
    }
    mostScrap = most
  }
}
