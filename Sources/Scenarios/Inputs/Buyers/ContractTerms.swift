internal import FlowEngine
internal import FlowTables

/// What a maker has agreed with a works: a row of `contract_list.csv`, or of a table of one's own,
/// with its numbers.
package struct ContractTerms: Sendable {
  package let id: String
  package let maker: String
  package let supplier: String
  package let metal: String
  package let region: String
  /// The maker's own press-shop scrap comes back; else metal is bought.
  package let isLoop: Bool
  /// Ids of routes, names of families; empty for any.
  package let routes: [String]
  package let families: [String]
  package let isRenewable: Bool
  let from: Int
  /// nil for a contract without an end.
  let to: Int?
  let agreed: String
  let location: FileLocation
  /// Whether its own row says how much it is about; else a table of numbers does.
  let hasOwnAmount: Bool
  /// Of what the maker needs, or of its press-shop scrap, as a fraction.
  package var share: Series?
  /// t/yr.
  package var amount: Series?
  /// How far its lots lie below the dirtiest route of the same product, a fraction.
  package var reduction: Series?

  package func holds(in year: Int) -> Bool { year >= from && year <= to ?? .max }

  /// - Parameters:
  ///   - home: The region of a contract that names none.
  /// - Returns: nil after a complaint.
  init?(
    _ row: CSVRow, makers: [String], systems: [MaterialSystem], home: String,
    reporting problems: inout Diagnostics
  ) {
    let before = problems.errorCount
    id = row.required("id", &problems)
    maker = row.name("maker", among: makers, reporting: &problems)
    metal = row.name("metal", among: systems.map(\.name), reporting: &problems)
    let kind = row.name("kind", among: ["purchase", "closed loop"], reporting: &problems)
    let first = row.contractYear("from", reporting: &problems)
    to = row.isEmpty("to") ? nil : row.contractYear("to", reporting: &problems)
    let phrase = LotPhrase(row, of: metal, systems, reporting: &problems)
    supplier = CompanyName.usual(row.text("supplier"))
    region = row.isEmpty("region") ? home : RegionName.usual(row.text("region"))
    isLoop = kind == "closed loop"
    routes = phrase.routes
    families = phrase.families
    isRenewable = phrase.isRenewable
    agreed = row.text("agreed")
    location = row.location("id")
    from = first ?? 0
    let amounts = row.amounts(&problems)
    hasOwnAmount = amounts.share != nil || amounts.tonnes != nil
    share = amounts.share.map { Series(years: [0], values: [$0]) }
    amount = amounts.tonnes.map { Series(years: [0], values: [$0]) }
    reduction = row.share("reduction", &problems).map { Series(years: [0], values: [$0]) }
    row.checkEnd(from: first, to: to, reporting: &problems)
    if problems.errorCount > before { return nil }
  }
}

extension CSVRow {
  /// - Returns: The one of some names that a cell of a contract means; empty after a complaint.
  fileprivate func name(
    _ column: String, among known: [String], reporting problems: inout Diagnostics
  ) -> String {
    let written = text(column)
    if let name = NameBook(known).name(written) { return name }
    problems.error(
      .unknownName, at: location(column),
      "the contract's \(column) \(quoted(written)) is not known",
      help: NearestName.help(for: written, among: known))
    return ""
  }

  /// - Returns: The year in a cell of a contract; nil after a complaint.
  fileprivate func contractYear(
    _ column: String, reporting problems: inout Diagnostics
  ) -> Int? {
    let written = text(column)
    if let year = Int(written), CalendarYears.allowed.contains(year) { return year }
    problems.error(
      .yearOutOfRange, at: location(column), "\(quoted(written)) is no year of a contract",
      help: "write a year in \(CalendarYears.allowed.text)")
    return nil
  }

  fileprivate func checkEnd(from first: Int?, to: Int?, reporting problems: inout Diagnostics) {
    guard let to, let first, to < first else { return }
    problems.error(
      .contractUnclear, at: location("to"), "the contract ends in \(to), before its start",
      help: "write a year from \(first) on, or leave the cell empty")
  }

  /// How much a contract is about, where its own row says so: t/yr or a fraction.
  fileprivate func amounts(
    _ problems: inout Diagnostics
  ) -> (tonnes: Double?, share: Double?) {
    let tonnes = number("tonnes", &problems)
    if let tonnes, tonnes < 0 {
      problems.error(
        .negativeAmount, at: location("tonnes"), "the contract is about a negative mass",
        help: "write tonnes a year, from 0 on")
    }
    let share = share("share", &problems)
    if tonnes != nil && share != nil {
      problems.error(
        .contractUnclear, at: location("share"), "the contract has tonnes and a share",
        help: "leave one of the two cells empty")
    }
    return (tonnes, share)
  }
}

/// Which lots a contract means: `routes: h2-dri-eaf; renewable power; families: primary-cast`.
private struct LotPhrase {
  var routes: [String] = []
  var families: [String] = []
  var isRenewable = false

  /// Reads the cell 'lots' of a contract; nothing where its metal is not known.
  init(
    _ row: CSVRow, of metal: String, _ systems: [MaterialSystem],
    reporting problems: inout Diagnostics
  ) {
    guard let system = systems.first(where: { $0.name == metal }) else { return }
    read(row.text("lots"), of: system, at: row.location("lots"), reporting: &problems)
  }

  /// Reads every phrase up to the first that cannot be read.
  private mutating func read(
    _ text: String, of system: MaterialSystem, at location: FileLocation,
    reporting problems: inout Diagnostics
  ) {
    let cars = system.grades.prefix(system.carGradeCount)
    for phrase in CellList.items(text) {
      let parts = phrase.split(separator: ":", maxSplits: 1).map(String.init)
      let names =
        parts.count == 2 ? CellList.items(parts[1].replacing(",", with: ";")) : []
      var choices = ["renewable power", "routes: …", "families: …"]
      var unknown: String?
      switch parts[0] {
      case "renewable power" where parts.count == 1: isRenewable = true
      case "routes":
        routes = names
        choices = system.routes.map(\.id)
        unknown = names.first { !choices.contains($0) }
      case "families":
        families = names
        choices = cars.map(\.family).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        unknown = names.first { !choices.contains($0) }
      default: unknown = phrase
      }
      if let unknown {
        problems.error(
          .unknownName, at: location, "no lots are named \(quoted(unknown))",
          help: NearestName.help(for: unknown, among: choices))
        return
      }
    }
  }
}
