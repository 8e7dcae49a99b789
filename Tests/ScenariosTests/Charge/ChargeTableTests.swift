import Testing

@testable import FlowStudies
@testable import FlowTables

@Suite("Charges as tables")
struct ChargeTableTests {
  private static let text = """
    {"elements": ["Cu"], "costs": {"primary": 1, "alloying": 1.2, "scrap": 0.05},
     "primary_composition_wt_pct": [0], "targets": [{"alloy": "bar", "demand_kg": 100,
     "max_wt_pct": [0.4]}], "cases": [
       {"name": "shred", "scraps": [{"name": "cars, mixed", "mass_kg": 1000,
                                     "composition_wt_pct": [1]}]},
       {"name": "none", "scraps": [], "limits": {"primary": {"max_kg": 90}}}]}
    """

  @Test("A row for each material in each target, and one for a case without a charge")
  func csv() throws {
    let csv = try RecipeTests.report(Self.text).report.csv
    let rows = String(decoding: csv, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(
      rows.prefix(3) == [
        "case,status,target,material,kind,charge,unit,cost,metal,same_grade,downgraded",
        "shred,optimal,bar,\"cars, mixed\",scrap,40,kg,2,40,,",
        "shred,optimal,bar,primary,primary,60,kg,60,60,,",
      ])
    #expect(rows.count == 4 && rows[3].hasPrefix("none,\"infeasible: target 'bar'"), "\(rows)")
  }

  @Test("A person reads what is charged, what it costs and what limits it")
  func table() throws {
    let text = try RecipeTests.report(Self.text).report.text
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "case shred: least cost 62")
    #expect(lines[2].hasPrefix("cars, mixed") && lines[2].hasSuffix("40"), "\(lines[2])")
    #expect(text.contains("limit: most of Cu in bar; one kg of room saves 95\n"))
    #expect(text.contains("case none: infeasible: "))
  }
}
