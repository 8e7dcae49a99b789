import FlowEngine

/// Random stock systems that are the same at every launch.
struct RandomSystems {
  /// SplitMix64: Steele, Lea & Flood (2014), doi:10.1145/2714064.2660195.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  let survival: SurvivalTable
  let opening: InitialStock
  let inflow: [Double]

  /// - Parameter seed: Decides everything.
  init(seed: UInt64) throws {
    var random = Generator(state: seed)
    let history = Int.random(in: 0...30, using: &random)
    let years = Int.random(in: 1...150, using: &random)
    let mean = Double.random(in: 2...40, using: &random)
    let deviation = mean * Double.random(in: 0.1...0.6, using: &random)
    let lifetimes = try [
      Lifetime.weibull(mean: mean, deviation: deviation),
      .lognormal(mean: mean, deviation: deviation), .gamma(mean: mean, deviation: deviation),
      .truncatedNormal(mean: mean, deviation: deviation),
      .foldedNormal(mean: mean, deviation: deviation), .normal(mean: mean, deviation: deviation),
    ]
    let cohorts = (0..<(history + years)).map { _ in
      lifetimes[Int.random(in: 0..<lifetimes.count, using: &random)]
    }
    let multipliers = (0..<(history + years)).map { _ in
      Bool.random(using: &random) ? 1 : Double.random(in: 0...2, using: &random)
    }
    survival = try SurvivalTable(
      lifetimes: cohorts, timing: InflowTiming.allCases[Int.random(in: 0...2, using: &random)],
      hazardMultipliers: multipliers)
    opening = try .history(
      inflow: (0..<history).map { _ in Double.random(in: 0...10, using: &random) })
    inflow = (0..<years).map { _ in Double.random(in: 0...10, using: &random) }
  }
}
