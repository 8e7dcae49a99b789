internal import FlowEngine
package import FlowTables

/// Looks for inputs of the user that a run and the command around it do not use.
struct UnusedInputs {
  let compiled: CompiledScenario
  let readers: Set<FurtherReader>

  private var scenario: Scenario { compiled.scenario }
  private var end: Int { scenario.horizon.upperBound }

  var found: [UnusedInput] {
    (tables + overridden + rows + contracts + levers + blend).sorted { a, b in
      a.location != b.location ? a.location < b.location : a.what < b.what
    }
  }

  // MARK: Tables of numbers

  private var userTables: [SourceFile] {
    (scenario.tables + compiled.tables).filter { !$0.path.hasPrefix("builtin:") }
  }

  /// Tables with a header and nothing below it.
  private var tables: [UnusedInput] {
    userTables.compactMap { file in
      var ignored = Diagnostics()
      guard let table = CSVTable.read(file, reporting: &ignored), table.rowCount == 0 else {
        return nil
      }
      return UnusedInput("the table", at: file.start, "it has no rows below its header")
    }
  }

  private var overridden: [UnusedInput] {
    compiled.data.overridden.map { row, other in
      UnusedInput(
        Self.name(row), at: row.location, "\(other.location.place) takes its place")
    }
  }

  /// Rows that nobody asks for, and years that no year of the run reaches.
  private var rows: [UnusedInput] {
    let own = compiled.data.rows.filter { $0.confidence == .user }
    if own.isEmpty { return [] }
    let asked = Set(compiled.record.byPart.values.flatMap(\.series))
    let further = FurtherReader.allCases.map { ($0, $0.metrics) }
    let contracts = ContractTable.ids(
      compiled.contractTables + [BuiltinFiles.file("data/contract_list.csv")])
    return own.compactMap { row in
      if !asked.contains(row.key) {
        let lost = Self.lost(row, contracts)
        if lost == nil, further.contains(where: { readers.contains($0) && $1.contains(row.metric) })
        {
          return outside(row)
        }
        let reader = further.first { !readers.contains($0.0) && $0.1.contains(row.metric) }?.0
        return UnusedInput(
          Self.name(row), at: row.location,
          lost ?? reader.map { "a run does not ask for it; \($0.commands)" }
            ?? "nothing in this scenario asks for it")
      }
      return outside(row)
    }
  }

  /// Why a row that some command might read is read by none.
  private static func lost(_ row: DataRow, _ contracts: Set<String>) -> String? {
    if ContractTable.metrics.contains(row.metric), !contracts.contains(row.entity) {
      return "no contract has this id"
    }
    let drives = FleetCompiler.powertrains
    if row.metric == "share of sales", !drives.contains(row.qualifier),
      !drives.contains(row.entity)
    {
      return "its qualifier is none of \(drives.joined(separator: ", "))"
    }
    return nil
  }

  /// Of a series the first year after the run still bends the line towards it; no later one does.
  private func outside(_ row: DataRow) -> UnusedInput? {
    guard let year = row.year else { return nil }
    let years = compiled.data.rows(row.entity, row.metric, row.qualifier).compactMap(\.year)
    let isLate = years.contains { $0 >= end && $0 < year }
    let first = ScenarioKey.years.lowerBound
    let isEarly = years.contains { $0 <= first && $0 > year }
    guard isLate || isEarly else { return nil }
    return UnusedInput(
      Self.name(row), at: row.location,
      isLate ? "the run ends in \(end)" : "the tables begin in \(first)")
  }

  private static func name(_ row: DataRow) -> String {
    [row.entity, row.metric, row.qualifier, row.year.map(String.init) ?? ""]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }

  // MARK: Contracts

