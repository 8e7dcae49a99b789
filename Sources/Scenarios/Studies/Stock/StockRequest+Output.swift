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
}

extension StockStudy {
  func yearTable(of models: [StockModel]) -> [UInt8] {
    var writer = CSVWriter(header: header(["inflow", "outflow", "stock"]))
    for (series, row) in input.places {
      for type in types {
        startRow(&writer, series, row, type)
        writer.field(models[series].inflow(row, type: type))
        writer.field(models[series].outflow(row, type: type))
        writer.field(models[series].stock(row, type: type))
        writer.endRow()
      }
    }
    return writer.bytes
  }

  /// Cohorts by the year in which they entered, up to the row's own.
  func cohortTable(of models: [StockModel]) -> [UInt8] {
    var writer = CSVWriter(header: header(["cohort", "stock", "outflow"]))
    for (series, row) in input.places {
      let model = models[series]
      for type in types {
        for cohort in model.cohorts(upTo: row) {
          startRow(&writer, series, row, type)
          writer.field(model.cohortYears[cohort])
          writer.field(model.stock(ofCohort: cohort, row, type: type))
          writer.field(model.outflow(ofCohort: cohort, row, type: type))
          writer.endRow()
        }
      }
    }
    return writer.bytes
  }

  /// Nil alone where the stock has no types.
  private var types: [Int?] { shares.types.isEmpty ? [nil] : shares.types.indices.map { $0 } }

  private func header(_ columns: [String]) -> [String] {
    ["year"] + (input.namesSeries ? ["series"] : []) + (shares.types.isEmpty ? [] : ["type"])
      + columns
  }

  private func startRow(_ writer: inout CSVWriter, _ series: Int, _ row: Int, _ type: Int?) {
    writer.field(input.series[series].years[row])
    if input.namesSeries { writer.field(input.series[series].name) }
    if let type { writer.field(shares.types[type]) }
  }
}
