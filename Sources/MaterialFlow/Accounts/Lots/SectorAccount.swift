public import FlowEngine

/// A metal's whole industry in the country, as far as pledges of its companies are about it.
public struct SectorAccount: Sendable {
  /// t CO2-equiv/yr: shape `[t]`.
  ///
  /// Steel up to the liquid metal, aluminium up to the primary ingot.
  public let emissions: [Double]
  /// t CO2-equiv per tonne of crude steel or of primary aluminium: shape `[t]`.
  public let intensity: [Double]

  /// - Parameters:
  ///   - ofPrimary: Count ore-based metal alone (aluminium), or all liquid metal (steel).
  ///   - family: Products that are no part of it: iron castings are no crude steel.
  public init(
    _ run: RunResult, material m: Int, melts: MeltAccount, factors: [EmissionTerm],
    ofPrimary: Bool, without family: String
  ) {
    let material = run.plan.materials[m]
    let system = material.system
    let heats = system.heats.indices.filter {
      system.grades[system.heats[$0].product].family != family
    }
    var emissions = [Double](repeating: 0, count: run.plan.yearCount)
    var mass = emissions
    for t in 0..<run.plan.yearCount {
      for h in heats {
        let index = t * melts.heatCount + h
        mass[t] +=
          ofPrimary
          ? melts.primary[index]
          : melts.heatMass[index] / material.melting.semisYield[system.heats[h].product]
      }
    }
    for term in factors {
      for t in 0..<run.plan.yearCount {
        for h in heats {
          let heat = system.heats[h]
          let index = t * melts.heatCount + h
          switch term.basis {
          case .primary(let route) where route == heat.route:
            emissions[t] += term.factor[t] * melts.primary[index]
          case .liquid(let route) where route == heat.route && !ofPrimary:
            emissions[t] +=
              term.factor[t] * melts.heatMass[index] / material.melting.semisYield[heat.product]
          default: break
          }
        }
      }
    }
    self.emissions = emissions
    intensity = zip(emissions, mass).map { $1 > 0 ? $0 / $1 : 0 }
  }
}
