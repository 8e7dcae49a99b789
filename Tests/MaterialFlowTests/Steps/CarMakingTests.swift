import Testing

@testable import FlowEngine

@Suite("Step: car making")
struct CarMakingTests {
  /// The year's sheet holds an eighth of silicon, nominal sheet a quarter.
  private func built(
    _ chemistry: Chemistry
  ) -> (StepBench<CarMakingLines>, MetalStocks, Products<ProductStage.SoldToCarMakers>) {
    var bench = StepBench { CarMakingLines(&$0) }
    let step = CarMaking(
      SmallPlan.fleet, chemistry, nominal: SmallPlan.nominal, elementCount: 2,
      lines: bench.lines)
    var stocks = SmallPlan.stocks
    let rest = step.build(
      Products(content: [0.875, 0.125, 0.5, 0.5]), for: Demand(net: [4], bought: [8, 2]),
      year: 0, into: &stocks.cohorts, clip: &stocks.clip, posting: &bench.ledger)
    return (bench, stocks, rest)
  }

  @Test("Of 8 t half is clip, half of the cars go abroad, and as many come in")
  func remembered() {
    let (bench, stocks, rest) = built(.remembered)
    #expect(bench.elements(bench.lines.toUse) == [1.75, 0.25])
    #expect(bench.elements(bench.lines.toExports) == [1.75, 0.25])
    #expect(bench.elements(bench.lines.toPressShop) == [3.5, 0.5])
    #expect(bench.elements(bench.lines.importsToUse) == [1.5, 0.5])
    #expect(stocks.clip.masses == [4] && stocks.clip.content == [0.875, 0.125])
    // The cohort is half home-made, half imported.
    var masses = [0.0, 0.0]
    stocks.cohorts.gather(SmallPlan.sheet, from: 1..<2, into: &masses) { _ in 16 }
    #expect(masses == [13, 3])
    #expect(rest.content == [0.875, 0.125, 0.5, 0.5])
  }

  @Test("A cohort that forgets its chemistry is posted through the reset")
  func nominal() {
    let (bench, stocks, _) = built(.nominal)
    #expect(bench.mass(bench.lines.toUse) == 0)
    #expect(bench.elements(bench.lines.toReset) == [1.75, 0.25])
    #expect(bench.elements(bench.lines.resetToUse) == [1.5, 0.5])
    var masses = [0.0, 0.0]
    stocks.cohorts.gather(SmallPlan.sheet, from: 1..<2, into: &masses) { _ in 16 }
    #expect(masses == [12, 4])
  }
}
