import Foundation
import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Text of others in what is printed")
struct PrintedTextTests {
  /// What no answer may hold as it is.
  static let hidden: [Unicode.Scalar] = [
    0x0, 0x7, 0x8, 0xD, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200D,
    0x200F, 0x2028, 0x2029, 0x202E, 0x2060, 0x2066, 0x3164, 0xFDD0, 0xFEFF, 0xFFF9, 0xFFFE, 0x1D173,
    0xE0001, 0xE0041,
  ].compactMap(Unicode.Scalar.init(_:) as (UInt32) -> Unicode.Scalar?)

  @Test("A character without a mark of its own is printed as its number", arguments: hidden)
  func numbers(scalar: Unicode.Scalar) {
    let number = "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    #expect(PrintedText.line("a\(scalar)b") == "a\(number)b")
    #expect(PrintedText.lines("a\(scalar)b\n") == "a\(number)b\n")
    #expect(quoted("\(scalar)") == "'\(number)'")
  }

  @Test(
    "What can be seen stays as it is", arguments: ["Ω ≤ 5 µm – “ja”", "汽车𠮷", "é e\u{301}", "🚗⚙️"])
  func visible(text: String) { #expect(PrintedText.line(text) == text) }

  @Test("Line ends and tabs stay in an answer and not in a sentence")
  func lines() {
    #expect(PrintedText.line("a\n\tb") == "a\\n\\tb")
    #expect(PrintedText.lines("a\n\tb") == "a\n\tb")
  }

  @Test("A terminal gets the colours of this program and no others")
  func colours() {
    let text = TerminalColour.boldRed("bad") + " \u{1B}]0;owned\u{7} \u{1B}[2J"
    #expect(
      String(decoding: PrintedText.bytes(text, keepsColours: true), as: UTF8.self)
        == "\u{1B}[1;31mbad\u{1B}[0m \\u{1B}]0;owned\\u{7} \\u{1B}[2J")
    #expect(
      String(decoding: PrintedText.bytes(text), as: UTF8.self)
        == "\\u{1B}[1;31mbad\\u{1B}[0m \\u{1B}]0;owned\\u{7} \\u{1B}[2J")
  }

  @Test("Path, sentence and picture of a diagnostic drive no terminal")
  func diagnostic() {
    let file = SourceFile(path: "a\u{1B}[2J\n.yaml", text: "é\u{202E}: x\u{9B}y\n")
    let problem = Diagnostic(
      .unknownKey, at: file.location(line: 1, column: 2), "no '\u{202E}'\n2", help: "\u{9B}31m")
    #expect(
      problem.rendered(colour: false) == """
        a\\u{1B}[2J\\n.yaml:1:2: error[E102]: no '\\u{202E}'\\n2; \\u{9B}31m
         1 | é\\u{202E}: x\\u{9B}y
           |  ^^^^^^^^

        """)
    #expect(!problem.description.unicodeScalars.contains(where: HiddenCharacter.isPrintedAsNumber))
  }

  @Test("JSON escapes them and holds the same text", arguments: hidden)
  func json(scalar: Unicode.Scalar) throws {
    var writer = JSONWriter()
    writer.object { $0.field("a\(scalar)", "\(scalar)汽\"\\") }
    let bytes = writer.finished()
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.unicodeScalars.contains { $0 == scalar })
    let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: String]
    #expect(read == ["a\(scalar)": "\(scalar)汽\"\\"])
  }

  @Test("A table keeps a cell on its line")
  func table() {
    var table = PrintedTable(["name", "value"])
    table.add(["two\nlines\u{202E}", "1"])
    #expect(table.text() == "name                value\ntwo\\nlines\\u{202E}      1\n")
  }
}
