internal import FlowTables

/// The same bars for Vega-Lite and Plotly.
extension RowBars {
  func writeVegaLite(of table: PictureTable, to writer: inout JSONWriter) {
    let name = table.columns[0].key
    writer.field("width", 480)
    if case .stacked(let series) = shape {
      writer.array("transform") { list in
        list.object {
          $0.array("fold") { columns in for item in series { columns.value(item.column) } }
        }
      }
    }
    writer.object("encoding") { encoding in
      encoding.object("y") { y in
        y.field("field", name)
        y.field("type", "nominal")
        y.field(null: "title")
        y.field(null: "sort")
      }
    }
    writer.array("layer") { layers in
      layers.object { writeBars(to: &$0) }
      if case .steps = shape { layers.object { writeLevels(to: &$0) } }
      if let whiskers {
        layers.object { layer in
          layer.field("mark", "rule")
          layer.object("encoding") { encoding in
            encoding.object("x") {
              $0.field("field", whiskers.low)
              $0.field("type", "quantitative")
            }
            encoding.object("x2") { $0.field("field", whiskers.high) }
          }
        }
      }
    }
  }

  private func writeBars(to layer: inout JSONWriter) {
    switch shape {
    case .stacked(let series):
      layer.field("mark", "bar")
      layer.object("encoding") { encoding in
        writeX("value", isZeroBased: true, to: &encoding)
        encoding.object("color") { colour in
          colour.field("field", "key")
          colour.field("type", "nominal")
          colour.field(null: "title")
          colour.object("scale") { scale in
            scale.array("domain") { list in for item in series { list.value(item.column) } }
            scale.array("range") { list in for item in series { list.value(item.colour) } }
          }
        }
      }
    case .steps(let rise, let fall, _):
      layer.object("mark") {
        $0.field("type", "bar")
        $0.field("minBandSize", 4)
      }
      layer.object("encoding") { encoding in
        writeX("from", isZeroBased: false, to: &encoding)
        encoding.object("x2") { $0.field("field", "to") }
        encoding.object("color") { colour in
          colour.object("condition") {
            $0.field("test", "datum.to > datum.from")
            $0.field("value", rise)
          }
          colour.field("value", fall)
        }
      }
    }
  }

  /// Rows that are a level and not a change, as points.
  private func writeLevels(to layer: inout JSONWriter) {
    layer.array("transform") { list in
      list.object { $0.field("filter", "datum.from == datum.to") }
    }
    layer.object("mark") {
      $0.field("type", "circle")
      $0.field("size", 90)
      $0.field("color", Palette.ink)
    }
    layer.object("encoding") { writeX("to", isZeroBased: false, to: &$0) }
  }

  private func writeX(_ column: String, isZeroBased: Bool, to encoding: inout JSONWriter) {
    encoding.object("x") { x in
      x.field("field", column)
      x.field("type", "quantitative")
      x.field("title", axis)
      x.object("scale") { $0.field("zero", isZeroBased) }
    }
  }

  func writePlotlyTraces(of table: PictureTable, to writer: inout JSONWriter) {
    func numbers(_ column: String) -> [Double] {
      table.rows.map { $0[table.index(column)].number ?? 0 }
    }
    func write(_ name: String, _ values: [Double], base: [Double]?, colour: String) {
      writer.object { trace in
        trace.field("type", "bar")
        trace.field("orientation", "h")
        trace.field("name", name)
        trace.array("y") { list in for row in table.rows { list.value(row[0]) } }
        trace.array("x") { list in for value in values { list.value(value) } }
        if let base { trace.array("base") { list in for value in base { list.value(value) } } }
        trace.object("marker") { $0.field("color", colour) }
      }
    }
    switch shape {
    case .stacked(let series):
      for item in series {
        write(item.label, numbers(item.column), base: nil, colour: item.colour)
      }
    case .steps(_, let fall, _):
      let from = numbers("from")
      write(axis, zip(numbers("to"), from).map { $0 - $1 }, base: from, colour: fall)
    }
  }

  func writePlotlyLayout(of table: PictureTable, to writer: inout JSONWriter) {
    writer.field("barmode", isStackedForPlotly ? "stack" : "overlay")
    writer.object("yaxis") { $0.field("autorange", "reversed") }
    writer.object("xaxis") { x in x.object("title") { $0.field("text", axis) } }
  }

  private var isStackedForPlotly: Bool { if case .stacked = shape { true } else { false } }
}
