import FlowAccounts
import FlowEngine
import FlowInputs
import FlowNumerics
import FlowReporting
import FlowStudies
import FlowTables
import Testing

@Suite("Numbers of a command line")
struct ArgumentNumberTests {
  private func words<Value>(_ read: () throws -> Value) -> String {
    do { return "\(try read())" } catch { return "\(error)" }
  }

  @Test(
    "Numbers are read as those of files are",
    arguments: [
      ("0.6", "0.6"), ("1e60", "1e+60"), ("-0", "0.0"),
      ("nan", "'nan' is not a number; write a number such as 0.35"),
      ("0x1p4", "'0x1p4' is not a number; write a number such as 0.35"),
      ("1e308", "'1e308' is too large for a quantity; write at most 1e60 (E127)"),
      ("1e-310", "'1e-310' is too small for a quantity; write 0, or at least 1e-60 (E127)"),
      ("", "'' is not a number; write a number such as 0.35"),
    ])
  func numbers(text: String, answer: String) {
    #expect(words { try ArgumentNumber.read(text) } == answer)
  }

  @Test("A range is named where it is left")
  func range() {
    #expect(words { try ArgumentNumber.read("3", in: 0...86_400, example: "2") } == "3.0")
    #expect(
      words { try ArgumentNumber.read("1e30", in: 0...86_400, example: "2") }
        == "'1e30' is out of range; write a number from 0 to 86400")
  }

  @Test(
    "Shares, years and counts say what is right",
    arguments: [
      ("70%", "0.7"), ("70 %", "0.7"), ("0.7", "0.7"), ("1e-3", "0.001"),
      ("7", "'7' is no share; write 70% or 0.7"), ("nan%", "'nan%' is no share; write 70% or 0.7"),
      ("1e-310", "'1e-310' is no share; write 70% or 0.7"),
    ])
  func shares(text: String, answer: String) {
    #expect(words { try ArgumentNumber.share(text) } == answer)
  }

  @Test("Years and counts end where the model and memory do")
  func wholeNumbers() {
    #expect(words { try ArgumentNumber.year("2030") } == "2030")
    for text in ["-9223372036854775808", "1899", "2201", "1e3", "2030.5", ""] {
      #expect(
        words { try ArgumentNumber.year(text) } == "'\(text)' is no year; write one in 1900–2200")
    }
    #expect(words { try ArgumentNumber.count("8", limit: 8) } == "8")
    for text in ["0", "9", "1000000000000", "99999999999999999999", "1.5", "-1"] {
      #expect(
        words { try ArgumentNumber.count(text, limit: 8) }
          == "'\(text)' is out of range; write a whole number from 1 to 8")
    }
  }
}
