/// The columns of a table in a result folder: what each holds, and what makes a row unique.
///
/// One description serves the data package, the database and the workbook, so that they agree.
struct TableSchema: Sendable {
  enum Kind: String, Sendable {
    case text = "string"
    case integer
    case number
    case date
  }

  struct Field: Sendable {
    let name: String
    let kind: Kind
    let meaning: String
    /// Whether every row has it.
    let isRequired: Bool

    init(_ name: String, _ kind: Kind, _ meaning: String, isRequired: Bool = true) {
      self.name = name
      self.kind = kind
      self.meaning = meaning
      self.isRequired = isRequired
    }
  }

  /// The file without `.csv`.
  let name: String
  /// What one row is, as tables of the database are named.
  let row: String
  let title: String
  let fields: [Field]
  /// Columns that together occur once.
  let key: [String]

  var file: String { "\(name).csv" }
}

extension TableSchema {
  static let year = Field("year", .integer, "Calendar year.")
  private static let material = Field("material", .text, "steel or aluminium.")
  private static let flowUnit = Field("unit", .text, "Mt/yr, million tonnes a year.")
  private static let stockUnit = Field(
    "unit", .text, "Mt, million tonnes; inflow and outflow are those of the year.")
  private static let type = Field(
    "type", .text,
    "Alloy grade: up to the scrap market the one that the metal came from, after it the one that "
      + "it is melted for.")
  private static let element = Field("element", .text, "Chemical element.")

  /// Every table of a result folder except the wide `iamc.csv`.
  static let all: [TableSchema] = [
    results,
    flows("flows", "flow", "Metal flows by alloy grade", type),
    flows("elements", "element_flow", "Metal flows by chemical element", element),
    stocks("stocks", "stock", "Stocks by alloy grade, with what entered and left", type),
    stocks("element_stocks", "element_stock", "Stocks by chemical element", element),
    fates, charges, scrapCompositions, lots, classes, targets, sources, assumptions,
  ]

  static let results = TableSchema(
    name: "results", row: "result", title: "Every reported variable, one value a row",
    fields: [
      Field("scenario", .text, "Name of the scenario."),
      Field("region", .text, "Where cars are sold and metal is made."),
      Field("variable", .text, "IAMC name; levels are divided by |."),
      year,
      Field("value", .number, "In the unit of the row."),
      Field("unit", .text, "As IAMC writes it; one unit for each variable."),
    ], key: ["scenario", "region", "variable", "year"])

  private static func flows(
    _ name: String, _ row: String, _ title: String, _ lane: Field
  ) -> TableSchema {
    TableSchema(
      name: name, row: row, title: title,
      fields: [
        year, material,
        Field("source", .text, "Process that the metal leaves."),
        Field("target", .text, "Process that it enters."),
        lane,
        Field("value", .number, "Metal that moved in the year; what did not move has no row."),
        flowUnit,
      ], key: ["year", "material", "source", "target", lane.name])
  }

  private static func stocks(
    _ name: String, _ row: String, _ title: String, _ lane: Field
  ) -> TableSchema {
    TableSchema(
      name: name, row: row, title: title,
      fields: [
        year, material,
        Field("process", .text, "Where the metal lies."),
        lane,
        Field("opening", .number, "At the start of the year."),
        Field("inflow", .number, "Entered during the year."),
        Field("outflow", .number, "Left during the year."),
        Field("closing", .number, "At the end of the year: opening + inflow - outflow."),
        stockUnit,
      ], key: ["year", "material", "process", lane.name])
  }

  private static let targets = TableSchema(
    name: "targets", row: "target", title: "Pledges of car makers and their verdicts",
    fields: [
      Field("company", .text, "Who pledged."),
      Field("id", .text, "Of the pledge, in the register of targets."),
      Field("metal", .text, "What the pledge covers."),
      Field("metric", .text, "What it counts."),
      Field("year", .integer, "For which year; where the pledge names none, the run's last."),
      Field("required", .number, "What the pledge asks.", isRequired: false),
      Field("projected", .number, "What the run gives.", isRequired: false),
      Field("unit", .text, "Of required and projected.", isRequired: false),
      Field("verdict", .text, "met, missed, released, depends or untestable."),
      Field(
        "shortfall_t", .number, "Tonnes that lack, of scrap metal or of CO2-equiv.",
        isRequired: false),
      Field(
        "first_year_met", .integer, "Empty where no year of the run meets it.",
        isRequired: false),
      Field("reason", .text, "What the verdict rests on."),
      Field("role", .text, "maker, supplier, coalition, or benchmark: a line and no pledge."),
    ], key: ["id"])

  private static let sources = TableSchema(
    name: "sources", row: "source", title: "Where the numbers come from",
    fields: [
      Field("id", .text, "As the rows of the data tables name it."),
      Field("citation", .text, "Author, title, place."),
      Field("url", .text, "Where it is published.", isRequired: false),
      Field("licence", .text, "On which terms its numbers may be passed on."),
      Field("accessed", .date, "When it was read.", isRequired: false),
    ], key: ["id"])

  private static let assumptions = TableSchema(
    name: "assumptions", row: "assumption", title: "Judgements that the run rests on",
    fields: [
      Field("id", .text, "Table and line, or the place in the scenario."),
      Field("entity", .text, "What the number is about."),
      Field("metric", .text, "What is counted."),
      Field("value", .number, "In the unit of the row."),
      Field("low", .number, "Least value that is held possible.", isRequired: false),
      Field("high", .number, "Greatest value that is held possible.", isRequired: false),
      Field("unit", .text, "Of value, low and high."),
      Field("kind", .text, "estimate, model choice or switch."),
      Field("source", .text, "A source, or the scenario that sets the switch."),
      Field("note", .text, "How the number came about.", isRequired: false),
    ], key: [])
}
