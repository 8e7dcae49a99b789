package import FlowAccounts
internal import FlowEngine
package import FlowTables

/// The car makers that buy by name: those of the register, and others with sales in the tables.
package struct BuyerBook {
  package var makers: [Maker]
  /// Money per t CO2 that a lot lies below the dirtiest of its product, CNY; by metal.
  package let premiumPerTonneCO2: [Ranged]
  /// CNY/t, by metal.
  package let price: [Double]

  /// - Throws: ``InputProblems`` where a number is missing.
  package static func load(_ compiled: CompiledScenario) throws(InputProblems) -> BuyerBook {
    var problems = Diagnostics()
    let prices = BuyerPrices(below: compiled.data, reporting: &problems)
    let data = prices.data
    let known = Set(compiled.makers.map(\.name))
    let scenario = compiled.scenario
    var lookup = Lookup(data, horizon: scenario.horizon, levers: scenario.paths)
    lookup.problems = problems
    lookup.readHistory()
    let others = prices.makers.filter { !known.contains($0) }
      .map { name in
        Maker(
          name: name, sales: lookup.path(name, "sales in China", in: .millionPerYear),
          powertrainShare: MakerCompiler.drives(name, scenario.horizon, &lookup))
      }
    let metals = compiled.plan.materials.map(\.system.name)
    let premiums = metals.compactMap {
      prices.premiumPerTonneCO2(of: $0, reporting: &lookup.problems)
    }
    let price = metals.compactMap { prices.price(of: $0, reporting: &lookup.problems) }
    try lookup.problems.throwIfErrors()
    // Only those who sell here buy here; a coalition is not a buyer of its own.
    let coalitions = Set(
      scenario.targets.entries.lazy.filter { $0.role != .maker && $0.role != .benchmark }
        .map(\.company))
    let own = compiled.makers.filter {
      data.hasRows($0.name, "sales in China") && !coalitions.contains($0.name)
    }
    return BuyerBook(makers: own + others, premiumPerTonneCO2: premiums, price: price)
  }
}
