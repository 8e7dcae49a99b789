public import FlowAccounts
public import FlowInputs
public import FlowTables

/// A purchase ledger as a user keeps it, with a factor for every line.
public struct PurchaseLedger: Sendable {
  public let account: PurchaseAccount
  /// The year of the market's averages.
  public let year: Int
  public let boundary: EmissionBoundary
  /// What a reader of the ledger should look at twice, how it was read, and which of its columns
  /// were not.
  public let warnings: [Diagnostic]
  /// Warnings that were counted and not kept.
  public let unwrittenWarnings: Int

  static let header = CSVTable.Header(
    ["supplier", "metal", "tonnes"],
    optional: ["grade", "lot", "factor", "location_factor", "unit", "note"],
    others: .told)

  /// - Parameters:
  ///   - report: The run whose averages stand for lines without lot and factor.
  ///   - year: The year of these averages.
  /// - Throws: ``InputProblems`` with every cell that cannot be read, and every unknown name.
  public static func read(
    _ file: SourceFile, lots: LotCatalogue, averages report: RunReport, year: Int,
    boundary: EmissionBoundary
  ) throws(InputProblems) -> PurchaseLedger {
    var problems = Diagnostics()
    if !report.years.contains(year) {
      problems.error(
        .horizon, at: FileLocation(path: "--year"),
        "\(year) is not in the run, \(report.years.text)",
        help: "write a year in that range")
    }
    try problems.throwIfErrors()
    var purchases: [Purchase] = []
    if let table = CSVTable.read(file, header: header, reporting: &problems) {
      var reader = PurchaseReader(lots: lots, report: report, year: year, boundary: boundary)
      for index in 0..<table.rowCount {
        let read = reader.purchase(CSVRow(table, index), &problems)
        if let read { purchases.append(read) }
      }
      checkTonnes(purchases, in: file, &problems)
      if table.rowCount == 0 {
        problems.error(
          .emptyFile, at: file.start, "the ledger has no line",
          help: "write one purchase a line: supplier,metal,tonnes")
      }
    }
    try problems.throwIfErrors()
    return PurchaseLedger(
      account: PurchaseAccount(purchases), year: year, boundary: boundary,
      warnings: problems.sorted, unwrittenWarnings: problems.unwritten.warnings)
  }

  /// Shares of the tonnes need some.
  private static func checkTonnes(
    _ purchases: [Purchase], in file: SourceFile, _ problems: inout Diagnostics
  ) {
    if purchases.isEmpty || purchases.contains(where: { $0.tonnes > 0 }) { return }
    problems.error(
      .zeroDenominator, at: file.start, "no line of the ledger buys anything",
      help: "write tonnes above zero in one line at least")
  }
}
