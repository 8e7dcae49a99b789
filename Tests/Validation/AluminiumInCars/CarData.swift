import Testing

/// The published inputs of one model of aluminium in cars, for the choices of its two scenarios.
///
/// Five regions, four powertrains, four segments, twelve components and three classes of alloys.
struct CarData {
  static let years = 1900...2050
  /// The first cohort that carries aluminium.
  static let firstCohort = 1965
  static let regions = [
    "North America", "Europe", "China", "Japan and South Korea", "Rest of the world",
  ]
  static let powertrains = ["ICEV", "HEV", "PHEV", "BEV"]
  static let segments = ["AB", "C", "DE", "SUV"]
  static let components = (1...12).map { "G\($0)" }
  /// The last takes mixed scrap.
  static let classes = ["Wrought", "Primary castings", "Secondary castings"]

  /// Share of a component that is of a class: shape `[class][component]`.
  let classShares: [[Double]]
  private let byRegion: StepTable
  private let bySegment: StepTable
  private let byPowertrain: StepTable
  /// Shares of the components, shape `[year][component]`, by region, powertrain and segment.
  private let componentSteps: [String: [[Double]]]

  init() throws {
    byRegion = try StepTable("al_cars/regions", columns: Self.regions)
    bySegment = try StepTable("al_cars/segments", columns: Self.segments)
    byPowertrain = try StepTable("al_cars/powertrains", columns: Self.powertrains)
    classShares = try ReferenceTable("al_cars/classes").rows.map { row in
      try Self.components.map { try row.number($0) }
    }
    let rows = try ReferenceTable("al_cars/components").rows
    componentSteps = try StepTable.filled(rows, columns: Self.components) { row in
      try ["region", "powertrain", "segment"].map { try row.text($0) }.joined(separator: "/")
    }
  }

  /// A quantity of `regions.csv`: shape `[year]`, from 1900.
  func series(_ quantity: String, region: Int) throws -> [Double] {
    try byRegion.values(quantity).map { $0[region] }
  }

  /// How much aluminium a car of a segment holds, times the average: shape `[year][segment]`.
  func segmentFactors() throws -> [[Double]] { try bySegment.values("factor") }

  /// The same for powertrains: shape `[year][powertrain]`.
  func powertrainFactors() throws -> [[Double]] { try byPowertrain.values("factor") }

  /// Weights of the segments of a powertrain: shape `[powertrain][year][segment]`.
  func coefficients() throws -> [[[Double]]] {
    try Self.powertrains.map { try bySegment.values("coefficient \($0)") }
  }

  /// Shape `[year][component]`; zeros before a powertrain is sold.
  func components(region: Int, powertrain: Int, segment: Int) throws -> [[Double]] {
    let car = "\(Self.powertrains[powertrain])/\(Self.segments[segment])"
    let steps =
      componentSteps["\(Self.regions[region])/\(car)"] ?? componentSteps["every region/\(car)"]
    return try #require(steps, "\(car)")
  }
}

/// Quantities by year of which a row is printed only where it changes.
private struct StepTable {
  private let filled: [String: [[Double]]]

  init(_ name: String, columns: [String]) throws {
    filled = try Self.filled(ReferenceTable(name).rows, columns: columns) {
      try $0.text("quantity")
    }
  }

  /// Shape `[year][column]`, from 1900.
  func values(_ quantity: String) throws -> [[Double]] {
    try #require(filled[quantity], "\(quantity)")
  }

  /// Rows under their keys with the years between filled; zeros before the first.
  static func filled(
    _ rows: [[String: String]], columns: [String], key: ([String: String]) throws -> String
  ) throws -> [String: [[Double]]] {
    let nothing = columns.map { _ in 0.0 }
    var filled: [String: [[Double]]] = [:]
    for row in rows {
      let year = Int(try row.number("year")) - CarData.years.lowerBound
      let values = try columns.map { try row.number($0) }
      var series = filled[try key(row)] ?? CarData.years.map { _ in nothing }
      for later in year..<series.count { series[later] = values }
      filled[try key(row)] = series
    }
    return filled
  }
}
