internal import FlowInputs
internal import FlowNumerics
internal import FlowTables

/// Which lever did what between two compared runs, where levers are few.
public struct LeverEffects: Sendable {
  let attribution: Attribution

  private static let outcomes = ["emissions_per_car", "premium_per_car"]

  /// - Returns: nil where ``Attribution/between(_:_:year:of:onRun:)`` tells nothing apart, or the
  ///   runs are of different years.
  /// - Throws: ``RunProblem`` where a run between the two stops.
  public init?(base: RunReport, other: RunReport) throws {
    guard base.years == other.years,
      let attribution = try Attribution.between(
        base, other, year: base.reportingYears.nearest(to: ReportingYears.near),
        of: Outcome.named(Self.outcomes, option: "compare"))
    else { return nil }
    self.attribution = attribution
  }

  /// Levers with what each did, the greatest effect on emissions first.
  var rows: [(lever: String, effects: [Double])] {
    attribution.decomposition.levers.enumerated().map { i, lever in
      (lever.name, attribution.rows.map { $0.shares[i].value })
    }.sorted { ($0.effects[0].magnitude, $1.lever) > ($1.effects[0].magnitude, $0.lever) }
  }

  var year: Int { attribution.decomposition.year }
  var outcomes: [Outcome] { attribution.rows.map(\.outcome) }

  /// `scenario − base` of each outcome: what the effects add up to.
  var sums: [Double] { attribution.rows.map { $0.scenario - $0.base } }
}

extension LeverEffects {
  /// Under a title with the sums: a row a lever, with a bar for its part of the emissions.
  package var lines: [String] {
    let names = rows.map { "  \($0.lever)" }
    let title = "Which lever did it (\(year), Shapley values)"
    let first = ([title] + names).width + 2
    let cells = rows.map { row in zip(outcomes, row.effects).map(Self.cell) }
    let heads = zip(outcomes, sums).map { "\($0.unit): \(Self.cell($0, $1))" }
    let second = ([heads[0]] + cells.map { $0[0] }).width + 2
    let greatest = rows.map(\.effects[0].magnitude).max() ?? 0
    var lines = [title.padded(first) + heads[0].padded(second + 14) + heads[1]]
    for ((name, cells), row) in zip(zip(names, cells), rows) {
      let share = greatest > 0 ? row.effects[0].magnitude / greatest : 0
      let bar = String(repeating: "█", count: Int((12 * share).rounded()))
      lines.append(
        name.padded(first) + cells[0].padded(second) + bar.padded(14) + cells[1])
    }
    return lines.map(\.trimmedEnd)
  }

  /// Signed, a zero without; one decimal more than a level, for an effect is smaller.
  private static func cell(_ outcome: Outcome, _ value: Double) -> String {
    let size = fixed(value.magnitude, outcome.decimals + 1)
    if size == fixed(0, outcome.decimals + 1) { return size }
    return (value < 0 ? "−" : "+") + size
  }

  func write(to writer: inout JSONWriter) {
    writer.field("year", year)
    writer.array("levers") { list in
      for row in rows {
        list.object { item in
          item.field("lever", row.lever)
          for (outcome, value) in zip(outcomes, row.effects) { item.field(outcome.name, value) }
        }
      }
    }
  }
}
