public import FlowEngine
internal import FlowTables

extension StockRequest {
  /// The share of a lifetime in use at each age, as CSV: `age,survival`.
  ///
  /// - Throws: ``LifetimeError/negativeAge(_:)``.
  public static func survivalTable(
    of lifetime: Lifetime, ages: [Double]
  ) throws(LifetimeError) -> [UInt8] {
    let shares = try lifetime.survival(atAges: ages)
    var writer = CSVWriter(header: ["age", "survival"])
    for (age, share) in zip(ages, shares) {
      writer.field(age)
      writer.field(share)
      writer.endRow()
    }
    return writer.bytes
  }

  func yearTable(of models: [CohortStock], _ input: StockInput) -> [UInt8] {
    var writer = CSVWriter(header: header(["inflow", "outflow", "stock"], input))
    for (series, year) in input.places {
      startRow(&writer, input, series, year)
      writer.field(models[series].inflow[year])
      writer.field(models[series].outflow[year])
      writer.field(models[series].stock[year])
      writer.endRow()
    }
    return writer.bytes
  }

  /// Cohorts by the year in which they entered, up to the row's own.
  func cohortTable(of models: [CohortStock], _ input: StockInput) -> [UInt8] {
    var writer = CSVWriter(header: header(["cohort", "stock", "outflow"], input))
    for (series, year) in input.places {
      for cohort in 0...year {
        startRow(&writer, input, series, year)
        writer.field(input.series[series].firstYear + cohort)
        writer.field(models[series].stock(ofCohort: cohort, year: year))
        writer.field(models[series].outflow(ofCohort: cohort, year: year))
        writer.endRow()
      }
    }
    return writer.bytes
  }

  private func header(_ columns: [String], _ input: StockInput) -> [String] {
    (input.namesSeries ? ["year", "series"] : ["year"]) + columns
  }

  private func startRow(_ writer: inout CSVWriter, _ input: StockInput, _ series: Int, _ year: Int)
  {
    writer.field(input.series[series].firstYear + year)
    if input.namesSeries { writer.field(input.series[series].name) }
  }
}

// MARK: - What the user is told

extension StockRequest {
  func report(
    _ error: StockError, ofSeries series: Int, in input: StockInput, _ problems: inout Diagnostics
  ) {
    switch error {
    case .stockFallsTooFast(let year, let shortfall):
      let stock = input.series[series].values[year]
      problems.error(
        .stockFallsTooFast, at: input.location(ofSeries: series, year: year),
        "the stock \(text(stock)) of \(calendar(year, series, input)) is "
          + "\(text(shortfall)) below the \(text(stock + shortfall)) that survive",
        help: "give a higher stock or a shorter life, or retire the surplus early with "
          + "--on-negative-inflow correct")
    case .nothingStays(let year):
      problems.error(
        .nothingStays, at: input.location(ofSeries: series, year: year),
        "nothing that enters in \(calendar(year, series, input)) is left at its end, so that no "
          + "inflow makes this stock",
        help: "give a longer life")
    case .invalidInflow(let year, _), .invalidStock(let year, _):
      problems.error(
        .negativeAmount, at: input.location(ofSeries: series, year: year), "\(error)",
        help: "write an amount of zero or more")
    case .stockOutlivesLifetime:
      preconditionFailure("a table of years has no initial stock")
    }
  }

  func report(
    _ warning: StockWarning, ofSeries series: Int, in input: StockInput,
    _ problems: inout Diagnostics
  ) {
    guard case .retiredEarly(let year, let amount) = warning else { return }
    problems.warning(
      .stockFallsTooFast, at: input.location(ofSeries: series, year: year),
      "\(text(amount)) retired early in \(calendar(year, series, input)), the same share of "
        + "every cohort")
  }

  private func calendar(_ year: Int, _ series: Int, _ input: StockInput) -> String {
    let series = input.series[series]
    return "\(series.firstYear + year)" + (series.name.isEmpty ? "" : " (\(quoted(series.name)))")
  }

  /// Six significant digits: a message is read by a person, and its last digits are rounding.
  private func text(_ value: Double) -> String {
    var unit = 1.0
    while value / unit >= 1e6 { unit *= 10 }
    var parts = 1.0
    while value * parts < 1e5 && parts < 1e15 { parts *= 10 }
    return ShortestDecimal.string((value / unit * parts).rounded() / parts * unit)
  }
}
