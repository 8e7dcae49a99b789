import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowTables

@Suite("Shipped numbers and their terms")
struct DataCatalogueTests {
  private let catalogue: DataCatalogue

  init() throws { catalogue = try DataCatalogue.load() }

  @Test("Every shipped number has a source whose licence lets it ship")
  func licensed() {
    #expect(catalogue.unlicensed.map(\.description) == [])
    #expect(catalogue.rows.count > 3_000)
  }

  @Test(
    "A planted row without a known source, or under terms that forbid it, is found",
    arguments: [
      ("hearsay", "no source 'hearsay' in sources.csv; add it with citation and licence"),
      (
        "closed",
        "the licence 'all rights reserved' of 'closed' does not let this number ship; use one "
          + "of CC0, CC-BY, OGL, public domain, MIT, fact-with-citation, own-estimate"
      ),
    ])
  func planted(source: String, problem: String) {
    let file = SourceFile(
      path: "planted.csv",
      text: """
        entity,metric,value,unit,year,region,boundary,source,confidence
        passenger cars,sales,1,million/yr,2020,China,,\(source),public

        """)
    var problems = Diagnostics()
    let rows = DataTableReader.read(file, isUser: false, reporting: &problems)
    #expect(rows.count == 1)
    let closed = DataSource(
      id: "closed", citation: "A book", url: "", licence: "all rights reserved", accessed: "")
    let planted = DataCatalogue(
      rows: catalogue.rows + rows,
      sources: SourceRegister(sources: catalogue.sources.sources + [closed]),
      standards: [])
    #expect(
      planted.unlicensed.map(\.description) == ["planted.csv:2:1: error[E120]: \(problem)"])
  }

  @Test("A row of a user needs no licence of ours")
  func user() throws {
    let file = SourceFile(
      path: "mine.csv",
      text: """
        entity,metric,value,unit,year,region,boundary,source
        passenger cars,sales,1,million/yr,2020,China,home market,my survey

        """)
    #expect(try DataCatalogue.load(user: [file]).unlicensed.isEmpty)
  }

  @Test("Every source of the register stands behind a row, a note, a pledge or a standard")
  func counts() throws {
    let numbers = catalogue.rows.count + catalogue.standards.count
    #expect(catalogue.counts.reduce(0) { $0 + $1.rows } == numbers)
    let finder = ScenarioFinder { _ in nil }
    let pledges = try ScenarioReader.read(try finder.builtin("china-reference"), finder: finder)
      .targets.entries.map(\.source)
    let standards = try StandardRegister.load().standards.map(\.source)
    let idle = catalogue.counts.filter { count in
      count.rows + count.notes == 0 && !pledges.contains { $0.contains(count.source.id) }
        && !standards.contains(count.source.id)
    }
    #expect(idle.map(\.source.id) == [])
  }

  @Test("Rows are picked by entity and metric, and a mistyped name gets the nearest")
  func picks() {
    let rows = catalogue.rows(entity: "passenger cars", metric: "sales")
    #expect(rows.count > 40 && rows.allSatisfy { $0.metric == "sales" })
    #expect(catalogue.problem(entity: "passenger cars", metric: nil) == nil)
    #expect(
      catalogue.problem(entity: "pasenger cars", metric: nil)?.description
        == "pasenger cars:1:1: error[E120]: no row has this name; did you mean 'passenger cars'?")
  }
}

@Suite("Assumptions")
struct AssumptionTests {
  private func compiled(_ name: String) throws -> CompiledScenario {
    let finder = ScenarioFinder { _ in nil }
    return try CompiledScenario.compile(
      try ScenarioReader.read(try finder.builtin(name), finder: finder))
  }

  @Test("Every estimate and model choice of the tables is listed with its reason")
  func complete() throws {
    let compiled = try compiled("china-reference")
    let listed = Assumption.all(of: compiled)
    for (confidence, kind) in [
      (Confidence.estimate, Assumption.Kind.estimate), (.modelChoice, .modelChoice),
    ] {
      let rows = compiled.data.rows.filter { $0.confidence == confidence }
      #expect(listed.filter { $0.kind == kind }.map(\.id) == rows.map(\.id))
    }
    #expect(listed.filter { $0.note.isEmpty }.map(\.id) == [])
  }

  @Test("Every estimate has a range that holds its value")
  func ranges() throws {
    for item in Assumption.all(of: try compiled("china-reference")) where item.kind == .estimate {
      let low = try #require(item.low, "\(item.id)")
      let high = try #require(item.high, "\(item.id)")
      #expect(low <= item.value && item.value <= high, "\(item.id)")
    }
  }

  @Test("Levers that a scenario sets are switches, year by year")
  func switches() throws {
    let switches = Assumption.all(of: try compiled("same-grade")).filter { $0.kind == .switch }
    #expect(
      switches.filter { $0.entity == "lever" }.map { "\($0.metric)=\($0.value)" } == [
        "grade-separation: 2025=0.0", "grade-separation: 2030=0.3", "grade-separation: 2040=0.75",
        "dismantling: 2025=0.0", "dismantling: 2040=1.0",
      ])
    #expect(switches.contains { $0.entity == "blend" && $0.metric == "limits" })
  }
}
