public import FlowAccounts
internal import FlowEngine
public import FlowInputs
public import FlowTables

/// A purchase ledger as a user keeps it, with a factor for every line.
public struct PurchaseLedger: Sendable {
  public let account: PurchaseAccount
  /// The year of the market's averages.
  public let year: Int
  public let boundary: EmissionBoundary
  /// How the file was read, and which of its columns were not.
  public let notes: [Diagnostic]

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
      let reader = PurchaseReader(lots: lots, report: report, year: year, boundary: boundary)
      for index in 0..<table.rowCount {
        let read = reader.purchase(CSVRow(table, index), &problems)
        if let read { purchases.append(read) }
      }
      if table.rowCount == 0 {
        problems.error(
          .emptyFile, at: file.start, "the ledger has no line",
          help: "write one purchase a line: supplier,metal,tonnes")
      }
    }
    try problems.throwIfErrors()
    return PurchaseLedger(
      account: PurchaseAccount(purchases), year: year, boundary: boundary,
      notes: problems.beside)
  }
}

/// Finds the factor of a line: the supplier's, the lot's, or the market's, in both views of power.
private struct PurchaseReader {
  let lots: LotCatalogue
  let report: RunReport
  let year: Int
  let boundary: EmissionBoundary

  func purchase(_ row: CSVRow, _ problems: inout Diagnostics) -> Purchase? {
    let before = problems.errorCount
    let supplier = row.required("supplier", &problems)
    let tonnes = row.requiredNumber("tonnes", &problems)
    if tonnes < 0 {
      problems.error(
        .negativeAmount, at: row.location("tonnes"), "the amount is below zero",
        help: "write what was returned into a ledger of its own")
    }
    guard let m = metal(row, &problems) else { return nil }
    let factor = factor(row, m, &problems)
    guard problems.errorCount == before, let factor else { return nil }
    return Purchase(
      supplier: supplier, metal: report.compiled.plan.materials[m].system.name,
      grade: row.text("grade"), tonnes: tonnes, marketFactor: factor.market,
      locationFactor: factor.location, basis: factor.basis, factorName: factor.name)
  }

  private typealias Factor = (market: Double, location: Double, basis: FactorBasis, name: String)

  private func metal(_ row: CSVRow, _ problems: inout Diagnostics) -> Int? {
    let name = row.required("metal", &problems)
    let names = report.compiled.plan.materials.map(\.system.name)
    if let m = names.firstIndex(of: name) { return m }
    if !name.isEmpty {
      problems.error(
        .unknownName, at: row.location("metal"), "unknown metal \(quoted(name))",
        help: NearestName.help(for: name, among: names))
    }
    return nil
  }

  private func factor(_ row: CSVRow, _ m: Int, _ problems: inout Diagnostics) -> Factor? {
    if !row.isEmpty("factor") { return supplierFactor(row, &problems) }
    if !row.isEmpty("lot") { return lotFactor(row, m, &problems) }
    return averageFactor(row, m, &problems)
  }

  private func supplierFactor(_ row: CSVRow, _ problems: inout Diagnostics) -> Factor? {
    guard let tonnes = UnitSymbol("t CO2-equiv/t") else { return nil }
    var unit = tonnes
    if !row.isEmpty("unit") {
      guard
        let read = UnitSymbol.read(
          row.text("unit"), expecting: tonnes, at: row.location("unit"), reporting: &problems),
        read.dimension == tonnes.dimension
      else { return nil }
      unit = read
    }
    guard let market = row.number("factor", &problems) else { return nil }
    let location = row.number("location_factor", &problems) ?? market
    for (column, value) in [("factor", market), ("location_factor", location)] where value < 0 {
      problems.error(
        .negativeAmount, at: row.location(column), "the factor is below zero",
        help: "write emissions without credits; credits never enter a lot")
    }
    return (
      unit.convert(market, to: tonnes), unit.convert(location, to: tonnes), .supplier,
      row.isEmpty("location_factor") ? "one figure for both views" : "stated by the supplier"
    )
  }

  private func lotFactor(_ row: CSVRow, _ m: Int, _ problems: inout Diagnostics) -> Factor? {
    let id = row.text("lot")
    let metal = report.compiled.plan.materials[m].system.name
    guard let lot = lots.lot(id), lot.metal == metal else {
      problems.error(
        .unknownName, at: row.location("lot"), "no lot of \(metal) is named \(quoted(id))",
        help: NearestName.match(id, among: lots.lots.filter { $0.metal == metal }.map(\.id))
          .map { "did you mean '\($0)'?" } ?? "`flowsim lots` lists them")
      return nil
    }
    guard let market = lots.emissions(lot, boundary, .market),
      let location = lots.emissions(lot, boundary, .location)
    else {
      problems.error(
        .missingNumber, at: row.location("lot"),
        "the lot \(id) has no emissions at the boundary \(boundary.rawValue)",
        help: "choose another --boundary, or state a factor")
      return nil
    }
    return (market, location, .lot, lot.name)
  }

  /// The market's average tonne of the grade, or of all car grades of the metal.
  private func averageFactor(_ row: CSVRow, _ m: Int, _ problems: inout Diagnostics) -> Factor? {
    let system = report.compiled.plan.materials[m].system
    let place = "\(report.scenario.name) \(year)"
    guard let products = products(row, system, &problems) else { return nil }
    if boundary != RunReport.lotBoundary {
      problems.error(
        .noAverage, at: row.location("metal"),
        "the market's average counts \(RunReport.lotBoundary.rawValue), not "
          + boundary.rawValue,
        help: "leave out --boundary, or give the line a lot or a factor")
      return nil
    }
    let t = year - report.years.lowerBound
    func mean(_ view: PowerView) -> Double? {
      report.averageIntensity(material: m, of: products, view, t)
    }
    let name = products.count == 1 ? system.grades[products.lowerBound].name : "car \(system.name)"
    guard let market = mean(.market), let location = mean(.location) else {
      problems.error(
        .noAverage, at: row.location("metal"), "nobody buys \(name) in \(place)",
        help: "name another grade or --year, or give the line a lot or a factor")
      return nil
    }
    return (market, location, .average, "\(name), \(place)")
  }

  /// Places of the grade, or of all car grades.
  private func products(
    _ row: CSVRow, _ system: MaterialSystem, _ problems: inout Diagnostics
  ) -> Range<Int>? {
    let grade = row.text("grade")
    if grade.isEmpty { return 0..<system.carGradeCount }
    if let product = system.grade(grade) { return product..<product + 1 }
    problems.error(
      .unknownName, at: row.location("grade"), "no grade of \(system.name) is \(quoted(grade))",
      help: NearestName.help(for: grade, among: system.grades.filter(\.isInCars).map(\.id)))
    return nil
  }
}
