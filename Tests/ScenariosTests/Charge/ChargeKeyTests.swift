import Foundation
import Testing

@testable import FlowEngine
@testable import FlowStudies
@testable import FlowTables

@Suite("Keys and notes of problem files")
struct ChargeKeyTests {
  private static func file(scrap: String, target: String = "", count: Int = 1) -> String {
    let scraps = [String](repeating: "{\(scrap)}", count: count).joined(separator: ", ")
    return """
      {"elements": ["Cu"], "primary_composition_wt_pct": [0], "scraps": [\(scraps)],
       "targets": [{"name": "bar", "demand_kg": 100, "max_wt_pct": [0.4]\(target)}]}
      """
  }

  @Test(
    "One key misnamed in thirty scraps is one error",
    arguments: [
      (
        "\"mass_kg\": 1, \"composition\": {\"Cu\": 1}",
        "unknown key 'composition' (30 times); write 'composition_wt_pct', in wt %"
      ),
      (
        "\"mass_t\": 1, \"composition_wt_pct\": [1]",
        "unknown key 'mass_t' (30 times); write 'mass_kg', in kg"
      ),
      (
        "\"mass_kg\": 1, \"compositon_wt_pct\": [1]",
        "unknown key 'compositon_wt_pct' (30 times); did you mean 'composition_wt_pct'?"
      ),
      (
        "\"mass_kg\": 1, \"composition_wt_pct\": {\"Co\": 1}",
        "unknown element 'Co' (30 times); did you mean 'Cu'?"
      ),
      (
        "\"mass_kg\": 1, \"composition_wt_pct\": [1], \"colour\": \"red\"",
        "unknown key 'colour' (30 times); write one of name, mass_kg, min_kg, min_share_pct, "
          + "max_share_pct, melt_yield, composition_wt_pct, origin_share, group, cost, note"
      ),
    ])
  func misnamed(scrap: String, answer: String) {
    let problems = ChargeFileTests.problems(Self.file(scrap: scrap, count: 30))
    #expect(problems.count == 1 && problems[0].hasSuffix(answer), "\(problems)")
  }

  @Test("Contents in quotes may be below a limit of detection or in ppm")
  func contents() throws {
    let file = try ChargeFile(
      SourceFile(
        path: "p.json",
        text: Self.file(scrap: "\"mass_kg\": 1, \"composition_wt_pct\": [\"<0.02\"]")))
    #expect(file.cases[0].problem.materials[0].content == [0.0001])
    let note = "contents below the limit of detection are read as half of it"
    #expect(file.warnings.map(\.message) == [note] && file.cases[0].notes == [note])
    let ppm = try ChargeFile(
      SourceFile(
        path: "p.json",
        text: Self.file(scrap: "\"mass_kg\": 1, \"composition_wt_pct\": {\"Cu\": \"120 ppm\"}")))
    #expect((ppm.cases[0].problem.materials[0].content[0] - 0.00012).magnitude <= 1e-19)
    #expect(
      ChargeFileTests.problems(
        Self.file(scrap: "\"mass_kg\": 1, \"composition_wt_pct\": [\"traces\"]"))
        == [
          "p.json:1:106: error[E111]: 'traces' is not a content; write a number such as 0.35, or "
            + "\"120 ppm\" or \"<0.02\" in quotes"
        ])
  }

  @Test("Origins without a group of the target are a note, and no silent zero")
  func groups() throws {
    let scrap = "\"mass_kg\": 50, \"composition_wt_pct\": [0.1], \"origin_share\": {\"G\": 1}"
    let (file, report) = try RecipeTests.report(Self.file(scrap: scrap))
    #expect(
      file.warnings.map(\.description) == [
        "p.json:1:1: warning[E362]: scraps say which group they come from, but no target has a "
          + "group: nothing is counted as same grade or downgraded; write a group for each target"
      ])
    let answer = try RecipeTests.cases(report)[0]
    #expect(answer["same_grade_kg"] as? Double == 0 && answer["ungrouped_kg"] as? Double == 50)
    #expect((answer["notes"] as? [String])?.count == 1)
    let known = try RecipeTests.report(Self.file(scrap: scrap, target: ", \"group\": \"H\""))
    #expect(known.file.warnings.isEmpty)
    let other = try RecipeTests.cases(known.report)[0]
    #expect(other["downgraded_kg"] as? Double == 50 && other["ungrouped_kg"] as? Double == 0)
  }

  @Test("Alloying that composition forces is said beside primary metal that is nought")
  func forced() throws {
    let (_, report) = try RecipeTests.report(
      """
      {"elements": ["Si"], "primary_composition_wt_pct": [0],
       "scraps": [{"name": "clip", "mass_kg": 200, "composition_wt_pct": [0]}],
       "targets": [{"name": "cast", "demand_kg": 100, "min_wt_pct": [7]}]}
      """)
    let answer = try RecipeTests.cases(report)[0]
    #expect(answer["primary_kg"] as? Double == 0)
    #expect(
      answer["notes"] as? [String] == [
        "quality_induced_primary_kg counts alloying too: primary metal is 0 kg, alloying 7 kg"
      ])
  }

  @Test("The schema knows the keys that are read, and only those that must be there are required")
  func schema() throws {
    let document = try JSONSerialization.jsonObject(with: Data(ChargeSchema.bytes))
    let schema = try #require(document as? [String: Any])
    let keys = try #require(schema["properties"] as? [String: [String: Any]])
    for name in ["elements", "scraps", "targets", "materials", "furnace_load_min_lb", "cases"] {
      #expect(keys[name] != nil, "\(name)")
    }
    let items = try #require(keys["scraps"]?["items"] as? [String: Any])
    #expect(items["required"] as? [String] == ["mass_kg", "composition_wt_pct"])
    let scraps = try #require(items["properties"] as? [String: Any])
    #expect(Set(scraps.keys) == Set(ChargeKey.scrap.map(\.name)))
    // A file with every key of the schema is read without an unknown one.
    let text = "{\(keys.keys.map { "\"\($0)\": null" }.sorted().joined(separator: ", "))}"
    #expect(!ChargeFileTests.problems(text).contains { $0.contains("E102") })
  }
}
