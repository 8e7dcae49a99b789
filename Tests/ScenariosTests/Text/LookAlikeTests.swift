import Testing

@testable import FlowInputs
@testable import FlowTables

@Suite("Characters that look like others")
struct LookAlikeTests {
  private func scenario(_ levers: String) -> (scenario: Scenario?, lines: [String]) {
    let file = SourceFile(
      path: "s.yaml",
      text: "flowsim: 1\nscenario: x\ntitle: t\nextends: china-reference\n\(levers)")
    do throws(InputProblems) {
      let read = try ScenarioReader.read(file, finder: ScenarioFinder { _ in nil })
      return (read, [])
    } catch {
      return (nil, error.diagnostics.map(\.description))
    }
  }

  @Test(
    "A share is read with other spaces, signs and digits, and in quotes",
    arguments: [
      "30\u{A0}%", "30％", "\"30 %\"", "'30%'", "３０ ％", "30\u{3000}%", "\u{3000}30 %", "\"３０％\"",
      "30\u{202F}%", "0．3", "{2025: 30 %, ２０３０: 30％}", "{\"2025\": \"30 %\"}",
    ])
  func shares(text: String) {
    let (scenario, lines) = scenario("levers:\n  eaf-share: \(text)\n")
    #expect(lines == [])
    let path = scenario?.path(of: "eaf-share")
    #expect(path?.points.values.allSatisfy { $0 == 0.3 } == true, "\(text)")
  }

  @Test(
    "A price is read with other spaces, and in quotes",
    arguments: ["300\u{A0}CNY/t CO2", "\"300 CNY/t CO2\"", "３００ CNY/t CO2"])
  func prices(text: String) {
    let (scenario, lines) = scenario("levers:\n  carbon-price: \(text)\n")
    #expect(lines == [])
    #expect(scenario?.path(of: "carbon-price")?.points.values == [300])
  }

  @Test(
    "Where there is doubt the character is named at its place",
    arguments: [
      (
        "levers：\n  eaf-share: 30 %\n",
        "5:7: error[E216]: a full-width '：' (U+FF1A) stands where a key needs another character; "
          + "write ':'"
      ),
      (
        "levers:\n\u{3000}eaf-share: 30 %\n",
        "6:1: error[E216]: an ideographic space (U+3000) stands where a key needs another "
          + "character; write a space"
      ),
      (
        "levers:\n  dismantling: 20 %\n\u{A0}\u{A0}eaf-share: 30 %\n",
        "7:1: error[E216]: a no-break space (U+00A0) stands where a key needs another character; "
          + "write a space"
      ),
      (
        "levers:\n  eaf-share：30 %\n",
        "6:12: error[E216]: a full-width '：' (U+FF1A) stands in 'eaf-share：30 %'; write ':'"
      ),
      (
        "levers:\n  eaf-share：30 %\n  dismantling: 20 %\n",
        "6:12: error[E216]: a full-width '：' (U+FF1A) stands where a key needs another character; "
          + "write ':'"
      ),
      (
        "levers:\n  eaf‐share: 30 %\n",
        "6:6: error[E216]: a dash '‐' (U+2010) stands in the lever 'eaf‐share'; write '-'"
      ),
      (
        "levers:\n  eaf-share: 3，0 %\n",
        "6:15: error[E216]: a full-width '，' (U+FF0C) stands in '3，0 %'; write ','"
      ),
      (
        "levers:\n  eaf-share: “30 %”\n",
        "6:14: error[E216]: a curly quote '“' (U+201C) stands in '“30 %”'; write '\"'"
      ),
      (
        "horizon: {start： 2010}\n",
        "5:16: error[E216]: a full-width '：' (U+FF1A) stands in the key 'start： 2010'; write ':'"
      ),
    ])
  func named(text: String, problem: String) {
    #expect(scenario(text).lines == ["s.yaml:\(problem)"])
  }

  @Test(
    "A text keeps its characters", arguments: ["情景：甲", "２０３０年展望", "30\u{A0}% more", "“quoted”"])
  func titles(text: String) throws {
    #expect(try yamlValue(text).asTextForTest == text)
  }

  @Test("A number in quotes is told to stand without them")
  func quotedNumbers() throws {
    let value = try yamlValue("\"2030\"")
    #expect(
      reported { value.asInt(reporting: &$0) }.lines == [
        "s.yaml:1:4: error[E110]: '2030' is not a whole number; write it without quotes"
      ])
    #expect(
      reported { value.asYear(reporting: &$0) }.lines == [
        "s.yaml:1:4: error[E114]: '2030' is not a year; write it without quotes"
      ])
  }
}

extension YAMLNode {
  fileprivate var asTextForTest: String? {
    var problems = Diagnostics()
    return asText(reporting: &problems)
  }
}
