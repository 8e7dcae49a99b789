public import FlowEngine
public import FlowTables

/// The tables of a cohort workload: series of inflows or stocks and their lifetimes.
public struct CohortInputs: Sendable {
  public let firstYear: Int
  /// Names, in the order of the lifetime table.
  public let series: [String]
  public let amounts: SeriesLanes
  /// Shape `[series]`.
  public let lifetimes: [Lifetime]
  /// Factors of the scales, shape `[cohort]`; nil where lifetimes are the same for all cohorts.
  public let drift: [Double]?

  /// The laws that lifetime tables may be read as, with their columns.
  public enum Law: Sendable {
    case weibull
    case foldedNormal
    case normal
    case truncatedNormal

    var columns: [String] { self == .weibull ? ["shape", "scale"] : ["mean", "std"] }

    func lifetime(_ first: Double, _ second: Double) throws(LifetimeError) -> Lifetime {
      switch self {
      case .weibull: try Lifetime.weibull(shape: first, scale: second)
      case .foldedNormal: try Lifetime.foldedNormal(mean: first, deviation: second)
      case .normal: try Lifetime.normal(mean: first, deviation: second)
      case .truncatedNormal: try Lifetime.truncatedNormal(mean: first, deviation: second)
      }
    }
  }

  /// Inflows with Weibull lifetimes: `w1_inflow.csv`, `w1_lifetime.csv` and, with drift,
  /// `w1v_drift.csv`.
  ///
  /// - Throws: ``InputProblems`` with all that is wrong in the files.
  public static func inflows(
    in folder: String, drifting: Bool
  ) throws(InputProblems) -> CohortInputs {
    try read(
      "w1_inflow.csv", "w1_lifetime.csv", in: folder, law: .weibull,
      drift: drifting ? "w1v_drift.csv" : nil)
  }

  /// Stocks with normal lifetimes: `w2_stock.csv` and `w2_lifetime.csv`.
  ///
  /// - Throws: ``InputProblems`` with all that is wrong in the files.
  public static func stocks(in folder: String, law: Law) throws(InputProblems) -> CohortInputs {
    try read("w2_stock.csv", "w2_lifetime.csv", in: folder, law: law, drift: nil)
  }

  private static func read(
    _ amountFile: String, _ lifetimeFile: String, in folder: String, law: Law, drift: String?
  ) throws(InputProblems) -> CohortInputs {
    var problems = Diagnostics()
    let inputs = read(
      amountFile, lifetimeFile, in: folder, law: law, drift: drift, reporting: &problems)
    try problems.throwIfErrors()
    guard let inputs else { throw InputProblems(problems) }
    return inputs
  }

  private static func read(
    _ amountFile: String, _ lifetimeFile: String, in folder: String, law: Law, drift: String?,
    reporting problems: inout Diagnostics
  ) -> CohortInputs? {
    let labels = ["series", "grade", "product", "powertrain"]
    guard
      let laws = NumberTable.read(
        lifetimeFile, in: folder, labels: labels, columns: law.columns, reporting: &problems)
    else { return nil }
    let series = laws.labels("series")
    let lifetimes = lifetimes(of: laws, law: law, reporting: &problems)
    guard
      let amounts = NumberTable.read(
        amountFile, in: folder, labels: ["year"], columns: series, reporting: &problems),
      let firstYear = amounts.table.year(0, 0, reporting: &problems)
    else { return nil }
    // Pairs of a year and a cohort, of blocks of eight series, each with a stock and an outflow.
    let cells = (series.count + 7) / 8 * amounts.rowCount * (amounts.rowCount + 1) / 2
    if cells > mostCells {
      problems.error(
        .tooManyYears, at: amounts.table.file.start,
        "\(series.count) series of \(amounts.rowCount) years have too many cohorts to follow",
        help: "write fewer series or years")
    }
    let factors = drift.flatMap {
      driftFactors(of: $0, in: folder, years: amounts.rowCount, reporting: &problems)
    }
    guard !problems.hasErrors else { return nil }
    return CohortInputs(
      firstYear: firstYear, series: series,
      amounts: SeriesLanes(amounts.values, seriesCount: series.count), lifetimes: lifetimes,
      drift: factors)
  }

  /// Of 128 bytes: 640 MB.
  private static let mostCells = 5_000_000

  private static func lifetimes(
    of table: NumberTable, law: Law, reporting problems: inout Diagnostics
  ) -> [Lifetime] {
    (0..<table.rowCount).compactMap { row in
      do throws(LifetimeError) {
        return try law.lifetime(table[row, 0], table[row, 1])
      } catch {
        table.reject(
          row: row, column: 0, "the series has no such lifetime", help: "\(error)",
          reporting: &problems)
        return nil
      }
    }
  }

  private static func driftFactors(
    of name: String, in folder: String, years: Int, reporting problems: inout Diagnostics
  ) -> [Double]? {
    let table = NumberTable.read(
      name, in: folder, labels: ["year"], columns: ["factor"], rows: years, reporting: &problems)
    guard let table else { return nil }
    for row in 0..<table.rowCount where !(table[row, 0] > 0) {
      table.reject(
        row: row, column: 0, "a lifetime cannot be multiplied by \(table[row, 0])",
        help: "write a factor above zero", reporting: &problems)
    }
    return table.values
  }
}
