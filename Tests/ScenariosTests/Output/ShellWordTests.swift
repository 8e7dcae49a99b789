import Foundation
import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Commands to be typed")
struct ShellWordTests {
  private static let names = [
    "plain.yaml", "", "a b", "it's", "a\"b", "a;id", "$(id)", "`id`", "a\\b", "a\\nb", "*", "~",
    "#x",
    "a\nb", "a\n", "\n\n", "-x", "100%", "a\u{1B}[2J", "汽车", "a\u{202E}b'%\\", "!x", "a|b", "{a,b}",
    "%s\n'",
  ]

  @Test("The shell reads a quoted word back", arguments: names)
  func roundTrip(word: String) throws {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "printf '%s' \(ShellWord.quoted(word))"]
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(String(decoding: data, as: UTF8.self) == word)
  }

  @Test("Only plain words stand without quotes, and no path is an option")
  func quoting() {
    #expect(ShellWord.quoted("a-b_c./=%+,:9") == "a-b_c./=%+,:9")
    #expect(ShellWord.quoted("a b") == "'a b'")
    #expect(ShellWord.quoted("it's") == "'it'\\''s'")
    #expect(ShellWord.quoted("a\nb") == "\"$(printf 'a\\012b')\"")
    #expect(ShellWord.quoted("a\u{9B}") == "\"$(printf 'a\\302\\233')\"")
    #expect(ShellWord.path("-x") == "./-x")
    #expect(ShellWord.path("-") == "-")
  }
}
