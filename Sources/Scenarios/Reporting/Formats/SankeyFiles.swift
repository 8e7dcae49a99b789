internal import FlowEngine
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// `sankey/YEAR.json` (nodes and links, as d3-sankey reads them) and `sankey/YEAR.plotly.json` (a
/// whole figure).
struct SankeyFiles {
  private let report: RunReport
  private let flows: ResultTable?
  /// By grade.
  private let colours: [String: String]

  init(_ report: RunReport, _ tables: [ResultTable]) {
    self.report = report
    colours = Palette.grades(of: report.compiled.plan.materials.map(\.system))
    flows = tables.first { $0.schema.name == "flows" }
  }

  var files: [(name: String, bytes: [UInt8])] {
    let wanted = report.reportingYears.named
    let years = wanted.isEmpty ? [report.years.upperBound] : wanted
    return years.flatMap { year -> [(name: String, bytes: [UInt8])] in
      let graph = graph(of: year)
      return [
        ("sankey/\(year).json", document(graph, year)),
        ("sankey/\(year).plotly.json", figure(graph, year)),
      ]
    }
  }

  func graph(of year: Int) -> SankeyGraph {
    let processes = report.run.chart.ledger.processes
    var kinds: [String: SankeyGraph.Node.Kind] = [:]
    for process in processes {
      switch process.kind {
      case .balanced: kinds[process.name] = .process
      case .stock: kinds[process.name] = .stock
      case .boundary: kinds[process.name] = .boundary
      }
    }
    let chart = report.run.chart
    var returns: Set<String> = [processes[chart.stocks.surplus].name]
    for line in chart.materials.flatMap(\.melting.charge) {
      returns.insert(processes[chart.ledger.lines[line].target].name)
    }
    return SankeyGraph(rows(of: year), cutAt: returns) { kinds[$0] ?? .process }
  }

  private func rows(of year: Int) -> [SankeyGraph.Flow] {
    guard let flows else { return [] }
    let yearColumn = flows.column("year")
    let places = ["material", "source", "target", "type"].map(flows.column)
    let value = flows.column("value")
    return (0..<flows.rowCount).compactMap { row in
      guard flows.number(row, yearColumn) == Double(year) else { return nil }
      let cells = places.map { flows.text(row, $0) }
      return SankeyGraph.Flow(
        material: cells[0], source: cells[1], target: cells[2], type: cells[3],
        value: flows.number(row, value))
    }
  }

  private func title(_ year: Int) -> String {
    "Steel and aluminium by grade, \(report.scenario.region), \(year): \(report.scenario.title)"
  }

  private func document(_ graph: SankeyGraph, _ year: Int) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { document in
      document.field("format", "flowsim-sankey")
      document.field("version", 1)
      document.field("scenario", report.scenario.name)
      document.field("year", year)
      document.field("unit", "Mt/yr")
      document.field("title", title(year))
      document.array("nodes") { list in
        for node in graph.nodes {
          list.object {
            $0.field("id", node.id)
            $0.field("title", node.id)
            $0.field("kind", node.kind.rawValue)
            if let pair = node.pair { $0.field("pair", pair) }
          }
        }
      }
      document.array("links") { list in
        for link in graph.links {
          list.object {
            $0.field("source", graph.nodes[link.source].id)
            $0.field("target", graph.nodes[link.target].id)
            $0.field("material", link.material)
            $0.field("type", link.type)
            $0.field("value", link.value)
            $0.field("color", colours[link.type] ?? Palette.axis)
          }
        }
      }
    }
    return writer.finished()
  }

  private func figure(_ graph: SankeyGraph, _ year: Int) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { figure in
      figure.array("data") { traces in
        traces.object { trace in
          trace.field("type", "sankey")
          trace.field("valuesuffix", " Mt/yr")
          trace.object("node") { node in
            node.array("label") { list in for node in graph.nodes { list.value(node.id) } }
            node.field("pad", 12)
          }
          trace.object("link") { link in
            link.array("source") { list in for link in graph.links { list.value(link.source) } }
            link.array("target") { list in for link in graph.links { list.value(link.target) } }
            link.array("value") { list in for link in graph.links { list.value(link.value) } }
            link.array("label") { list in for link in graph.links { list.value(link.type) } }
            link.array("color") { list in
              for link in graph.links { list.value(colours[link.type] ?? Palette.axis) }
            }
          }
        }
      }
      figure.object("layout") { layout in
        layout.object("title") { $0.field("text", "\(title(year)) (Mt/yr)") }
      }
    }
    return writer.finished()
  }
}
