public import FlowInputs
internal import FlowTables

/// One step of the chain from a result to its sources: a formula and what goes into it.
struct Explanation: Sendable {
  /// In the symbols of the model: t year, c cohort, p drive, g grade, s scrap class.
  let formula: String
  /// Reported variables that the formula names.
  let parts: [String]
  /// Rows of the data tables that the formula names.
  let inputs: [InputGroup]
  /// Levers that stand in for a series, or change it.
  let levers: [String]
  /// Pledges that the formula names, by id.
  let targets: [String]

  init(
    _ formula: String, parts: [String] = [], inputs: [InputGroup] = [], levers: [String] = [],
    targets: [String] = []
  ) {
    self.formula = formula
    self.parts = parts
    self.inputs = inputs
    self.levers = levers
    self.targets = targets
  }
}

/// Series of one metric, over some entities and qualifiers.
struct InputGroup: Sendable {
  let entities: [String]
  let metric: String
  /// Empty text is the series without a qualifier; nil takes every qualifier there is.
  let qualifiers: [String]?
  /// Years between a cohort's sale and the year that is asked about.
  let lag: Int

  init(_ entities: [String], _ metric: String, _ qualifiers: [String]? = [""], lag: Int = 0) {
    self.entities = entities
    self.metric = metric
    self.qualifiers = qualifiers
    self.lag = lag
  }

  init(_ entity: String, _ metric: String, _ qualifier: String = "", lag: Int = 0) {
    self.init([entity], metric, [qualifier], lag: lag)
  }
}

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
  /// The series of a group that the tables hold, in the order of entities and rows.
  func series(of group: InputGroup, in year: Int) -> [InputSeries] {
    group.entities.flatMap { entity in
      (group.qualifiers ?? qualifiers(entity, group.metric)).compactMap {
        series(entity, group.metric, $0, in: year - group.lag)
      }
    }
  }

  private func qualifiers(_ entity: String, _ metric: String) -> [String] {
    var names: [String] = []
    for row in rows where row.entity == entity && row.metric == metric {
      if !names.contains(row.qualifier) { names.append(row.qualifier) }
    }
    return names
  }

  private func series(
    _ entity: String, _ metric: String, _ qualifier: String, in year: Int
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
