import Foundation
import Testing

@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Comparisons of scenarios")
struct ComparisonTests {
  private func inputs(_ settings: String...) throws -> [InputDifference] {
    InputDifference.between(
      try Runs.compiled("china-reference"), try Runs.compiled("china-reference", settings))
  }

  @Test("A scenario differs from itself in nothing")
  func same() throws {
    let base = try Runs.short.get()
    let comparison = Comparison(base: base, other: base)
    #expect(comparison.inputs.isEmpty && comparison.verdicts.isEmpty)
    #expect(comparison.outcomes.allSatisfy { !$0.differs })
    #expect(
      ComparisonText([comparison]).text.hasPrefix(
        "china-reference and china-reference say the same: nothing was changed\n"))
  }

  @Test("Nothing is told in per cent of what is below zero or changes its sign")
  func percent() {
    func change(_ base: Double, _ other: Double) -> Double? {
      OutcomeRow.Cell(years: 2030...2030, base: base, other: other, bands: nil).change
    }
    #expect(change(200, 150) == -25 && change(200, 0) == -100)
    #expect(change(0, 1) == nil && change(-629, -178) == nil)
    #expect(change(59, -3) == nil && change(-3, 59) == nil)
  }

  @Test("A minus is one sign wherever a number is printed for people")
  func minus() throws {
    #expect(fixed(-97.525, 3) == "−97.525" && fixed(-0.0001, 3) == "0.000")
    #expect(fixed(-1e22, 1) == "−1.0000e22")
    let comparison = try Comparison(
      base: Runs.short.get(), other: Runs.changed("grade-separation={2030: 50 %}"))
    let text = ComparisonText([comparison]).text
    #expect(!text.contains(try Regex("[ (]-[0-9]")) && !text.contains("−0.0 "))
  }

  @Test("A path differs where it bends, with the tables' trend beside it and the place that set it")
  func paths() throws {
    let rows = try inputs("eaf-share={2030: 20 %, 2050: 48 %}")
    // 14.5 % and 48 % in routes.csv: the trend is what the base follows.
    let lever = try #require(Lever.named("eaf-share"))
    #expect(
      rows == [
        InputDifference(
          key: .lever(lever), year: 2030, base: .trend("14.5 %"), other: .written("20 %"),
          place: "--set eaf-share"),
        InputDifference(
          key: .lever(lever), year: 2050, base: .trend("48 %"), other: .written("48 %"),
          place: "--set eaf-share"),
      ])
    #expect("\(rows[0].key): \(rows[0].base)" == "levers.eaf-share: trend 14.5 %")
  }

  @Test("A constant is one row, other keys come after the levers")
  func constants() throws {
    let rows = try inputs("horizon.end=2040", "grade-separation=50 %")
    let lever = try #require(Lever.named("grade-separation"))
    #expect(
      rows == [
        InputDifference(
          key: .lever(lever), year: nil, base: .otherwise(.nothing), other: .written("50 %"),
          place: "--set grade-separation"),
        InputDifference(
          key: .named("horizon.end"), year: nil, base: .written("2050"),
          other: .written("2040"), place: "--set horizon.end"),
      ])
  }

  @Test("What was changed comes first, then what follows, then verdicts that turned")
  func text() throws {
    let other = try Runs.changed(
      "recycled-content.steel=60 %", "eaf-share={2025: 15 %, 2035: 60 %}")
    let comparison = Comparison(base: try Runs.short.get(), other: other)
    let text = ComparisonText([comparison]).text
    let changed = try #require(text.range(of: "What was changed (3 values)"))
    let follows = try #require(text.range(of: "What follows"))
    let verdicts = try #require(text.range(of: "Verdicts that changed"))
    #expect(changed.lowerBound < follows.lowerBound && follows.lowerBound < verdicts.lowerBound)
    #expect(text.contains("recycled-content.steel") && text.contains("no floor"))
    #expect(!comparison.verdicts.isEmpty)
    // Years that the runs do not reach are not shown.
    #expect(comparison.outcomes.allSatisfy { $0.cells.map(\.year) == [2030, 2035] })
  }

  @Test("The base answers targets that only the other scenario names")
  func borrowedTargets() throws {
    let target =
      "targets=[{id: A, company: Geely Auto, metal: steel, target_type: recycled_content, "
      + "value: 90 %, target_year: 2030}]"
    let other = try Runs.changed(target, "recycled-content.steel=100 %")
    let comparison = Comparison(base: try Runs.short.get(), other: other)
    #expect(comparison.testedTargets == 1)
  }
}
