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

  /// What avoiding a t CO2-equiv costs, over the price of a tonne of the metal.
  ///
  /// - Returns: nil where a number is missing; a row of the run wins over the built-in one.
  static func premiumPerTonneAvoided(of metal: String, _ data: DataStore) -> Double? {
    var problems = Diagnostics()
    let rows = DataTableReader.read(
      BuiltinFiles.file("data/buyers.csv"), isUser: false, reporting: &problems)
    let store = DataStore(builtin: rows, user: data.rows, sources: data.sources)
    guard let premium = store.rows(metal, "premium per t CO2 avoided").first?.value,
      let price = store.rows(metal, "price to car makers").first?.value, price > 0
    else { return nil }
    return premium / price
  }

  /// - Throws: ``InputProblems`` where a number is missing.
  package static func load(_ compiled: CompiledScenario) throws(InputProblems) -> BuyerBook {
    var problems = Diagnostics()
    let rows = DataTableReader.read(
      BuiltinFiles.file("data/buyers.csv"), isUser: false, reporting: &problems)
    let names = rows.lazy.filter { $0.metric == "sales in China" }.map(\.entity).distinct()
    let known = Set(compiled.makers.map(\.name))
    // A user's row of the run wins over the built-in buyer's.
    let data = DataStore(
      builtin: rows, user: compiled.data.rows, sources: compiled.data.sources)
    var lookup = Lookup(data, horizon: compiled.scenario.horizon)
    lookup.problems = problems
    let others = names.filter { !known.contains($0) }
      .map { name in
        Maker(
          name: name, sales: lookup.path(name, "sales in China", in: .millionPerYear),
          powertrainShare: MakerCompiler.drives(name, compiled.scenario.horizon, &lookup))
      }
    let metals = compiled.plan.materials.map(\.system.name)
    func money(_ metal: String, _ metric: String) -> Ranged {
      guard let row = data.rows(metal, metric).first else {
        lookup.problems.error(
          .missingNumber, at: FileLocation(path: "data"),
          "there is no number for '\(metal), \(metric)'",
          help: "add a row with CNY/t to a table for --data")
        return Ranged(0)
      }
      for value in [row.value, row.low ?? row.value, row.high ?? row.value] {
        _ = lookup.check(value, of: row, in: .yuanPerTonne)
      }
      return Ranged(row.value, low: row.low ?? row.value, high: row.high ?? row.value)
    }
    let premiums = metals.map { money($0, "premium per t CO2 avoided") }
    let prices = metals.map { money($0, "price to car makers").value }
    try lookup.problems.throwIfErrors()
    // Only those who sell here buy here; a coalition is not a buyer of its own.
    let coalitions = Set(
      compiled.scenario.targets.entries.lazy.filter { $0.role != .maker && $0.role != .benchmark }
        .map(\.company))
    let own = compiled.makers.filter {
      data.hasRows($0.name, "sales in China") && !coalitions.contains($0.name)
    }
    return BuyerBook(makers: own + others, premiumPerTonneCO2: premiums, price: prices)
  }
}
