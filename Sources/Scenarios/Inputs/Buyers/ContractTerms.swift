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
    func known(_ column: String, among names: [String]) -> Bool {
      if names.contains(record[column]) { return true }
      problems.error(
        .unknownName, at: record.locate(column),
        "the contract's \(column) \(quoted(record[column])) is not known",
        help: NearestName.help(for: record[column], among: names))
      return false
    }
    func year(_ column: String) -> Int? {
      if let year = Int(record[column]), CalendarYears.allowed.contains(year) { return year }
      problems.error(
        .yearOutOfRange, at: record.locate(column),
        "\(quoted(record[column])) is no year of a contract",
        help: "write a year in \(CalendarYears.allowed.text)")
      return nil
    }
    guard known("maker", among: makers), known("metal", among: systems.map(\.name)),
      known("kind", among: ["purchase", "closed loop"]), let from = year("from")
    else { return nil }
    var last: Int?
    if !record["to"].isEmpty {
      guard let to = year("to") else { return nil }
      last = to
    }
    var phrase = LotPhrase()
    guard let system = systems.first(where: { $0.name == record["metal"] }),
      phrase.read(record["lots"], of: system, at: record.locate("lots"), reporting: &problems)
    else { return nil }
    id = record["id"]
    maker = record["maker"]
    supplier = record["supplier"]
    metal = record["metal"]
    region = record["region"]
    isLoop = record["kind"] == "closed loop"
    routes = phrase.routes
    families = phrase.families
    isRenewable = phrase.isRenewable
    self.from = from
    to = last
    agreed = record["agreed"]
    location = record.locate("id")
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
