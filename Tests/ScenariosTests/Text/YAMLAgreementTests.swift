import Testing
import Yams

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

/// The outline that is checked and the tree that takes effect come from two parsers.
@Suite("Two readings of one YAML file")
struct YAMLAgreementTests {
  /// Pieces that a scanner may misread, and some that only few readers know.
  private static let pieces = [
    "a", "b: 1", "c:", "key: v", "- ", "-", ": ", ":", ",", "[", "]", "{", "}", "\"", "'", "#",
    " # ",
    "|", ">", "|2", ">-", "?", "? ", "&x", "*x", "!t", "%", "@", "`", "\\", "\\\"", "''", "\n",
    "\n",
    "\n  ", "\n    ", "\n- ", "\r\n", " ", "  ", "\t", "---", "\n---\n", "...", "<<", "~", "null",
    "1", "汽", "\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{A0}", "\u{200B}", "{a: 1}", "[x]",
    "\"q\": 2", "'s' : 3", "\"x", "y\"", "x: |\n  t\n", "e: \"a\n b\"\n",
  ]

  /// A linear congruential generator (Knuth, MMIX), so that every run reads the same files.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  @Test("A file has the same keys for both, or is refused with a place")
  func keys() throws {
    var numbers = Numbers(state: 15)
    var read = 0
    for _ in 0..<60_000 {
      let count = Int.random(in: 1...9, using: &numbers)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &numbers) ?? "" }.joined()
      let file = SourceFile(path: "s.yaml", text: text)
      let (root, lines) = reported { StrictYAML.read(file, reporting: &$0) }
      #expect((root == nil) == !lines.isEmpty, "\(text.debugDescription)")
      #expect(lines.allSatisfy { $0.hasPrefix("s.yaml:") }, "\(text.debugDescription)")
      guard root != nil else { continue }
      read += 1
      var scan = YAMLScan(file)
      scan.run()
      // Its reader takes no byte-order mark out of a text.
      let composed = try Self.keys(
        of: String(decoding: file.bytes[file.textStart...], as: UTF8.self))
      #expect(Set(scan.keys) == composed, "\(text.debugDescription)")
      #expect(scan.keys.count == composed.count, "\(text.debugDescription)")
    }
    #expect(read > 5_000, "so many of the files are YAML: \(read)")
  }

  /// Where libyaml finds keys.
  private static func keys(of text: String) throws -> Set<YAMLKeyPlaces.Place> {
    let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
    guard let root = try parser.singleRoot() else { return [] }
    var places: Set<YAMLKeyPlaces.Place> = []
    collect(root, into: &places)
    return places
  }

  private static func collect(_ node: Node, into places: inout Set<YAMLKeyPlaces.Place>) {
    switch node {
    case .mapping(let mapping):
      for (key, value) in mapping {
        if let mark = key.mark { places.insert(.init(line: mark.line, column: mark.column)) }
        collect(value, into: &places)
      }
    case .sequence(let items): for item in items { collect(item, into: &places) }
    default: return
    }
  }

  @Test("A key without a colon is no key", arguments: ["{a, b: 1}", "{a}", "{b: 1, a}"])
  func bareKeys(text: String) {
    let file = SourceFile(path: "s.yaml", text: "v: \(text)\n")
    let lines = reported { _ = StrictYAML.read(file, reporting: &$0) }.lines
    #expect(lines.count == 1)
    #expect(lines[0].hasSuffix(": error[E101]: the key 'a' has no ': '; write 'key: value'"))
  }
}
