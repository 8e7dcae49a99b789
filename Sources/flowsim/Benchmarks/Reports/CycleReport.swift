public import FlowInputs
internal import FlowTables

/// The result files of a cycle.
public struct CycleReport {
  private let workload: String
  private let firstYear: Int
  private let cycle: CycleWorkload

  /// - Parameter workload: The name that every file name begins with.
  public init(workload: String, firstYear: Int, cycle: CycleWorkload) {
    self.workload = workload
    self.firstYear = firstYear
    self.cycle = cycle
  }

  /// - Throws: ``RunProblem`` with E506 where a result is no finite number.
  public func files(from folder: String) throws(RunProblem) -> [(name: String, bytes: [UInt8])] {
    let place = FileLocation(path: folder)
    for quantity in CycleWorkload.Quantity.allCases {
      let numbers = (0..<cycle.yearCount).flatMap { cycle.values(of: quantity, year: $0) }
      try RunProblem.requireFinite(numbers, of: "results (\(quantity.rawValue))", at: place)
    }
    try RunProblem.requireFinite(
      cycle.assessment().shareAboveTarget, of: "shares above the target", at: place)
    var files = CycleWorkload.Quantity.allCases.map { quantity in
      (name: "\(workload)_\(fileName(of: quantity)).csv", bytes: table(of: quantity))
    }
    let assessment = cycle.assessment()
    files.append(("\(workload)_above.csv", shares(of: assessment)))
    files.append(("\(workload)_firstyear.csv", firstYears(of: assessment)))
    return files
  }

  private func fileName(of quantity: CycleWorkload.Quantity) -> String {
    switch quantity {
    case .contentIn: "content_in"
    case .endOfLife: "eol"
    case .sameGrade: "same"
    default: quantity.rawValue
    }
  }

  private func columns(of quantity: CycleWorkload.Quantity) -> [String] {
    switch quantity {
    case .inflow, .outflow, .footprint: CycleReader.vehicles
    case .contentIn, .endOfLife, .demand, .sameGrade, .cascade, .primary: CycleReader.grades
    case .surplus: ["steel", "al"]
    case .emissions: CycleReader.routes
    }
  }

  private func table(of quantity: CycleWorkload.Quantity) -> [UInt8] {
    var writer = CSVWriter(header: ["year"] + columns(of: quantity))
    for year in 0..<cycle.yearCount {
      writer.field(firstYear + year)
      for value in cycle.values(of: quantity, year: year) { writer.field(value) }
      writer.endRow()
    }
    return writer.bytes
  }

  private func shares(of assessment: CycleAssessment) -> [UInt8] {
    var writer = CSVWriter(header: ["year", "share_above_target"])
    for (year, share) in assessment.shareAboveTarget.enumerated() {
      writer.field(max(2020, firstYear) + year)
      writer.field(share)
      writer.endRow()
    }
    return writer.bytes
  }

  private func firstYears(of assessment: CycleAssessment) -> [UInt8] {
    var writer = CSVWriter(header: CycleReader.vehicles)
    for year in assessment.firstYearMet { writer.field(year) }
    writer.endRow()
    return writer.bytes
  }
}

/// The result files of an ensemble of cycles.
public struct CycleEnsembleReport {
  private let workload: String
  private let ensemble: CycleEnsemble
  private let firstYear: Int

  /// - Parameters:
  ///   - workload: The name that every file name begins with.
  ///   - firstYear: Of the ensemble's years.
  public init(workload: String, ensemble: CycleEnsemble, firstYear: Int) {
    self.workload = workload
    self.ensemble = ensemble
    self.firstYear = firstYear
  }

  /// - Parameters:
  ///   - quantiles: Shape `[row][quantile]`, as ``CycleEnsemble/quantiles(ofRow:in:)`` gives them.
  ///   - first: The emissions of the first samples, at most ten; see
  ///     ``CycleEnsemble/emissions(ofSamples:)``.
  /// - Throws: ``RunProblem`` with E506 where emissions are no finite number.
  public func files(
    quantiles: [[Double]], firstSamples first: [Double], from folder: String
  ) throws(RunProblem) -> [(name: String, bytes: [UInt8])] {
    let place = FileLocation(path: folder)
    try RunProblem.requireFinite(quantiles.joined(), of: "emissions", at: place)
    try RunProblem.requireFinite(first, of: "emissions", at: place)
    return [
      ("\(workload)\(ensemble.sampleCount)_percentiles.csv", table(of: quantiles)),
      ("\(workload)_first10_total.csv", totals(of: first)),
    ]
  }

  private func table(of quantiles: [[Double]]) -> [UInt8] {
    let names = (["total"] + CycleReader.routes).flatMap { name in
      ["p5", "p50", "p95"].map { "\(name)_\($0)" }
    }
    var writer = CSVWriter(header: ["year"] + names)
    for year in 0..<ensemble.yearCount {
      writer.field(firstYear + year)
      for quantity in 0..<CycleEnsemble.quantityCount {
        for value in quantiles[year * CycleEnsemble.quantityCount + quantity] {
          writer.field(value)
        }
      }
      writer.endRow()
    }
    return writer.bytes
  }

  private func totals(of emissions: [Double]) -> [UInt8] {
    let years = 0..<ensemble.yearCount
    var writer = CSVWriter(header: ["sample"] + years.map { "\(firstYear + $0)" })
    let count = emissions.count / max(1, ensemble.rowCount)
    for sample in 0..<count {
      writer.field(sample)
      for year in years {
        writer.field(emissions[year * CycleEnsemble.quantityCount * count + sample])
      }
      writer.endRow()
    }
    return writer.bytes
  }
}