  private var contracts: [UnusedInput] {
    if !readers.contains(.buyers) {
      return compiled.contractTables.map {
        UnusedInput(
          "the table of contracts", at: $0.start,
          "a run does not ask for it; \(FurtherReader.buyers.commands)")
      }
    }
    var last: [String: UnusedInput] = [:]
    var list: [UnusedInput] = []
    for row in compiled.contractTables.flatMap(Self.rows) {
      let (id, place) = (row.text("id"), row.location("id"))
      if let earlier = last.removeValue(forKey: id) {
        list.append(
          UnusedInput(earlier.what, at: earlier.location, "\(place.place) takes its place"))
      }
      last[id] = UnusedInput("contract \(quoted(id))", at: place, "")
      if let why = outside(row) {
        list.append(UnusedInput("contract \(quoted(id))", at: place, why))
      }
    }
    return list
  }

  private static func rows(_ file: SourceFile) -> [CSVRow] {
    var ignored = Diagnostics()
    guard let table = CSVTable.read(file, reporting: &ignored) else { return [] }
    return (0..<table.rowCount).map { CSVRow(table, $0) }
  }

  private func outside(_ contract: CSVRow) -> String? {
    if let from = Int(contract.text("from")), from > end { return "the run ends in \(end)" }
    let start = scenario.horizon.lowerBound
    if let to = Int(contract.text("to")), to < start { return "the run begins in \(start)" }
    let region = contract.text("region")
    if !region.isEmpty, RegionName.usual(region) != scenario.region {
      return "it is for \(printable(region, limit: 40)), outside this market"
    }
    return nil
  }

  // MARK: The scenario file

  private var levers: [UnusedInput] {
    let asked = Set(compiled.record.byPart.values.flatMap(\.levers))
    return scenario.levers.flatMap { path -> [UnusedInput] in
      let name = "the lever '\(path.lever.name)'"
      if !asked.contains(path.lever.name) {
        return [UnusedInput(name, at: path.location, "nothing in this scenario asks for it")]
      }
      if let finding = idle(path.lever) {
        return [UnusedInput(name, at: path.location, finding, isTold: true)]
      }
      let years = path.isConstant ? [] : path.points.years
      return years.filter { year in years.contains { $0 >= end && $0 < year } }.map {
        UnusedInput("\(name) in \($0)", at: path.location, "the run ends in \(end)")
      }
    }
  }

  /// What a warning says of a lever that does nothing at all.
  private func idle(_ lever: Lever) -> String? {
    compiled.leverFindings.lazy.filter { $0.lever == lever }.compactMap { entry -> String? in
      switch entry.finding {
      case .runEndsBefore, .endsInHistory, .beginsAfter: entry.finding.message(of: lever)
      default: nil
      }
    }.first
  }

  private var blend: [UnusedInput] {
    guard let blend = scenario.document["blend"] else { return [] }
    var list: [UnusedInput] = []
    let hasFloor = scenario.levers.contains { $0.lever.name.hasPrefix("recycled-content") }
    if let scope = blend["content-of"], scenario.contentScope != .cars, !hasFloor {
      list.append(
        UnusedInput(
          "'blend.content-of'", at: scope.location,
          "it counts for the levers recycled-content.steel and recycled-content.aluminium; none is "
            + "set"))
    }
    if let content = blend["content"], scenario.blend.content != .mean,
      scenario.limits == .massOnly
    {
      list.append(
        UnusedInput(
          "'blend.content'", at: content.location, "with 'limits: mass-only' no maximum is kept"))
    }
    return list
  }
}

extension CompiledScenario {
  /// Inputs of the user that change nothing in the answer, by place.
  ///
  /// - Parameter readers: What the command reads beside the run.
  package func unusedInputs(beside readers: Set<FurtherReader> = []) -> [UnusedInput] {
    UnusedInputs(compiled: self, readers: readers).found
  }

  /// The warnings of the scenario, with one for each input that is not used.
  package func warnings(beside readers: Set<FurtherReader>) -> [Diagnostic] {
    warnings + unusedInputs(beside: readers).filter { !$0.isTold }.map(\.warning)
  }
}
