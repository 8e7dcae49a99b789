import Testing

@testable import FlowInputs
@testable import FlowTables

/// Over a reference of 10 % in 2024 that gains a point a year.
@Suite("A lever laid over what holds without it")
struct LeverOverlayTests {
  private func path(_ setting: String) throws -> LeverPath {
    try #require(try ScenarioReader.levers([setting]).first)
  }

  private func overlay(_ setting: String) throws -> LeverOverlay {
    LeverOverlay(try path(setting), after: 2024) { 0.1 + 0.01 * Double($0 - 2024) }
  }

  private func expect(_ setting: String, _ values: [Int: Double]) throws {
    let overlay = try overlay(setting)
    for (year, value) in values.sorted(by: { $0.key < $1.key }) {
      // Sums and products of a few decimal fractions.
      #expect(
        (overlay.value(in: year) - value).magnitude < 1e-14, "\(setting) in \(year)")
    }
  }

  @Test("It runs straight from the last observed year, and keeps its lead or lag")
  func trend() throws {
    try expect("eaf-share={2030: 22 %}", [2014: 0, 2024: 0.1, 2027: 0.16, 2030: 0.22, 2040: 0.32])
    try expect("eaf-share={2030: 10 %}", [2027: 0.1, 2030: 0.1, 2040: 0.2])
    try expect("eaf-share={2030: 22 %, then: trend}", [2040: 0.32])
    // One point and another way to get there.
    try expect("eaf-share={2026: 20 %, 2030: 22 %}", [2025: 0.15, 2028: 0.21, 2040: 0.32])
  }

  @Test("A trend is cut where a share ends")
  func cut() throws {
    try expect("eaf-share={2030: 90 %}", [2040: 1, 2034: 0.94])
    try expect("eaf-share={2030: 0 %}", [2031: 0.01, 2040: 0.1])
    let falling = LeverOverlay(try path("eaf-share={2030: 2 %}"), after: 2024) {
      max(0, 0.1 - 0.01 * Double($0 - 2024))
    }
    #expect(falling.value(in: 2034) == 0)
  }

  @Test("Held, it stays at its last point; ended, it is the reference from the next year on")
  func then() throws {
    try expect("eaf-share={2030: 22 %, then: hold}", [2027: 0.16, 2030: 0.22, 2050: 0.22])
    try expect("eaf-share={then:end,2030:22%}", [2027: 0.16, 2030: 0.22, 2031: 0.17])
  }

  @Test("A bare value holds in every open year and rewrites no observed one")
  func bare() throws {
    try expect("eaf-share=25%", [2024: 0.1, 2025: 0.25, 2050: 0.25])
    try expect("recycled-content.steel=25%", [2025: 0.25, 2050: 0.25])
  }

  @Test("A floor or cap acts from its first point, holds after its last one, and may be lifted")
  func bounds() throws {
    func value(_ setting: String, _ year: Int) throws -> Double {
      LeverOverlay(try path(setting), after: 2024) { _ in 0 }.value(in: year)
    }
    let floor = "recycled-content.steel={2030: 20 %, 2040: 30 %}"
    #expect(try value(floor, 2029) == 0)
    #expect(try value(floor, 2030) == 0.2)
    #expect(try value(floor, 2050) == 0.3)
    #expect(try value("premium-cap={2030: 20 %, then: end}", 2030) == 0.2)
    #expect(try value("premium-cap={2030: 20 %, then: end}", 2031) == 0)
    #expect(try value("recycled-content.steel={2024: 0 %, 2030: 30 %}", 2027) == 0.15)
  }

  @Test("A point in an observed year is the observation to its written digits")
  func observed() throws {
    #expect(try overlay("eaf-share={2024: 10 %, 2030: 30 %}").contradiction == nil)
    let close = LeverOverlay(try path("eaf-share={2024: 9.8 %, 2030: 30 %}"), after: 2024) { _ in
      0.0975
    }
    #expect(close.contradiction == nil)
    // From what was observed, not from the rounded point.
    #expect((close.value(in: 2027) - 0.19875).magnitude < 1e-14)
    #expect(try overlay("eaf-share={2024: 10.1 %, 2030: 30 %}").contradiction?.year == 2024)
    let problems = #expect(throws: InputProblems.self) {
      try Runs.compiled("china-reference", ["eaf-share={2023: 12 %, 2030: 30 %}"])
    }
    #expect(
      problems?.diagnostics.map(\.message) == [
        "eaf-share is 9.9 % in 2023, an observed year, and not 12 %"
      ])
  }

  @Test("A point after the end of the run gives the slope towards it")
  func afterTheEnd() throws {
    let compiled = try Runs.compiled(
      "china-reference", Runs.shortHorizon + ["grade-separation={2044: 40 %}"])
    let lever = try #require(Lever.named("grade-separation"))
    #expect((compiled.course(of: lever).value(in: 2034) - 0.2).magnitude < 1e-14)
  }

  @Test("What holds after the end has three names, and is not a path of its own")
  func mistakes() throws {
    for (setting, code) in [
      ("eaf-share={2030: 20 %, then: stay}", "E120"), ("eaf-share={then: hold}", "E301"),
    ] {
      let problems = #expect(throws: InputProblems.self) { try path(setting) }
      #expect(problems?.diagnostics.map(\.code.rawValue) == [code], "\(setting)")
    }
  }

  @Test("A path with all of its meaning is replaced whole by a child's")
  func replaced() throws {
    let scenario = try Runs.compiled(
      "policy-2030", ["eaf-share={then: hold, 2030: 25 %}", "eaf-share={2035: 30 %}"]
    ).scenario
    let path = try #require(scenario.path(of: "eaf-share"))
    #expect(path.points.years == [2035] && path.then == .trend)
  }
}
