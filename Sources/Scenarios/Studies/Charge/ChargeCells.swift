internal import FlowEngine
internal import FlowTables

/// A unit of mass of a charge.
struct ChargeMass: Equatable {
  let name: String
  let kilograms: Double

  static let all = [
    ChargeMass(name: "kg", kilograms: 1), .init(name: "t", kilograms: 1_000),
    .init(name: "g", kilograms: 0.001), .init(name: "lb", kilograms: 0.45359237),
  ]

  static let kilogram = all[0]

  static func named(_ name: String) -> ChargeMass? {
    all.first { $0.name == name.lowercased() }
  }
}

/// The cells of a table of scraps or of alloys, by the meaning of their columns.
struct ChargeCells {
  let table: CSVTable
  let header: ChargeHeader

  /// A rounded analysis of every element adds up to a little more than all.
  static let wholeMelt = 1 + 1e-3

  init(_ table: CSVTable, _ header: ChargeHeader) {
    self.table = table
    self.header = header
  }

  func isBlank(_ row: Int) -> Bool {
    table.columns.indices.allSatisfy { table.isEmpty(row, $0) }
  }

  func text(_ column: String, _ row: Int) -> String? {
    guard let place = header.named[column]?.index, !table.isEmpty(row, place) else { return nil }
    return table.text(row, place)
  }

  func required(_ column: String, _ row: Int, _ problems: inout Diagnostics) -> String? {
    header.named[column].flatMap { table.requiredText(row, $0.index, reporting: &problems) }
  }

  /// Where a cell of the column stands, or the row begins where there is no such column.
  func location(_ column: String, _ row: Int) -> FileLocation {
    table.location(row, header.named[column]?.index ?? 0)
  }

  /// A number of zero or more; nil where the cell is empty, or wrong and reported.
  func amount(_ column: String, _ row: Int, _ problems: inout Diagnostics) -> Double? {
    guard text(column, row) != nil, let place = header.named[column]?.index,
      let value = table.number(row, place, reporting: &problems)
    else { return nil }
    if value >= 0 { return value }
    problems.error(
      .negativeAmount, at: location(column, row), "the \(column) is below zero",
      help: "write zero or more")
    return nil
  }

  /// Per cent, as a fraction.
  func percent(_ column: String, _ row: Int, _ problems: inout Diagnostics) -> Double? {
    guard let value = amount(column, row, &problems) else { return nil }
    if value <= 100 { return value / 100 }
    problems.error(
      .shareOutOfRange, at: location(column, row), "the \(column) is above 100 %",
      help: "write per cent")
    return nil
  }

  /// A fraction, or per cent where the head says so.
  func yield(_ row: Int, _ problems: inout Diagnostics) -> Double? {
    if header.named["melt yield"]?.unit == "%" { return percent("melt yield", row, &problems) }
    guard let value = amount("melt yield", row, &problems) else { return nil }
    if value <= 1 { return value }
    problems.error(
      .shareOutOfRange, at: location("melt yield", row), "the melt yield is above 1",
      help: "write a fraction, or head the column 'melt yield %'")
    return nil
  }

  /// Of one unit of the row; without the column, metal that is no scrap costs 1.
  func cost(_ row: Int, _ kind: LotTable.Kind?, _ problems: inout Diagnostics) -> Double? {
    guard let column = header.named["cost"] else { return kind == .scrap ? 0 : 1 }
    return table.number(row, column.index, reporting: &problems)
  }

  /// What the row's masses are in: its cell under `unit`, else what the heads say, else kg.
  func unit(
    of columns: [String], _ row: Int, _ problems: inout Diagnostics
  ) -> ChargeMass? {
    let heads = columns.compactMap { header.named[$0]?.unit }
    let written = text("unit", row)
    guard let name = written ?? heads.first else { return .kilogram }
    guard let unit = ChargeMass.named(name) else {
      problems.error(
        .unknownUnit, at: location("unit", row), "\(quoted(name)) is not a unit of mass here",
        help: "write \(ChargeMass.all.map(\.name).joined(separator: ", "))")
      return nil
    }
    if let other = heads.first(where: { $0 != unit.name }) {
      problems.error(
        .choicesClash, at: location("unit", row),
        "the row is in \(unit.name), but a head says \(other)",
        help: "write masses and costs of a row in one unit")
      return nil
    }
    return unit
  }

  /// `0.35`, `120 ppm` or `<0.02`, in the unit of the column where the cell has none.
  func content(
    _ element: ChargeHeader.Element, _ row: Int, _ problems: inout Diagnostics
  ) -> ContentText? {
    if let written = ContentText(table.text(row, element.index), scale: element.scale) {
      if written.fraction <= 1 { return written }
      problems.error(
        .shareOutOfRange, at: table.location(row, element.index), "the content is above 100 %",
        help: "write wt %, or 'ppm' in the head")
      return nil
    }
    // The sentence of the tables, where it is no number at all.
    if let number = table.number(row, element.index, reporting: &problems), number < 0 {
      problems.error(
        .negativeAmount, at: table.location(row, element.index), "the content is below zero",
        help: "write zero or more")
    }
    return nil
  }
}
