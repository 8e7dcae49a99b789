import Testing

@testable import FlowReporting

@Suite("Sankey data")
struct SankeyTests {
  private func flow(_ source: String, _ target: String, _ value: Double) -> SankeyGraph.Flow {
    SankeyGraph.Flow(material: "steel", source: source, target: target, type: "ST1", value: value)
  }

  @Test("Scrap that comes back to the melt ends beside it")
  func loop() {
    let graph = SankeyGraph(
      [
        flow("use", "scrap", 3), flow("scrap", "melt", 2), flow("ore", "melt", 5),
        flow("melt", "use", 7), flow("scrap", "dump", 1), flow("idle", "use", 0),
      ], cutAt: ["melt"]
    ) { $0 == "use" ? .stock : .process }
    #expect(graph.nodes.map(\.id) == ["use", "scrap", "melt (returned)", "ore", "melt", "dump"])
    #expect(graph.nodes[2] == .init(id: "melt (returned)", kind: .loop, pair: "melt"))
    #expect(graph.nodes[0].kind == .stock)
    #expect(graph.links.map(\.value) == [3, 2, 5, 7, 1])
    #expect(graph.links[1].target == 2 && graph.links[2].target == 4)
  }

  @Test("A circle that passes no melt is cut as well")
  func otherLoop() {
    let graph = SankeyGraph(
      [flow("a", "b", 1), flow("b", "c", 1), flow("c", "a", 1)], cutAt: []
    ) { _ in .process }
    #expect(graph.nodes.map(\.id) == ["a", "b", "c", "a (returned)"])
    #expect(graph.isAcyclic)
  }

  @Test("A run's flows have no circle left, and all their metal", arguments: [2023, 2030])
  func run(_ year: Int) throws {
    let tables = ResultTable.all(in: try FormatRuns.base.get())
    let graph = SankeyFiles(try FormatRuns.report.get(), tables).graph(of: year)
    #expect(graph.isAcyclic)
    let flows = try #require(tables.first { $0.schema.name == "flows" })
    let total = (0..<flows.rowCount).reduce(0.0) {
      $0 + (flows.number($1, 0) == Double(year) ? flows.number($1, 5) : 0)
    }
    // The same numbers in the same order: the sums agree to rounding.
    let drawn = graph.links.reduce(0) { $0 + $1.value }
    #expect((drawn - total).magnitude <= 1e-12 * total)
    #expect(graph.nodes.contains { $0.kind == .loop && $0.pair == "aluminium remelting" })
  }
}

extension SankeyGraph {
  /// Whether nodes can be taken away one by one, each without a link into it.
  fileprivate var isAcyclic: Bool {
    var open = links.map { ($0.source, $0.target) }
    var left = Set(nodes.indices)
    while let free = left.first(where: { node in !open.contains { $0.1 == node } }) {
      left.remove(free)
      open.removeAll { $0.0 == free }
    }
    return left.isEmpty
  }
}
