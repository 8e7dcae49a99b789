internal import FlowTables

/// The same cells for Vega-Lite and Plotly.
extension Heatmap {
  func writeVegaLite(of table: PictureTable, to writer: inout JSONWriter) {
    writer.object("facet") {
      $0.field("field", "panel")
      $0.field("type", "nominal")
      $0.field(null: "title")
    }
    writer.field("columns", 2)
    writer.object("spec") { spec in
      spec.field("width", 320)
      spec.field("height", 220)
      spec.object("encoding") { encoding in
        encoding.object("x") {
          $0.field("field", "year")
          $0.field("type", "ordinal")
          $0.field(null: "title")
        }
        encoding.object("y") {
          $0.field("field", "asked")
          $0.field("type", "ordinal")
          $0.field("sort", "descending")
          $0.field("title", axis)
        }
      }
      spec.array("layer") { writeLayers(to: &$0) }
    }
  }

  private func writeLayers(to layers: inout JSONWriter) {
    layers.object { layer in
      layer.field("mark", "rect")
      layer.object("encoding") { encoding in
        encoding.object("color") { colour in
          colour.field("field", "class")
          colour.field("type", "nominal")
          colour.field(null: "title")
          colour.object("scale") { scale in
            scale.array("domain") { list in for kind in classes { list.value(kind.label) } }
            scale.array("range") { list in for kind in classes { list.value(kind.fill) } }
          }
        }
      }
    }
    layers.object { layer in
      layer.object("mark") {
        $0.field("type", "text")
        $0.field("fontSize", 9)
      }
      layer.object("encoding") { encoding in
        encoding.object("text") {
          $0.field("field", "reached")
          $0.field("format", ".0f")
        }
      }
    }
  }

  func writePlotlyTraces(of table: PictureTable, to writer: inout JSONWriter) {
    let places = ["reached", "class"].map(table.index)
    for (index, panel) in panels.enumerated() {
      writer.object { trace in
        trace.field("type", "heatmap")
        trace.field("name", panel)
        trace.array("x") { list in for year in years { list.value(year) } }
        trace.array("y") { list in for level in levels { list.value(level) } }
        writeGrid("z", of: panel, table, to: &trace) { row in
          classes.firstIndex { $0.label == row[places[1]].text }.map(Double.init)
        }
        writeGrid("text", of: panel, table, to: &trace) { row in
          row[places[0]].number.map { $0.rounded() }
        }
        trace.field("texttemplate", "%{text}")
        trace.field("zmin", 0)
        trace.field("zmax", classes.count - 1)
        trace.field("showscale", false)
        trace.array("colorscale") { list in
          for (place, kind) in classes.enumerated() {
            list.array {
              $0.value(Double(place) / Double(max(1, classes.count - 1)))
              $0.value(kind.fill)
            }
          }
        }
        trace.field("xaxis", index == 0 ? "x" : "x\(index + 1)")
        trace.field("yaxis", index == 0 ? "y" : "y\(index + 1)")
      }
    }
  }

  /// A value a cell: shape `[level][year]`, null where the table has no row.
  private func writeGrid(
    _ key: String, of panel: String, _ table: PictureTable, to trace: inout JSONWriter,
    _ value: ([PictureTable.Cell]) -> Double?
  ) {
    let rows = table.rows(where: "panel", is: panel)
    let (asked, dated) = (table.index("asked"), table.index("year"))
    trace.array(key) { list in
      for level in levels {
        list.array { line in
          for year in years {
            let row = rows.first { $0[asked] == .number(level) && $0[dated] == .year(year) }
            if let found = row.flatMap(value) { line.value(found) } else { line.null() }
          }
        }
      }
    }
  }

  func writePlotlyLayout(of table: PictureTable, to writer: inout JSONWriter) {
    writer.object("grid") {
      $0.field("rows", 1)
      $0.field("columns", panels.count)
      $0.field("pattern", "independent")
    }
    for (index, panel) in panels.enumerated() {
      writer.object("xaxis" + (index == 0 ? "" : String(index + 1))) {
        $0.object("title") { $0.field("text", panel) }
      }
    }
  }
}
