internal import FlowTables

/// What a lot is, without its numbers: a row of `lot_list.csv`.
struct LotDefinition: Sendable {
  let id: String
  let name: String
  let metal: String
  let grade: String
  /// `mix` puts other lots together.
  let route: String
  let region: String
  let year: Int
  /// Sheet, flat, long and so on; empty for cast metal.
  let form: String
  let location: FileLocation

  static let columns = ["id", "name", "metal", "grade", "route", "region", "year", "form"]

  /// Lots of a table, each name once; a user's lot takes the place of a built-in one.
  static func read(
    user files: [SourceFile], reporting problems: inout Diagnostics
  ) -> [LotDefinition] {
    var list: [LotDefinition] = []
    var places: [String: Int] = [:]
    for file in [BuiltinFiles.file("data/lot_list.csv")] + files {
      for record in DefinitionTable.read(file, columns, reporting: &problems) {
        guard let lot = LotDefinition(record, reporting: &problems) else { continue }
        if let place = places[lot.id] {
          list[place] = lot
        } else {
          places[lot.id] = list.count
          list.append(lot)
        }
      }
    }
    return list
  }

  init(id: String, name: String, metal: String, route: String, region: String, year: Int) {
    self.id = id
    self.name = name
    self.metal = metal
    grade = ""
    self.route = route
    self.region = region
    self.year = year
    form = ""
    location = FileLocation(path: "data/plant_list.csv")
  }

  private init?(_ record: DefinitionTable.Record, reporting problems: inout Diagnostics) {
    for column in ["id", "name", "metal", "route", "region"] where record[column].isEmpty {
      problems.error(
        .emptyCell, at: record.locate(column), "the lot has no \(column)",
        help: "fill in this column")
      return nil
    }
    guard
      let metal = MetalName.read(
        record["metal"], among: MetalName.all, at: record.locate("metal"), reporting: &problems)
    else { return nil }
    guard let year = Int(record["year"]), CalendarYears.allowed.contains(year) else {
      problems.error(
        .yearOutOfRange, at: record.locate("year"), "\(quoted(record["year"])) is no year of a lot",
        help: "write a year in \(CalendarYears.allowed.text)")
      return nil
    }
    id = record["id"]
    name = record["name"]
    self.metal = metal
    grade = record["grade"]
    route = record["route"]
    region = record["region"]
    self.year = year
    form = record["form"]
    location = record.locate("id")
  }
}
