public import FlowEngine

/// Masses of every heat and product, read from the ledger.
///
/// t/yr, shapes `[t][h]` and `[t][p]`.
public struct MeltAccount: Sendable {
  public let primary: [Double]
  public let alloying: [Double]
  /// Scrap-derived metal by account, after melt losses.
  public let fromNewScrap: [Double]
  public let fromOldScrap: [Double]
  public let heatMass: [Double]
  public let bought: [Double]
  public let heatCount: Int
  public let productCount: Int

  public init(_ run: RunResult, material m: Int) {
    let material = run.plan.materials[m]
    let system = material.system
    let lines = run.chart.materials[m]
    let ledger = run.ledger
    heatCount = system.heats.count
    productCount = system.grades.count
    let years = run.plan.yearCount
    func byHeat(_ line: [Int]) -> [Double] {
      (0..<years).flatMap { t in line.map { ledger.mass($0, year: t) } }
    }
    primary = byHeat(lines.melting.primary)
    alloying = byHeat(lines.melting.alloying)
    heatMass = byHeat(lines.melting.output)
    bought = (0..<years).flatMap { t in lines.melting.semis.map { ledger.mass($0, year: t) } }
    var new = [Double](repeating: 0, count: years * heatCount)
    var old = new
    for (s, scrapClass) in system.classes.enumerated() {
      for h in 0..<heatCount {
        let line = lines.melting.charge[s * heatCount + h]
        if !ledger.isOpen(line) { continue }
        for t in 0..<years {
          let metal = run.meltYield(m, t, class: s, heat: h) * ledger.mass(line, year: t)
          switch scrapClass.account {
          case .new: new[t * heatCount + h] += metal
          case .old: old[t * heatCount + h] += metal
          }
        }
      }
    }
    fromNewScrap = new
    fromOldScrap = old
  }

  /// All heats of a year, t/yr: `total(\.primary, t)`.
  public func total(_ masses: KeyPath<MeltAccount, [Double]>, _ t: Int) -> Double {
    self[keyPath: masses][t * heatCount..<(t + 1) * heatCount].reduce(0, +)
  }
}

extension MeltAccount {
  /// Scrap-derived shares of a product, by account.
  public func scrapShares(_ t: Int, product: Int, of system: MaterialSystem) -> (
    new: Double, old: Double
  ) {
    var mass = 0.0
    var new = 0.0
    var old = 0.0
    for (h, heat) in system.heats.enumerated() where heat.product == product {
      mass += heatMass[t * heatCount + h]
      new += fromNewScrap[t * heatCount + h]
      old += fromOldScrap[t * heatCount + h]
    }
    return mass > 0 ? (new / mass, old / mass) : (0, 0)
  }
}
