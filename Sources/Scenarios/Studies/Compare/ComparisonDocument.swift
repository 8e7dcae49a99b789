internal import FlowAccounts
internal import FlowInputs
internal import FlowTables

/// Comparisons as one JSON document.
///
/// `{"base":…,"comparisons":[{"scenario","inputs":[{key,year,base,other,place}],
/// "levers":[{lever,unit,years:[{year,value,reference}]}],
/// "outcomes":[{name,unit,year,base,other,change_pct,base_low,base_high,other_low,other_high,
/// difference_low,difference_high,p_lower,p_higher}],"totals":[{…,from,…}],"verdicts":[{…}],
/// "lever_effects":{year,levers:[{lever,…}]}}]}`
public enum ComparisonDocument {
  /// - Parameters:
  ///   - grades: One to each comparison, or none.
  ///   - levers: What single levers did, likewise.
  public static func bytes(
    _ comparisons: [Comparison], _ grades: [GradeComparison] = [], levers: [LeverEffects?] = []
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { document in
      document.field("base", comparisons.first?.base.scenario.name ?? "")
      document.array("comparisons") { list in
        for (index, comparison) in comparisons.enumerated() {
          list.object {
            write(comparison, to: &$0)
            if index < levers.count, let effects = levers[index] {
              $0.object("lever_effects") { effects.write(to: &$0) }
            }
            if index < grades.count { GradeDocument.write(grades[index], to: &$0) }
          }
        }
      }
    }
    return writer.finished()
  }

  private static func write(_ comparison: Comparison, to writer: inout JSONWriter) {
    writer.field("scenario", comparison.other.scenario.name)
    writer.array("inputs") { list in
      for input in comparison.inputs {
        list.object {
          $0.field("key", "\(input.key)")
          $0.field(optional: "year", input.year)
          $0.field("base", "\(input.base)")
          $0.field("other", "\(input.other)")
          $0.field("place", input.place)
        }
      }
    }
    LeverTable(comparison.other.compiled).write(to: &writer)
    writer.array("outcomes") { list in
      for row in comparison.outcomes {
        for cell in row.cells { list.object { write(cell, of: row.outcome, to: &$0) } }
      }
    }
    writeTotals(comparison.outcomes, to: &writer)
    writer.field("targets_tested", comparison.testedTargets)
    writer.array("verdicts") { list in
      for change in comparison.verdicts {
        list.object {
          $0.field("id", change.after.target.id)
          $0.field("company", change.after.target.company)
          $0.field("year", change.after.target.year)
          $0.field("base", change.before.verdict.rawValue)
          $0.field("other", change.after.verdict.rawValue)
        }
      }
    }
  }

  private static func writeTotals(_ rows: [OutcomeRow], to writer: inout JSONWriter) {
    writer.array("totals") { list in
      for row in rows {
        guard let total = row.total else { continue }
        list.object {
          $0.field("from", total.years.lowerBound)
          write(total, of: row.outcome, to: &$0)
        }
      }
    }
  }

  private static func write(
    _ cell: OutcomeRow.Cell, of outcome: Outcome, to writer: inout JSONWriter
  ) {
    writer.field("name", outcome.name)
    let isSum = cell.years.count > 1
    writer.field("unit", isSum ? String(outcome.unit.dropLast(3)) : outcome.unit)
    writer.field("year", cell.year)
    writer.field("base", cell.base)
    writer.field("other", cell.other)
    writer.field(optional: "change_pct", cell.change)
    guard let bands = cell.bands else { return }
    for (name, band) in [
      ("base", bands.base), ("other", bands.other), ("difference", bands.difference),
    ] {
      writer.field("\(name)_low", band.low)
      writer.field("\(name)_high", band.high)
    }
    writer.field("p_lower", bands.lower)
    writer.field("p_higher", bands.higher)
  }
}
