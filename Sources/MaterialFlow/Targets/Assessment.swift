/// The answer to a pledge.
public enum Verdict: String, Sendable {
  case met
  case missed
  case untestable
}

/// One pledge against one run.
public struct Assessment: Sendable {
  public let target: Target
  /// Required by year: shape `[t]`, in the measure's unit.
  public let required: [Double]
  /// Projected by year: shape `[t]`.
  public let projected: [Double]
  public let verdict: Verdict
  /// Missing scrap-derived metal, or emissions above the line, in t in the target year.
  public let shortfallTonnes: Double
  /// The first year in which the value of the target year is reached, if any.
  public let firstYearMet: Int?
  /// For recycled content: what old scrap from cars allows, as a fraction, in the target year.
  public let ceiling: Double?
}

extension Assessment {
  /// Tests a pledge in its target year.
  ///
  /// A reduction is measured from the base year, and its path is straight from there; before the
  /// base year the path repeats the base. Recycled content is asked for from the target year on.
  ///
  /// - Parameter firstOpenYear: The year from which a pledge without a base year may be met.
  /// - Returns: nil where the target year or the base year lies outside the run.
  public init?(
    _ target: Target, maker: MakerAccount, years: ClosedRange<Int>, ceilings: [[Double]],
    from firstOpenYear: Int
  ) {
    guard years.contains(target.year) else { return nil }
    let end = target.year - years.lowerBound
    let projected = years.indices.map { _ in 0.0 }
    var values = projected
    for t in values.indices { values[t] = maker.measure(target.metric, target.materials, t) }
    var required = projected
    if target.metric.isReduction {
      guard let base = target.baseYear, years.contains(base), base < target.year else {
        return nil
      }
      let start = base - years.lowerBound
      for t in required.indices {
        let progress = Double(min(max(t - start, 0), end - start)) / Double(end - start)
        required[t] = values[start] * (1 - target.value * progress)
      }
    } else {
      for t in required.indices { required[t] = target.value }
    }
    let isMet = Self.meets(values[end], required[end], target.metric)
    self.target = target
    self.required = required
    self.projected = values
    verdict = isMet ? .met : .missed
    shortfallTonnes =
      isMet ? 0 : Self.shortfall(values[end], required[end], target, maker, end)
    let earliest = target.baseYear.map { $0 + 1 } ?? firstOpenYear
    firstYearMet = years.first {
      $0 >= earliest
        && Self.meets(values[$0 - years.lowerBound], required[end], target.metric)
    }
    ceiling =
      target.metric == .recycledContent && target.materials.count == 1
      ? ceilings[target.materials[0]][end] : nil
  }

  private static func meets(_ value: Double, _ required: Double, _ metric: TargetMetric) -> Bool {
    metric.isReduction ? value <= required : value >= required
  }

  private static func shortfall(
    _ value: Double, _ required: Double, _ target: Target, _ maker: MakerAccount, _ t: Int
  ) -> Double {
    let tonnes = Simulation.tonnesPerMegatonne
    switch target.metric {
    case .recycledContent: return (required - value) * maker.bought(target.materials, t) * tonnes
    case .emissionsPerCar: return (value - required) * maker.cars[t] * tonnes
    case .absoluteEmissions: return (value - required) * tonnes
    case .emissionsPerTonne: return (value - required) * maker.bought(target.materials, t) * tonnes
    }
  }
}
