internal import FlowEngine

/// One series of `flowsim stock`, calculated: its cohorts by type on the series' own grid of years.
///
/// Flows are amounts a year, whatever the lengths of steps.
struct StockModel {
  let total: CohortStock
  /// The year at whose end each cohort's step ends, the oldest first.
  let cohortYears: [Int]
  /// Years of each cohort's step.
  private let lengths: [Double]
  /// Of each cohort's inflow, shape `[type][cohort]`.
  private let shares: [[Double]]
  /// Shape `[type]`.
  private let kinds: [SurvivalTable]
  /// Of all types together, before early retirement.
  private let mixture: SurvivalTable

  init(_ total: CohortStock, on grid: StockGrid, kinds: [SurvivalTable], mixture: SurvivalTable) {
    self.total = total
    cohortYears = grid.cohortYears
    lengths = grid.lengths
    shares = grid.shares
    self.kinds = kinds
    self.mixture = mixture
  }

  /// Cohorts up to the one that enters in a row of the series.
  func cohorts(upTo row: Int) -> Range<Int> { 0..<(total.openingCohortCount + row + 1) }

  /// - Parameter type: nil for all types together, as in everything below.
  func inflow(_ row: Int, type: Int?) -> Double {
    let cohort = total.openingCohortCount + row
    return total.inflow[row] * share(of: type, cohort) / lengths[cohort]
  }

  func outflow(_ row: Int, type: Int?) -> Double {
    guard type != nil else { return total.outflow[row] / length(row) }
    return cohorts(upTo: row).reduce(0) { $0 + outflow(ofCohort: $1, row, type: type) }
  }

  func stock(_ row: Int, type: Int?) -> Double {
    guard type != nil else { return total.stock[row] }
    return cohorts(upTo: row).reduce(0) { $0 + stock(ofCohort: $1, row, type: type) }
  }

  func stock(ofCohort cohort: Int, _ row: Int, type: Int?) -> Double {
    guard let type else { return total.stock(ofCohort: cohort, year: row) }
    return amount(ofCohort: cohort, at: total.openingCohortCount + row, type)
  }

  func outflow(ofCohort cohort: Int, _ row: Int, type: Int?) -> Double {
    guard let type else { return total.outflow(ofCohort: cohort, year: row) / length(row) }
    let place = total.openingCohortCount + row
    let before =
      place == cohort
      ? total.inflowByCohort[cohort] * share(of: type, cohort)
      : amount(ofCohort: cohort, at: place - 1, type)
    return (before - amount(ofCohort: cohort, at: place, type)) / length(row)
  }

  private func length(_ row: Int) -> Double { lengths[total.openingCohortCount + row] }

  private func share(of type: Int?, _ cohort: Int) -> Double {
    type.map { shares[$0][cohort] } ?? 1
  }

  /// What is left of one type of a cohort; what was retired early took the same share of each type.
  private func amount(ofCohort cohort: Int, at place: Int, _ type: Int) -> Double {
    let asked = mixture.share(ofCohort: cohort, year: place)
    if asked <= 0 { return 0 }
    let kept = total.survival.share(ofCohort: cohort, year: place) / asked
    return total.inflowByCohort[cohort] * share(of: type, cohort)
      * kinds[type].share(ofCohort: cohort, year: place) * kept
  }
}

/// The steps of a series: years of history one by one, then one for each row.
struct StockGrid {
  /// Ends of steps in years after the beginning of the first one, 0 first.
  let times: [Double]
  /// Shape `[cohort]`.
  let cohortYears: [Int]
  /// Shape `[type][cohort]`.
  let shares: [[Double]]
  /// Shape `[type][cohort]`.
  let lifetimes: [[Lifetime]]

  /// - Parameters:
  ///   - years: Of the rows; the step of the first is one year.
  ///   - history: Years before the first row's.
  init(
    years: [Int], history: Int, shares: TypeShares, lifetime: (_ year: Int, _ type: Int) -> Lifetime
  ) {
    let first = years[0]
    let cohorts = (0..<history).map { first - history + $0 } + years
    let byCohort = cohorts.map(shares.shares(in:))
    let types = byCohort[0].indices
    cohortYears = cohorts
    times = [0] + cohorts.map { Double($0 - first + history + 1) }
    self.shares = types.map { type in byCohort.map { $0[type] } }
    lifetimes = types.map { type in cohorts.map { lifetime($0, type) } }
  }

  var lengths: [Double] { zip(times, times.dropFirst()).map { $1 - $0 } }
}

/// How a step's inflow enters, by lifetime: what was asked for, or what suits the lifetime.
struct StepEntries {
  /// What makes a stock of a steady inflow too large or too small.
  struct Misfit {
    let isSpread: Bool
    let lifetime: Lifetime
    /// Years' worth of inflow in use at the ends of years, as asked for and spread evenly.
    let asked: Double
    let even: Double
  }

  private let asked: StepEntry?
  private let isUneven: Bool
  private var known: [Lifetime: StepEntry] = [:]
  private(set) var misfits: [Misfit] = []

  /// - Parameter asked: nil for the middle of the year where lives are not short beside it.
  init(_ asked: StepEntry?, isUneven: Bool) {
    self.asked = asked
    self.isUneven = isUneven
  }

  mutating func entry(of lifetime: Lifetime) -> StepEntry {
    if let entry = known[lifetime] { return entry }
    let entry = chosen(for: lifetime)
    known[lifetime] = entry
    return entry
  }

  /// Below this mean, years, a step is long beside a life.
  private static let shortLife = 2.0

  private mutating func chosen(for lifetime: Lifetime) -> StepEntry {
    if isUneven { return asked ?? .throughout }
    let usual = asked ?? .at(.middle)
    guard usual != .throughout, let even = try? StepEntry.throughout.yearsInUse(of: lifetime),
      let years = try? usual.yearsInUse(of: lifetime), even > 0
    else { return usual }
    let isShort = lifetime.mean < Self.shortLife
    let miss = (years - even).magnitude / even
    let isSpread = asked == nil && isShort && miss > 0.02
    // The start and the end of the year are half a year off by their meaning.
    let bound = usual == .at(.middle) ? 0.05 : isShort ? 0.2 : .infinity
    if isSpread || miss > bound {
      misfits.append(Misfit(isSpread: isSpread, lifetime: lifetime, asked: years, even: even))
    }
    return isSpread ? .throughout : usual
  }
}
