internal import FlowAccounts
internal import FlowEngine
package import FlowTables

/// The contracts and closed loops of makers, and what part of the market their suppliers have.
package struct ContractBook {
  package let terms: [ContractTerms]
  /// Of steel or aluminium bought for cars, as a fraction: by supplier, in the order of the table.
  package let shares: [(supplier: String, metal: String, share: Series)]

  /// Names that `--without` knows: contracts, and suppliers with contracts or a part of the market.
  package var failing: [String] {
    (terms.map(\.id) + terms.map(\.supplier) + shares.map(\.supplier)).distinct()
  }

  /// What stays where contracts and suppliers of these names fail.
  package func without(_ names: Set<String>) -> ContractBook {
    ContractBook(
      terms: terms.filter { !names.contains($0.id) && !names.contains($0.supplier) },
      shares: shares)
  }

  /// - Parameter user: Tables of contracts beside those of the scenario; a contract wins over an
  ///   earlier one of its id. How much it is about stands in its own row, or in a table of numbers.
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
    for file in [BuiltinFiles.file("data/contract_list.csv")] + compiled.contractTables + files {
      for contract in read(file, compiled, makers: makers, systems, reporting: &problems) {
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

  private static func read(
    _ file: SourceFile, _ compiled: CompiledScenario, makers: [String],
    _ systems: [MaterialSystem], reporting problems: inout Diagnostics
  ) -> [ContractTerms] {
    guard let table = CSVTable.read(file, header: ContractTable.header, reporting: &problems)
    else { return [] }
    // A built-in maker may be one that this register and these tables do not have.
    let isBuiltin = file.path.hasPrefix("builtin:")
    var list: [ContractTerms] = []
    for row in (0..<table.rowCount).map({ CSVRow(table, $0) }) {
      guard
        let contract = ContractTerms(
          row, makers: isBuiltin ? makers + [row.text("maker")] : makers, systems: systems,
          home: compiled.scenario.region, reporting: &problems)
      else { continue }
      if list.contains(where: { $0.id == contract.id }) {
        problems.error(
          .twoSources, at: contract.location, "the contract '\(contract.id)' occurs twice",
          help: "give each contract an id of its own")
      }
      list.append(contract)
    }
    return list
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
    if contract.hasOwnAmount {
      refuseSecondAmount(of: contract, &lookup)
      return
    }
    let metric = contract.isLoop ? "share of press scrap" : "share of need"
    contract.share = lookup.optional(contract.id, metric, in: .fraction)
    contract.amount = lookup.optional(contract.id, "tonnes a year", in: .megatonnesPerYear)
    contract.reduction =
      contract.reduction ?? lookup.optional(contract.id, "reduction", in: .fraction)
    if isHome, contract.share == nil, contract.amount == nil {
      lookup.problems.error(
        .missingNumber, at: contract.location,
        "nothing says how much contract '\(contract.id)' is about",
        help: "write t/yr in a column 'tonnes' of its table, or a fraction in a column 'share'; or "
          + "add a row '\(contract.id),\(metric)' or '\(contract.id),tonnes a year' to a table "
          + "for --data"
      )
    }
  }

  /// A contract with an amount of its own leaves numbers of other tables unused: the user's are
  /// refused.
  private static func refuseSecondAmount(of contract: ContractTerms, _ lookup: inout Lookup) {
    for row in ContractTable.metrics.flatMap({ lookup.data.rows(contract.id, $0) })
    where row.confidence == .user {
      lookup.problems.error(
        .contractUnclear, at: row.location,
        "the contract '\(contract.id)' has its amount in \(contract.location.path)",
        help: "leave out this row, or the cell there")
    }
  }
}
