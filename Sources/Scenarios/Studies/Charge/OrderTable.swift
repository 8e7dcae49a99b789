internal import FlowEngine
internal import FlowInputs
internal import FlowTables

/// The table of alloys: a row for each melt that is wanted.
struct OrderTable {
  struct Order {
    let name: String
    let group: String?
    let unit: ChargeMass
    let demand: Double
    let scrapShare: ChargeProblem.Window
    /// By symbol, or by symbols with `+` between them; fractions of the melt.
    let limits: [(element: String, window: ChargeProblem.Window)]
    let location: FileLocation
  }

  let orders: [Order]
  /// Whose limits were taken from the tables that ship.
  let notes: [String]

  static let columns = [
    ChargeHeader.Known("alloy", or: ["name", "grade", "target"]),
    .init("demand", or: ["mass", "amount", "quantity"], in: ChargeHeader.masses),
    .init("unit"), .init("group"), .init("limits", or: ["limits of"]),
    .init("min scrap", in: ["%"]), .init("max scrap", in: ["%"]),
    .init("note", or: ["notes", "remark"]),
  ]

  /// What `limits` holds where an alloy has none.
  static let noLimits = "none"

  init?(_ file: SourceFile, reporting problems: inout Diagnostics) {
    guard let table = CSVTable.read(file, reporting: &problems),
      let header = ChargeHeader(
        table, known: Self.columns, required: ["alloy", "demand"], hasLimits: true,
        reporting: &problems)
    else { return nil }
    var reader = OrderReader(cells: ChargeCells(table, header))
    orders = (0..<table.rowCount).compactMap { row in
      reader.cells.isBlank(row) ? nil : reader.order(row, &problems)
    }
    notes = reader.notes
    if orders.isEmpty && !problems.hasErrors {
      problems.error(
        .emptyFile, at: file.start, "the table has no rows", help: "write a row for each alloy")
    }
  }
}

/// Reads rows of a table of alloys; those without limits have built-in ones.
private struct OrderReader {
  let cells: ChargeCells
  var notes: [String] = []
  private var builtin: [BuiltinAlloy]?

  init(cells: ChargeCells) { self.cells = cells }

  mutating func order(_ row: Int, _ problems: inout Diagnostics) -> OrderTable.Order? {
    let before = problems.errorCount
    let name = cells.required("alloy", row, &problems)
    let unit = cells.unit(of: ["demand"], row, &problems)
    if cells.text("demand", row) == nil {
      problems.error(
        .emptyCell, at: cells.location("demand", row), "the demand is empty",
        help: "write how much is wanted")
    }
    let demand = cells.amount("demand", row, &problems)
    let scrapShare = ChargeProblem.Window(
      minimum: cells.percent("min scrap", row, &problems),
      maximum: cells.percent("max scrap", row, &problems))
    scrapShare.check("scrap", at: cells.location("min scrap", row), &problems)
    let limits = limits(row, name ?? "", &problems)
    guard problems.errorCount == before, let name, let unit, let demand else { return nil }
    return OrderTable.Order(
      name: name, group: cells.text("group", row), unit: unit, demand: demand,
      scrapShare: scrapShare, limits: limits, location: cells.location("alloy", row))
  }

  // MARK: Limits
  private typealias Limits = [(element: String, window: ChargeProblem.Window)]

  /// Those of the row, laid over those of the alloy that it names under `limits`; without any, the
  /// built-in ones of its own name.
  private mutating func limits(
    _ row: Int, _ name: String, _ problems: inout Diagnostics
  ) -> Limits {
    let own = own(row, &problems)
    let base = cells.text("limits", row)
    if base?.lowercased() == OrderTable.noLimits || base == nil && !own.isEmpty { return own }
    var limits = shipped(
      base ?? name, at: cells.location(base == nil ? "alloy" : "limits", row), &problems)
    for limit in own {
      if let place = limits.firstIndex(where: { $0.element == limit.element }) {
        limits[place].window.minimum = limit.window.minimum ?? limits[place].window.minimum
        limits[place].window.maximum = limit.window.maximum ?? limits[place].window.maximum
      } else {
        limits.append(limit)
      }
    }
    for limit in limits {
      limit.window.check(limit.element, at: cells.location("alloy", row), &problems)
    }
    return limits
  }

  private func own(_ row: Int, _ problems: inout Diagnostics) -> Limits {
    var limits: Limits = []
    for column in cells.header.elements where !cells.table.isEmpty(row, column.index) {
      guard let written = cells.content(column, row, &problems) else { continue }
      let place = limits.firstIndex { $0.element == column.symbol } ?? limits.count
      if place == limits.count { limits.append((column.symbol, ChargeProblem.Window())) }
      if column.bound == .maximum {
        limits[place].window.maximum = written.fraction
      } else if written.isBelow {
        problems.error(
          .unreadableCell, at: cells.table.location(row, column.index),
          "a lower limit is written with '<'", help: "write the number alone")
      } else {
        limits[place].window.minimum = written.fraction
      }
    }
    for limit in limits {
      limit.window.check(limit.element, at: cells.location("alloy", row), &problems)
    }
    return limits
  }

  private mutating func shipped(
    _ name: String, at location: FileLocation, _ problems: inout Diagnostics
  ) -> Limits {
    if name.isEmpty { return [] }
    let all = builtin ?? BuiltinAlloy.all(reporting: &problems)
    builtin = all
    switch BuiltinAlloy.find(name, among: all) {
    case .alloy(let alloy):
      notes.append(
        "limits of \(quoted(name)) are those of \(alloy.name) (\(alloy.id)): "
          + "\(alloy.notes.joined(separator: "; ")) [\(alloy.sources.joined(separator: ", "))]")
      return alloy.limits.map {
        (
          $0.element,
          ChargeProblem.Window(
            minimum: $0.minimum.map { $0 * 0.01 }, maximum: $0.maximum.map { $0 * 0.01 })
        )
      }
    case .several(let alloys):
      let ids = alloys.map { "\($0.id) (\($0.description))" }.joined(separator: ", ")
      problems.error(
        .unknownName, at: location, "\(quoted(name)) has several limits",
        help: "write one of \(ids)")
    case .unknown(let nearest):
      let list =
        "'flowsim blend --alloys' lists the alloys that ship; for others write limits in "
        + "columns such as 'Si max', or 'none' under 'limits'"
      problems.error(
        .unknownName, at: location, "no limits are given for \(quoted(name)), and none ship",
        help: (nearest.map { "did you mean \(quoted($0))? " } ?? "") + list)
    }
    return []
  }
}
