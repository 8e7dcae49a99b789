import Testing

@testable import FlowInputs
@testable import FlowStudies
@testable import FlowTables

@Suite("Headlines under a little more and a little less metal from every tonne of scrap")
struct YieldStabilityTests {
  private static let horizon = ["horizon={start: 2018, end: 2050}"]
  /// What `compare` leads with and each car has of it; flows and shares of both metals.
  private static let headlines = [
    "Emissions|Kyoto Gases|Supply Chain", "Emissions|Kyoto Gases|Supply Chain|Steel",
    "Emissions|Kyoto Gases|Supply Chain|Aluminum",
    "Recycled Content|Steel|Passenger Cars [Share]",
    "Recycled Content|Aluminum|Passenger Cars [Share]",
    "Emissions (Market-Based)|Kyoto Gases|Metal Production", "Primary Metal|Steel",
    "Primary Metal|Aluminum",
  ]

  private static func report(_ factor: Double) throws -> RunReport {
    let base = try Runs.compiled("china-reference", horizon)
    if factor == 1 { return try RunReport(running: base, measuresQuality: false) }
    let data = DataStore(
      builtin: base.data.rows.map { row in
        row.key.metric != "melt yield"
          ? row
          : DataRow(
            key: row.key, value: factor * row.value, low: row.low, high: row.high,
            unit: row.unit, year: row.year, region: row.region, boundary: row.boundary,
            source: row.source, confidence: row.confidence, note: row.note, file: row.file,
            line: row.line)
      }, user: [], sources: base.data.sources)
    return try RunReport(
      running: try CompiledScenario.compile(base.scenario, data: data, tables: []),
      measuresQuality: false)
  }

  /// Where furnaces are nearly full, more of the next tonne goes to car steel, which they take less
  /// of: three times as much as its content has of all.
  private static let carSteel = headlines[3]

  @Test("0.2 % of melt yields moves headlines by 0.5 %, and the content of car steel by 0.75 %")
  func yields() throws {
    let base = try Self.report(1)
    for factor in [0.998, 1.002] {
      let other = try Self.report(factor)
      for name in Self.headlines {
        let most = name == Self.carSteel ? 0.0075 : 0.005
        let values = zip(try base.variable(name), try other.variable(name))
        for (t, (old, new)) in values.enumerated() {
          #expect((new / old - 1).magnitude <= most, "\(name) \(2018 + t) × \(factor)")
        }
      }
    }
  }

  @Test("Furnaces near what they can melt without a bend of the content of car steel")
  func bends() throws {
    let content = try Self.report(1).variable(Self.carSteel)
    for t in 2030 - 2018..<content.count - 1 {
      let bend = content[t + 1] - 2 * content[t] + content[t - 1]
      // Percentage points: 0.35 with room that runs out slowly, 1.95 with a wall.
      #expect(bend.magnitude <= 0.5, "\(2018 + t)")
    }
  }
}
