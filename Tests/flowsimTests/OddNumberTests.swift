import FlowInputs
import FlowReporting
import FlowStudies
import FlowTables
import Foundation
import Testing

/// Numbers and empty sets that once ended the program by a signal.
@Suite("Odd numbers end with an error, never with a signal")
struct OddNumberTests {
  struct Attack: CustomTestStringConvertible, Sendable {
    let command: [String]
    let file: String
    let status: Int32
    /// How standard error begins.
    let answer: String

    var testDescription: String { command.joined(separator: " ") + ": " + file.prefix(60) }
  }

  private static let charge =
    "\"elements\": [\"Cu\"], \"primary_composition_wt_pct\": [0], "
  private static let stock = ["stock", "--drive", "inflow", "--lifetime", "fixed:years=9", "f"]
  private static let line = [
    "target-line", "--base", "2020", "--emissions", "3012", "--year", "2030", "--actual", "f",
  ]

  static let files = [
    Attack(
      command: stock, file: "year,value\n1,1e308\n2,1e308\n", status: 2,
      answer: "f:2:3: error[E127]: '1e308' in column 'value' is too large for a quantity; write at "
        + "most 1e60\n"),
    Attack(
      command: stock, file: "year,value\n1,1e-310\n", status: 2,
      answer:
        "f:2:3: error[E127]: '1e-310' in column 'value' is too small for a quantity; write 0, "
        + "or at least 1e-60\n"),
    Attack(
      command: ["account", "f"],
      file: "supplier,metal,tonnes,factor\nA,steel,1e200,1e200\n", status: 2,
      answer:
        "f:2:9: error[E127]: '1e200' in column 'tonnes' is too large for a quantity; write at "
        + "most 1e60\n"),
    Attack(
      command: line, file: "year,emissions\n2020,1e308\n2021,1e308\n", status: 2,
      answer:
        "f:2:6: error[E127]: '1e308' in column 'emissions' is too large for a quantity; write "
        + "at most 1e60\n"),
    Attack(
      command: ["blend", "f"],
      file: "{\(charge)\"scraps\": [{\"mass_kg\": 1e308, \"composition_wt_pct\": [0]}], "
        + "\"targets\": [{\"demand_kg\": 100}]}", status: 2,
      answer: "f:1:80: error[E127]: '1e308' is too large for a quantity; write at most 1e60\n"),
    Attack(
      command: ["blend", "f"],
      file: "{\(charge)\"costs\": {\"primary\": 1e308}, \"scraps\": [], "
        + "\"targets\": [{\"demand_kg\": 100}]}", status: 2,
      answer: "f:1:78: error[E127]: '1e308' is too large for a quantity; write at most 1e60\n"),
    Attack(
      command: ["blend", "f"],
      file: "{\"furnace_load_min_lb\": 1, \"element_limits_lb\": {}, \"materials\": {}}", status: 2,
      answer: "f:1:66: error[E109]: 'materials' is empty; write one material at least\n"),
    Attack(
      command: ["blend", "f"],
      file: "{\(charge)\"scraps\": [], \"targets\": []}", status: 2,
      answer: "f:1:82: error[E109]: 'targets' is empty; write one target at least\n"),
    Attack(
      command: ["blend", "f"],
      file: "{\(charge)\"scraps\": [{\"mass_kg\": 1e60, \"composition_wt_pct\": [0]}], "
        + "\"targets\": [{\"demand_kg\": 1e-60}]}", status: 1,
      answer: "f:1:1: error[E502]: case '1': the upper bound of row 2 is 1e+126; "
        + "look for a number with a wrong exponent or unit\n"),
    Attack(
      command: ["blend", "f"],
      file: "{\(charge)\"scraps\": [], \"targets\": [{\"demand_kg\": 10, \"min_scrap_pct\": 50}]}",
      status: 1,
      answer: "f:1:1: error[E501]: case '1': infeasible: target '1' misses its least scrap share by"
    ),
    Attack(
      command: ["classify", "--metal", "steel", "--emissions", "1", "--standards", "f"],
      file: "standard,version,kind,metal,class,rank,at_0_scrap,at_100_scrap,unit,scrap_share,"
        + "boundary,valid_from,valid_to,source\n"
        + "A,1,ladder,steel,one,1e300,2,1,t CO2-equiv/t,metallic,gate,,,mine\n", status: 2,
      answer:
        "f:2:22: error[E207]: '1e300' in column 'rank' is no whole number in 1–1000; write one "
        + "such as 1\n"),
  ]

