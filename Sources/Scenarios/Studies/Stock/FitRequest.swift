public import FlowEngine
internal import FlowNumerics
public import FlowTables

/// What `flowsim fit` is asked: the lifetime with which known inflows meet what was counted.
public struct FitRequest: Sendable {
  public let family: LifetimeFamily
  public let timing: InflowTiming
  /// Growth of inflows before the first year of the table, a year; nil for nothing before it.
  public let pastGrowth: Double?

  /// Years that a past of steady growth reaches back.
  static let pastYears = 100

  public init(
    _ family: LifetimeFamily = .weibull, timing: InflowTiming = .middle, pastGrowth: Double? = nil
  ) {
    self.family = family
    self.timing = timing
    self.pastGrowth = pastGrowth
  }

  /// Fits a lifetime of the family.
  ///
  /// Without standard errors in the table every stock counts alike, and every exit, with the two
  /// weighed by their averages; errors of the parameters are then from the scatter.
  ///
  /// - Parameter file: `year,inflow` and `stock`, `exits` or both.
  /// - Throws: ``InputProblems`` with every problem of the table, or with why nothing fits.
  public func answer(_ file: SourceFile) throws(InputProblems) -> FitAnswer {
    var problems = Diagnostics()
    let table = FitTable(file, reporting: &problems)
    guard let table else { throw InputProblems(problems) }
    checkPast(of: table, reporting: &problems)
    try problems.throwIfErrors()
    guard let fit = best(table, reporting: &problems) else { throw InputProblems(problems) }
    warn(of: fit, table, reporting: &problems)
    return FitAnswer(
      family: family, fit: fit, table: table, timing: timing, warnings: problems.sorted)
  }

  private func past(of table: FitTable) -> [Double] {
    guard let pastGrowth, let first = table.inflow.first else { return [] }
    let rate = RealFunctions.logarithmOfOne(plus: pastGrowth)
    return (0..<Self.pastYears).map { year in
      first * RealFunctions.exponential(-rate * Double(Self.pastYears - year))
    }
  }

  /// More in use than ever entered: the table begins too late.
  private func checkPast(of table: FitTable, reporting problems: inout Diagnostics) {
    if pastGrowth != nil { return }
    guard let column = table.table.index(of: "stock") else { return }
    var entered = 0.0
    for (row, inflow) in table.inflow.enumerated() {
      entered += inflow
      let seen = table.observations.first { $0.quantity == .stock && $0.row == row }
      guard let seen, seen.value > 1.01 * entered else { continue }
      problems.error(
        .missingYear, at: table.table.location(row, column),
        "the stock \(StockText.short(seen.value)) of \(table.firstYear + row) is more than the "
          + "\(StockText.short(entered)) that entered up to then",
        help: "begin with earlier inflows, or write --past-growth RATE")
      return
    }
  }

  /// The best of several searches, because far from the answer the sum of squares is flat.
  private func best(_ table: FitTable, reporting problems: inout Diagnostics) -> LifetimeFit? {
    let past = past(of: table)
    let history = FitHistory(inflow: past + table.inflow, timing: timing)
    let observations = observations(of: table, shift: past.count)
    var found: LifetimeFit?
    var reason: (any Error)?
    for mean in [1.0, 4, 10, 20, 40] {
      do {
        let fit = try LifetimeFit(
          family, history: history, observations: observations,
          start: (mean, family == .weibull ? 3 : 0.3 * mean),
          variance: table.hasErrors ? .one : .fromScatter)
        if fit.chiSquared < found?.chiSquared ?? .infinity { found = fit }
      } catch {
        reason = error
      }
    }
    if found == nil, let reason {
      problems.error(
        .lifetimeNotFitted, at: table.table.file.start, "no lifetime was found: \(reason)",
        help: "give observations of more years, from the first exits on")
    }
    return found
  }

  private func observations(of table: FitTable, shift: Int) -> [StockObservation] {
    func average(_ quantity: StockObservation.Quantity) -> Double {
      let own = table.observations.filter { $0.quantity == quantity }.map(\.value)
      let mean = own.reduce(0, +) / Double(max(1, own.count))
      return mean > 0 ? mean : 1
    }
    let usual = [StockObservation.Quantity.stock: average(.stock), .exits: average(.exits)]
    return table.observations.map {
      StockObservation(
        $0.quantity, year: $0.row + shift, value: $0.value,
        standardError: $0.standardError ?? usual[$0.quantity] ?? 1)
    }
  }

  private func warn(
    of fit: LifetimeFit, _ table: FitTable, reporting problems: inout Diagnostics
  ) {
    let place = table.table.file.start
    if fit.mean.standardError > 0.5 * fit.mean.value
      || fit.shape.standardError > 0.5 * fit.shape.value
    {
      problems.warning(
        .lifetimeNotFitted, at: place,
        "the observations hardly tell the lifetime: a standard error is more than half of its "
          + "number",
        help: "give observations of more years, from the first exits on")
    }
    if fit.correlation.magnitude > 0.9999 {
      problems.warning(
        .lifetimeNotFitted, at: place,
        "the observations tell one combination of mean and \(family.secondName), not each of them: as where "
          + "inflows have grown at one rate throughout",
        help: "give observations from years in which inflows rose or fell")
    }
    if fit.mean.value < 2 {
      problems.warning(
        .lifeShortOfStep, at: place,
        "a life of \(StockText.short(fit.mean.value)) years is short beside the step of a year: "
          + "the fit takes all of a year's inflow at its \(timing.rawValue)")
    }
  }
}
