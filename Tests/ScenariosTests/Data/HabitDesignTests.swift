import Testing

@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowTables

@Suite("Habits drawn from their ranges")
struct HabitDesignTests {
  private func design(_ tables: String..., levers: [String] = []) throws -> HabitDesign {
    HabitDesign(
      try Runs.compiled(
        "china-reference", levers,
        tables: tables.map { SourceFile(path: "own.csv", bytes: Array($0.utf8)) }))
  }

  private static let header =
    "entity,metric,qualifier,value,low,high,unit,year,region,boundary,source\n"

  @Test("Rows with a range vary, loops of one judgement together; choices stay")
  func parameters() throws {
    let parameters = try design().parameters
    #expect(parameters.count == 19)
    #expect(parameters.count { $0.metric == .habit } == 5)
    #expect(parameters.filter { $0.metric == .loopShare }.map(\.numbers.count) == [3, 4, 1, 20, 8])
    #expect(!parameters.contains { $0.metric == .customaryCharge })
  }

  @Test("All scenarios meet the same points")
  func common() throws {
    let base = try design()
    let other = HabitDesign(try Runs.compiled("same-grade"))
    #expect(base.parameters == other.parameters)
    for point in 0..<HabitDesign.pointCount {
      for index in base.parameters.indices {
        #expect(base.share(index, point: point) == other.share(index, point: point))
      }
    }
  }

  @Test("A number of the user without a range stays where it is, and moves no other")
  func users() throws {
    let base = try design()
    let own = try design(
      Self.header
        + "wrought,charge habit,,-2,,,ln,2020,China,\"odds against other wrought metal, "
        + "logarithm\",own\n"
        + "long,charge habit,,0,-1,1,ln,2023,China,\"odds against other steel, logarithm\",own\n")
    #expect(own.parameters.count == 19)
    for (index, parameter) in own.parameters.enumerated() {
      guard let place = base.parameters.firstIndex(of: parameter) else {
        #expect(parameter.numbers.map(\.entity) == ["long"])
        continue
      }
      #expect(own.share(index, point: 3) == base.share(place, point: 3))
    }
  }

  @Test("A drawn scenario differs from the central one in its habits alone")
  func drawn() throws {
    let compiled = try Runs.compiled("china-reference")
    let design = HabitDesign(compiled)
    let drawn = compiled.drawing(0, of: design)
    for (before, after) in zip(compiled.plan.materials, drawn.plan.materials) {
      let (market, other) = (try #require(before.market), try #require(after.market))
      #expect(other.habits != market.habits)
      #expect(other.dispersion == other.habits.dispersion)
      #expect(other.supply?.spareShare == other.habits.spareShare)
      #expect(other.physicalChargeLimit == other.habits.physicalLimit)
      #expect(other.orePrice == market.orePrice)
      #expect(other.habits.loops.allSatisfy { $0.share < 1 })
    }
    #expect(
      compiled.drawing(0, of: design).plan.materials[1].market?.habits
        == drawn.plan.materials[1].market?.habits)
  }

  @Test("The limit of least primary metal keeps its own dispersion")
  func limit() throws {
    let compiled = try Runs.compiled("china-reference", ["blend.allocation=lp"])
    let drawn = compiled.drawing(5, of: HabitDesign(compiled))
    #expect(
      drawn.plan.materials.map(\.market?.dispersion)
        == compiled.plan.materials.map(\.market?.dispersion))
  }
}
