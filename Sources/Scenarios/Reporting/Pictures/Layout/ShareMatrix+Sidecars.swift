internal import FlowTables

/// The same matrix in the grammars of Vega-Lite and Plotly.
extension ShareMatrix {
  func writeVegaLite(of table: PictureTable, to writer: inout JSONWriter) {
    let shares = shares(of: table)
    writer.array("transform") { list in
      list.object {
        $0.array("fold") { columns in for column in shares { columns.value(column.key) } }
        $0.array("as") { names in for name in ["column", "share"] { names.value(name) } }
      }
    }
    writer.object("encoding") { encoding in
      encoding.object("x") {
        $0.field("field", "column")
        $0.field("type", "nominal")
        $0.field(null: "title")
        $0.array("sort") { list in for column in shares { list.value(column.key) } }
      }
      encoding.object("y") {
        $0.field("field", table.columns[0].key)
        $0.field("type", "nominal")
        $0.field(null: "title")
        $0.field(null: "sort")
      }
    }
    writer.array("layer") { layers in
      layers.object { layer in
        layer.field("mark", "rect")
        layer.object("encoding") { encoding in
          encoding.object("color") { colour in
            colour.field("field", "share")
            colour.field("type", "quantitative")
            colour.field("title", "%")
            colour.object("scale") { scale in
              scale.array("domain") { list in for end in [0, 100] { list.value(end) } }
              scale.array("range") { list in for end in ["#ffffff", dark] { list.value(end) } }
            }
          }
        }
      }
      layers.object { layer in
        layer.field("mark", "text")
        layer.object("encoding") { encoding in
          encoding.object("text") {
            $0.field("field", "share")
            $0.field("format", ".0f")
          }
        }
      }
    }
  }

  func writePlotlyTraces(of table: PictureTable, to writer: inout JSONWriter) {
    let shares = shares(of: table)
    writer.object { trace in
      trace.field("type", "heatmap")
      trace.array("x") { list in for column in shares { list.value(column.label) } }
      trace.array("y") { list in for row in table.rows { list.value(row[0]) } }
      trace.array("z") { list in
        for row in table.rows {
          list.array { line in for cell in row.dropFirst().dropLast() { line.value(cell) } }
        }
      }
      trace.field("texttemplate", "%{z:.0f}")
      trace.field("zmin", 0)
      trace.field("zmax", 100)
      trace.array("colorscale") { list in
        for (place, colour) in [(0, "#ffffff"), (1, dark)] {
          list.array {
            $0.value(place)
            $0.value(colour)
          }
        }
      }
    }
  }

  func writePlotlyLayout(of table: PictureTable, to writer: inout JSONWriter) {
    writer.object("yaxis") { $0.field("autorange", "reversed") }
  }
}
