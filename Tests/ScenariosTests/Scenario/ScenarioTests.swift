import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Scenario files")
struct ScenarioTests {
  private static let files: [String: String] = [
    "base.yaml": """
    flowsim: 1
    scenario: base
    title: Base
    region: China
    horizon: {start: 2000, end: 2030}
    levers:
      eaf-share: {2025: 15 %, 2030: 20 %}
      dismantling: 10 %
    seed: 7
    """,
    "late.yaml": """
    flowsim: 1
    horizon: {end: 2040}
    levers:
      dismantling: 30 %
      recycled-content: {steel: 5 %}
    """,
    "study/ours.yaml": """
    flowsim: 1
    scenario: ours
    extends: [../base.yaml, ../late.yaml]
    levers:
      eaf-share: {2040: 60 %}
      recycled-content.aluminium: 30 %
    """,
  ]

  private static let finder = ScenarioFinder { path in
    files[path].map { SourceFile(path: path, text: $0) }
  }

  private func read(_ name: String, _ settings: String...) throws -> Scenario {
    try ScenarioReader.read(
      try Self.finder.find(name), settings: settings, finder: Self.finder)
  }

  @Test("The file wins over its parents, later parents over earlier ones, key by key")
  func extends() throws {
    let ours = try read("study/ours.yaml")
    #expect(ours.name == "ours" && ours.title == "Base" && ours.seed == 7)
    #expect(ours.horizon == 2000...2040)
    #expect(ours.path(of: "dismantling")?.points.value(in: 2030) == 0.3)
    #expect(ours.path(of: "recycled-content.steel")?.points.value(in: 2030) == 0.05)
    #expect(ours.path(of: "recycled-content.aluminium")?.points.value(in: 2030) == 0.3)
    #expect(ours.files.map(\.path) == ["study/ours.yaml", "base.yaml", "late.yaml"])
  }

  @Test("A path replaces an inherited path as a whole, years of the parent do not shine through")
  func pathsReplace() throws {
    let path = try #require(try read("study/ours.yaml").path(of: "eaf-share"))
    #expect(path.points.value(in: 2025) == 0.6)
  }

  @Test("The points of a path are read as written, in the order of their years")
  func paths() throws {
    let path = try #require(try read("base.yaml").path(of: "eaf-share")).points
    #expect(path.years == [2025, 2030] && path.values == [0.15, 0.2])
    // Half of two decimal fractions: one rounding.
    #expect((path.value(in: 2027) - 0.17).magnitude <= 1e-16)
  }

  @Test(
    "--set wins over the file, by a key's full name or by a lever's own",
    arguments: [
      "eaf-share=40%", "eaf-share = 40 %", "eaf-share=0.4", "levers.eaf-share=40 %",
      "levers.eaf-share={2020: 40 %}", "levers={eaf-share: 40 %}",
    ])
  func set(setting: String) throws {
    let scenario = try read("base.yaml", setting)
    #expect(scenario.path(of: "eaf-share")?.points.value(in: 2030) == 0.4)
    #expect(scenario.path(of: "dismantling")?.points.value(in: 2030) == 0.1)
    #expect(scenario.settings == [setting])
  }

  @Test("--set reaches a lever with a dot in its name, and parts of the horizon")
  func setNested() throws {
    let scenario = try read(
      "base.yaml", "recycled-content.aluminium=25 %", "horizon.end=2035", "title=Ours")
    #expect(scenario.path(of: "recycled-content.aluminium")?.points.value(in: 2030) == 0.25)
    #expect(scenario.horizon == 2000...2035 && scenario.title == "Ours")
  }

  @Test(
    "A wrong --set names the option, what is wrong and what to write",
    arguments: [
      (
        "eaf-share",
        "--set:1:1: error[E109]: 'eaf-share' sets nothing; "
          + "write KEY=VALUE, such as levers.eaf-share=20 %"
      ),
      (
        "eaf-share=40",
        "--set eaf-share:1:1: error[E115]: a share of 40 has no unit; "
          + "did you mean 40 %?"
      ),
      (
        "eaf-share=",
        "--set eaf-share:1:1: error[E002]: there is no value; write one behind the '='"
      ),
      (
        "horizont.end=2040",
        "--set horizont.end:1:1: error[E102]: unknown key 'horizont'; "
          + "did you mean 'horizon'?"
      ),
      (
        "levers.eaf-shrae=3 %",
        "--set levers.eaf-shrae:1:1: error[E102]: "
          + "unknown lever 'eaf-shrae'; did you mean 'eaf-share'?"
      ),
    ])
  func wrongSet(setting: String, expected: String) throws {
    let problems = #expect(throws: InputProblems.self) { try read("base.yaml", setting) }
    #expect(problems?.diagnostics.first?.description == expected)
  }

