import Testing

@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("A policy means what it says")
struct LeverMeaningTests {
  private static let horizon = "horizon={start: 2015, end: 2050}"
  private static let paths = [
    "eaf-share={2030: 25 %}", "dismantling={2030: 100 %}", "carbon-price={2030: 200 CNY/t CO2}",
  ]
  private static let bare = [
    "eaf-share=25 %", "dismantling=100 %", "carbon-price=200 CNY/t CO2",
  ]

  private func warnings(_ settings: [String]) throws -> [String] {
    try Self.ofLevers(Runs.compiled("china-reference", [Self.horizon] + settings))
  }

  /// Without the one that a run of few years gets.
  private static func ofLevers(_ compiled: CompiledScenario) -> [String] {
    compiled.warnings.filter { $0.code != .horizon }.map { "\($0.code.rawValue) \($0.message)" }
  }

  @Test("25 % of electric furnaces by 2030 are built year by year and never fall behind")
  func furnaces() throws {
    let base = try Runs.report("china-reference", [Self.horizon])
    let policy = try Runs.report("china-reference", [Self.horizon] + Self.paths)
    #expect(Self.ofLevers(policy.compiled).isEmpty)
    let name = "Metal Production|Steel|SCRAP-EAF"
    let (before, after) = (try base.variable(name), try policy.variable(name))
    for year in 2024...2050 {
      let t = policy.index(of: year)
      #expect(after[t] <= 1.4 * after[t - 1], "\(year)")
      if year >= 2030 { #expect(after[t] >= before[t], "\(year)") }
    }
    let table = LeverTable(policy.compiled)
    #expect(
      table.text == """
        Levers                     2024   2030   2035   2040   2050
          dismantling, %            0.0  100.0  100.0  100.0  100.0
            without it              0.0    0.0    0.0    0.0    0.0
          eaf-share, %              9.8   25.0   32.5   41.5   58.5
            without it              9.8   14.5   22.0   31.0   48.0
          carbon-price, CNY/t CO2    96    200    295    390    590
            without it               96    160    255    350    550

        """)
  }

  @Test("The same as bare values: the jumps and the years in which they are weaker are told")
  func bareValues() throws {
    #expect(
      try warnings(Self.bare).sorted() == [
        "E314 dismantling goes from 0 % in 2024 to 100 % in 2025, and works that can be built in a "
          + "year bring it to 25 %",
        "E314 eaf-share goes from 9.8 % in 2024 to 25 % in 2025, and works that can be built in a "
          + "year bring it to 15.19 %",
        "E316 carbon-price is weaker than what holds without it in 2033–2050: 200 CNY/t CO2 and "
          + "not 550 CNY/t CO2 in 2050",
        "E316 eaf-share is weaker than what holds without it in 2037–2050: 25 % and not 48 % in "
          + "2050",
      ])
  }

  @Test(
    "What cannot act as written is told",
    arguments: [
      (
        "grade-separation={2060: 36 %}",
        "is on its way only: its first point is in 2060, and the run ends in 2050 at 26 %"
      ),
      (
        "recycled-content.steel={2060: 36 %}",
        "does nothing: it acts from 2060 on, and the run ends in 2050"
      ),
      ("eaf-share={2023: 9.9 %}", "does nothing: its path ends in 2023, and levers act after 2024"),
      ("bev-share={2035: 90 %}", "cannot keep its lead: from 2041 on it is cut, at 100 % in 2050"),
    ])
  func reach(_ setting: String, _ message: String) throws {
    let found = try warnings([setting])
    #expect(found.contains { $0.hasPrefix("E317 ") && $0.hasSuffix(message) }, "\(found)")
  }

  @Test("The lead of electric furnaces gives way to hydrogen steel, not the run to an error")
  func room() throws {
    let compiled = try Runs.compiled("china-reference", [Self.horizon, "eaf-share={2030: 80 %}"])
    let lever = try #require(Lever.named("eaf-share"))
    // 5 % of hydrogen steel in 2050.
    #expect((compiled.course(of: lever).value(in: 2050) - 0.95).magnitude < 1e-12)
    #expect(compiled.warnings.contains { $0.code == .leverCannotAct })
  }

  @Test("Built-in scenarios ask for nothing that has to be warned of")
  func builtins() throws {
    for name in ["policy-2030", "green-power", "hydrogen-steel", "carbon-price", "fast-bev"] {
      #expect(try Runs.compiled(name).warnings.isEmpty, "\(name)")
    }
  }

  @Test("What works cannot be built for is a finding of the lever, with a market as well")
  func unbuilt() throws {
    let settings = Runs.shortHorizon + ["h2-dri-share={2026: 20 %}"]
    for market in ["fixed", "clearing"] {
      let report = try Runs.report("china-reference", settings + ["market=\(market)"])
      let findings = report.compiled.leverFindings
      #expect(
        findings.contains {
          if case .unbuilt(let year, let share) = $0.finding {
            $0.lever.name == "h2-dri-share" && year >= 2026 && share > 0.1
          } else {
            false
          }
        }, "\(market)")
      let page = ReportPage([report])
      #expect(
        String(decoding: page.html(), as: UTF8.self).contains(
          "Hydrogen steel: asks for more than can be built: "))
    }
  }

  @Test("A lever for a series is laid wherever the plan asks for the series")
  func everySeries() throws {
    for lever in Lever.all {
      guard case .series = lever.otherwise else { continue }
      let value = lever.kind == .share ? 0.3 : 300
      let setting = "\(lever.name)={2030: \(lever.written(value))}"
      let course = try Runs.compiled("china-reference", [Self.horizon, setting]).course(of: lever)
      #expect(course.path != nil && course.value(in: 2030) == value, "\(lever.name)")
      #expect(course.value(in: 2024) == course.reference(in: 2024), "\(lever.name)")
    }
  }
}
