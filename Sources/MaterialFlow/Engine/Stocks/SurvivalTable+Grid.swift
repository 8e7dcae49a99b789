extension SurvivalTable {
  /// Steps of any length, with a lifetime and a way of entering for each.
  ///
  /// Steps take the place of years: the share of step `c` at the end of step `t`.
  ///
  /// - Parameters:
  ///   - times: Ascending, years; one more than steps.
  ///   - lifetimes: Shape `[step]`.
  ///   - entries: Shape `[step]`.
  /// - Throws: `GSLError` where a survival curve cannot be integrated.
  package init(times: [Double], lifetimes: [Lifetime], entries: [StepEntry]) throws {
    precondition(
      times.count == lifetimes.count + 1 && entries.count == lifetimes.count,
      "a lifetime and an entry for each step")
    precondition(zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "times ascend")
    self.init(
      yearCount: lifetimes.count,
      shares: try StepEntry.shares(times: times, lifetimes: lifetimes, entries: entries))
  }

  /// What several kinds of one inflow leave together.
  ///
  /// `S[c,t] = Σ_k share[k][c] S_k[c,t]`.
  ///
  /// - Parameters:
  ///   - kinds: A table for each kind, all of one axis.
  ///   - shares: Of each cohort's inflow, summing to 1 over kinds. Shape `[kind][cohort]`.
  package init(mixing kinds: [SurvivalTable], shares: [[Double]]) {
    let count = kinds[0].yearCount
    var mixed = Array(repeating: 0.0, count: count * count)
    for (kind, table) in kinds.enumerated() {
      precondition(table.yearCount == count && shares[kind].count == count, "one axis for all")
      for cohort in 0..<count {
        for year in cohort..<count {
          mixed[cohort * count + year] +=
            shares[kind][cohort] * table.share(ofCohort: cohort, year: year)
        }
      }
    }
    self.init(yearCount: count, shares: mixed)
  }
}
