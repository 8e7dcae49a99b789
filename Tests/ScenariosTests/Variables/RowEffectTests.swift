import Testing

@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

/// What a number names against what moves it.
@Suite("Rows and the numbers that they move")
struct RowEffectTests {
  private static let horizon = ["horizon={start: 2018, end: 2032}"]

  /// Every n-th series of a plan is changed, so that a test run stays short.
  private static let stride = 23

  /// Series by number, down to the parts of parts.
  private static func reach(_ report: RunReport) -> [String: Set<SeriesKey>] {
    let asked = report.compiled.record.byPart
    let registry = Indicators(of: report)
    var derivations: [String: Derivation] = [:]
    for indicator in registry.reported { derivations[indicator.name] = indicator.derivation }
    return Dictionary(
      uniqueKeysWithValues: derivations.keys.map { name in
        var seen: Set<String> = [name]
        var open = [name]
        var series: Set<SeriesKey> = []
        while let next = open.popLast().flatMap({ derivations[$0] }) {
          for input in next.inputs {
            series.formUnion((asked[input.part]?.series ?? []).filter(input.picks))
          }
          open += next.parts.filter { derivations[$0] != nil && seen.insert($0).inserted }
        }
        return (name, series)
      })
  }

  /// The tables with one series a hundredth lower.
  private static func lowered(_ data: DataStore, _ key: SeriesKey) -> DataStore {
    DataStore(
      builtin: data.rows.map { row in
        row.key != key
          ? row
          : DataRow(
            key: key, value: 0.99 * row.value, low: row.low, high: row.high, unit: row.unit,
            year: row.year, region: row.region, boundary: row.boundary, source: row.source,
            confidence: row.confidence, note: row.note, file: row.file, line: row.line)
      }, user: [], sources: data.sources)
  }

  @Test(
    "Whatever a series moves names it, itself or through its parts",
    arguments: [[], ["market=clearing"], ["blend.limits=composition"]])
  func effects(settings: [String]) throws {
    let base = try RunReport(
      running: try Runs.compiled("all-levers", Self.horizon + settings), measuresQuality: false)
    let reach = Self.reach(base)
    let keys = base.compiled.record.byPart.values.flatMap(\.series)
    let ordered = Set(keys).sorted {
      ($0.entity, $0.metric, $0.qualifier) < ($1.entity, $1.metric, $1.qualifier)
    }
    let before = base.variables
    var tried = 0
    for key in Swift.stride(from: 0, to: ordered.count, by: Self.stride).map({ ordered[$0] }) {
      // Shares that must add up to one cannot change alone.
      guard
        let compiled = try? CompiledScenario.compile(
          base.scenario, data: Self.lowered(base.compiled.data, key), tables: []),
        let after = try? RunReport(running: compiled, measuresQuality: false).variables,
        after.count == before.count
      else { continue }
      tried += 1
      for (old, new) in zip(before, after) where Self.differ(old, new) {
        #expect(
          reach[old.name]?.contains(key) == true,
          "\(old.name) moves with \(key.entity), \(key.metric), \(key.qualifier)")
      }
    }
    #expect(tried > 5)
  }

  private static func differ(_ old: Variable, _ new: Variable) -> Bool {
    let size = old.values.map(\.magnitude).max() ?? 0
    return zip(old.values, new.values).contains { ($0 - $1).magnitude > 1e-7 * max(size, 1e-6) }
  }
}
