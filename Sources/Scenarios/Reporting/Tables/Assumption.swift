internal import FlowEngine
public import FlowInputs
internal import FlowTables

/// A judgement that a run rests on: an estimate, a rule that somebody chose, or a switch.
public struct Assumption: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case estimate
    case modelChoice = "model choice"
    case `switch`
    /// A number that the user brought.
    case user
  }

  public let id: String
  public let entity: String
  public let metric: String
  public let value: Double
  public let low: Double?
  public let high: Double?
  public let unit: String
  public let kind: Kind
  public let source: String
  public let note: String

  /// Every estimate and model choice of the tables and every number of the user's, then the switches
  /// of the scenario.
  public static func all(of compiled: CompiledScenario) -> [Assumption] {
    compiled.data.rows.compactMap(Assumption.init) + switches(of: compiled)
  }

  /// Every estimate and model choice that ships, whichever command reads it.
  public static func all(of catalogue: DataCatalogue) -> [Assumption] {
    catalogue.rows.compactMap(Assumption.init)
  }

  private init?(_ row: DataRow) {
    switch row.confidence {
    case .estimate: kind = .estimate
    case .modelChoice: kind = .modelChoice
    case .user: kind = .user
    case .seed, .published: return nil
    }
    id = row.id
    entity = row.entity
    metric = row.qualifier.isEmpty ? row.metric : "\(row.metric): \(row.qualifier)"
    value = row.value
    low = row.low
    high = row.high
    unit = row.unit.text
    source = row.source
    note = row.note
  }

  private init(
    switch metric: String, at id: String, of entity: String, _ value: Double, unit: String,
    source: String, note: String
  ) {
    self.id = id
    self.entity = entity
    self.metric = metric
    self.value = value
    low = nil
    high = nil
    self.unit = unit
    kind = .switch
    self.source = source
    self.note = note
  }

  /// What a scenario turns on: its levers by year, and the limits that its blend keeps.
  private static func switches(of compiled: CompiledScenario) -> [Assumption] {
    let scenario = compiled.scenario
    var list = scenario.levers.flatMap { lever in
      zip(lever.points.years, lever.points.values).map { year, value in
        Assumption(
          switch: year == 0 ? lever.lever.name : "\(lever.lever.name): \(year)",
          at: "\(lever.location.path):\(lever.location.line)", of: "lever", value,
          unit: lever.lever.kind.unit, source: scenario.name,
          note: "\(lever.lever.meaning) Not set: \(lever.lever.otherwise)."
            + (lever.then == .trend ? "" : " Then: \(lever.then.rawValue)."))
      }
    }
    let limits = compiled.plan.limits
    list.append(
      Assumption(
        switch: "limits", at: "plan:limits", of: "blend", limits == .massOnly ? 0 : 1, unit: "1",
        source: scenario.name,
        note: limits == .massOnly
          ? "0: least contents only, tramp elements stay and are reported (\(limits.rawValue))"
          : "1: least and greatest contents are kept (\(limits.rawValue))"))
    return list + choices(of: scenario)
  }

  /// Choices of words: 0 is the default.
  private static func choices(of scenario: Scenario) -> [Assumption] {
    let blend = scenario.blend
    let choices: [(entity: String, name: String, text: String, isDefault: Bool)] = [
      ("blend", "objective", blend.objective.rawValue, blend.objective == .primary),
      ("blend", "content", blend.content.rawValue, blend.content == .mean),
      ("blend", "demagging", blend.demagging.rawValue, blend.demagging == .none),
      ("blend", "chemistry", scenario.chemistry.rawValue, scenario.chemistry == .remembered),
      ("blend", "content-of", scenario.contentScope.rawValue, scenario.contentScope == .cars),
      ("scrap", "supply", scenario.supply.rawValue, scenario.supply == .priced),
    ]
    let words = choices.map { choice in
      Assumption(
        switch: choice.name, at: "plan:\(choice.name)", of: choice.entity, choice.isDefault ? 0 : 1,
        unit: "1", source: scenario.name, note: "0: the default; here: \(choice.text)")
    }
    let tables = scenario.tables.map { table in
      Assumption(
        switch: "table", at: table.path, of: "data", 1, unit: "1", source: scenario.name,
        note: "the scenario reads numbers from this table")
    }
    return words + tables
  }
}

/// Assumptions as tables.
public enum AssumptionTable {
  public static func csv(_ assumptions: [Assumption]) -> [UInt8] {
    var writer = CSVWriter(
      header: [
        "id", "entity", "metric", "value", "low", "high", "unit", "kind", "source", "note",
      ], capacity: 1 << 20)
    for item in assumptions {
      writer.field(item.id)
      writer.field(item.entity)
      writer.field(item.metric)
      writer.field(item.value)
      writer.field(item.low)
      writer.field(item.high)
      writer.field(item.unit)
      writer.field(item.kind.rawValue)
      writer.field(item.source)
      writer.field(item.note)
      writer.endRow()
    }
    return writer.bytes
  }

  public static func json(_ assumptions: [Assumption]) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.array("assumptions") { list in
        for item in assumptions {
          list.object {
            $0.field("id", item.id)
            $0.field("entity", item.entity)
            $0.field("metric", item.metric)
            $0.field("value", item.value)
            $0.field(optional: "low", item.low)
            $0.field(optional: "high", item.high)
            $0.field("unit", item.unit)
            $0.field("kind", item.kind.rawValue)
            $0.field("source", item.source)
            $0.field("note", item.note)
          }
        }
      }
    }
    return writer.finished()
  }

  /// One line an assumption, under a heading for each kind.
  public static func text(_ assumptions: [Assumption]) -> String {
    var lines: [String] = []
    for kind in Assumption.Kind.allCases {
      let members = assumptions.filter { $0.kind == kind }
      if members.isEmpty { continue }
      lines.append("\(members.count) \(kind.rawValue) rows")
      for item in members {
        var range = ""
        if let low = item.low, let high = item.high {
          range = " (\(ExplanationChain.number(low)) to \(ExplanationChain.number(high)))"
        }
        let value = ExplanationChain.number(item.value)
        lines.append(
          "  \(item.entity), \(item.metric) = \(value)\(range) \(item.unit) [\(item.id)] "
            + item.note)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
