internal import FlowInputs
internal import FlowTables

extension Calibration {
  /// The fitted habits as a table for `--data`: rows that win over those of `charge_habits.csv`.
  ///
  /// The range of a habit is one standard error to each side.
  public var csv: [UInt8] {
    var writer = CSVWriter(header: [
      "entity", "metric", "qualifier", "value", "low", "high", "unit", "year", "region", "boundary",
      "source", "note",
    ])
    for habit in habits {
      writer.field(habit.row.entity)
      writer.field(habit.row.metric)
      writer.field(habit.row.qualifier)
      writer.field(habit.value)
      writer.field(Self.thousandths(habit.value - habit.standardError))
      writer.field(Self.thousandths(habit.value + habit.standardError))
      writer.field(habit.row.unit.text)
      if let year = habit.row.year { writer.field(year) } else { writer.field("") }
      writer.field(habit.row.region)
      writer.field(habit.row.boundary)
      writer.field("flowsim calibrate")
      writer.field(
        habit.isAtEnd
          ? "at the end of the search; range: of the prior" : "range: one standard error")
      writer.endRow()
    }
    return writer.bytes
  }

  public var text: String {
    "Habits: logarithm of the odds against other metal, \(runs) runs\n\n" + habitTable.text()
      + "\nWhat they were fitted to; off by: standard errors, in logits\n\n" + usedTable.text()
      + "\nKept out: how the rest fits\n\n" + keptOutTable.text()
  }

  private var habitTable: PrintedTable {
    var table = PrintedTable(["habit", "before any", "read", "fitted", "standard error", ""])
    for habit in habits {
      table.add([
        habit.row.entity, "\(fixed(habit.prior, 1)) ± \(fixed(habit.priorError, 1))",
        fixed(habit.row.value, 3), fixed(habit.value, 3), fixed(habit.standardError, 3),
        habit.isAtEnd ? "end of the search" : "",
      ])
    }
    return table
  }

  private var usedTable: PrintedTable {
    var table = PrintedTable(
      ["observation", "year", "observed", "range", "read habits", "fitted habits", "off by"])
    for item in used {
      let row = item.observation.row
      func share(_ value: Double?) -> String {
        Self.short((value ?? 0) * row.unit.multiplier / row.unit.divisor)
      }
      table.add([
        item.observation.name, "\(item.observation.year)", Self.short(item.observation.share),
        "\(share(row.low))-\(share(row.high))", Self.short(item.before), Self.short(item.modelled),
        (item.residual > 0 ? "+" : "") + fixed(item.residual, 2),
      ])
    }
    return table
  }

  private var keptOutTable: PrintedTable {
    var table = PrintedTable(
      ["quantity", "unit", "year", "observed", "range", "modelled", "inside"], words: [0, 1, 6])
    for item in keptOut {
      let range = item.low.flatMap { low in
        item.high.map { "\(Self.short(low))-\(Self.short($0))" }
      }
      table.add([
        item.name, item.unit, "\(item.year)", item.observed.map(Self.short) ?? "", range ?? "",
        Self.short(item.modelled), item.isInside.map { $0 ? "yes" : "no" } ?? "",
      ])
    }
    return table
  }

  private static func short(_ value: Double) -> String {
    fixed(value, value.magnitude >= 100 ? 0 : value.magnitude >= 1 ? 2 : 3)
  }

  /// One document: `runs`, `habits`, `observations` of the fit, and what was `kept_out`.
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { document in
      document.field("runs", runs)
      document.array("habits") { list in
        for habit in habits {
          list.object {
            $0.field("habit", habit.row.entity)
            $0.field("prior", habit.prior)
            $0.field("prior_error", habit.priorError)
            $0.field("before", habit.row.value)
            $0.field("value", habit.value)
            $0.field("standard_error", habit.standardError)
            $0.field("unit", habit.row.unit.text)
            $0.field("at_end_of_search", habit.isAtEnd)
          }
        }
      }
      document.array("observations") { list in
        for item in used { list.object { Self.write(item, &$0) } }
      }
      document.array("kept_out") { list in
        for item in keptOut { list.object { Self.write(item, &$0) } }
      }
    }
    return writer.finished()
  }

  private static func write(_ item: Used, _ writer: inout JSONWriter) {
    writer.field("quantity", item.observation.name)
    writer.field("year", item.observation.year)
    writer.field("observed", item.observation.share)
    writer.field("standard_error_logits", item.observation.standardError)
    writer.field("before", item.before)
    writer.field("modelled", item.modelled)
    writer.field("off_by_standard_errors", item.residual)
    writer.field("source", item.observation.row.source)
  }

  private static func write(_ item: KeptOut, _ writer: inout JSONWriter) {
    writer.field("quantity", item.name)
    writer.field("unit", item.unit)
    writer.field("year", item.year)
    writer.field(optional: "observed", item.observed)
    writer.field(optional: "low", item.low)
    writer.field(optional: "high", item.high)
    writer.field("modelled", item.modelled)
    writer.field(optional: "inside_range", item.isInside)
  }
}
