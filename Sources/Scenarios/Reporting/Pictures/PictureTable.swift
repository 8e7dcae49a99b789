internal import FlowTables

/// The numbers of a picture: SVG, Vega-Lite, Plotly and the table under it are made from here alone.
///
/// Columns that say what a row is about stand first, then the year if there is one, then values.
public struct PictureTable: Sendable, Equatable {
  public struct Column: Sendable, Equatable {
    /// As machines name it: `required`.
    public let key: String
    /// As people read it.
    public let label: String
    /// Empty where the column has none.
    public let unit: String
    /// Decimals that a reader can use.
    public let decimals: Int
    /// Repeated for the drawing only, and left out where people read the table.
    public let isEcho: Bool

    public init(
      _ key: String, _ label: String, unit: String = "", decimals: Int = 0, isEcho: Bool = false
    ) {
      self.isEcho = isEcho
      self.key = key
      self.label = label
      self.unit = unit
      self.decimals = decimals
    }
  }

  public enum Cell: Sendable, Equatable {
    case text(String)
    case number(Double)
    /// Nothing is known, or nothing was asked.
    case none

    public var number: Double? {
      if case .number(let value) = self { value } else { nil }
    }

    public var text: String? {
      if case .text(let text) = self { text } else { nil }
    }
  }

  public let columns: [Column]
  public private(set) var rows: [[Cell]] = []
  /// By year, the value from which a row is shown to people; nil where all rows are.
  var shownFrom: [Double: Double]?

  public init(_ columns: [Column]) { self.columns = columns }

  mutating func add(_ cells: [Cell]) {
    precondition(cells.count == columns.count, "a row has one cell a column")
    rows.append(cells)
  }

  func index(_ key: String) -> Int {
    guard let index = columns.firstIndex(where: { $0.key == key }) else {
      preconditionFailure("the table has no column \(key)")
    }
    return index
  }

  /// The place of the year, where rows have one.
  var yearIndex: Int? { columns.firstIndex { $0.key == "year" } }

  /// Rows in which a text column says `value`; all rows where no column is named.
  func rows(where column: String?, is value: String) -> [[Cell]] {
    guard let column else { return rows }
    let place = index(column)
    return rows.filter { $0[place] == .text(value) }
  }
}

extension PictureTable.Cell {
  init(_ value: Double?) { self = value.map { .number($0) } ?? .none }

  static func year(_ year: Int) -> PictureTable.Cell { .number(Double(year)) }
}

extension PictureTable {
  /// The rows as JSON objects, for sidecars; a cell without a number is null.
  func write(_ key: String, to writer: inout JSONWriter) {
    writer.array(key) { list in
      for row in rows {
        list.object { object in
          for (column, cell) in zip(columns, row) { object.field(column.key, cell) }
        }
      }
    }
  }
}

extension JSONWriter {
  mutating func field(_ key: String, _ cell: PictureTable.Cell) {
    switch cell {
    case .text(let text): field(key, text)
    case .number(let value): field(key, value)
    case .none: field(null: key)
    }
  }

  mutating func value(_ cell: PictureTable.Cell) {
    switch cell {
    case .text(let text): value(text)
    case .number(let number): value(number)
    case .none: null()
    }
  }
}
