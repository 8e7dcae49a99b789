import Testing

@testable import FlowInputs
@testable import FlowStudies
@testable import FlowTables

@Suite("Plausibility")
struct PlausibilityTests {
  private func findings(_ rows: [String] = []) throws -> [Plausibility] {
    let table = SourceFile(
      path: "mine.csv",
      text: (["entity,metric,qualifier,value,unit,year,region,boundary,source"] + rows)
        .joined(separator: "\n") + "\n")
    let scenario = try Runs.compiled("china-reference").scenario
    let compiled = try CompiledScenario.compile(scenario, tables: rows.isEmpty ? [] : [table])
    return try RunReport(running: compiled).plausibility
  }

  @Test("Every shipped scenario stays within its bounds", arguments: RunBalanceTests.scenarios)
  func shipped(name: String) throws {
    let findings = try Runs.of(name).plausibility
    #expect(findings.count == 4)
    for finding in findings { #expect(finding.isPlausible, "\(finding.sentence)") }
  }

  @Test("Ten times the sales leave less than one person per car, in the year that says so")
  func crowded() throws {
    let finding = try #require(
      try findings(["passenger cars,sales,,250,million/yr,2050,China,home market,mine"]).first)
    #expect(finding.name == "people per car")
    #expect(!finding.isPlausible)
    #expect(finding.worst < 1)
    #expect(finding.year == 2050)
    #expect(finding.sentence.hasSuffix("in 2050, expected at least 1.2"))
  }

  @Test("Where five years count as old, far more than 1 % of the cars are")
  func old() throws {
    let finding = try #require(
      try findings(["plausibility,old age of a car,,5,yr,,,,mine"]).first {
        $0.name == "cars older than 5 years"
      })
    #expect(!finding.isPlausible)
    // Half of the cars of a stock that grows with lives of 13-16 years is younger than five.
    #expect(finding.worst > 20 && finding.worst < 95)
  }

  @Test("A bound of the user's own wins")
  func own() throws {
    let finding = try #require(
      try findings(["plausibility,people per car,at least,4,1,,,,mine"]).first)
    #expect(finding.limit == 4)
    #expect(!finding.isPlausible)
  }

  @Test("Old scrap never exceeds what left use, in any year of the reference")
  func discards() throws {
    let findings = try Runs.of("china-reference").plausibility
    for finding in findings.suffix(2) {
      #expect(finding.worst <= 100)
      // Most of what leaves use is collected: a far smaller share would mean a lost flow.
      #expect(finding.worst > 50)
    }
  }
}
