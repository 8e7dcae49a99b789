import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowStudies
@testable import FlowTables

@Suite("Decomposition")
struct DecompositionTests {
  private static let levers = [
    "levers.eaf-share=40 %", "levers.grade-separation=50 %", "levers.renewable-share.smelting=60 %",
  ]

  private func decomposition(_ settings: [String], year: Int = 2030) throws -> Decomposition {
    let base = try Runs.compiled("china-reference", Runs.shortHorizon)
    let other = try Runs.compiled("china-reference", Runs.shortHorizon + settings)
    return try Decomposition(
      other, against: base, year: year, outcomes: try Outcome.named(Outcome.attributed, option: ""),
      pairs: 4, seed: 1)
  }

  private func attribution(_ settings: [String]) throws -> Attribution {
    let decomposition = try decomposition(settings)
    return decomposition.attribution(
      try decomposition.plan.coalitions.map(decomposition.values(of:)))
  }

  @Test("The effects of the levers add up to the difference of the runs, and say what acts")
  func adds() throws {
    let attribution = try attribution(Self.levers)
    #expect(attribution.decomposition.levers.count == 3)
    for row in attribution.rows {
      #expect(row.residual.magnitude <= 1e-9 * row.base.magnitude)
    }
    let emissions = try #require(attribution.rows.first)
    let byName = Dictionary(
      uniqueKeysWithValues: zip(
        attribution.decomposition.levers.map(\.name), emissions.shares.map(\.value)))
    #expect(try #require(byName["renewable-share.smelting"]) < 0)
    #expect(try #require(byName["grade-separation"]) < 0)
    // More furnaces without more scrap move scrap between buyers, and the grid power comes on top.
    #expect(try #require(byName["eaf-share"]) > 0)
    #expect(attribution.rows[0].scenario < attribution.rows[0].base)
  }

  @Test("The order in which a file sets its levers changes no byte")
  func order() throws {
    let one = try attribution(Self.levers)
    let two = try attribution(Self.levers.reversed())
    #expect(one.csv == two.csv)
    #expect(one.json == two.json)
  }

  @Test("A lever that only the base sets is told apart as well")
  func onlyInBase() throws {
    let base = try Runs.compiled("china-reference", Runs.shortHorizon + [Self.levers[0]])
    let other = try Runs.compiled("china-reference", Runs.shortHorizon)
    let decomposition = try Decomposition(
      other, against: base, year: 2030,
      outcomes: try Outcome.named(["emissions"], option: ""), pairs: 4, seed: 1)
    #expect(decomposition.levers.map(\.name) == ["eaf-share"])
    let none = try decomposition.values(of: 0)
    let all = try decomposition.values(of: 1)
    #expect(try RunReport(running: other).emissions2030 == all[0])
    #expect(none[0] != all[0])
  }

  @Test("Scenarios that differ in more than levers are refused, with the key")
  func more() throws {
    let problems = try #require(throws: InputProblems.self) {
      _ = try decomposition(["levers.eaf-share=40 %", "blend.limits=composition"])
    }
    #expect(problems.diagnostics.count == 1)
    let line = problems.diagnostics[0].description
    #expect(line.contains("error[E123]") && line.contains("'blend.limits'"))
  }

  @Test("Scenarios without a different lever are refused, and a year outside the run")
  func nothing() throws {
    let none = try #require(throws: InputProblems.self) { _ = try decomposition([]) }
    #expect(none.diagnostics[0].message.hasPrefix("no lever differs"))
    let late = try #require(throws: InputProblems.self) {
      _ = try decomposition(Self.levers, year: 2050)
    }
    #expect(late.diagnostics[0].message.contains("2050 is not in the run"))
  }

  @Test("An outcome that does not exist has its nearest name")
  func misspelt() throws {
    let problems = try #require(throws: InputProblems.self) {
      _ = try Outcome.named(["emission"], option: "--of")
    }
    #expect(problems.diagnostics[0].description.hasSuffix("did you mean 'emissions'?"))
  }
}

extension RunReport {
  /// Mt CO2-equiv/yr.
  fileprivate var emissions2030: Double {
    carMarket.reduce(0) { $0 + $1.emissions[index(of: 2030)] } / 1e6
  }
}
