package import FlowTables

/// Asks the data store for series, and reports those that are missing.
///
/// It notes what it is asked for, so that a result can name the rows and levers that it rests on.
struct Lookup {
  let data: DataStore
  let horizon: ClosedRange<Int>
  /// Paths by the lever's name.
  let levers: [String: LeverPath]
  /// The last year with statistics: levers act after it.
  private(set) var observedUntil = Int.max
  var problems = Diagnostics()
  /// What levers were laid over, by the lever's name.
  var courses: [String: LeverCourse] = [:]
  private(set) var record = LookupRecord()

  init(_ data: DataStore, horizon: ClosedRange<Int>, levers: [String: LeverPath] = [:]) {
    self.data = data
    self.horizon = horizon
    self.levers = levers
  }

  /// The part of the plan that asks from here on.
  var part: PlanPart {
    get { record.part }
    set { record.part = newValue }
  }

  /// Asks for one part, then goes on with the part before it.
  mutating func asking<Answer>(
    for part: PlanPart, _ ask: (inout Lookup) throws -> Answer
  ) rethrows -> Answer {
    let before = self.part
    self.part = part
    defer { self.part = before }
    return try ask(&self)
  }

  /// Reads from the tables until when statistics hold.
  mutating func readHistory() {
    observedUntil = wholeNumber("history", "last observed year", in: .number)
  }

  mutating func note(lever name: String) { record.note(lever: name) }

  /// Notes rows that are read without a look-up of their series.
  mutating func note(_ row: DataRow) { record.note(row.key) }

  mutating func note(_ other: LookupRecord) { record.append(contentsOf: other) }

  mutating func series(
    _ entity: String, _ metric: String, _ qualifier: String = "", in unit: Unit
  ) -> Series? {
    let rows = data.rows(entity, metric, qualifier)
    if let row = rows.first { record.note(row.key) }
    if rows.isEmpty {
      let name = [entity, metric, qualifier].filter { !$0.isEmpty }.joined(separator: ", ")
      problems.error(
        .missingNumber, at: FileLocation(path: "data"), "there is no number for '\(name)'",
        help: "add a row with \(unit.rawValue) to a table for --data")
      return nil
    }
    var isSound = true
    for row in rows where value(of: row, in: unit) == nil { isSound = false }
    return isSound ? Series(rows, in: unit.counted) : nil
  }

  /// A series where the table has one, else nil without complaint.
  mutating func optional(
    _ entity: String, _ metric: String, _ qualifier: String = "", in unit: Unit
  ) -> Series? {
    if !data.hasRows(entity, metric, qualifier) { return nil }
    return series(entity, metric, qualifier, in: unit)
  }

  /// A number that does not depend on the year; 0 after a complaint.
  mutating func number(
    _ entity: String, _ metric: String, _ qualifier: String = "", in unit: Unit
  ) -> Double {
    series(entity, metric, qualifier, in: unit)?.constant ?? 0
  }

  /// Numbers that do not depend on the year, by qualifier in the order of the tables.
  mutating func numbers(
    ofMetric metric: String, _ entity: String, in unit: Unit
  ) -> [(qualifier: String, value: Double)] {
    let names = data.rows(ofMetric: metric, entity: entity).map(\.qualifier).distinct()
    return names.map { ($0, number(entity, metric, $0, in: unit)) }
  }

  /// Shares by qualifier that add up to one; anything else is reported.
  mutating func wholeShares(
    ofMetric metric: String, _ entity: String
  ) -> [(qualifier: String, value: Double)] {
    let shares = numbers(ofMetric: metric, entity, in: .fraction)
    if shares.isEmpty { return [] }
    requireWhole(
      shares.map(\.value), of: "the shares of \(entity), \(metric)",
      from: data.rows(ofMetric: metric, entity: entity))
    return shares
  }

  /// What the tables hold, whatever a lever says: every year of the horizon; zeros after a
  /// complaint.
  mutating func reference(
    _ entity: String, _ metric: String, _ qualifier: String = "", in unit: Unit
  ) -> [Double] {
    series(entity, metric, qualifier, in: unit)?.values(over: horizon)
      ?? Array(repeating: 0, count: horizon.count)
  }
}

/// The units that the tables are asked for.
package enum Unit: String {
  case fraction
  case weightPercent = "wt %"
  case number = "1"
  case tonnesPerTonne = "t/t"
  case megatonnesPerYear = "Mt/yr"
  case kilogramsPerCar = "kg/car"
  case million = "million"
  case millionPerYear = "million/yr"
  case megawattHoursPerTonne = "MWh/t"
  case carbonPerTonne = "t CO2-equiv/t"
  case carbonPerMegawattHour = "t CO2-equiv/MWh"
  case years = "yr"
  case perYear = "1/yr"
  case kilometres = "km"
  case terawattHoursPerYear = "TWh/yr"
  case yuanPerDollar = "CNY/USD"
  case dollarsPerEuro = "USD/EUR"
  case yuanPerTonne = "CNY/t"
  /// Of odds; the only numbers that may be negative beside rates.
  case logarithm = "ln"

  package var symbol: UnitSymbol {
    guard let symbol = UnitSymbol(rawValue) else { preconditionFailure("no unit \(rawValue)") }
    return symbol
  }

  /// What the model counts in: single tonnes, cars and MWh, so that no sum or product of them needs
  /// a factor.
  var counted: UnitSymbol {
    switch self {
    case .megatonnesPerYear: Self.tonnesPerYear
    case .million: Self.cars
    case .millionPerYear: Self.carsPerYear
    case .terawattHoursPerYear: Self.megawattHoursPerYear
    default: symbol
    }
  }

  private static let tonnesPerYear = single("t/yr")
  private static let cars = single("cars")
  private static let carsPerYear = single("cars/yr")
  private static let megawattHoursPerYear = single("MWh/yr")

  private static func single(_ text: String) -> UnitSymbol {
    guard let symbol = UnitSymbol(text) else { preconditionFailure("no unit \(text)") }
    return symbol
  }
}
