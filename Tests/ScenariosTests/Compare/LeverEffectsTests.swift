import Foundation
import Testing

@testable import FlowReporting
@testable import FlowStudies

@Suite("Which lever did it, in a comparison")
struct LeverEffectsTests {
  @Test("Two levers: effects add up to the difference, rows begin with the greatest")
  func sums() throws {
    let base = try Runs.short.get()
    let other = try Runs.changed("renewable-share.smelting=60 %", "grade-separation=50 %")
    let effects = try #require(try LeverEffects(base: base, other: other))
    #expect(effects.year == 2030)
    #expect(effects.rows.map(\.lever) == ["renewable-share.smelting", "grade-separation"])
    for (k, outcome) in effects.outcomes.enumerated() {
      let difference = outcome.value(other, year: 2030) - outcome.value(base, year: 2030)
      let sum = effects.rows.reduce(0) { $0 + $1.effects[k] }
      #expect((sum - difference).magnitude < 1e-9, "\(outcome.name)")
    }
    let text = ComparisonText([Comparison(base: base, other: other)], levers: [effects]).text
    let follows = try #require(text.range(of: "What follows"))
    let levers = try #require(text.range(of: "Which lever did it (2030, Shapley values)"))
    let verdicts = try #require(text.range(of: "Verdicts"))
    #expect(follows.lowerBound < levers.lowerBound && levers.lowerBound < verdicts.lowerBound)
    #expect(text.contains("Green premium per car, CNY_2024/vehicle"))
  }

  @Test("No lever, more than five, or another key that differs: nothing is told")
  func none() throws {
    let base = try Runs.short.get()
    #expect(try LeverEffects(base: base, other: base) == nil)
    let mixed = try Runs.changed("grade-separation=50 %", "blend.limits=mass-only")
    #expect(try LeverEffects(base: base, other: mixed) == nil)
    let many = try Runs.changed(
      "grade-separation=10 %", "dismantling=20 %", "bev-share=50 %", "eaf-share=20 %",
      "trade-in=10 %", "light-weighting=5 %")
    #expect(try LeverEffects(base: base, other: many) == nil)
  }
}
