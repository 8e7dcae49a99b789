import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Characters that nobody sees")
struct HiddenCharacterTests {
  private func lines(yaml text: String) -> [String] {
    reported { _ = StrictYAML.read(SourceFile(path: "s.yaml", text: text), reporting: &$0) }.lines
  }

  private func lines(csv text: String) -> [String] {
    reported { _ = CSVTable.read(SourceFile(path: "t.csv", text: text), reporting: &$0) }.lines
  }

  private func lines(json text: String) -> [String] {
    reported { _ = JSONReader.read(SourceFile(path: "b.json", text: text), reporting: &$0) }.lines
  }

  private static let characters: [(number: UInt32, sentence: String)] = [
    (0x85, "U+0085 NEXT LINE ends a line for YAML but not in an editor; remove it"),
    (0x2028, "U+2028 LINE SEPARATOR ends a line for YAML but not in an editor; remove it"),
    (0x2029, "U+2029 PARAGRAPH SEPARATOR ends a line for YAML but not in an editor; remove it"),
    (0x9B, "U+009B CONTROL CHARACTER is no text; remove it"),
    (0x80, "U+0080 CONTROL CHARACTER is no text; remove it"),
    (
      0x202E,
      "U+202E RIGHT-TO-LEFT OVERRIDE changes the order in which text is shown; remove it"
    ),
    (
      0x2066, "U+2066 LEFT-TO-RIGHT ISOLATE changes the order in which text is shown; remove it"
    ),
    (0x200F, "U+200F RIGHT-TO-LEFT MARK changes the order in which text is shown; remove it"),
    (0x61C, "U+061C ARABIC LETTER MARK changes the order in which text is shown; remove it"),
    (0xFEFF, "U+FEFF BYTE ORDER MARK stands inside the text; remove it"),
    (0xFFFE, "U+FFFE is no text; remove it"),
    (0xFFFF, "U+FFFF is no text; remove it"),
  ]

  @Test("Every reader refuses them where they stand", arguments: characters)
  func refused(number: UInt32, sentence: String) throws {
    let character = try #require(Unicode.Scalar(number))
    let error = "error[E006]: \(sentence)"
    #expect(lines(yaml: "a: 1\nb: é\(character)\n") == ["s.yaml:2:5: \(error)"])
    #expect(lines(csv: "a,b\n1,汽\(character)\n") == ["t.csv:2:4: \(error)"])
    #expect(lines(json: "{\"a\": \"é\(character)\"}") == ["b.json:1:9: \(error)"])
  }

  @Test("A key hidden behind a line end of YAML in a comment is not in force")
  func hiddenKey() {
    let text = "flowsim: 1\n# a note\u{2028}levers: {eaf-share: 90 %}\n"
    #expect(
      lines(yaml: text) == [
        "s.yaml:2:9: error[E006]: U+2028 LINE SEPARATOR ends a line for YAML but not in an editor; "
          + "remove it"
      ])
  }

  @Test(
    "A file of nothing but line ends and byte-order marks is empty",
    arguments: ["", "\n", "\u{2028}", "\u{2029}", "\u{85}", "\u{FEFF}\u{FEFF}", " \t\r\n\u{FEFF}"])
  func blank(text: String) {
    #expect(
      lines(yaml: text) == [
        "s.yaml:1:1: error[E002]: the file holds no scenario; a scenario begins with 'flowsim: 1'"
      ])
    #expect(
      lines(csv: text) == [
        "t.csv:1:1: error[E002]: the file is empty; a table begins with a header line"
      ])
    #expect(
      lines(json: text) == ["b.json:1:1: error[E002]: the file is empty; write one JSON object"])
  }

  @Test(
    "Nothing but comments and markers is empty too", arguments: ["# x\n", "---\n", "---\n...\n"])
  func comments(text: String) {
    #expect(
      lines(yaml: text) == [
        "s.yaml:1:1: error[E002]: the file holds no scenario; a scenario begins with 'flowsim: 1'"
      ])
  }

  @Test("Escapes are no way round")
  func escapes() {
    #expect(
      lines(yaml: "title: \"\\e]0;owned\\a\"\n") == [
        "s.yaml:1:8: error[E006]: the escape of U+001B ESCAPE is no text; remove the escape"
      ])
    #expect(
      lines(yaml: "v: [1, \"a\\Lb\"]\n") == [
        "s.yaml:1:8: error[E006]: the escape of U+2028 LINE SEPARATOR ends a line for YAML but not "
          + "in an editor; remove the escape"
      ])
    #expect(
      lines(yaml: "\"\\u202Ea\": 1\n") == [
        "s.yaml:1:1: error[E006]: the escape of U+202E RIGHT-TO-LEFT OVERRIDE changes the order in "
          + "which text is shown; remove the escape"
      ])
    #expect(
      lines(json: "{\"name\": \"\\u001b[2J\"}") == [
        "b.json:1:10: error[E006]: the escape of U+001B ESCAPE is no text; remove the escape"
      ])
  }

  @Test("What a word processor leaves in a text is let in", arguments: ["\u{AD}", "\u{200B}", "👨‍👩‍👧"])
  func accepted(text: String) {
    #expect(lines(yaml: "a: x\(text)y\n") == [])
    #expect(lines(csv: "a\nx\(text)y\n") == [])
    #expect(lines(json: "[\"x\(text)y\"]") == [])
  }

  @Test(
    "A value of the command line is read as strictly as one of a file",
    arguments: [
      ("eaf-share=\u{85}", "error[E002]: there is no value; write one behind the '='"),
      ("eaf-share=", "error[E002]: there is no value; write one behind the '='"),
      ("eaf-share=# 20 %", "error[E002]: there is no value; write one behind the '='"),
      (
        "eaf-share=20 %\u{85}",
        "error[E006]: U+0085 NEXT LINE ends a line for YAML but not in an editor; remove it"
      ),
      ("eaf-share=\u{1B}", "error[E003]: byte 0x1B is not text: the file is binary"),
    ])
  func settings(setting: String, sentence: String) {
    let lines = reported { _ = ScenarioSetting.node(setting, reporting: &$0) }.lines
    #expect(lines.count == 1)
    #expect(lines[0].hasPrefix("--set eaf-share:1:") && lines[0].contains(": \(sentence)"))
  }

  @Test("A key of the command line is no deeper than a file may be")
  func deepSetting() {
    let key = Array(repeating: "a", count: 60_000).joined(separator: ".")
    let lines = reported { _ = ScenarioSetting.node("\(key)=1", reporting: &$0) }.lines
    #expect(lines.count == 1)
    #expect(
      lines[0].hasSuffix("error[E104]: the key has more than 64 parts; write a key of a scenario"))
  }

  @Test("The test of bytes and the test of characters refuse the same")
  func agreement() {
    for value in UInt32(0x80)...0x1_1000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isRefused = lines(csv: "a\nx\(scalar)\n") != []
      #expect(isRefused == HiddenCharacter.isRefused(scalar), "U+\(String(value, radix: 16))")
    }
  }
}
