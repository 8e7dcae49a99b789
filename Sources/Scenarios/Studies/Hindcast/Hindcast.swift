internal import FlowInputs
internal import FlowTables

/// The model beside what happened: with today's tables in 2023, and with what was known in 2014.
public struct Hindcast: Sendable {
  /// One statistic in one year.
  public struct Comparison: Sendable {
    public let name: String
    public let unit: String
    public let year: Int
    public let observed: Double
    public let low: Double?
    public let high: Double?
    public let source: String
    public let modelled: Double
    /// `input`, `fitted`, `expected` or `result`.
    public let role: String
    public let note: String

    public var difference: Double { modelled - observed }
    /// nil where nothing was observed to compare with.
    public var relative: Double? { observed == 0 ? nil : difference / observed.magnitude }

    /// Inside the range of the observation, where it has one.
    public var isInside: Bool? {
      guard let low, let high else { return nil }
      return low <= modelled && modelled <= high
    }
  }

  /// A forecast as it was published.
  public struct Forecast: Sendable {
    public let name: String
    public let author: String
    public let unit: String
    public let year: Int
    public let value: Double
    /// nil where nothing of the same definition was observed in that year.
    public let observed: Double?
    public let note: String
    public let source: String
  }

  /// A series that is not compared.
  public struct Gap: Sendable {
    public let name: String
    public let reason: String
  }

  public static let factYear = 2023
  public static let years = 2015...2024
  /// Today's tables reach further.
  static let yearsToday = 2015...2025

  /// Today's tables, ``yearsToday``; what they miss is no fault of a forecast.
  public let today: [Comparison]
  /// Known in 2014, ``years``.
  public let hindcast: [Comparison]
  public let forecasts: [Forecast]
  public let gaps: [Gap]
  /// Metrics whose only rows are younger than 2014, with the number of rows.
  public let anachronisms: [(metric: String, rows: Int)]

  /// Runs the reference twice: with today's tables, and with those of 2014.
  public init() throws {
    let finder = ScenarioFinder { _ in nil }
    let file = try finder.builtin("china-reference")
    var problems = Diagnostics()
    let observations = Self.table("observations", &problems)
    let inputs = Self.table("hindcast_2014", &problems)
    try problems.throwIfErrors()

    let current = try RunReport(
      running: try CompiledScenario.compile(try ScenarioReader.read(file, finder: finder)))
    let known = KnownData(current.compiled.data, then: inputs)
    let scenario = try ScenarioReader.read(
      file, settings: ["horizon.end=\(Self.years.upperBound)"], finder: finder)
    let then = try RunReport(
      running: try CompiledScenario.compile(scenario, data: known.store, tables: []))

    today = Self.compare(current, observations, Self.yearsToday) { ($0.now, $0.note) }
    hindcast = Self.compare(then, observations, Self.years) {
      ($0.then, [$0.note, $0.miss].filter { !$0.isEmpty }.joined(separator: "; "))
    }
    forecasts = Self.forecasts(inputs, observations)
    gaps = Self.gaps(observations)
    anachronisms = Self.counted(known.anachronisms)
  }

  static func table(_ name: String, _ problems: inout Diagnostics) -> [DataRow] {
    DataTableReader.read(
      BuiltinFiles.file("data/\(name).csv"), isUser: false, reporting: &problems)
  }

  private static func compare(
    _ report: RunReport, _ observations: [DataRow], _ years: ClosedRange<Int>,
    describe: (Yardstick) -> (role: Yardstick.Role, note: String)
  ) -> [Comparison] {
    let model = ModelStatistics(report: report)
    return Yardstick.all.flatMap { yardstick in
      let (role, note) = describe(yardstick)
      return observations.filter { yardstick.measures($0) && years.contains($0.year ?? 0) }
        .sorted { ($0.year ?? 0) < ($1.year ?? 0) }
        .map { row in
          let year = row.year ?? 0
          return Comparison(
            name: yardstick.name, unit: row.unit.text, year: year, observed: row.value,
            low: row.low, high: row.high, source: row.source,
            modelled: yardstick.value(model, year - report.years.lowerBound)
              / ResultUnit.size(of: row.unit.text),
            role: role.rawValue, note: note)
        }
    }
  }

  /// Forecasts beside the observation of the same name; a qualifier is the forecaster.
  private static func forecasts(
    _ inputs: [DataRow], _ observations: [DataRow]
  ) -> [Forecast] {
    inputs.filter { $0.metric == "forecast" }.map { row in
      let observed = observations.first { candidate in
        candidate.entity == row.entity && candidate.year == row.year
          && (candidate.qualifier == row.qualifier || Yardstick.isMain(candidate))
      }
      return Forecast(
        name: row.entity, author: row.qualifier, unit: row.unit.text, year: row.year ?? 0,
        value: row.value, observed: observed?.value, note: row.note, source: row.source)
    }
  }

  private static func gaps(_ observations: [DataRow]) -> [Gap] {
    var gaps = Yardstick.unanswered.map {
      Gap(name: Yardstick.name($0.entity, $0.qualifier), reason: $0.reason)
    }
    for yardstick in Yardstick.all {
      let seen = observations.filter { yardstick.measures($0) }.compactMap(\.year)
      if seen.contains(where: years.contains) { continue }
      let list = seen.map(String.init).joined(separator: ", ")
      gaps.append(
        Gap(
          name: yardstick.name,
          reason: "observed in \(list) only, not in \(years.lowerBound)-\(years.upperBound)"
            + (seen.contains(where: yearsToday.contains) ? "; with today's tables above" : "")))
    }
    return gaps
  }

  private static func counted(_ rows: [DataRow]) -> [(metric: String, rows: Int)] {
    var counts: [(metric: String, rows: Int)] = []
    for row in rows {
      if let place = counts.firstIndex(where: { $0.metric == row.metric }) {
        counts[place].rows += 1
      } else {
        counts.append((row.metric, 1))
      }
    }
    return counts
  }
}

extension Yardstick {
  var name: String { Self.name(entity, qualifier) }

  static func name(_ entity: String, _ qualifier: String) -> String {
    qualifier.isEmpty ? entity : "\(entity), \(qualifier)"
  }

  func measures(_ row: DataRow) -> Bool {
    row.entity == entity && row.qualifier == qualifier
  }

  /// The definition that a name without qualifier means.
  static func isMain(_ row: DataRow) -> Bool {
    ["", "shipments"].contains(row.qualifier)
  }
}
