internal import FlowTables

/// The same flows for Plotly, and as stacked bars for Vega-Lite, which has no Sankey.
extension SankeyYears {
  func writeVegaLite(of table: PictureTable, to writer: inout JSONWriter) {
    writer.field("mark", "bar")
    writer.object("encoding") { encoding in
      encoding.object("x") {
        $0.field("field", "value")
        $0.field("type", "quantitative")
        $0.field("aggregate", "sum")
        $0.field("title", table.columns[table.index("value")].unit)
      }
      encoding.object("y") { y in
        y.field("field", "from")
        y.field("type", "nominal")
        y.field(null: "title")
        y.array("sort") { list in for node in left { list.value(node.key) } }
      }
      encoding.object("column") {
        $0.field("field", "year")
        $0.field("type", "ordinal")
        $0.field(null: "title")
      }
      encoding.object("color") { colour in
        colour.field("field", "kind")
        colour.field("type", "nominal")
        colour.field(null: "title")
        colour.object("scale") { scale in
          scale.array("domain") { list in for kind in kinds { list.value(kind.label) } }
          scale.array("range") { list in for kind in kinds { list.value(kind.fill) } }
        }
      }
    }
  }

  func writePlotlyTraces(of table: PictureTable, to writer: inout JSONWriter) {
    let ends = right.flatMap(\.nodes)
    for (index, year) in years.enumerated() {
      let flows = flows(of: table, year)
      writer.object { trace in
        trace.field("type", "sankey")
        trace.field("name", String(year))
        trace.field("arrangement", "snap")
        trace.object("domain") { domain in
          domain.array("x") {
            $0.value(Double(index) / Double(years.count))
            $0.value((Double(index) + 0.9) / Double(years.count))
          }
        }
        trace.object("node") { node in
          node.array("label") { list in
            for name in left.map(\.name) + ends.map(\.name) { list.value(name) }
          }
        }
        trace.object("link") { link in
          func add(_ key: String, _ value: (Flow, inout JSONWriter) -> Void) {
            link.array(key) { list in for flow in flows { value(flow, &list) } }
          }
          add("source") { flow, list in
            list.value(left.firstIndex { $0.key == flow.from } ?? 0)
          }
          add("target") { flow, list in
            list.value(left.count + (ends.firstIndex { $0.key == flow.to } ?? 0))
          }
          add("value") { flow, list in list.value(flow.value) }
          add("color") { flow, list in list.value(kinds[flow.kind].fill) }
          add("label") { flow, list in list.value(kinds[flow.kind].label) }
        }
      }
    }
  }

  func writePlotlyLayout(of table: PictureTable, to writer: inout JSONWriter) {
    writer.object("font") { $0.field("size", 11) }
  }
}
