import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Problem files of blend")
struct ChargeFileTests {
  static func problems(_ text: String) -> [String] {
    do {
      _ = try ChargeFile(SourceFile(path: "p.json", text: text))
      return []
    } catch {
      return error.diagnostics.map(\.description)
    }
  }

  @Test(
    "A file that is not JSON is answered with its place",
    arguments: [
      ("", "1:1", "E002", "the file is empty; write one JSON object"),
      ("{\"a\": 1,}", "1:9", "E131", "a key in double quotes is missing; write \"key\": value"),
      ("{\"a\" 1}", "1:6", "E131", "':' is missing after the key 'a'; write ':'"),
      ("[1 2]", "1:4", "E131", "',' or ']' is missing; write one of them"),
      ("[01]", "1:3", "E131", "a number starts with a zero; delete the zero"),
      ("[1.]", "1:4", "E131", "a digit is missing; write a number such as 0.35"),
      (
        "[NaN]", "1:2", "E131",
        "a value is missing; write a number, a \"text\", a list or an object"
      ),
      (
        "{}\n{}", "2:1", "E131",
        "text follows the end of the document; delete it, or put it inside"
      ),
      ("[\"é\\q\"]", "1:5", "E131", "'\\' starts no known escape; write \\\\ for a backslash"),
      (
        "[\"\\ud800\"]", "1:9", "E131",
        "\\u names half a character; write both halves, or the character itself"
      ),
      ("{\"a\": 1, \"a\": 2}", "1:10", "E103", "the key 'a' occurs twice; keep one of the two"),
    ])
  func syntax(text: String, place: String, code: String, answer: String) {
    #expect(Self.problems(text) == ["p.json:\(place): error[\(code)]: \(answer)"])
  }

  @Test("Nesting has an end")
  func depth() {
    let answer = Self.problems(String(repeating: "[", count: 100_000))
    #expect(
      answer == [
        "p.json:1:66: error[E104]: values are nested more than 64 deep; write the problem flatter"
      ])
  }

  @Test("Everything that is wrong with a charge comes out together")
  func allTogether() {
    let answer = Self.problems(
      """
      {"elements": ["Si", "Cu"], "primary_composition_wt_pct": [0.05],
       "scraps": [{"mass_kg": -1, "composition_wt_pct": {"Cy": 1}, "melt_yeild": 1}],
       "targets": [{"alloy": "A", "min_wt_pct": [2, 0], "max_wt_pct": [1, 1]}]}
      """)
    #expect(
      answer == [
        "p.json:1:58: error[E320]: the list has 1 values for 2 elements; write one for each of "
          + "Si, Cu",
        "p.json:2:25: error[E311]: mass_kg is below zero; write zero or more",
        "p.json:2:52: error[E120]: unknown element 'Cy'; did you mean 'Cu'?",
        "p.json:2:62: error[E102]: unknown key 'melt_yeild'; did you mean 'melt_yield'?",
        "p.json:3:14: error[E109]: the key 'demand_kg' is missing; write \"demand_kg\": …",
      ])
  }

  @Test("An infeasible case names the target, the element and the cure")
  func cure() throws {
    let file = try ChargeFile(
      SourceFile(
        path: "p.json",
        text: """
          {"elements": ["Cu"], "primary_composition_wt_pct": [0.3],
           "scraps": [{"mass_kg": 10, "composition_wt_pct": [1]}],
           "targets": [{"alloy": "flat", "demand_kg": 100, "max_wt_pct": [0.06]}]}
          """))
    let report = ChargeReport(solving: file)
    #expect(
      report.answers.map(\.status) == [
        "infeasible: target 'flat' allows 0.06 % Cu, and no charge has less than 0.3 %; raise the "
          + "limit to 0.3 %, or add material with less Cu"
      ])
    #expect(
      report.infeasible.map(\.description) == [
        "p.json:1:1: error[E501]: case '1': infeasible: target 'flat' allows 0.06 % Cu, and no charge "
          + "has less than 0.3 %; raise the limit to 0.3 %, or add material with less Cu"
      ])
  }

  @Test("A problem that no solver ends in time is refused where it stands")
  func size() {
    func problem(scraps: Int, targets: Int, cases: Int) -> String {
      func list(_ item: String, _ count: Int) -> String {
        "[" + [String](repeating: item, count: count).joined(separator: ",") + "]"
      }
      let scrap = "{\"mass_kg\": 1, \"composition_wt_pct\": []}"
      return "{\"elements\": [], \"primary_composition_wt_pct\": [], "
        + "\"scraps\": \(list(scrap, scraps)), \"targets\": \(list("{\"demand_kg\": 1}", targets))"
        + (cases > 1 ? ", \"cases\": \(list("{}", cases))" : "") + "}"
    }
    #expect(
      Self.problems(problem(scraps: 5, targets: 2_000, cases: 1)) == [
        "p.json:1:1: error[E322]: 6 materials for 2000 targets are 12000 charges; write at most "
          + "10000 in a case, and several cases"
      ])
    let many = Self.problems(problem(scraps: 0, targets: 2_000, cases: 60))
    #expect(many.count == 1)
    #expect(
      many.first?.hasSuffix(
        "error[E322]: the cases have more than 100000 charges; write several files") == true)
  }

  @Test("An empty set of what a problem is made of has a place")
  func empty() {
    let head = "{\"elements\": [], \"primary_composition_wt_pct\": [], \"scraps\": [], "
    #expect(
      Self.problems(head + "\"targets\": []}")
        == ["p.json:1:77: error[E109]: 'targets' is empty; write one target at least"])
    #expect(
      Self.problems("{\"materials\": {}, \"furnace_load_min\": 0, \"element_limits\": {}}")
        == ["p.json:1:15: error[E109]: 'materials' is empty; write one material at least"])
  }

  @Test("Masses so far apart that no solver can compute with them are an error at the case")
  func apart() throws {
    let file = try ChargeFile(
      SourceFile(
        path: "p.json",
        text: """
          {"elements": [], "primary_composition_wt_pct": [],
           "cases": [{"name": "wide", "scraps": [{"mass_kg": 1e60, "composition_wt_pct": []}],
                      "targets": [{"demand_kg": 1e-60}]}]}
          """))
    let report = ChargeReport(solving: file)
    #expect(
      report.infeasible.map(\.description) == [
        "p.json:2:12: error[E502]: case 'wide': the upper bound of row 2 is 1e+126; "
          + "look for a number with a wrong exponent or unit"
      ])
    #expect(
      report.answers.map(\.status) == [
        "unsolved: case 'wide': the upper bound of row 2 is 1e+126"
      ])
  }

  @Test("A case takes over what its file gives")
  func cases() throws {
    let file = try ChargeFile(
      SourceFile(
        path: "p.json",
        text: """
          {"elements": ["Cu"], "primary_composition_wt_pct": [0.01],
           "targets": [{"name": "flat", "demand_kg": 100, "max_wt_pct": [0.06]}],
           "cases": [{"scraps": []},
                     {"name": "more", "scraps": [{"mass_kg": 10, "composition_wt_pct": [0.04]}]}]}
          """))
    #expect(file.cases.map(\.name) == ["1", "more"])
    #expect(file.cases.map { $0.problem.materials.count } == [2, 3])
  }
}
