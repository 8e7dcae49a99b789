internal import FlowTables

/// The same panels in the grammars of Vega-Lite and Plotly.
extension PanelGrid {
  func writeVegaLite(of table: PictureTable, to writer: inout JSONWriter) {
    guard let facet else { return writeLayers(of: table, to: &writer) }
    writer.object("facet") {
      $0.field("field", facet)
      $0.field("type", "nominal")
      $0.field(null: "title")
      $0.array("sort") { list in for panel in panels { list.value(panel.key) } }
    }
    writer.field("columns", columns.page)
    writer.object("spec") {
      $0.field("width", 280)
      $0.field("height", 180)
      writeLayers(of: table, to: &$0)
    }
    if !sharesAxis {
      writer.object("resolve") { $0.object("scale") { $0.field("y", "independent") } }
    }
  }

  private func writeLayers(of table: PictureTable, to writer: inout JSONWriter) {
    if facet == nil {
      writer.field("width", 560)
      writer.field("height", 300)
    }
    if isStacked { return writeStack(of: table, to: &writer) }
    writer.array("layer") { layers in
      if let difference {
        layers.object { layer in
          layer.object("mark") {
            $0.field("type", "area")
            $0.field("color", difference.above ?? difference.below ?? Palette.grid)
          }
          layer.object("encoding") {
            writeYears(to: &$0)
            writeValue("y", difference.upper, to: &$0)
            $0.object("y2") { $0.field("field", difference.lower) }
          }
        }
      }
      for line in series { layers.object { write(line, to: &$0) } }
    }
  }

  private func write(_ line: Series, to layer: inout JSONWriter) {
    layer.object("mark") {
      $0.field("type", "line")
      $0.field("color", line.colour)
      $0.field("strokeWidth", line.width)
      if !line.dash.isEmpty {
        $0.array("strokeDash") { dash in
          for length in line.dash.split(separator: " ") { dash.value(Int(length) ?? 1) }
        }
      }
    }
    layer.object("encoding") {
      writeYears(to: &$0)
      writeValue("y", line.column, to: &$0)
      $0.array("tooltip") { list in
        list.object { $0.field("field", "year") }
        list.object {
          $0.field("field", line.column)
          $0.field("title", line.label)
        }
      }
    }
  }

  /// Columns become rows, so that they can lie on each other.
  private func writeStack(of table: PictureTable, to writer: inout JSONWriter) {
    writer.array("transform") { list in
      list.object {
        $0.array("fold") { columns in for layer in series { columns.value(layer.column) } }
      }
      list.object {
        $0.field("calculate", "indexof(\(Self.quotedList(series.map(\.column))), datum.key)")
        $0.field("as", "order")
      }
    }
    writer.object("mark") {
      $0.field("type", "area")
      $0.field("stroke", Palette.slate)
      $0.field("strokeWidth", 0.5)
    }
    writer.object("encoding") {
      writeYears(to: &$0)
      writeValue("y", "value", to: &$0)
      $0.object("color") { colour in
        colour.field("field", "key")
        colour.field("type", "nominal")
        colour.field(null: "title")
        colour.object("scale") { scale in
          scale.array("domain") { list in for layer in series { list.value(layer.column) } }
          scale.array("range") { list in for layer in series { list.value(layer.colour) } }
        }
      }
      $0.object("order") {
        $0.field("field", "order")
        $0.field("type", "quantitative")
      }
    }
  }

  private static func quotedList(_ names: [String]) -> String {
    "[" + names.map { "'\($0)'" }.joined(separator: ",") + "]"
  }

  private func writeYears(to writer: inout JSONWriter) {
    writer.object("x") { x in
      x.field("field", "year")
      x.field("type", "quantitative")
      x.field(null: "title")
      x.object("axis") { $0.field("format", "d") }
      x.object("scale") { $0.field("zero", false) }
    }
  }

  private func writeValue(_ channel: String, _ column: String, to writer: inout JSONWriter) {
    writer.object(channel) {
      $0.field("field", column)
      $0.field("type", "quantitative")
      $0.field("title", axis)
    }
  }

  // MARK: Plotly

  func writePlotlyTraces(of table: PictureTable, to writer: inout JSONWriter) {
    let year = table.index("year")
    for (index, panel) in panels.enumerated() {
      let rows = rows(of: panel, in: table)
      for line in series {
        let place = table.index(line.column)
        writer.object { trace in
          trace.field("type", "scatter")
          trace.field("mode", "lines")
          trace.field("name", line.label)
          trace.field("legendgroup", line.column)
          trace.field("showlegend", index == 0)
          if isStacked {
            trace.field("stackgroup", "panel \(index)")
            trace.field("fillcolor", line.colour)
          }
          trace.array("x") { list in for row in rows { list.value(row[year]) } }
          trace.array("y") { list in for row in rows { list.value(row[place]) } }
          trace.object("line") {
            $0.field("color", isStacked ? Palette.slate : line.colour)
            $0.field("width", isStacked ? 0.5 : line.width)
            if !line.dash.isEmpty { $0.field("dash", "dash") }
          }
          trace.field("xaxis", Self.axisName("x", index))
          trace.field("yaxis", Self.axisName("y", index))
        }
      }
    }
  }

  func writePlotlyLayout(of table: PictureTable, to writer: inout JSONWriter) {
    let across = min(columns.page, panels.count)
    writer.object("grid") {
      $0.field("rows", (panels.count + across - 1) / across)
      $0.field("columns", across)
      $0.field("pattern", "independent")
    }
    for (index, panel) in panels.enumerated() {
      writer.object("xaxis" + (index == 0 ? "" : String(index + 1))) {
        $0.object("title") { $0.field("text", panel.title) }
      }
      writer.object("yaxis" + (index == 0 ? "" : String(index + 1))) {
        if index % across == 0 { $0.object("title") { $0.field("text", axis) } }
        $0.field("rangemode", "tozero")
      }
    }
  }

  private static func axisName(_ letter: String, _ index: Int) -> String {
    index == 0 ? letter : "\(letter)\(index + 1)"
  }
}
