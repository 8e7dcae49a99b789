public import FlowInputs
internal import FlowTables

/// The result files of a cohort workload.
///
/// Totals of every fifth year; of the 690,000 cells of the tables three weighted sums a series and
/// a sample of years, cohorts and series.
public struct CohortReport {
  let workload: String
  let inputs: CohortInputs
  let tables: CohortTables

  /// - Parameter workload: The name that every file name begins with.
  public init(workload: String, inputs: CohortInputs, tables: CohortTables) {
    self.workload = workload
    self.inputs = inputs
    self.tables = tables
  }

  /// - Parameter withInflow: Whether inflows are a result and get a file.
  /// - Throws: ``RunProblem`` with E506 where a stock or flow is no finite number.
  public func files(
    withInflow: Bool, from folder: String
  ) throws(RunProblem) -> [(name: String, bytes: [UInt8])] {
    for year in 0..<tables.yearCount {
      let numbers = inputs.series.indices.flatMap { series in
        [
          tables.inflow[year, series], tables.stock(year: year, series: series),
          tables.outflow(year: year, series: series),
        ]
      }
      try RunProblem.requireFinite(
        numbers, of: "the stocks of \(inputs.firstYear + year)", at: FileLocation(path: folder))
    }
    var files = [
      ("\(workload)_stock.csv", totals(tables.stock(year:series:))),
      ("\(workload)_outflow.csv", totals(tables.outflow(year:series:))),
      ("\(workload)_digest.csv", digest()),
      ("\(workload)_cohort.csv", sample()),
    ]
    if withInflow { files.append(("\(workload)_inflow.csv", totals { tables.inflow[$0, $1] })) }
    return files.map { (name: $0.0, bytes: $0.1) }
  }

  private func totals(_ number: (_ year: Int, _ series: Int) -> Double) -> [UInt8] {
    var writer = CSVWriter(header: ["year"] + inputs.series)
    for year in stride(from: 0, to: tables.yearCount, by: 5) {
      writer.field(inputs.firstYear + year)
      for series in inputs.series.indices { writer.field(number(year, series)) }
      writer.endRow()
    }
    return writer.bytes
  }

  /// Sums over all years and cohorts with the weights 1, `1 + (7 t + 3 c) mod 11` and
  /// `1 + (t c) mod 13`: a cell in a wrong place changes two of them.
  private func digest() -> [UInt8] {
    let columns = ["sc", "oc"].flatMap { table in (1...3).map { "\(table)_\($0)" } }
    var writer = CSVWriter(header: ["series"] + columns)
    for (series, name) in inputs.series.enumerated() {
      writer.field(name)
      let stocks = weightedSums { tables.stock(ofCohort: $1, year: $0, series: series) }
      let outflows = weightedSums { tables.outflow(ofCohort: $1, year: $0, series: series) }
      for sum in stocks + outflows { writer.field(sum) }
      writer.endRow()
    }
    return writer.bytes
  }

  private func weightedSums(_ cell: (_ year: Int, _ cohort: Int) -> Double) -> [Double] {
    var sums = [0.0, 0.0, 0.0]
    for year in 0..<tables.yearCount {
      for cohort in 0...year {
        let value = cell(year, cohort)
        sums[0] += value
        sums[1] += Double(1 + (7 * year + 3 * cohort) % 11) * value
        sums[2] += Double(1 + year * cohort % 13) * value
      }
    }
    return sums
  }

  /// The cells of every seventh series, in years 100, 125 and 150 and every fifth cohort.
  private func sample() -> [UInt8] {
    let chosen = Array(stride(from: 0, to: inputs.series.count, by: 7))
    let columns = ["sc", "oc"].flatMap { table in chosen.map { "\(table)_\(inputs.series[$0])" } }
    var writer = CSVWriter(header: ["year", "cohort"] + columns)
    for year in [100, 125, 150] where year < tables.yearCount {
      for cohort in stride(from: 0, through: year, by: 5) {
        writer.field(inputs.firstYear + year)
        writer.field(inputs.firstYear + cohort)
        for series in chosen {
          writer.field(tables.stock(ofCohort: cohort, year: year, series: series))
        }
        for series in chosen {
          writer.field(tables.outflow(ofCohort: cohort, year: year, series: series))
        }
        writer.endRow()
      }
    }
    return writer.bytes
  }
}
