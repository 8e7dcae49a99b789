internal import FlowEngine
internal import FlowTables

/// The table of scraps: a row for each lot, and for primary metal and alloying where there is any.
struct LotTable {
  struct Lot {
    let row: Int
    let name: String
    let kind: Kind?
    let group: String?
    /// Of `mass`, `least` and the cost.
    let unit: ChargeMass
    let mass: Double?
    let least: Double?
    let cost: Double
    let yield: Double
    let share: ChargeProblem.Window
    /// By symbol.
    let content: [String: Double]
    let location: FileLocation
  }

  enum Kind: String, CaseIterable { case scrap, primary, alloying }

  let lots: [Lot]
  /// In the order of the columns.
  let elements: [String]

  private let table: CSVTable
  private let header: ChargeHeader

  static let columns = [
    ChargeHeader.Known("name", or: ["material", "scrap", "lot", "batch"]),
    .init("mass", or: ["amount", "quantity", "available"], in: ChargeHeader.masses),
    .init("unit"),
    .init("cost", or: ["price"], in: ChargeHeader.masses),
    .init("kind"), .init("group"),
    .init("melt yield", or: ["yield"], in: ["%"]),
    .init("min", or: ["min mass", "min amount"], in: ChargeHeader.masses),
    .init("min share", in: ["%"]), .init("max share", in: ["%"]),
    .init("note", or: ["notes", "remark"]),
  ]

  init?(_ file: SourceFile, reporting problems: inout Diagnostics) {
    guard let table = CSVTable.read(file, reporting: &problems),
      let header = ChargeHeader(
        table, known: Self.columns, required: ["name", "mass"], hasLimits: false,
        reporting: &problems)
    else { return nil }
    self.table = table
    self.header = header
    elements = header.elements.map(\.symbol)
    let reader = ChargeCells(table, header)
    var notes = ContentNotes()
    var lots: [Lot] = []
    for row in 0..<table.rowCount where !reader.isBlank(row) {
      if let lot = Self.lot(row, reader, &notes, &problems) { lots.append(lot) }
    }
    notes.report(to: &problems)
    self.lots = lots
    if lots.isEmpty && !problems.hasErrors {
      problems.error(
        .emptyFile, at: file.start, "the table has no rows", help: "write a row for each scrap")
    }
  }

  private static func lot(
    _ row: Int, _ cells: ChargeCells, _ notes: inout ContentNotes, _ problems: inout Diagnostics
  ) -> Lot? {
    let before = problems.errorCount
    let name = cells.required("name", row, &problems)
    let kind = kind(row, cells, &problems)
    let unit = cells.unit(of: ["mass", "min", "cost"], row, &problems)
    let mass = cells.amount("mass", row, &problems)
    let least = cells.amount("min", row, &problems)
    let window = ChargeProblem.Window(minimum: least, maximum: mass)
    window.check("the amount", at: cells.location("min", row), &problems)
    if mass == nil, kind == .scrap, problems.errorCount == before {
      problems.error(
        .emptyCell, at: cells.location("mass", row), "the mass of a scrap is empty",
        help: "write what is at hand; of kinds primary and alloying it may be empty")
    }
    let share = ChargeProblem.Window(
      minimum: cells.percent("min share", row, &problems),
      maximum: cells.percent("max share", row, &problems))
    share.check("the share", at: cells.location("min share", row), &problems)
    let content = content(row, kind, cells, &notes, &problems)
    let cost = cells.cost(row, kind, &problems)
    let yield = cells.yield(row, &problems) ?? 1
    guard problems.errorCount == before, let name, let unit, let cost else { return nil }
    return Lot(
      row: row, name: name, kind: kind, group: cells.text("group", row), unit: unit, mass: mass,
      least: least, cost: cost, yield: yield, share: share, content: content,
      location: cells.location("name", row))
  }

  /// Scrap where the table has no kinds; nil where a cell leaves it open.
  private static func kind(
    _ row: Int, _ cells: ChargeCells, _ problems: inout Diagnostics
  ) -> Kind? {
    guard cells.header.named["kind"] != nil else { return .scrap }
    guard let text = cells.text("kind", row) else { return nil }
    if let kind = Kind(rawValue: text.lowercased()) { return kind }
    problems.error(
      .unknownName, at: cells.location("kind", row), "unknown kind \(quoted(text))",
      help: NearestName.help(for: text, among: Kind.allCases.map(\.rawValue)))
    return nil
  }

  private static func content(
    _ row: Int, _ kind: Kind?, _ cells: ChargeCells, _ notes: inout ContentNotes,
    _ problems: inout Diagnostics
  ) -> [String: Double] {
    var content: [String: Double] = [:]
    for element in cells.header.elements {
      let place = cells.table.location(row, element.index)
      if cells.table.isEmpty(row, element.index) {
        // What makes an alloying element up is its own content.
        if kind != .alloying { notes.noteEmpty(at: place) }
      } else if let written = cells.content(element, row, &problems) {
        content[element.symbol] = written.estimate
        if written.isBelow { notes.noteBelow(cells.table.text(row, element.index), at: place) }
      }
    }
    if content.values.reduce(0, +) > ChargeCells.wholeMelt {
      problems.error(
        .shareOutOfRange, at: cells.location("name", row),
        "the composition adds up to more than 100 %", help: "write wt %, or 'ppm' in the heads")
    }
    return content
  }
}
