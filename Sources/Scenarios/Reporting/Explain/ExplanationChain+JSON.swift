internal import FlowInputs
internal import FlowTables

/// The chain as programs read it.
extension ExplanationChain {
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.field("scenario", scenario)
      $0.field("year", year)
      $0.object("result") { Self.write(root, &$0) }
      $0.array("sources") { list in
        for source in sources { list.object { source.write(to: &$0) } }
      }
    }
    return writer.finished()
  }

  private static func write(_ node: Node, _ writer: inout JSONWriter) {
    writer.field("name", node.name)
    writer.field(optional: "value", node.value)
    writer.field("unit", node.unit)
    writer.field("formula", node.formula)
    writer.field("repeated", node.isRepeated)
    writer.array("levers") { list in
      for lever in node.levers { list.object { write(lever, &$0) } }
    }
    writer.array("pledges") { list in
      for pledge in node.pledges {
        list.object {
          $0.field("id", pledge.id)
          $0.field("source", pledge.source)
          $0.field("note", pledge.note)
        }
      }
    }
    writer.array("series") { list in
      for series in node.inputs { list.object { write(series, &$0) } }
    }
    writer.array("parts") { list in
      for part in node.parts { list.object { write(part, &$0) } }
    }
  }

  private static func write(_ lever: LeverUse, _ writer: inout JSONWriter) {
    writer.field("name", lever.name)
    writer.field(optional: "value", lever.value)
    writer.field("place", lever.place)
    writer.field("otherwise", lever.otherwise)
  }

  private static func write(_ series: InputSeries, _ writer: inout JSONWriter) {
    writer.field("entity", series.entity)
    writer.field("metric", series.metric)
    writer.field("qualifier", series.qualifier)
    writer.field("year", series.year)
    writer.field("value", series.value)
    writer.field("unit", series.unit)
    writer.array("rows") { list in
      for row in series.rows { list.object { row.write(to: &$0) } }
    }
  }
}
