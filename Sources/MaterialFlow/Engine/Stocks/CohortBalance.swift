/// The stocks and outflows that follow from the inflows of all cohorts.
struct CohortBalance {
  let inflowByCohort: [Double]
  let survival: SurvivalTable
  /// At the end of each year of the table's axis.
  let stock: [Double]
  /// In each year of the table's axis.
  let outflow: [Double]

  init(inflowByCohort: [Double], survival: SurvivalTable) {
    let count = survival.yearCount
    precondition(inflowByCohort.count == count, "an inflow for each of \(count) years")
    self.inflowByCohort = inflowByCohort
    self.survival = survival
    var stock = Array(repeating: 0.0, count: count)
    var outflow = Array(repeating: 0.0, count: count)
    Self.accumulate(
      inflowByCohort.span, survival.shares.span, stock: stock.mutableSpan,
      outflow: outflow.mutableSpan)
    self.stock = stock
    self.outflow = outflow
  }

  /// Cohort by cohort, so that the inner loop runs along a row of the table.
  private static func accumulate(
    _ inflow: Span<Double>, _ shares: Span<Double>, stock: consuming MutableSpan<Double>,
    outflow: consuming MutableSpan<Double>
  ) {
    let count = inflow.count
    for cohort in 0..<count {
      let amount = inflow[cohort]
      let row = cohort * count
      stock[cohort] += amount * shares[row + cohort]
      outflow[cohort] += amount * (1 - shares[row + cohort])
      for year in stride(from: cohort + 1, to: count, by: 1) {
        stock[year] += amount * shares[row + year]
        outflow[year] += amount * (shares[row + year - 1] - shares[row + year])
      }
    }
  }
}
