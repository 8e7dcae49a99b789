internal import FlowTables

/// The comparison as tables.
extension Hindcast {
  /// One comparison a row: `run` is `today` or `known in 2014`.
  public func csv() -> [UInt8] {
    var writer = CSVWriter(header: [
      "run", "quantity", "role", "year", "observed", "low", "high", "modelled", "difference",
      "relative", "inside_range", "unit", "source", "note",
    ])
    for (run, rows) in runs {
      for row in rows {
        writer.field(run)
        writer.field(row.name)
        writer.field(row.role)
        writer.field(row.year)
        writer.field(row.observed)
        writer.field(row.low)
        writer.field(row.high)
        writer.field(row.modelled)
        writer.field(row.difference)
        writer.field(row.relative)
        writer.field(row.isInside.map { $0 ? "yes" : "no" } ?? "")
        writer.field(row.unit)
        writer.field(row.source)
        writer.field(row.note)
        writer.endRow()
      }
    }
    return writer.bytes
  }

  private var runs: [(String, [Comparison])] {
    [("today", today), ("known in \(KnownData.year)", hindcast)]
  }

  public func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.array("comparisons") { list in
        for (run, rows) in runs {
          for row in rows { list.object { Self.write(row, run, &$0) } }
        }
      }
      $0.array("forecasts") { list in
        for forecast in forecasts { list.object { Self.write(forecast, &$0) } }
      }
      $0.array("not_compared") { list in
        for gap in gaps {
          list.object {
            $0.field("quantity", gap.name)
            $0.field("reason", gap.reason)
          }
        }
      }
      $0.array("later_knowledge") { list in
        for (metric, rows) in anachronisms {
          list.object {
            $0.field("metric", metric)
            $0.field("rows", rows)
          }
        }
      }
    }
    return writer.finished()
  }

  private static func write(_ row: Comparison, _ run: String, _ writer: inout JSONWriter) {
    writer.field("run", run)
    writer.field("quantity", row.name)
    writer.field("role", row.role)
    writer.field("year", row.year)
    writer.field("observed", row.observed)
    writer.field(optional: "low", row.low)
    writer.field(optional: "high", row.high)
    writer.field("modelled", row.modelled)
    writer.field("difference", row.difference)
    writer.field(optional: "relative", row.relative)
    writer.field(optional: "inside_range", row.isInside)
    writer.field("unit", row.unit)
    writer.field("source", row.source)
    writer.field("note", row.note)
  }

  private static func write(_ forecast: Forecast, _ writer: inout JSONWriter) {
    writer.field("quantity", forecast.name)
    writer.field("author", forecast.author)
    writer.field("year", forecast.year)
    writer.field("forecast", forecast.value)
    writer.field(optional: "observed", forecast.observed)
    writer.field("unit", forecast.unit)
    writer.field("source", forecast.source)
    writer.field("note", forecast.note)
  }
}
