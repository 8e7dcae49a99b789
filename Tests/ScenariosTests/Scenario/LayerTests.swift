import FlowEngine
import Testing

@testable import FlowInputs
@testable import FlowTables

@Suite("Layers: what a file leaves to those that it extends, and what it takes back")
struct LayerTests {
  private func read(_ text: String, _ settings: String...) throws -> Scenario {
    try ScenarioReader.read(
      SourceFile(path: "ours.yaml", text: "flowsim: 1\nscenario: ours\n" + text),
      settings: settings, finder: ScenarioFinder { Self.files[$0] })
  }

  private static let files = [
    "parent.yaml": SourceFile(
      path: "parent.yaml",
      text: """
        flowsim: 1
        scenario: parent
        title: Parent
        extends: china-reference
        horizon: {start: 2000, end: 2040}
        levers:
          recycled-content: {steel: 20 %, aluminium: 30 %}
          eaf-share: {2030: 20 %}
        blend: {limits: mass-only}
        market: fixed
        data: mine.csv
        checks: [{variable: Scrap Use|Steel, year: 2035, at-least: 1}]
        seed: 7
        """),
    "mine.csv": SourceFile(path: "mine.csv", text: "entity,metric,value\n"),
    "taken.yaml": SourceFile(
      path: "taken.yaml",
      text: """
        flowsim: 1
        scenario: taken
        extends: parent.yaml
        levers: {eaf-share: null}
        """),
  ]

  @Test(
    "A key without a value, with comments only, or with an empty mapping inherits",
    arguments: [
      "levers:\n  # eaf-share: 30 %\n", "levers: {}\n", "levers:\n  eaf-share:\n",
      "levers:\n  eaf-share: {}\n", "levers:\n  recycled-content:\n    # steel: 10 %\n",
      "levers:\n  recycled-content.steel:\n", "market:\nblend:\nchecks:\nseed:\ntitle:\n",
      "blend: {limits: }\n", "horizon:\n", "horizon: {}\n", "horizon: {end: }\n", "targets:\n",
      "data:\n", "region:\n",
    ])
  func inherits(text: String) throws {
    let scenario = try read("extends: parent.yaml\n" + text)
    let parent = try read("extends: parent.yaml\n")
    #expect(scenario.values.map(\.key) == parent.values.map(\.key))
    #expect(scenario.values.map(\.text) == parent.values.map(\.text))
    #expect(scenario.levers.count == 3 && scenario.supply == .fixed)
    #expect(scenario.tables.map(\.path) == ["mine.csv"])
    #expect(scenario.checks.count == 1 && scenario.seed == 7 && scenario.title == "Parent")
    #expect(scenario.targets.entries.count == parent.targets.entries.count)
    #expect(!scenario.targets.entries.isEmpty)
  }

  @Test("The built-in levers of same-grade stay under an empty 'levers'")
  func builtin() throws {
    for levers in ["levers:\n  # eaf-share: 30 %\n", "levers: {}\n"] {
      let scenario = try read("title: t\nextends: same-grade\n" + levers)
      #expect(scenario.levers.map(\.lever.name) == ["grade-separation", "dismantling"])
    }
    #expect(try read("extends: carbon-price-market\nmarket:\n").supply == .priced)
  }

  @Test("null takes one lever back, the others stay; --origins names both places")
  func null() throws {
    let scenario = try read("title: t\nextends: same-grade\nlevers:\n  grade-separation: null\n")
    #expect(scenario.levers.map(\.lever.name) == ["dismantling"])
    let text = ScenarioText(scenario).text(origins: true)
    let line = text.split(separator: "\n").first { $0.contains("grade-separation") }
    #expect(line?.hasPrefix("  grade-separation: null ") == true)
    #expect(line?.hasSuffix("  # from ours.yaml:6, takes back builtin:same-grade.yaml:7") == true)
    let json = String(decoding: ScenarioText.json(scenario), as: UTF8.self)
    #expect(json.contains("\"takes_back_file\": \"builtin:same-grade.yaml\""))
    #expect(json.contains("\"takes_back_line\": 7"))
  }

  @Test("null takes back by any spelling of a lever, a whole group, and other keys")
  func nullElsewhere() throws {
    func levers(_ text: String) throws -> [String] {
      try read("extends: parent.yaml\n" + text).levers.map(\.lever.name)
    }
    let aluminium = "recycled-content.aluminium"
    #expect(try levers("levers: {recycled-content.steel: null}\n") == [aluminium, "eaf-share"])
    #expect(try levers("levers: {recycled-content: {steel: ~}}\n") == [aluminium, "eaf-share"])
    #expect(try levers("levers: {recycled-content: null}\n") == ["eaf-share"])
    #expect(try levers("levers: null\n") == [])
    let bare = try read("extends: parent.yaml\nmarket: null\nseed: null\ntitle: null\ntargets: ~\n")
    #expect(bare.supply == .priced && bare.seed == 1 && bare.title == "ours")
    #expect(bare.targets.entries.isEmpty)
    #expect(try read("extends: parent.yaml\n", "eaf-share=null").levers.count == 2)
    #expect(try read("extends: parent.yaml\n", "eaf-share=null").settings == ["eaf-share=null"])
    #expect(try read("extends: parent.yaml\n", "dismantling=null").settings == [])
  }

  @Test("What is taken back stays so below, until a lower layer sets it again")
  func chain() throws {
    let kept = try read("extends: taken.yaml\nlevers:\n")
    #expect(kept.path(of: "eaf-share") == nil && kept.levers.count == 2)
    #expect(
      ScenarioText(kept).text(origins: true)
        .contains("# from taken.yaml:4, takes back parent.yaml:8"))
    let again = try read("extends: taken.yaml\nlevers: {eaf-share: 40 %}\n")
    #expect(again.path(of: "eaf-share")?.points.values == [0.4])
    #expect(!ScenarioText(again).text(origins: true).contains("takes back"))
  }

  @Test("What show prints of a value taken back reads back as the same scenario")
  func roundTrip() throws {
    let scenario = try read("extends: taken.yaml\nmarket: null\n")
    let text = ScenarioText(scenario).text(origins: true)
    let again = try ScenarioReader.read(
      SourceFile(path: "merged.yaml", text: text), finder: ScenarioFinder { Self.files[$0] })
    #expect(again.levers.map(\.lever) == scenario.levers.map(\.lever))
    #expect(again.supply == .priced)
    #expect(ScenarioText(again).text(origins: false) == ScenarioText(scenario).text(origins: false))
  }

  @Test("Where there is nothing to inherit, a lever without a value is an error")
  func nothingToInherit() throws {
    let problems = #expect(throws: InputProblems.self) {
      try read("extends: china-reference\nlevers:\n  bev-share:\n")
    }
    #expect(
      problems?.diagnostics.map(\.description) == [
        "ours.yaml:5:13: error[E116]: nothing is not a share; write 40 % or 0.4"
      ])
  }
}
