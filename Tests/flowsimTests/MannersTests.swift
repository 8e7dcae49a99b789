import Foundation
import Testing

@Suite("Manners of the program")
struct MannersTests {
  private static let commands = [
    [], ["demo"], ["init"], ["validate"], ["show"], ["run"], ["compare"], ["report"], ["serve"],
    ["sweep"], ["decompose"], ["seek"], ["market"], ["targets"], ["target-line"], ["classify"],
    ["buy"], ["account"], ["cati"], ["schema"], ["stock"], ["explain"], ["assumptions"],
    ["data"], ["lots"], ["cost"], ["premium"],
    ["hindcast"], ["calibrate"], ["blend"], ["fit"],
    ["bench"],
  ]

  @Test("--version is one line with the version")
  func version() throws {
    let answer = try Program.run("--version")
    #expect(answer.status == 0 && answer.output == "0.1.0\n" && answer.errors.isEmpty)
  }

  @Test("Without arguments it says what it is and where to begin, in ten lines")
  func welcome() throws {
    let answer = try Program.run()
    #expect(answer.status == 0)
    #expect(answer.output.contains("flowsim demo") && answer.output.contains("--help"))
    #expect(answer.output.split(separator: "\n").count <= 10)
  }

  @Test("Help has examples, names the exit codes, and fits 100 columns", arguments: commands)
  func help(for command: [String]) throws {
    let words = (command + ["--help"]).joined(separator: " ")
    let answer = try Program.shell("\"$FLOWSIM\" \(words)")
    #expect(answer.status == 0 && answer.errors.isEmpty)
    for line in answer.output.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
    if command.isEmpty { #expect(answer.output.contains("130 interrupted")) }
  }

  @Test("An unknown command is wrong usage, with the command that was meant")
  func unknownCommand() throws {
    let answer = try Program.run("rnu")
    #expect(answer.status == 64 && answer.output.isEmpty)
    #expect(answer.errors.contains("Unknown command 'rnu'. Did you mean 'run'?"))
  }

  @Test("An unknown option is wrong usage")
  func unknownOption() throws {
    #expect(try Program.run("run", "china-reference", "--frobnicate").status == 64)
    #expect(try Program.run("run").status == 64)
    #expect(try Program.run("run", "china-reference", "--format", "docx").status == 64)
  }

  @Test("Invalid input exits 2 with FILE:LINE:COLUMN, and writes nothing")
  func invalid() throws {
    let scratch = try Scratch()
    try scratch.write(
      "flowsim: 1\nscenario: bad\nextends: china-reference\nlevres: {}\n", to: "bad.yaml")
    for command in ["run", "validate"] {
      let answer = try Program.run(command, "bad.yaml", in: scratch.url)
      #expect(answer.status == 2 && answer.output.isEmpty)
      #expect(
        answer.errors.hasPrefix(
          "bad.yaml:4:1: error[E102]: unknown key 'levres'; did you mean 'levers'?\n"))
    }
    #expect(try scratch.names() == ["bad.yaml"])
  }

  @Test("A file that is not there: exit 2, one short message")
  func missing() throws {
    let answer = try Program.run("validate", "china-referense")
    #expect(answer.status == 2)
    #expect(answer.errors.contains("did you mean 'china-reference'?"))
    #expect(answer.errors.count < 300)
  }

  @Test("validate --json answers with the place of every problem, - is <stdin>")
  func json() throws {
    let answer = try Program.run(
      "validate", "-", "--json", input: "flowsim: 1\nscenario: Bad Name\nregion: China\n")
    #expect(answer.status == 2)
    let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    let list = try #require((object as? [String: Any])?["diagnostics"] as? [[String: Any]])
    #expect(list.map { $0["line"] as? Int } == [1, 2])
    #expect(list.allSatisfy { $0["file"] as? String == "<stdin>" })
    #expect(answer.errors.contains("<stdin>:2:11: error[E112]"))
  }

  @Test("Colour is for terminals only")
  func colour() throws {
    let answer = try Program.run("validate", "no-such", environment: ["TERM": "xterm-256color"])
    #expect(!answer.errors.contains("\u{1B}"))
  }

  @Test("bash reads the completion script")
  func completion() throws {
    let answer = try Program.shell("\"$FLOWSIM\" --generate-completion-script bash | bash -n")
    #expect(answer.status == 0 && answer.errors.isEmpty)
  }

  @Test("The manual page has every command, and no text that roff would take for a command")
  func manual() throws {
    let answer = try Program.run("manual")
    #expect(answer.status == 0)
    #expect(answer.output.hasPrefix(".Dd "))
    for command in Self.commands where !command.isEmpty {
      let name = command[0].replacingOccurrences(of: "-", with: "\\-")
      #expect(answer.output.contains("\n.Ss \(name)\n"), "\(name)")
    }
    for line in answer.output.split(separator: "\n") where line.hasPrefix(".") {
      let name = line.dropFirst().prefix { $0 != " " }
      #expect(Self.macros.contains(String(name)), "\(line) is taken for a command of roff")
    }
  }

  private static let macros: Set = [
    "Dd", "Dt", "Os", "Sh", "Ss", "Nm", "Nd", "Ar", "Op", "Pp", "Bl", "It", "El", "Bd", "Ed", "Fl",
  ]

  @Test("The demo answers its question without files")
  func demo() throws {
    let scratch = try Scratch()
    let answer = try Program.run("demo", in: scratch.url)
    #expect(answer.status == 0 && answer.errors.isEmpty)
    #expect(answer.output.hasPrefix("China, passenger cars: is scrap kept in its grade"))
    #expect(answer.output.contains("Mass balance: worst residual"))
    #expect(
      answer.output.contains(
        "(GE-LINE-1)\n  beside a 1.5 °C line (not a pledge of Geely Auto):\n  base        ABOVE it by "
      ))
    for line in answer.output.split(separator: "\n") { #expect(line.count <= 110, "\(line)") }
    #expect(try scratch.names().isEmpty)
  }
}
