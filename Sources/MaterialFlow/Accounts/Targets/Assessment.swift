internal import FlowEngine

/// One reading of a pledge against one run.
public struct ReadingResult: Sendable, Equatable {
  public let reading: TargetReading
  /// Required and projected by year: shape `[t]`, in the metric's unit.
  public let required: [Double]
  public let projected: [Double]
  public let isMet: Bool
  /// The base year's value, which a reduction is measured from.
  public let base: Double?

  /// How far the projection lies below the base year's value, as a fraction; nil without a base.
  public func reduction(_ t: Int) -> Double? {
    base.flatMap { $0 > 0 ? 1 - projected[t] / $0 : nil }
  }
}

/// One pledge against one run.
public struct Assessment: Sendable {
  public let target: Target
  /// In the order of the target's readings; at least one.
  public let results: [ReadingResult]
  public internal(set) var verdict: Verdict
  /// What a verdict that depends turns on.
  public internal(set) var ground: VerdictGround?
  /// Index of the target year.
  let place: Int
  /// What is missing in the target year under the first reading, in t: scrap-derived metal, metal
  /// of the class or route asked for, or emissions above the line.
  public let shortfallTonnes: Double
  /// The first year in which the value of the target year is reached, if any.
  public let firstYearMet: Int?
  /// For recycled content: what old scrap from cars allows, as a fraction, in the target year.
  public let ceiling: Double?
  /// For a share of a class: what the market of cars offers of it in the target year, t/yr.
  public let qualifyingTonnes: Double?
  /// For a share of a class: what the company could buy of it, and by how much cleaner that is.
  public let supply: ClassSupply?
  /// For recycled content beyond what scrap from cars allows: what keeps it out.
  public let bound: ScrapBound?

  public var required: [Double] { results[0].required }
  public var projected: [Double] { results[0].projected }

  /// A missed pledge with a cap on the price that no price would have kept.
  public var isShortOfSupply: Bool {
    verdict == .missed && target.premiumCap != nil && supply?.isShort ?? false
  }
}

extension Assessment {
  /// Tests a pledge in its target year.
  ///
  /// A reduction is measured from the base year, and its path is straight from there; before the
  /// base year the path repeats the base. Shares and caps are asked for from the target year on.
  ///
  /// - Parameter firstOpenYear: The year from which a pledge without a base year may be met.
  /// - Returns: nil where the target year or a base year lies outside the run.
  public init?(
    _ target: Target, maker: MakerAccount?, evidence: TargetEvidence, from firstOpenYear: Int
  ) {
    let years = evidence.years
    guard years.contains(target.year) else { return nil }
    let end = target.year - years.lowerBound
    var results: [ReadingResult] = []
    for reading in target.readings {
      let values = evidence.projected(reading, of: target, by: maker)
      guard let base = Self.base(of: reading, values, until: end, years),
        let result = ReadingResult(reading, of: target, values, base: base, end: end)
      else { return nil }
      results.append(result)
    }
    self.target = target
    self.results = results
    let supply = maker.flatMap { evidence.supply(of: target, to: $0, end) }
    self.supply = supply
    let verdict = Self.verdict(target, results, supply)
    self.verdict = verdict
    ground = verdict == .depends ? .reading : nil
    place = end
    let first = results[0]
    shortfallTonnes =
      first.isMet
      ? 0
      : Self.shortfall(first, target, maker, end) * evidence.countedPart(of: target, maker, end)
    let earliest = first.reading.baseYear.map { $0 + 1 } ?? firstOpenYear
    firstYearMet = years.first {
      $0 >= earliest
        && target.metric.isMet(first.projected[$0 - years.lowerBound], first.required[end])
    }
    ceiling =
      target.metric == .recycledContent && target.materials.count == 1
      ? evidence.ceilings[target.materials[0]][end] : nil
    qualifyingTonnes =
      target.requirement == nil
      ? nil : evidence.qualifying(target, end)
    bound = first.isMet ? nil : maker.flatMap { evidence.bound(on: target, of: $0, end) }
  }

  /// The index of the base year; 0 where there is none; nil where it lies outside the run.
  private static func base(
    of reading: TargetReading, _ values: [Double], until end: Int, _ years: ClosedRange<Int>
  ) -> Int? {
    guard reading.metric.isReduction else { return 0 }
    if reading.isFromPeak {
      let before = values[0..<max(end, 1)]
      return before.indices.max { values[$0] < values[$1] }
    }
    guard let base = reading.baseYear, years.contains(base) else { return nil }
    let start = base - years.lowerBound
    return start < end ? start : nil
  }

  /// A cap on the price lets off where the lots are to be had and cost more than it; where they are
  /// not to be had, their price is not the reason.
  private static func verdict(
    _ target: Target, _ results: [ReadingResult], _ supply: ClassSupply?
  ) -> Verdict {
    let met = results.count { $0.isMet }
    if met == results.count { return .met }
    if met > 0 { return .depends }
    guard let cap = target.premiumCap, let supply, !supply.isShort else { return .missed }
    let premium = supply.premium(target) ?? target.publishedPremium
    return premium.map { $0 > cap } ?? false ? .released : .missed
  }

  private static func shortfall(
    _ result: ReadingResult, _ target: Target, _ maker: MakerAccount?, _ t: Int
  ) -> Double {
    let gap = (result.required[t] - result.projected[t]).magnitude
    let bought = maker?.bought(target.materials, t) ?? 0
    switch target.metric {
    case .emissionsPerCar: return gap * (maker?.cars[t] ?? 0)
    case .absoluteEmissions: return gap
    case .recycledContent, .purchaseShare, .routeShare, .emissionsPerTonne, .intensityCap:
      return gap * bought
    // What is missing to a share of power, or to another company's figure, has no tonnes of ours.
    case .belowReference, .renewableShare, .sectorEmissions, .sectorIntensity, .sectorCap,
      .sectorRenewables:
      return 0
    }
  }
}

extension TargetMetric {
  func isMet(_ value: Double, _ required: Double) -> Bool {
    isUpperBound ? value <= required : value >= required
  }
}

extension ReadingResult {
  /// - Parameters:
  ///   - base: Index of the base year, for reductions.
  ///   - end: Index of the target year.
  fileprivate init?(
    _ reading: TargetReading, of target: Target, _ values: [Double], base: Int, end: Int
  ) {
    var required = values
    for t in required.indices {
      if reading.metric.isReduction {
        guard base < end else { return nil }
        let progress = Double(min(max(t - base, 0), end - base)) / Double(end - base)
        required[t] = values[base] * (1 - target.value * progress)
      } else {
        required[t] = reading.value ?? target.value
      }
    }
    self.reading = reading
    self.required = required
    projected = values
    self.base = reading.metric.isReduction ? values[base] : nil
    isMet = reading.metric.isMet(values[end], required[end])
  }
}
