import FlowInputs
import FlowReporting
import FlowStudies
import FlowTables
import Foundation
import Testing

@Suite("Odd words in files, names and arguments")
struct OddWordsTests {
  /// Controls, direction marks, separators and invisible characters; lines and tabs are text.
  private static func drives(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x09, 0x0A: false
      case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069,
        0xFEFF, 0xE0000...0xE007F:
        true
      default: false
      }
    }
  }

  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("A title that would drive the terminal is refused with its place")
  func title() throws {
    try scratch.write(
      "flowsim: 1\nscenario: s\nextends: china-reference\ntitle: \"\\e]0;owned\\a\\e[2Jall met\"\n",
      to: "s.yaml")
    for command in ["validate", "run", "show", "targets"] {
      let answer = try Program.run(command, "s.yaml", in: scratch.url)
      #expect(answer.status == 2 && answer.output == "")
      #expect(
        answer.errors.hasPrefix(
          "s.yaml:4:8: error[E006]: the escape of U+001B ESCAPE is no text; remove the escape\n"))
    }
  }

  @Test(
    "No answer about an odd argument drives the terminal",
    arguments: [
      ["run", "a\u{1B}[2Jb"], ["validate", "a\u{202E}b\u{9B}"], ["a\u{1B}]0;x\u{7}"],
      ["run", "--a\u{1B}[31m"], ["run", "china-reference", "--set", "a\u{1B}=1"],
      ["run", "china-reference", "--set", "eaf-share=\u{2028}"], ["stock", "--drive", "\u{9B}31m"],
      ["run", "china-reference", "--seed", "\u{1B}[2J"], ["explain", "\u{202E}x"],
      ["run", "china-reference", "--seed=\u{1B}[2J"], ["classify", "--metal", "steel\u{200B}"],
      ["stock", "--lifetime", "a\u{1B}", "--survival", "1"], ["init", "x", "--company", "\u{1B}"],
      ["init", "x", "--region", "\u{7F}"], ["targets", "--company", "\u{85}"],
      ["run", "a\nb: error[E000]: forged"], ["data", "\u{1B}c"], ["show", "\u{E0041}"],
      ["run", "china-reference", "--data", "no\u{1B}[2J.csv"],
      ["run", "x", "--allocation", "\u{1B}"],
    ])
  func arguments(words: [String]) throws {
    let path = Program.path
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = words
    process.currentDirectoryURL = scratch.url
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let answer = String(decoding: data, as: UTF8.self)
    #expect([1, 2, 64].contains(process.terminationStatus), "\(process.terminationStatus)")
    #expect(!Self.drives(answer), "\(answer.debugDescription)")
    #expect(!answer.contains("\nb: error[E000]"), "\(answer)")
  }

  @Test(
    "Printed commands do what they say, whatever the name",
    arguments: ["a b", "a'b", "a;$(id)", "-n"])
  func commands(name: String) throws {
    let made = try Program.run("init", "--", name, in: scratch.url)
    #expect(made.status == 0)
    let command = String(try #require(made.output.split(separator: "then   ").last))
    let line = command.replacing("flowsim ", with: "$FLOWSIM ").replacing(
      "\n", with: " --quiet -o out")
    let answer = try Program.shell(line, in: scratch.url)
    #expect(answer.status == 0, "\(line): \(answer.errors)")
    #expect(try scratch.names(in: "out").contains("run.json"))
  }

  @Test("A folder with a line end in its name is told of on one line")
  func newline() throws {
    let answer = try Program.run("init", "a\nb", in: scratch.url)
    #expect(answer.status == 0)
    #expect(answer.output.hasPrefix("Wrote a\\nb/\n"))
    #expect(answer.output.hasSuffix("flowsim run \"$(printf 'a\\012b/ours.yaml')\"\n"))
  }

  @Test("The copy of a scenario with an odd title can be run")
  func copy() throws {
    try scratch.write(
      "flowsim: 1\nscenario: s\nextends: china-reference\nhorizon: {start: 2020, end: 2030}\n"
        + "title: \"- #a: \\\"b\\\" \u{200B}\\t'c'\"\n", to: "s.yaml")
    #expect(
      try Program.run("run", "s.yaml", "--format", "all", "-o", "out", in: scratch.url).status == 0)
    let answer = try Program.run("validate", "out/scenarios/s.yaml", in: scratch.url)
    #expect(answer.status == 0, "\(answer.errors)")
    let shown = try Program.run("show", "s.yaml", in: scratch.url)
    #expect(shown.output.contains("\ntitle: \"- #a: \\\"b\\\" \\u200B\\t'c'\"\n"))
  }
}
