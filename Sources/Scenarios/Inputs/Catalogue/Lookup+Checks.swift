internal import FlowTables

// A table for --data may hold any number: what the model cannot use is answered at its row.
extension Lookup {
  /// - Parameter value: In `unit`.
  /// - Returns: Whether the model can compute with it; if not, it is reported.
  mutating func check(_ value: Double, of row: DataRow, in unit: Unit) -> Bool {
    let range = unit.range
    if range.contains(value) { return true }
    let isShare = unit == .fraction || unit == .weightPercent
    func written(_ symbol: String) -> String { symbol == "1" ? "" : " \(symbol)" }
    problems.error(
      isShare ? .shareOutOfRange : value < 0 ? .negativeAmount : .unreadableCell, at: row.location,
      "\(row.entity), \(row.metric) is \(ShortestDecimal.string(row.value))"
        + written(row.unit.text),
      help: "write a number from \(fixed(range.lowerBound, 0)) to \(fixed(range.upperBound, 0))"
        + written(unit.rawValue))
    return false
  }

  /// The value of one row in a unit; nil after a complaint.
  mutating func value(of row: DataRow, in unit: Unit) -> Double? {
    guard row.unit.dimension == unit.symbol.dimension else {
      problems.error(
        .wrongUnit, at: row.location, "'\(row.unit.text)' measures \(row.unit.dimension.rawValue)",
        help: "write this number in '\(unit.rawValue)'")
      return nil
    }
    let value = row.unit.convert(row.value, to: unit.symbol)
    return check(value, of: row, in: unit) ? value : nil
  }

  /// The value of one row with its range, which is the value itself where the row has none.
  ///
  /// - Returns: nil after a complaint.
  mutating func ranged(_ row: DataRow, in unit: Unit) -> Ranged? {
    if value(of: row, in: unit) == nil { return nil }
    return ranged(row, in: unit) { row.unit.convert($0, to: unit.symbol) }
  }

  /// The same of a row whose numbers are brought into the unit by something else than their own.
  mutating func ranged(
    _ row: DataRow, in unit: Unit, _ converted: (Double) -> Double
  ) -> Ranged? {
    let ends = [row.value, row.low ?? row.value, row.high ?? row.value].map(converted)
    for end in ends where !check(end, of: row, in: unit) { return nil }
    return Ranged(ends[0], low: ends[1], high: ends[2])
  }

  /// A whole number that does not depend on the year; 0 after a complaint.
  mutating func wholeNumber(
    _ entity: String, _ metric: String, _ qualifier: String = "", in unit: Unit
  ) -> Int {
    let read = series(entity, metric, qualifier, in: unit)
    for (row, value) in zip(read?.rows ?? [], read?.values ?? []) where value != value.rounded() {
      problems.error(
        .notInteger, at: row.location,
        "\(row.entity), \(row.metric) is \(ShortestDecimal.string(row.value))",
        help: "write a whole number")
    }
    return Int(read?.constant ?? 0)
  }

  /// A series that the model divides by, such as a yield.
  mutating func positive(
    _ entity: String, _ metric: String, _ qualifier: String = "", in unit: Unit
  ) -> Series? {
    let read = series(entity, metric, qualifier, in: unit)
    for row in read?.rows ?? [] where row.value == 0 {
      problems.error(
        .negativeAmount, at: row.location, "\(entity), \(metric) is zero",
        help: "write a number above zero")
    }
    return read
  }

  /// Reports shares that do not add up to one in some year.
  ///
  /// - Parameters:
  ///   - shares: Shape `[share][year]`.
  ///   - rows: Where they come from; the user's row is shown, as the built-in ones add up.
  mutating func requireWhole(
    _ shares: [[Double]], over years: ClosedRange<Int>, of what: String, from rows: [DataRow]
  ) {
    for (t, year) in years.enumerated() {
      let sum = shares.reduce(0) { $0 + $1[t] }
      // The tables give shares to six digits.
      if (sum - 1).magnitude <= 1e-6 { continue }
      reportSum(sum, of: what, in: " in \(year)", from: rows)
      return
    }
  }

  /// As ``requireWhole(_:over:of:from:)``, for shares that do not depend on the year.
  mutating func requireWhole(_ shares: [Double], of what: String, from rows: [DataRow]) {
    let sum = shares.reduce(0, +)
    if (sum - 1).magnitude > 1e-6 { reportSum(sum, of: what, in: "", from: rows) }
  }

  private mutating func reportSum(
    _ sum: Double, of what: String, in year: String, from rows: [DataRow]
  ) {
    let row = rows.last { $0.confidence == .user } ?? rows.first
    problems.error(
      .sharesSum, at: row?.location ?? FileLocation(path: "data"),
      "\(what) add up to \(fixed(sum * 100, 1)) %\(year)",
      help: "give every one of them, in the same years, so that they add up to 100 %")
  }
}

extension DataStore {
  /// Does work of the model on some rows; where they are no lifetime or no stock, says so at a row.
  ///
  /// - Throws: ``InputProblems``.
  func checking<Answer>(
    _ entity: String, _ metrics: [String], _ work: () throws -> Answer
  ) throws -> Answer {
    do {
      return try work()
    } catch let problems as InputProblems {
      throw problems
    } catch {
      let rows = metrics.flatMap { self.rows(entity, $0) }
      let row = rows.last { $0.confidence == .user } ?? rows.first
      throw InputProblems([
        Diagnostic(
          .unreadableCell, at: row?.location ?? FileLocation(path: "data"),
          "the numbers of \(entity) cannot be: \(error)",
          help: "correct \(metrics.map { "'\($0)'" }.joined(separator: " or "))")
      ])
    }
  }
}

extension Unit {
  /// What the model can compute with: no more than a thousand times what the tables hold.
  fileprivate var range: ClosedRange<Double> {
    switch self {
    case .fraction: 0...1
    case .weightPercent: 0...100
    case .perYear: -1...1
    case .tonnesPerTonne: 0...100
    case .number: 0...10_000
    case .megatonnesPerYear, .terawattHoursPerYear: 0...1_000_000
    case .kilogramsPerCar, .million, .millionPerYear: 0...100_000
    case .megawattHoursPerTonne, .carbonPerTonne, .carbonPerMegawattHour: 0...10_000
    case .years: 0...1_000
    case .yuanPerDollar, .dollarsPerEuro: 0...1_000
    case .kilometres, .yuanPerTonne: 0...10_000_000
    // Odds of a billion, one way or the other.
    case .logarithm: -20...20
    }
  }
}
