internal import FlowAccounts
internal import FlowEngine
package import FlowTables

/// The contracts and closed loops of makers, and what part of the market their suppliers have.
package struct ContractBook {
  package let terms: [ContractTerms]
  /// Of steel or aluminium bought for cars, as a fraction: by supplier, in the order of the table.
  package let shares: [(supplier: String, metal: String, share: Series)]

  /// - Parameter user: Tables with the columns of `contract_list.csv`; a contract wins over the
  ///   built-in one of its id, and its numbers come with the scenario's tables.
  /// - Throws: ``InputProblems`` for unknown names and contracts without a number.
  package static func load(
    _ compiled: CompiledScenario, makers: [String], user files: [SourceFile] = []
  ) throws(InputProblems) -> ContractBook {
    var problems = Diagnostics()
    let rows = DataTableReader.read(
      BuiltinFiles.file("data/contracts.csv"), isUser: false, reporting: &problems)
    let data = DataStore(
      builtin: rows, user: compiled.data.rows, sources: compiled.data.sources)
    let systems = compiled.plan.materials.map(\.system)
    var list: [ContractTerms] = []
    for file in [BuiltinFiles.file("data/contract_list.csv")] + files {
      let records = DefinitionTable.read(file, ContractTerms.columns, reporting: &problems)
      for record in records {
        // A built-in maker may be one that this register and these tables do not have.
        let isBuiltin = file.path.hasPrefix("builtin:")
        guard
          let contract = ContractTerms(
            record, makers: isBuiltin ? makers + [record["maker"]] : makers, systems: systems,
            reporting: &problems)
        else { continue }
        list.removeAll { $0.id == contract.id }
        list.append(contract)
      }
    }
    var lookup = Lookup(data, horizon: compiled.scenario.horizon)
    lookup.problems = problems
    for place in list.indices {
      complete(&list[place], &lookup, isHome: list[place].region == compiled.scenario.region)
    }
    var shares: [(String, String, Series)] = []
    var told: Set<SeriesKey> = []
    for row in data.rows(ofMetric: "share of car metal") where told.insert(row.key).inserted {
      if let share = lookup.series(row.entity, row.metric, row.qualifier, in: .fraction) {
        shares.append((row.entity, row.qualifier, share))
      }
    }
    checkSums(shares, &lookup)
    try lookup.problems.throwIfErrors()
    return ContractBook(terms: list, shares: shares)
  }

  /// Suppliers share one market: together they have no more than all of it.
  private static func checkSums(_ shares: [(String, String, Series)], _ lookup: inout Lookup) {
    for metal in Set(shares.map(\.1)).sorted() {
      let parts = shares.filter { $0.1 == metal }.map(\.2)
      let sums = lookup.horizon.map { year in
        (year, parts.reduce(0) { $0 + $1.value(in: year) })
      }
      guard let (year, sum) = sums.first(where: { $1 > 1 + SuppliedMarket.rounding }) else {
        continue
      }
      let rows = parts.flatMap(\.rows)
      let row = rows.last { $0.confidence == .user } ?? rows.first
      lookup.problems.error(
        .sharesSum, at: row?.location ?? FileLocation(path: "data"),
        "the suppliers of \(metal) have \(fixed(100 * sum, 1)) % of the market in \(year)",
        help: "give shares that add up to 100 % at most")
    }
  }

  private static func complete(
    _ contract: inout ContractTerms, _ lookup: inout Lookup, isHome: Bool
  ) {
    let metric = contract.isLoop ? "share of press scrap" : "share of need"
    contract.share = lookup.optional(contract.id, metric, in: .fraction)
    contract.amount = lookup.optional(contract.id, "tonnes a year", in: .megatonnesPerYear)
    contract.reduction = lookup.optional(contract.id, "reduction", in: .fraction)
    if isHome, contract.share == nil, contract.amount == nil {
      lookup.problems.error(
        .missingNumber, at: contract.location,
        "nothing says how much contract '\(contract.id)' is about",
        help: "add a row '\(contract.id),\(metric)' or '\(contract.id),tonnes a year' to a table "
          + "for --data")
    }
  }
}
