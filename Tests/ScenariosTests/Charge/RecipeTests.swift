import Foundation
import Testing

@testable import FlowEngine
@testable import FlowStudies
@testable import FlowTables

@Suite("Recipes of blend")
struct RecipeTests {
  /// A cast-iron charge as foundries write it: none of the names but one says scrap.
  static func foundry(kinds: Bool = true, bundles: String = "") -> String {
    func material(
      _ name: String, _ kind: String, _ cost: Int, _ yield: Double, _ content: String,
      _ more: String = ""
    ) -> String {
      "\"\(name)\": {" + (kinds ? "\"kind\": \"\(kind)\", " : "")
        + "\"cost_per_t\": \(cost), \"melt_yield\": \(yield), \"mass_fraction\": {\(content)}\(more)}"
    }
    let materials = [
      material(
        "Pig iron", "primary", 40_000, 0.95, "\"C\": 0.0392, \"Si\": 0.0108, \"Mn\": 0.0036"),
      material(
        "Returns", "scrap", 36_000, 0.93, "\"C\": 0.0365, \"Si\": 0.026, \"Mn\": 0.004",
        ", \"max_t\": 0.65"),
      material(
        "Bundles", "scrap", 37_000, 0.99, "\"C\": 0.002, \"Si\": 0.002, \"Mn\": 0.002", bundles),
      material(
        "Iron scrap", "scrap", 37_000, 0.94, "\"C\": 0.0362, \"Si\": 0.018, \"Mn\": 0.0038"),
      material("FeSi", "alloying", 110_000, 0.65, "\"Si\": 0.999"),
      material("Carburiser", "alloying", 40_000, 0.6, "\"C\": 0.999"),
    ]
    return """
      {"furnace_load_min_t": 1.128, "furnace_load_max_t": 1.128, "element_limits_t": {
        "C": {"min": 0.03948, "max": 0.043428}, "Si": {"min": 0.024816, "max": 0.029328},
        "Mn": {"min": 0, "max": 0.004512}},
       "materials": {\(materials.joined(separator: ",\n"))}}
      """
  }

  static func report(_ text: String) throws -> (file: ChargeFile, report: ChargeReport) {
    let file = try ChargeFile(SourceFile(path: "p.json", text: text))
    return (file, ChargeReport(solving: file))
  }

  static func cases(_ report: ChargeReport) throws -> [[String: Any]] {
    let document = try JSONSerialization.jsonObject(with: Data(report.json)) as? [String: Any]
    return try #require(document?["cases"] as? [[String: Any]])
  }

  @Test("Kinds that are given are counted, whatever the names say")
  func kinds() throws {
    let (file, report) = try Self.report(Self.foundry())
    #expect(file.warnings.isEmpty)
    let answer = try Self.cases(report)[0]
    #expect(try #require(answer["recycled_content_pct"] as? Double) > 98)
    #expect(try #require(answer["quality_induced_primary_kg"] as? Double) >= 0)
    #expect(answer["unit"] as? String == "t")
  }

