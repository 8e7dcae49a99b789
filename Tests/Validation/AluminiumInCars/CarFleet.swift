import FlowEngine

/// The cars of the five regions: stocks from population and ownership, cohorts from 1900.
struct CarFleet {
  /// One for each region, years from 1900.
  let regions: [CohortStock]
  /// How long their cars live, cohorts from 1900.
  let survival: [SurvivalTable]
  /// Aluminium in the average car of a cohort, kg: shape `[region][cohort][component]`, from 1900.
  let kilograms: [[[Double]]]

  init(_ data: CarData) throws {
    survival = try CarData.regions.indices.map { region in
      let lifetimes = try data.series("lifetime", region: region).map { mean in
        try Lifetime.normal(mean: mean, deviation: mean / 4)
      }
      return try SurvivalTable(lifetimes: lifetimes, timing: .end)
    }
    regions = try zip(CarData.regions.indices, survival).map { region, survival in
      let persons = try data.series("population", region: region)
      let ownership = try data.series("cars per 1000", region: region)
      // The thousands of persons and of cars per thousand persons cancel.
      return try CohortStock(
        stock: zip(persons, ownership).map { $0 * $1 },
        survival: survival)
    }
    kilograms = try CarData.regions.indices.map { try Self.kilograms(data, region: $0) }
  }

  private static func kilograms(_ data: CarData, region: Int) throws -> [[Double]] {
    let averages = try data.series("aluminium", region: region)
    let powertrainFactors = try data.powertrainFactors()
    let segmentFactors = try data.segmentFactors()
    let mixes = try Self.mixes(data, region: region)
    var kilograms = averages.map { _ in CarData.components.map { _ in 0.0 } }
    for p in CarData.powertrains.indices {
      for s in CarData.segments.indices {
        let components = try data.components(region: region, powertrain: p, segment: s)
        for year in kilograms.indices where mixes[year].shares[p][s] != 0 {
          let mass =
            averages[year] * mixes[year].shares[p][s] * powertrainFactors[year][p]
            * segmentFactors[year][s]
          for (component, share) in components[year].enumerated() {
            kilograms[year][component] += mass * share
          }
        }
      }
    }
    return kilograms
  }

  /// Shape `[year]`, from 1900.
  private static func mixes(_ data: CarData, region: Int) throws -> [CarMix] {
    let powertrains = try CarData.powertrains.map {
      try data.series("share \($0)", region: region)
    }
    let segments = try CarData.segments.map { try data.series("share \($0)", region: region) }
    let coefficients = try data.coefficients()
    return (0..<CarData.years.count).map { year in
      CarMix(
        powertrains: powertrains.map { $0[year] }, segments: segments.map { $0[year] },
        weights: coefficients.map { $0[year] })
    }
  }
}