  @Test("A file with an odd number", arguments: files)
  func file(of attack: Attack) throws {
    let scratch = try Scratch()
    try scratch.write(attack.file, to: "f")
    let words = attack.command.map { "'\($0)'" }.joined(separator: " ")
    let answer = try Program.shell("\"$FLOWSIM\" \(words)", in: scratch.url)
    #expect(answer.status == attack.status, "\(answer.errors)")
    #expect(answer.errors.hasPrefix(attack.answer), "\(answer.errors)")
    if attack.status == 2 { #expect(answer.output.isEmpty) }
  }

  @Test(
    "An argument that is no quantity is wrong usage",
    arguments: [
      "stock --lifetime gamma:mean=20,sd=1 --survival 1e308",
      "stock --lifetime gamma:shape=2078,scale=5e-324 --survival 1",
      "stock --lifetime fixed:years=1e400 --survival 1",
      "stock --lifetime fixed:years=1 --survival ,",
      "classify --metal steel --emissions 1e308", "classify --metal steel --emissions nan",
      "classify --metal steel --emissions 1 --scrap 1e-310",
      "classify --metal steel --emissions 1 --charge scrap=1e308,dri=1",
      "classify --metal steel --emissions 1 --reference 1e-310",
      "classify --metal steel --emissions 1 --year 9223372036854775807",
      "target-line --base 2020 --emissions 1e308 --year 2030",
      "target-line --base 2020 --emissions 0x1p4 --year 2030",
      "target-line --base 2020 --intensity 1e-310 --year 2030 --sector steel --pathway 'TPI 1.5 C'",
      "target-line --base -9223372036854775808 --emissions 1 --year 2030",
      "premium --share 1e308", "premium --share nan%", "cost --carbon-price 1e308",
      "cost --carbon-price nan", "cost --year -9223372036854775808",
      "account f --year -9223372036854775808", "explain gap --year -9223372036854775808",
      "buy china-reference --year 9223372036854775807",
      "bench --workload w3 --inputs . --seconds 1e300",
      "bench --workload w3 --inputs . --seconds inf",
      "bench --workload w3mc --inputs . --samples 1000000000000",
      "bench --workload w3mc --inputs . --threads 1000000000000",
      "sweep china-reference --threads 1000000000000", "sweep china-reference --runs 1000000000000",
      "decompose same-grade --samples 1000000000000",
      "decompose same-grade --year -9223372036854775808",
      "seek china-reference --target X --cheapest --lever eaf-share --random-search 10000000000",
    ])
  func argument(_ line: String) throws {
    let answer = try Program.shell("\"$FLOWSIM\" \(line)")
    #expect(answer.status == 64, "\(answer.errors)")
    #expect(answer.output.isEmpty && answer.errors.hasPrefix("Error: "))
  }

  @Test("Ages in the far tail of a narrow lifetime have a share of nothing")
  func tail() throws {
    let answer = try Program.run(
      "stock", "--lifetime", "gamma:mean=20,sd=1", "--survival", "0,1e6,1e60")
    #expect(answer.status == 0)
    #expect(answer.output == "age,survival\n0,1\n1000000,0\n1e60,0\n")
  }

  @Test("A map of more shares than memory holds is refused before any run")
  func steps() throws {
    let answer = try Program.run(
      "sweep", "china-reference", "--attainable", "--vary",
      "recycled-content.steel=0..100%:1000000000000")
    #expect(answer.status == 2)
    #expect(
      answer.errors.hasPrefix(
        "--vary:1:1: error[E110]: a map of 1000000000000 shares is too large; write "
          + "LEVER=10..70%:7\n"))
  }

  @Test("Sales of nearly nothing are refused with their place, and what GLPK cannot do is E502")
  func tinySales() throws {
    let scratch = try Scratch()
    try scratch.write(
      "flowsim: 1\nscenario: s\nextends: china-reference\nhorizon: {start: 2018, end: 2032}\n",
      to: "s.yaml")
    let header = "entity,metric,qualifier,value,unit,year,region,boundary,source\n"
    for (number, status) in [("1e-310", Int32(2)), ("1e-60", 0)] {
      try scratch.write(
        header + "passenger cars,sales,,\(number),million/yr,2030,China,home market,a\n",
        to: "d.csv")
      let answer = try Program.run(
        "run", "s.yaml", "--data", "d.csv", "--quiet", "--output", "out", in: scratch.url)
      #expect(answer.status == status, "\(answer.errors)")
      if status == 2 {
        #expect(answer.errors.hasPrefix("d.csv:2:23: error[E127]: '1e-310' in column 'value'"))
      }
    }
  }

  @Test("Codes of runs that stop are explained", arguments: 1...6)
  func explained(number: Int) throws {
    let answer = try Program.run("explain", "E50\(number)")
    #expect(answer.status == 0 && answer.output.hasPrefix("E50\(number): "))
    #expect(answer.output.count > 150)
  }
}
