public import FlowEngine

/// The average tonne of every product on the market.
public struct ProductAverages: Sendable {
  public let productCount: Int
  /// t CO2-equiv per tonne bought: shape `[t][product]`.
  public let intensity: [Double]
  /// Shares of scrap-derived metal: shape `[t][product]`.
  public let fromNewScrap: [Double]
  public let fromOldScrap: [Double]

  public init(melts: MeltAccount, emissions: EmissionAccount, system: MaterialSystem) {
    productCount = melts.productCount
    let years = melts.bought.count / melts.productCount
    var intensity = [Double](repeating: 0, count: melts.bought.count)
    var new = intensity
    var old = intensity
    var mass = intensity
    for t in 0..<years {
      for (h, heat) in system.heats.enumerated() {
        let from = t * melts.heatCount + h
        let to = t * melts.productCount + heat.product
        mass[to] += melts.heatMass[from]
        new[to] += melts.fromNewScrap[from]
        old[to] += melts.fromOldScrap[from]
      }
    }
    for index in melts.bought.indices {
      if melts.bought[index] > 0 {
        intensity[index] = emissions.byProduct[index] / melts.bought[index]
      }
      new[index] = mass[index] > 0 ? new[index] / mass[index] : 0
      old[index] = mass[index] > 0 ? old[index] / mass[index] : 0
    }
    self.intensity = intensity
    fromNewScrap = new
    fromOldScrap = old
  }
}
