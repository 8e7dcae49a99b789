internal import FlowEngine
internal import FlowTables

/// What a maker has agreed with a works: a row of `contract_list.csv` with its numbers.
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
  /// Of what the maker needs, or of its press-shop scrap, as a fraction.
  package var share: Series?
  /// Mt/yr.
  package var amount: Series?
  /// How far its lots lie below the dirtiest route of the same product, a fraction.
  package var reduction: Series?

  static let columns = [
    "id", "maker", "supplier", "metal", "region", "kind", "lots", "from", "to", "agreed",
  ]

  package func holds(in year: Int) -> Bool { year >= from && year <= to ?? .max }

  /// - Returns: nil after a complaint.
  init?(
    _ record: DefinitionTable.Record, makers: [String], systems: [MaterialSystem],
    reporting problems: inout Diagnostics
  ) {
    guard let maker = record.name("maker", among: makers, reporting: &problems),
      let metal = record.name("metal", among: systems.map(\.name), reporting: &problems),
      let kind = record.name("kind", among: ["purchase", "closed loop"], reporting: &problems),
      let from = record.year("from", reporting: &problems)
    else { return nil }
    var last: Int?
    if !record["to"].isEmpty {
      guard let to = record.year("to", reporting: &problems) else { return nil }
      last = to
    }
    var phrase = LotPhrase()
    guard let system = systems.first(where: { $0.name == metal }),
      phrase.read(record["lots"], of: system, at: record.locate("lots"), reporting: &problems)
    else { return nil }
    id = record["id"]
    self.maker = maker
    supplier = CompanyName.usual(record["supplier"])
    self.metal = metal
    region = RegionName.usual(record["region"])
    isLoop = kind == "closed loop"
    routes = phrase.routes
    families = phrase.families
    isRenewable = phrase.isRenewable
    self.from = from
    to = last
    agreed = record["agreed"]
    location = record.locate("id")
  }
}

extension DefinitionTable.Record {
  /// - Returns: The one of some names that a cell of a contract means; nil after a complaint.
  fileprivate func name(
    _ column: String, among known: [String], reporting problems: inout Diagnostics
  ) -> String? {
    if let name = NameBook(known).name(self[column]) { return name }
    problems.error(
      .unknownName, at: locate(column),
      "the contract's \(column) \(quoted(self[column])) is not known",
      help: NearestName.help(for: self[column], among: known))
    return nil
  }

  /// - Returns: The year in a cell of a contract; nil after a complaint.
  fileprivate func year(_ column: String, reporting problems: inout Diagnostics) -> Int? {
    if let year = Int(self[column]), CalendarYears.allowed.contains(year) { return year }
    problems.error(
      .yearOutOfRange, at: locate(column), "\(quoted(self[column])) is no year of a contract",
      help: "write a year in \(CalendarYears.allowed.text)")
    return nil
  }
}

/// Which lots a contract means: `routes: h2-dri-eaf; renewable power; families: primary-cast`.
private struct LotPhrase {
  var routes: [String] = []
  var families: [String] = []
  var isRenewable = false

  /// - Returns: Whether every phrase could be read.
  mutating func read(
    _ text: String, of system: MaterialSystem, at location: FileLocation,
    reporting problems: inout Diagnostics
  ) -> Bool {
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
        return false
      }
    }
    return true
  }
}