  @Test("Kinds that are not given are asked for and not guessed; the charge is the same")
  func noKinds() throws {
    let (file, report) = try Self.report(Self.foundry(kinds: false))
    #expect(
      file.warnings.map(\.message) == [
        "no kind is given for 'Pig iron', 'Returns', 'Bundles', 'Iron scrap', 'FeSi' and 1 more: "
          + "recycled content, primary metal, alloying and surplus are not counted"
      ])
    let answer = try Self.cases(report)[0]
    let known = try Self.cases(Self.report(Self.foundry()).report)[0]
    #expect(answer["objective"] as? Double == known["objective"] as? Double)
    for key in ["recycled_content_pct", "primary_kg", "quality_induced_primary_kg"] {
      #expect(answer[key] is NSNull, "\(key)")
    }
  }

  /// HiGHS: 44034.3918 with 0.1 t of bundles.
  @Test("A least amount of a material is charged")
  func leastAmount() throws {
    let (_, report) = try Self.report(Self.foundry(bundles: ", \"min_t\": 0.1"))
    let answer = try Self.cases(report)[0]
    #expect((try #require(answer["objective"] as? Double) - 44_034.3918).magnitude <= 5e-5)
    guard case .optimal(let solution) = report.answers[0].outcome else { return }
    #expect((solution.charge[2][0] - 0.1).magnitude <= 1e-12)
  }

  @Test("Least and greatest shares of a material hold for what is charged")
  func shares() throws {
    let text = Self.foundry(bundles: ", \"min_share\": 0.08, \"max_share\": 0.09")
    guard case .optimal(let solution) = try Self.report(text).report.answers[0].outcome else {
      Issue.record("no charge")
      return
    }
    let all = solution.charge.joined().reduce(0, +)
    #expect((solution.charge[2][0] - 0.08 * all).magnitude <= 1e-12)
  }

  @Test(
    "What a material may not say is refused where it stands",
    arguments: [
      (
        "\"kind\": \"schrott\"",
        "error[E120]: unknown kind 'schrott' of the material 'a'; write one of scrap, primary, "
          + "alloying"
      ),
      (
        "\"max_lb\": 3",
        "error[E124]: 'max_lb' is in lb, but 'furnace_load_min_kg' in kg; write all masses and "
          + "costs of a case in one unit"
      ),
      (
        "\"max\": 1, \"max_kg\": 2",
        "error[E103]: 'max_kg' gives again what 'max' gives; keep one of the two"
      ),
      (
        "\"min\": 3, \"max\": 2",
        "error[E321]: the minimum of the amount is above its maximum; swap them"
      ),
      (
        "\"wt_limit\": 3",
        "error[E102]: unknown key 'wt_limit'; write one of kind, cost, mass_fraction, melt_yield, "
          + "min, max, min_share, max_share, group, note"
      ),
    ])
  func refused(words: String, answer: String) {
    let problems = ChargeFileTests.problems(
      """
      {"furnace_load_min_kg": 1, "element_limits": {},
       "materials": {"a": {"cost": 1, \(words)}}}
      """)
    #expect(problems.contains { $0.hasSuffix(answer) }, "\(problems)")
  }

  @Test("A case without an answer leaves the others theirs, and has a reason")
  func others() throws {
    let (_, report) = try Self.report(
      """
      {"furnace_load_min": 10, "element_limits": {}, "cases": [
        {"materials": {"a": {"kind": "scrap", "cost": 2}}},
        {"materials": {"a": {"kind": "scrap", "cost": 2, "max": 4}}},
        {"materials": {"a": {"kind": "scrap", "cost": -2}}},
        {"materials": {"a": {"kind": "scrap", "cost": -2}}, "furnace_load_max": 10}]}
      """)
    #expect(
      report.answers.map(\.status) == [
        "optimal",
        "infeasible: target '2' gets 4 kg of 10 kg; add 6 kg of material that its limits allow",
        "unsolved: case '3': the cost falls without end", "optimal",
      ])
    #expect(try Self.cases(report).map { $0["objective"] as? Double } == [20, nil, nil, -20])
  }

  @Test("The charge form can leave primary metal and elements out, and ask for lots")
  func limits() throws {
    let (_, report) = try Self.report(
      """
      {"elements": ["Cu"], "primary_composition_wt_pct": [0],
       "limits": {"primary": {"max_kg": 0}, "Cu": {"max_kg": 0}},
       "scraps": [{"mass_kg": 1000, "cost": 0.25, "min_kg": 30, "composition_wt_pct": [0.1]},
                  {"mass_kg": 1000, "cost": 0.2, "composition_wt_pct": [0.1]}],
       "targets": [{"demand_kg": 800, "max_wt_pct": [0.4]}]}
      """)
    guard case .optimal(let solution) = report.answers[0].outcome else {
      Issue.record("\(report.answers[0].status)")
      return
    }
    #expect(solution.charge == [[30], [770], [0], [0]])
  }

  @Test("A price that nobody is to pay does not change what is bought", arguments: [1, 1e5, 1e9])
  func forbidding(price: Double) throws {
    let (_, report) = try Self.report(
      """
      {"elements": ["Cu"], "costs": {"primary": \(price), "alloying": \(price)},
       "primary_composition_wt_pct": [0],
       "scraps": [{"mass_kg": 1000, "cost": 0.25, "composition_wt_pct": [0.1]},
                  {"mass_kg": 1000, "cost": 0.2, "composition_wt_pct": [0.1]}],
       "targets": [{"demand_kg": 800, "max_wt_pct": [0.4]}]}
      """)
    guard case .optimal(let solution) = report.answers[0].outcome else { return }
    #expect(solution.objective == 160)
    #expect(solution.price == [0.2])
  }

  /// 40 % shred at 0.05 and 60 % primary metal at 1.
  @Test("Limits in per cent move with the melt in what one more kilogram costs")
  func oneMore() throws {
    let (_, report) = try Self.report(
      """
      {"elements": ["Cu"], "costs": {"primary": 1, "alloying": 1.2, "scrap": 0.05},
       "primary_composition_wt_pct": [0],
       "scraps": [{"mass_kg": 1000, "composition_wt_pct": [1]}],
       "targets": [{"demand_kg": 100, "max_wt_pct": [0.4]}]}
      """)
    guard case .optimal(let solution) = report.answers[0].outcome else { return }
    #expect((solution.price[0] - 0.62).magnitude <= 1e-15)
  }
}
