internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowStudies

/// Metal of end-of-life cars by the grade it comes from and where it ends, in one year.
///
/// The same reading of the ledger as ``FateAccount``, with the product instead of its relation.
struct FateFlows {
  enum Destination: Hashable {
    case product(Int)
    /// Anything that is no product: lost, exported, uncollected, surplus, hibernating.
    case end(Fate)
  }

  struct Flow {
    let origin: Int
    let destination: Destination
    let relation: Fate
    /// Mt/yr.
    var mass: Double
  }

  /// By origin, then by product, then by end.
  let flows: [Flow]

  init(_ report: RunReport, material m: Int, year: Int) {
    let t = year - report.years.lowerBound
    let fates = report.fates[m]
    let system = report.compiled.plan.materials[m].system
    let rank = report.compiled.familyRank[m]
    var flows: [Flow] = []
    for g in 0..<fates.gradeCount {
      let masses = Self.products(report, m, t, grade: g)
      for (p, mass) in masses.enumerated() where mass > 0 {
        flows.append(
          Flow(
            origin: g, destination: .product(p),
            relation: Self.relation(of: p, to: g, system, rank), mass: mass))
      }
      // What melts lose is part of the account's losses.
      for fate in Self.ends {
        let mass = ResultUnit.millions(fates.mass(t, g, fate))
        if mass != 0 {
          flows.append(Flow(origin: g, destination: .end(fate), relation: fate, mass: mass))
        }
      }
    }
    self.flows = flows
  }

  static let ends: [Fate] = [.lost, .exported, .uncollected, .surplus, .hibernating]

  /// Metal of one grade by product, Mt/yr.
  private static func products(
    _ report: RunReport, _ m: Int, _ t: Int, grade g: Int
  ) -> [Double] {
    let run = report.run
    let system = report.compiled.plan.materials[m].system
    let lines = run.chart.materials[m]
    var metal = [Double](repeating: 0, count: system.grades.count)
    for (s, scrapClass) in system.classes.enumerated() where scrapClass.account == .old {
      for (h, heat) in system.heats.enumerated() {
        let charged = run.ledger.amount(
          lines.melting.charge[s * system.heats.count + h], year: t, lane: g)
        if charged == 0 { continue }
        let yield = run.meltYield[m][
          (t * system.classes.count + s) * system.routes.count + heat.route]
        metal[heat.product] += yield * charged
      }
    }
    return metal.map(ResultUnit.millions)
  }

  private static func relation(
    of p: Int, to g: Int, _ system: MaterialSystem, _ rank: [Int]
  ) -> Fate {
    if p == g { return .sameGrade }
    if system.grades[p].family == system.grades[g].family { return .sameFamily }
    return rank[p] <= rank[g] ? .downgraded : .upgraded
  }
}
