/// The state of a stock-driven calculation: cohorts so far, and what they leave in every later
/// year.
struct StockReplacement {
  private(set) var survival: SurvivalTable
  /// Shape `[cohort]`; zero for the years to come.
  private(set) var inflowByCohort: [Double]
  private(set) var warnings: [StockWarning] = []
  /// What the cohorts so far leave at the ends of years, shape `[year]` on the table's axis.
  private var survivors: [Double]
  private let openingCohortCount: Int
  private var largestStock = 0.0

  init(survival: SurvivalTable, opening: InitialStock) {
    self.survival = survival
    openingCohortCount = opening.cohortCount
    let count = survival.yearCount
    precondition(opening.cohortCount <= count, "the table reaches back to the oldest cohort")
    inflowByCohort =
      opening.inflow + Array(repeating: 0, count: count - opening.cohortCount)
    survivors = Array(repeating: 0, count: count)
    for cohort in 0..<opening.cohortCount { addSurvivors(ofCohort: cohort) }
  }

  /// Buys, or retires, until the stock at the end of a year is the one asked for.
  mutating func reach(
    _ target: Double, inYear year: Int, policy: NegativeInflowPolicy
  ) throws(StockError) {
    let cohort = openingCohortCount + year
    let missing = target - survivors[cohort]
    largestStock = max(largestStock, target, survivors[cohort])
    // A sum of as many cohorts cannot tell a smaller inflow from none.
    let rounding = Double(cohort + 1) * .ulpOfOne * largestStock
    if missing.magnitude <= rounding { return }
    if missing < 0 && policy == .error {
      throw .stockFallsTooFast(year: year, shortfall: -missing)
    }
    if missing < 0 && policy == .correct { return retire(-missing, to: target, inYear: year) }
    let share = survival.share(ofCohort: cohort, year: cohort)
    guard share >= InitialStock.smallestShare else { throw .nothingStays(year: year) }
    inflowByCohort[cohort] = missing / share
    addSurvivors(ofCohort: cohort)
  }

  private mutating func retire(_ amount: Double, to target: Double, inYear year: Int) {
    let place = openingCohortCount + year
    let kept = target / survivors[place]
    survival.retire(from: place, keeping: kept)
    for later in place..<survivors.count { survivors[later] *= kept }
    warnings.append(.retiredEarly(year: year, amount: amount))
  }

  private mutating func addSurvivors(ofCohort cohort: Int) {
    let count = survival.yearCount
    let inflow = inflowByCohort[cohort]
    let table = survival.shares
    let shares = table.span
    var survivors = survivors.mutableSpan
    for year in cohort..<count { survivors[year] += inflow * shares[cohort * count + year] }
  }
}
