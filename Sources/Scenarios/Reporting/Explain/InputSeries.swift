public import FlowInputs
internal import FlowTables

/// A series with its value in a year and the rows that make it.
public struct InputSeries: Sendable {
  public let entity: String
  public let metric: String
  public let qualifier: String
  public let year: Int
  public let value: Double
  public let unit: String
  /// The row of the year, or the rows before and after it; one row where the year does not matter.
  public let rows: [DataRow]

  /// `passenger cars, sales`.
  public var name: String {
    [entity, metric, qualifier].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension DataStore {
  /// A series as it stands in a year; nil where the tables hold none.
  func series(
    _ entity: String, _ metric: String, _ qualifier: String = "", in year: Int
  ) -> InputSeries? {
    let all = rows(entity, metric, qualifier)
    guard let first = all.first else { return nil }
    let rows = all.filter { $0.unit.dimension == first.unit.dimension }
    return InputSeries(
      entity: entity, metric: metric, qualifier: qualifier, year: year,
      value: Series(rows, in: first.unit).value(in: year), unit: first.unit.text,
      rows: Self.around(year, rows))
  }

  /// The row of the year, else its neighbours, between which the series runs straight.
  private static func around(_ year: Int, _ rows: [DataRow]) -> [DataRow] {
    if let same = rows.first(where: { $0.year == year }) { return [same] }
    let before = rows.last { ($0.year ?? 0) < year }
    let after = rows.first { ($0.year ?? 0) > year }
    return [before, after].compactMap { $0 }
  }
}
