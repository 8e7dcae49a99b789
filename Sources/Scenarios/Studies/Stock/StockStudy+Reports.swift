internal import FlowEngine
internal import FlowTables

// What the user is told.
extension StockStudy {
  func report(_ error: StockError, ofSeries series: Int, _ problems: inout Diagnostics) {
    switch error {
    case .stockFallsTooFast(let year, let shortfall):
      let stock = input.series[series].values[year]
      let survivors = StockText.short(stock + shortfall)
      problems.error(
        .stockFallsTooFast, at: input.location(ofSeries: series, year: year),
        "the stock \(StockText.short(stock)) of \(calendar(year, series)) is "
          + "\(StockText.short(shortfall)) below the \(survivors) that survive",
        help: "give a higher stock or a shorter life, or retire the surplus early with "
          + "--on-negative-inflow correct")
    case .nothingStays(let year):
      let canBeSpread = request.lifetime.mean > 0 && request.entry != nil
      problems.error(
        .nothingStays, at: input.location(ofSeries: series, year: year),
        "nothing that enters in \(calendar(year, series)) is left at its end, so that no inflow "
          + "makes this stock",
        help: canBeSpread
          ? "give a longer life, or spread the inflow with --inflow-at throughout"
          : "give a longer life")
    case .invalidInflow(let year, _), .invalidStock(let year, _):
      problems.error(
        .negativeAmount, at: input.location(ofSeries: series, year: year), "\(error)",
        help: "write an amount of zero or more")
    case .stockOutlivesLifetime(let amount):
      problems.error(
        .nothingStays, at: request.firstStock?.start ?? input.location(ofSeries: series, year: 0),
        "\(StockText.short(amount)) of the first stock is older than anything gets with this "
          + "lifetime",
        help: "give a longer life or younger ages")
    }
  }

  func report(
    _ warning: StockWarning, ofSeries series: Int, _ model: StockModel,
    _ problems: inout Diagnostics
  ) {
    switch warning {
    case .retiredEarly(let year, let amount):
      problems.warning(
        .stockFallsTooFast, at: input.location(ofSeries: series, year: year),
        "\(StockText.short(amount)) retired early in \(calendar(year, series)), the same share of "
          + "every cohort")
    case .cohortsMerged(let count, let amount, let oldest):
      problems.warning(
        .nothingStays, at: request.firstStock?.start ?? input.table.file.start,
        "\(StockText.short(amount)) of the first stock, in \(count) cohorts, is older than "
          + "anything gets with this lifetime; it is counted as of \(model.cohortYears[oldest])")
    }
  }

  /// First stocks without ages.
  func reportNewStocks(reporting problems: inout Diagnostics) {
    for index in takenAsNew {
      let series = input.series[index]
      let year = series.firstYear
      problems.warning(
        .stockTakenAsNew, at: input.location(ofSeries: index, year: 0),
        "the whole stock \(StockText.short(series.values[0])) of \(calendar(0, index)) is taken as "
          + "bought in \(year), because its ages are not given",
        help: "give them with --first-stock FILE or --past-growth RATE, or begin with a stock of 0 "
          + "in \(year - 1) where it is new")
    }
  }

  /// Lives for which the step of a year is too long.
  func reportMisfits(reporting problems: inout Diagnostics) {
    let place = (request.lifetimes ?? SourceFile(path: "--lifetime", text: "")).start
    for misfit in misfits {
      let life = "a life of \(StockText.short(misfit.lifetime.mean)) years"
      if misfit.isSpread {
        problems.warning(
          .lifeShortOfStep, at: place,
          "\(life) is short beside the step of a year: the inflow is spread evenly over its year, "
            + "as with --inflow-at throughout")
      } else {
        problems.warning(
          .lifeShortOfStep, at: place,
          "with \(life) a steady inflow of 1 a year keeps \(StockText.short(misfit.asked)) in use "
            + "at the ends of years, and evenly spread over the year "
            + StockText.short(misfit.even),
          help: "write --inflow-at throughout to spread it")
      }
    }
  }

  func calendar(_ year: Int, _ series: Int) -> String {
    let series = input.series[series]
    return "\(series.years[year])" + (series.name.isEmpty ? "" : " (\(quoted(series.name)))")
  }
}

enum StockText {
  /// Six significant digits: a message is read by a person, and its last digits are rounding.
  static func short(_ value: Double) -> String {
    var unit = 1.0
    while value / unit >= 1e6 { unit *= 10 }
    var parts = 1.0
    while value * parts < 1e5 && parts < 1e15 { parts *= 10 }
    return ShortestDecimal.string((value / unit * parts).rounded() / parts * unit)
  }
}