  @Test("CRLF line ends and a byte-order mark change nothing")
  func lineEnds() throws {
    let text = try #require(Self.files["base.yaml"])
    let dressed = "\u{FEFF}" + text.replacing("\n", with: "\r\n") + "\r\n"
    let finder = ScenarioFinder { _ in SourceFile(path: "base.yaml", text: dressed) }
    let plain = try read("base.yaml")
    let read = try ScenarioReader.read(try finder.find("base.yaml"), finder: finder)
    #expect(read.title == plain.title && read.horizon == plain.horizon)
    #expect(read.levers.map(\.lever) == plain.levers.map(\.lever))
    #expect(read.levers.map { $0.points.values } == plain.levers.map { $0.points.values })
  }

  @Test("A table with CRLF and a byte-order mark is read as without")
  func tableLineEnds() throws {
    let rows = """
      entity,metric,qualifier,value,unit,year,region,boundary,source
      passenger cars,sales,,30,million/yr,2030,China,home market,own
      """
    func sales(_ text: String) throws -> [Double] {
      let table = SourceFile(path: "own.csv", text: text)
      return try Runs.compiled("china-reference", tables: [table]).plan.fleet.cars
    }
    let dressed = try sales("\u{FEFF}" + rows.replacing("\n", with: "\r\n") + "\r\n")
    #expect(try dressed == sales(rows + "\n"))
  }

  @Test("A path wins over a built-in name; a built-in file never reads the user's")
  func finding() throws {
    let finder = ScenarioFinder { SourceFile(path: $0, text: "mine") }
    #expect(try finder.find("china-reference").path == "china-reference")
    #expect(try finder.builtin("china-reference").path == "builtin:china-reference.yaml")
    let missing = #expect(throws: InputProblems.self) {
      try ScenarioFinder { _ in nil }.find("same-grad")
    }
    #expect(
      missing?.diagnostics.first?.description
        == "same-grad:1:1: error[E001]: no such file and no built-in scenario; "
        + "did you mean 'same-grade'?")
  }

  @Test("Paths lose . and .. so that a file has one name")
  func normalPaths() {
    #expect(ScenarioFinder.normal("./a/../b//c.yaml") == "b/c.yaml")
    #expect(ScenarioFinder.normal("../../a.yaml") == "../../a.yaml")
    #expect(ScenarioFinder.normal("/a/./b/../c.yaml") == "/a/c.yaml")
  }

  @Test("An override with the inherited values gives the same files, byte for byte")
  func overrideWithoutEffect() throws {
    let text = """
      flowsim: 1
      scenario: same-grade
      extends: same-grade
      horizon: {start: 2015, end: 2035}
      levers:
        grade-separation: {2040: 75 %, 2025: 0 %, 2030: 0.3}
      """
    let finder = ScenarioFinder { _ in nil }
    let scenario = try ScenarioReader.read(
      SourceFile(path: "copy.yaml", text: text), finder: finder)
    let copy = try RunReport(running: try CompiledScenario.compile(scenario))
    let original = try Runs.report("same-grade", Runs.shortHorizon)
    for (a, b) in zip(ResultTables(original).files(), ResultTables(copy).files())
    // These two say which file set what.
    where !["run.json", "assumptions.csv"].contains(a.name) {
      #expect(a.name == b.name && a.bytes == b.bytes, "\(a.name)")
    }
  }

  @Test("A setting that stands already and a row that ships already give the same bytes")
  func optionsWithoutEffect() throws {
    let original = try Runs.report("same-grade", Runs.shortHorizon)
    let set = try Runs.report(
      "same-grade",
      Runs.shortHorizon + [
        "grade-separation={2025: 0 %, 2030: 30 %, 2040: 75 %}", "region=China",
      ])
    let row = try #require(
      original.compiled.data.rows("combustion", "content", "steel").first { $0.year == 2010 })
    let table = SourceFile(
      path: "mine.csv",
      text: """
        entity,metric,qualifier,value,unit,year,region,boundary,source
        combustion,content,steel,\(row.value),kg/car,2010,China,net in the car,\(row.source)
        """)
    let brought = try RunReport(
      running: try Runs.compiled("same-grade", Runs.shortHorizon, tables: [table]))
    let files = ResultTables(original).files()
    for (a, b) in zip(files, ResultTables(set).files()) {
      #expect(a.name == b.name && a.bytes == b.bytes, "--set: \(a.name)")
    }
    // The run's inputs name the table.
    for (a, b) in zip(files, ResultTables(brought).files()) where a.name != "run.json" {
      #expect(a.name == b.name && a.bytes == b.bytes, "--data: \(a.name)")
    }
  }

  @Test("The command in run.json repeats a run, wherever the study lies")
  func command() throws {
    let text = "flowsim: 1\nscenario: mine\nextends: china-reference\n"
    let scenario = try ScenarioReader.read(
      SourceFile(path: "/home/somebody/mine.yaml", text: text),
      settings: ["horizon={start: 2015, end: 2035}"], finder: ScenarioFinder { _ in nil })
    let compiled = try CompiledScenario.compile(scenario)
    let report = RunReport(compiled, try Runs.short.get().run)
    let document = String(decoding: ResultFolder(report).runDocument(), as: UTF8.self)
    #expect(
      document.contains(
        #""command": "flowsim run mine.yaml --set 'horizon={start: 2015, end: 2035}'""#))
    #expect(!document.contains("somebody"))
  }
}
