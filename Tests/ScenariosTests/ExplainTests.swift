import Testing

@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Explain")
struct ExplainTests {
  static let report: Result<RunReport, any Error> = Result {
    let finder = ScenarioFinder { _ in nil }
    let scenario = try ScenarioReader.read(try finder.builtin("same-grade"), finder: finder)
    return try RunReport(running: try CompiledScenario.compile(scenario))
  }

  private let explainer: Explainer

  init() throws { explainer = Explainer(try Self.report.get()) }

  @Test("Every headline figure leads to rows whose sources have a citation and a licence")
  func headline() throws {
    for item in Headline.items(of: try Self.report.get()) {
      let chain = try explainer.chain(of: item.name, depth: 6)
      #expect(chain.root.value == item.value, "\(item.name)")
      #expect(chain.allInputs.contains { !$0.rows.isEmpty }, "\(item.name)")
      #expect(!chain.sources.isEmpty, "\(item.name)")
      for source in chain.sources {
        #expect(!source.citation.isEmpty && !source.licence.isEmpty, "\(source.id)")
      }
    }
  }

  @Test("Every reported variable has a formula, and its parts are reported variables")
  func variables() throws {
    for name in explainer.names {
      let chain = try explainer.chain(of: name, year: 2035, depth: 1)
      #expect(!chain.root.formula.isEmpty, "\(name)")
      for part in chain.root.parts {
        #expect(part.value != nil, "\(name) names \(part.name)")
      }
    }
  }

  @Test("Every variable ends in rows of the tables or in a pledge")
  func ends() throws {
    for name in explainer.names where !name.contains("|Hibernating") {
      let chain = try explainer.chain(of: name, year: 2035, depth: 8)
      #expect(!chain.sources.isEmpty, "\(name)")
    }
  }

  @Test("A lever that the scenario sets is named with its value and line")
  func lever() throws {
    let chain = try explainer.chain(of: "same_grade_share_aluminium_2040", depth: 1)
    let lever = try #require(
      chain.root.parts.flatMap(\.levers).first { $0.name == "grade-separation" })
    #expect(lever.value == 0.75)
    #expect(lever.place == "builtin:same-grade.yaml:7:21")
    #expect(chain.year == 2040)
  }

  @Test("An unknown name gives the nearest one")
  func unknown() {
    #expect(throws: InputProblems.self) { try explainer.chain(of: "emisions_2030", depth: 0) }
    do {
      _ = try explainer.chain(of: "Scrap Use|Steal", depth: 0)
    } catch {
      #expect(
        error.diagnostics.map(\.description) == [
          "Scrap Use|Steal:1:1: error[E120]: no result has this name; did you mean "
            + "'Scrap Use|Steel'?"
        ])
    }
  }

  @Test("A year outside the run is refused with the years that there are")
  func year() {
    do {
      _ = try explainer.chain(of: "emissions", year: 1900, depth: 0)
      Issue.record("1900 was explained")
    } catch {
      #expect(
        error.diagnostics.map(\.description) == [
          "emissions:1:1: error[E122]: the run has no year 1900; it reaches from 1980 to 2050"
        ])
    }
  }

  @Test("A code, all levers and one lever are explained without a run")
  func glossary() throws {
    #expect(try Glossary.code("e102")?.text.hasPrefix("E102: ") == true)
    #expect(try Glossary.code("emissions")?.text == nil)
    #expect(throws: InputProblems.self) { try Glossary.code("E999") }
    let levers = try #require(Glossary.levers("levers")).text
    for lever in Lever.all { #expect(levers.contains(lever.name)) }
    let lever = try #require(Lever.named("eaf-share"))
    let entry = Glossary.lever(lever, in: try Runs.compiled("policy-2030"))
    #expect(
      entry.text.hasSuffix(
        """
        In policy-2030, set at builtin:policy-2030.yaml:9:
        Levers          2024  2030  2035  2040  2050
          eaf-share, %   9.8  20.0  27.5  36.5  53.5
            without it   9.8  14.5  22.0  31.0  48.0

        """))
  }

  @Test("The text names value, formula, row, source and licence")
  func text() throws {
    let text = try explainer.chain(
      of: "Sales|Transportation|Light-Duty Vehicle", year: 2010, depth: 0
    )
    .text()
    #expect(text.hasPrefix("same-grade, 2010\nSales|Transportation|Light-Duty Vehicle = 14."))
    #expect(text.contains("· passenger cars, sales: 14."))
    #expect(text.contains("data/fleet.csv:"))
    #expect(text.contains("[own-estimate]"))
  }
}
