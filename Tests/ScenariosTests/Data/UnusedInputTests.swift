import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Input that is not used is named")
struct UnusedInputTests {
  private static let header = "entity,metric,qualifier,value,unit,year,region,boundary,source\n"
  private static let sales = "sales in China,,0.05,million/yr,2030,China,,mine\n"

  private func compiled(
    _ rows: String..., settings: [String] = [], scenario: String = ""
  ) throws -> CompiledScenario {
    let finder = ScenarioFinder { _ in nil }
    let read = try ScenarioReader.read(
      SourceFile(
        path: "mine.yaml", text: "flowsim: 1\nscenario: mine\nextends: china-reference\n" + scenario
      ),
      settings: settings, finder: finder)
    return try CompiledScenario.compile(
      read,
      tables: rows.enumerated().map {
        SourceFile(path: "\($0.offset + 1).csv", text: Self.header + $0.element)
      })
  }

  private func told(
    _ compiled: CompiledScenario, _ readers: Set<FurtherReader> = []
  ) -> [String] {
    compiled.unusedInputs(beside: readers).map { "\($0.location.place) \($0.what): \($0.why)" }
  }

  @Test("Built-in scenarios leave nothing of theirs unused", arguments: BuiltinFiles.scenarios)
  func builtin(name: String) throws {
    let found = told(try Runs.compiled(name))
    #expect(found == [])
  }

  @Test("Sales of a maker without a target act in a purchase and in no run")
  func sales() throws {
    let mine = try compiled("Nova Motors,\(Self.sales)")
    #expect(
      told(mine) == [
        "1.csv:2 Nova Motors, sales in China, 2030: a run does not ask for it; 'buy', 'targets' and "
          + "'report' do"
      ])
    #expect(told(mine, [.buyers]) == [])
  }

  @Test("A share of sales of no drive, and a number of no contract, are lost in every command")
  func lost() throws {
    let mine = try compiled(
      "Rivian,share of sales,electric,1,fraction,2030,China,,mine\n")
    #expect(
      told(mine, [.buyers]) == [
        "1.csv:2 Rivian, share of sales, electric, 2030: its qualifier is none of combustion, "
          + "hybrid, plug-in, battery"
      ])
  }

  @Test("A later table takes the place of an earlier row, and it is said which")
  func overridden() throws {
    let row = "passenger cars,sales,,27,million/yr,2030,China,home market,mine\n"
    let mine = try compiled(row, row.replacing("27", with: "28"))
    #expect(told(mine) == ["1.csv:2 passenger cars, sales, 2030: 2.csv:2 takes its place"])
  }

  @Test("Years after the run to which no line of it leads are not used")
  func years() throws {
    let row = "passenger cars,sales,,27,million/yr,2030,China,home market,mine\n"
    let mine = try compiled(
      row + row.replacing("2030", with: "2040") + row.replacing("2030", with: "2045"),
      settings: ["horizon={start: 1980, end: 2035}"])
    // The tables have a number for 2035 itself.
    #expect(
      told(mine) == [
        "1.csv:3 passenger cars, sales, 2040: the run ends in 2035",
        "1.csv:4 passenger cars, sales, 2045: the run ends in 2035",
      ])
  }

  @Test("A table with nothing below its header is named")
  func empty() throws {
    let found = told(try compiled(""))
    #expect(found == ["1.csv:1 the table: it has no rows below its header"])
  }

  @Test("Choices of the blend that cannot act are named")
  func blend() throws {
    let mine = try compiled(
      scenario: "blend:\n  limits: mass-only\n  content: 90th-percentile\n  content-of: all\n")
    #expect(
      told(mine) == [
        "mine.yaml:6 'blend.content': with 'limits: mass-only' no maximum is kept",
        "mine.yaml:7 'blend.content-of': it counts for the levers recycled-content.steel and "
          + "recycled-content.aluminium; none is set",
      ])
  }

  @Test("A lever that acts after the run is named once on standard error, and in the list")
  func lever() throws {
    let mine = try compiled(
      settings: ["horizon.end=2035", "levers.recycled-content.steel={2040: 40 %}"])
    let found = mine.unusedInputs()
    #expect(found.map(\.what) == ["the lever 'recycled-content.steel'"])
    #expect(found.map(\.isTold) == [true])
    #expect(mine.warnings(beside: []).count { $0.code == .inputUnused } == 0)
  }

  @Test("Contracts outside the run or the market are named where contracts are read")
  func contracts() throws {
    let head = "id,maker,supplier,metal,kind,from,to,tonnes,region\n"
    let table = SourceFile(
      path: "c.csv",
      text: head + "A,Chery,X,steel,purchase,2060,,5,\nB,Chery,X,steel,purchase,2020,,5,Europe\n"
        + "C,Chery,X,steel,purchase,2020,,5,\n")
    let mine = try Runs.compiled("china-reference", tables: [table])
    #expect(
      told(mine, [.buyers]) == [
        "c.csv:2 contract 'A': the run ends in 2050",
        "c.csv:3 contract 'B': it is for Europe, outside this market",
      ])
    #expect(told(mine).count == 1)
  }

  @Test("run.json lists what was not used, and nothing where all was")
  func document() throws {
    let plain = String(decoding: ResultFolder(try Runs.short.get()).runDocument(), as: UTF8.self)
    #expect(plain.contains("\"unused_inputs\": []") || plain.contains("\"unused_inputs\":[]"))
    let mine = try compiled(
      "Nova Motors,\(Self.sales)", settings: ["horizon={start: 2015, end: 2030}"])
    let text = String(
      decoding: ResultFolder(try RunReport(running: mine)).runDocument(), as: UTF8.self)
    #expect(text.contains("Nova Motors, sales in China, 2030"))
  }

  @Test("A target in a scenario file means what the same cells of a register mean")
  func targets() throws {
    let keys = """
      targets:
        - {id: A, company: Chery, metal: steel, target_type: recycled_content, low: 20 %,
           high: 30 %, target_year: 2030, region: Germany, role: maker, qualifier: up to}
        - {id: B, company: Chery, metal: steel, target_type: recycled_content, value: 25,
           unit: "%", target_year: 2030}
        - {id: C, company: Chery, metal: aluminium, target_type: intensity_cap, value: 4.5,
           unit: t CO2-equiv/t, target_year: 2030}

      """
    let finder = ScenarioFinder { _ in nil }
    func entries(_ text: String) throws -> [TargetEntry] {
      try ScenarioReader.read(
        SourceFile(
          path: "t.yaml", text: "flowsim: 1\nscenario: t\nextends: china-reference\n" + text),
        finder: finder
      ).targets.entries
    }
    let read = try entries(keys)
    #expect(read[0].low == 0.2 && read[0].high == 0.3 && read[0].value == nil)
    #expect(read[0].region == "Germany" && read[0].qualifier == "up to")
    // The number is kept in the unit of its type, and the unit beside it.
    #expect(read[1].value == 0.25 && read[1].unit == "fraction")
    #expect(read[2].value == 4.5)
    let twice = keys.replacing("id: B", with: "id: A")
    let problems = try #require(throws: InputProblems.self) { try entries(twice) }
    #expect(problems.diagnostics.map(\.message) == ["the target 'A' occurs twice"])
  }
}
