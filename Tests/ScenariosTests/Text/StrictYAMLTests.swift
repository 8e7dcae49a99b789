import Testing

@testable import FlowTables

@Suite("Strict YAML")
struct StrictYAMLTests {
  private func read(_ text: String) -> (value: YAMLNode?, lines: [String]) {
    reported { StrictYAML.read(SourceFile(path: "s.yaml", text: text), reporting: &$0) }
  }

  @Test("Keys keep their order, and every node its place")
  func places() throws {
    let text = """
      # a comment with "one quote
      scenario: same-grade   # 'another
      horizon: {start: 1980, end: 2050}
      levers:
        recycled-content:
          aluminium: {2024: 10 %, 2035: 45 %}
      targets:
      - {company: A, covers: [steel, aluminium]}
      - company: B's
        year: 2030
      """
    let (root, lines) = read(text)
    #expect(lines == [])
    let tree = try #require(root)
    let keys = reported { tree.asMapping(reporting: &$0) }.value?.map(\.key)
    #expect(keys == ["scenario", "horizon", "levers", "targets"])
    let path = tree["levers"]?["recycled-content"]?["aluminium"]
    #expect(path?.entry("2035")?.keyLocation.description == "s.yaml:6:29")
    #expect(path?["2035"]?.location.description == "s.yaml:6:35")
    #expect(path?["2035"]?.location.endColumn == 39)
  }

  @Test("CRLF and a byte-order mark change nothing")
  func lineEnds() throws {
    let plain = "levers:\n  eaf-share: 20 %\n"
    let windows = "\u{FEFF}" + plain.split(separator: "\n").map { $0 + "\r\n" }.joined()
    for text in [plain, windows] {
      let (root, lines) = read(text)
      let share = root?["levers"]?["eaf-share"]
      #expect(lines == [])
      #expect(share?.location.description == "s.yaml:2:14")
    }
  }

  @Test(
    "YAML that looks like a refused construct is read",
    arguments: [
      "v: 'a & b * c ! d'\n", "v: a & b\n", "v: R&D\n", "v: \"[[[\"\n", "v: |\n  &a *b\n  - - -\n",
      "v: >\n\n  \"one quote\nw: 1\n", "v: it's\n", "- a: 1\n- a: 2\n", "v: [{a: 1}, {a: 2}]\n",
      "a:\n- 1\n- 2\nb: 3\n", "a: {b: 1}\nc: {b: 2}\n", "a:\n  b: 1\nc:\n  b: 2\n",
      "---\nv: 1\n...\n", "v: plain text\n  *goes on\n  & on\nw: 2\n", "v: 10 # 40 %: no\n",
      "v: http://example.org/a#b\n", "v: \"a\\\"b: c\"\n", "v: 'it''s: so'\n",
      "v: \"two\n  lines\"\n",
      "v: {a: [1, 2], b: {c: d}}\n", "v:\n  - |\n    - x\n  - y\n", "# only\nv: ~\n",
      "v: # later\n  1\n",
      "v: 'tab\tinside'\n", "v: 1 #\ttab\n", "\"v\": 1\n'w': 2\n", "[a: 1, a: 2]\n",
      "v: {a: 1,\n    b: 2,\n}\n", "v: -1\nw: --x\n", "v: 5 % of [it]\n",
    ])
  func accepted(text: String) {
    let (root, lines) = read(text)
    #expect(root != nil)
    #expect(lines == [])
  }

  @Test("Twenty thousand open brackets are refused at the sixty-fifth")
  func brackets() {
    let (root, lines) = read(String(repeating: "[", count: 20_000))
    #expect(root == nil)
    #expect(
      lines == [
        "s.yaml:1:65: error[E104]: values are nested deeper than 64; remove brackets or levels"
      ])
  }

  @Test("Sixty-four levels are read")
  func deepest() {
    let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(read(text).lines == [])
  }

  @Test("A file above 1 MiB is refused unread")
  func size() {
    let (root, lines) = read("a: " + String(repeating: "x", count: 1 << 20))
    #expect(root == nil)
    #expect(
      lines == [
        "s.yaml:1:1: error[E005]: the file has 1048579 bytes; "
          + "a scenario has at most 1048576; put tables into CSV files"
      ])
  }

  @Test("Repeated keys with different spellings are found too")
  func spelledDifferently() {
    let (root, lines) = read("a: 1\n\"\\x61\": 2\n")
    #expect(root == nil)
    #expect(lines == ["s.yaml:1:1: error[E103]: 'a' set twice; keep one of them"])
  }

  @Test("Any cut of a valid scenario is read or refused with a place")
  func cuts() {
    let text = """
      flowsim: 1
      title: "Same \\"grade\\""
      horizon: {start: 1980, end: 2050}
      note: |
        two
        lines
      targets:
      - {company: 'A''s', covers: [steel, aluminium]}
      """
    for length in 0..<text.utf8.count {
      let (root, lines) = read(String(decoding: Array(text.utf8)[..<length], as: UTF8.self))
      #expect((root == nil) == !lines.isEmpty, "after \(length) bytes")
    }
  }
}
