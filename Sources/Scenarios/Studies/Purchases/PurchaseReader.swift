internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowTables

/// Finds the factor of a line: the supplier's, the lot's, or the market's, in both views of power.
struct PurchaseReader {
  let lots: LotCatalogue
  let report: RunReport
  let year: Int
  let boundary: EmissionBoundary
  /// Suppliers in the spelling of their first lines.
  private var suppliers = NameBook()
  /// Lines by all of their cells.
  var lines: [[String]: Int] = [:]

  /// Five times all steel of the world in a year; tonnes.
  private static let largest = 1e10

  init(lots: LotCatalogue, report: RunReport, year: Int, boundary: EmissionBoundary) {
    self.lots = lots
    self.report = report
    self.year = year
    self.boundary = boundary
  }

  mutating func purchase(_ row: CSVRow, _ problems: inout Diagnostics) -> Purchase? {
    let before = problems.errorCount
    let written = row.required("supplier", &problems)
    let supplier = written.isEmpty ? "" : suppliers.settled(CompanyName.usual(written))
    let tonnes = row.requiredNumber("tonnes", &problems)
    if tonnes < 0 {
      problems.error(
        .negativeAmount, at: row.location("tonnes"), "the amount is below zero",
        help: "write what was returned into a ledger of its own")
    }
    if tonnes > Self.largest {
      problems.error(
        .outsideMagnitude, at: row.location("tonnes"),
        "\(quoted(row.text("tonnes"))) t is more metal than the world makes in a year",
        help: "write tonnes, at most 1e10")
    }
    guard let m = metal(row, &problems) else { return nil }
    checkUse(row, &problems)
    let grade = grade(row, report.compiled.plan.materials[m].system)
    warnOfRepeat(row, supplier, m, grade, &problems)
    let factor = factor(row, m, &problems)
    guard problems.errorCount == before, let factor else { return nil }
    return Purchase(
      supplier: supplier, metal: report.compiled.plan.materials[m].system.name,
      grade: grade, tonnes: tonnes, marketFactor: factor.market,
      locationFactor: factor.location, basis: factor.basis, factorName: factor.name)
  }

  private typealias Factor = (market: Double, location: Double, basis: FactorBasis, name: String)

  private func metal(_ row: CSVRow, _ problems: inout Diagnostics) -> Int? {
    let name = row.required("metal", &problems)
    if name.isEmpty { return nil }
    let names = report.compiled.plan.materials.map(\.system.name)
    return MetalName.read(name, among: names, at: row.location("metal"), reporting: &problems)
      .flatMap(names.firstIndex(of:))
  }

  /// The grade by its id; as it is written where it is none of the model's.
  private func grade(_ row: CSVRow, _ system: MaterialSystem) -> String {
    let written = NameSpelling.tidy(row.text("grade"))
    return NameSpelling.match(written, among: system.grades.map(\.id))
      ?? system.grades.first { NameSpelling.key($0.name) == NameSpelling.key(written) }?.id
      ?? written
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
    for column in ["factor", "location_factor"] where !row.isEmpty(column) {
      PlausibleFactor.check(
        column == "factor" ? market : location, in: unit,
        "the \(column == "factor" ? "factor" : "location factor")", at: row.location(column),
        reporting: &problems)
    }
    return (
      unit.convert(market, to: tonnes), unit.convert(location, to: tonnes), .supplier,
      row.isEmpty("location_factor") ? "one figure for both views" : "stated by the supplier"
    )
  }

  private func lotFactor(_ row: CSVRow, _ m: Int, _ problems: inout Diagnostics) -> Factor? {
    let metal = report.compiled.plan.materials[m].system.name
    let written = row.text("lot")
    let own = lots.lots.filter { $0.metal == metal }
    let id =
      NameSpelling.match(written, among: own.map(\.id))
      ?? own.first { NameSpelling.key($0.name) == NameSpelling.key(written) }?.id ?? written
    guard let lot = lots.lot(id), lot.metal == metal else {
      problems.error(
        .unknownName, at: row.location("lot"), "no lot of \(metal) is named \(quoted(id))",
        help: NearestName.match(id, among: own.map(\.id))
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
    let grade = grade(row, system)
    if grade.isEmpty { return 0..<system.carGradeCount }
    if let product = system.grade(grade) { return product..<product + 1 }
    problems.error(
      .unknownName, at: row.location("grade"), "no grade of \(system.name) is \(quoted(grade))",
      help: NearestName.help(for: grade, among: system.grades.filter(\.isInCars).map(\.id)))
    return nil
  }
}
