internal import FlowAccounts
internal import FlowStudies

/// What a verdict says: its numbers, chosen once for every wording and both languages.
struct VerdictPhrase: Equatable {
  let answer: Answer
  /// Whether it is about a line that nobody has pledged.
  let isLine: Bool
  let year: Int
  /// What a missed pledge lacks, in t; nil where the gap says it already, or has no tonnes.
  let shortfall: Shortfall?
  let isShortOfSupply: Bool
  /// The first year in which a missed pledge is met; nil where the run has none.
  let firstYearMet: Int?

  enum Answer: Equatable {
    case met(Gap)
    case missed(Distance)
    /// The cheapest lots that keep it cost more than its cap, both as fractions of the price.
    case released(premium: Double, cap: Double)
    case depends(met: [TargetReading], missed: [TargetReading])
    /// Met in some draws of the habits; one of these moves it most.
    case dependsOnHabits(HabitName, met: Int, draws: Int)
    case untestable
  }

  /// How far projection and requirement lie apart in the target year; zero or more.
  enum Gap: Equatable {
    case points(Double)
    /// t CO2-equiv per car.
    case perCar(Double)
    /// t CO2-equiv per t.
    case perTonne(Double)
    /// Mt CO2-equiv/yr.
    case megatonnes(Double)
  }

  /// By how much a pledge is missed.
  enum Distance: Equatable {
    case gap(Gap)
    /// Where purchases lie below a reference and where they were to lie, as fractions of it.
    ///
    /// Points between the two would be more than a hundred, and nobody could say of what.
    case belowReference(level: Double, asked: Double)
  }

  struct Shortfall: Equatable {
    let tonnes: Double
    let substance: Substance
  }

  enum Substance {
    case scrapMetal
    case metal
    case emissions
  }
}

extension VerdictPhrase {
  init(_ assessment: Assessment, years: ClosedRange<Int>) {
    let target = assessment.target
    let result = assessment.results[0]
    let t = target.year - years.lowerBound
    isLine = target.isBenchmark
    year = target.year
    isShortOfSupply = assessment.isShortOfSupply
    firstYearMet = assessment.firstYearMet
    shortfall =
      assessment.shortfallTonnes > 0 && target.metric != .absoluteEmissions
      ? Shortfall(tonnes: assessment.shortfallTonnes, substance: Substance(target.metric)) : nil
    switch assessment.verdict {
    case .met: answer = .met(Gap(result, t))
    case .missed:
      answer = .missed(
        result.reading.metric == .belowReference
          ? .belowReference(level: result.projected[t], asked: result.required[t])
          : .gap(Gap(result, t)))
    case .released:
      answer = .released(
        premium: assessment.supply?.premium(target) ?? target.publishedPremium ?? 0,
        cap: target.premiumCap ?? 0)
    case .depends: answer = Self.depends(assessment)
    case .untestable: answer = .untestable
    }
  }
}

extension VerdictPhrase {
  private static func depends(_ assessment: Assessment) -> Answer {
    if case .habits(let name, let met, let draws) = assessment.ground {
      return .dependsOnHabits(name, met: met, draws: draws)
    }
    return .depends(
      met: assessment.results.filter(\.isMet).map(\.reading),
      missed: assessment.results.filter { !$0.isMet }.map(\.reading))
  }
}

extension VerdictPhrase.Gap {
  fileprivate init(_ result: ReadingResult, _ t: Int) {
    let gap = (result.projected[t] - result.required[t]).magnitude
    switch result.reading.metric {
    case .sectorEmissions:
      // A country's tonnes are not the company's: its industry's path is told in per cent.
      if let base = result.base, base > 0 {
        self = .points(100 * gap / base)
      } else {
        self = .megatonnes(ResultUnit.millions(gap))
      }
    case .emissionsPerCar: self = .perCar(gap)
    case .emissionsPerTonne, .intensityCap, .sectorIntensity, .sectorCap: self = .perTonne(gap)
    case .absoluteEmissions: self = .megatonnes(ResultUnit.millions(gap))
    case .recycledContent, .purchaseShare, .routeShare, .belowReference, .renewableShare,
      .sectorRenewables:
      self = .points(gap * 100)
    }
  }
}

extension VerdictPhrase.Substance {
  fileprivate init(_ metric: TargetMetric) {
    switch metric {
    case .recycledContent: self = .scrapMetal
    case .purchaseShare, .routeShare: self = .metal
    default: self = .emissions
    }
  }
}
