import Testing

@testable import FlowInputs
@testable import FlowTables

@Suite("A merged scenario as text")
struct ScenarioTextTests {
  private func read(_ text: String, _ settings: String...) throws -> Scenario {
    try ScenarioReader.read(
      SourceFile(path: "ours.yaml", text: text), settings: settings,
      finder: ScenarioFinder { _ in nil })
  }

  @Test("Each value is followed by the file and line that set it")
  func origins() throws {
    let scenario = try read(
      """
      flowsim: 1
      scenario: ours
      extends: china-reference
      title: "Ours: more"
      levers:
        recycled-content:
          steel: 10 %
      """, "eaf-share=30%", "horizon.end=2040")
    #expect(
      ScenarioText(scenario).text(origins: true) == """
        flowsim: 1                         # from ours.yaml:1
        scenario: ours                     # from ours.yaml:2
        title: "Ours: more"                # from ours.yaml:4
        region: China                      # from builtin:china-reference.yaml:5
        horizon:
          start: 1980                      # from builtin:china-reference.yaml:6
          end: 2040                        # from --set horizon.end
        targets: builtin:data/targets.csv  # from builtin:china-reference.yaml:7
        seed: 1                            # from builtin:china-reference.yaml:8
        levers:
          recycled-content:
            steel: 10 %                    # from ours.yaml:7
          eaf-share: 30%                   # from --set eaf-share

        """)
  }

  @Test("The text reads back as the same scenario", arguments: BuiltinFiles.scenarios)
  func roundTrip(_ name: String) throws {
    let finder = ScenarioFinder { _ in nil }
    let scenario = try ScenarioReader.read(try finder.builtin(name), finder: finder)
    let again = try read(ScenarioText(scenario).text(origins: true))
    #expect(again.values.map(\.key) == scenario.values.map(\.key))
    #expect(again.values.map(\.text) == scenario.values.map(\.text))
    #expect(again.targets.entries.map(\.id) == scenario.targets.entries.map(\.id))
    #expect(ScenarioText(again).text(origins: false) == ScenarioText(scenario).text(origins: false))
  }

  @Test("Texts that YAML would read otherwise stand in quotes")
  func quotes() throws {
    let text = #"""
      flowsim: 1
      scenario: ours
      extends: china-reference
      title: 'a "b" \ c # d'
      targets:
        - {id: "1, 2", company: Geely Auto, metal: steel, target_type: recycled_content, value: }
      """#
    let scenario = try read(text)
    let again = try read(ScenarioText(scenario).text(origins: false))
    #expect(again.title == #"a "b" \ c # d"#)
    #expect(again.targets.entries.map(\.id) == ["1, 2"])
    #expect(again.targets.entries.map(\.value) == [nil])
  }
}
