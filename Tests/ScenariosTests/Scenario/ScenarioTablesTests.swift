import MaterialFlow
import Testing

@testable import Scenarios

@Suite("Tables that a scenario names")
struct ScenarioTablesTests {
  @Test("Both published splits of cast and wrought aluminium run, and differ as published")
  func splits() throws {
    let castings = try ["china-reference", "more-wrought"].map { name -> Double in
      let plan = try Runs.compiled(name).plan
      let m = try #require(plan.materials.firstIndex { $0.system.name == "aluminium" })
      let fleet = plan.fleet
      let p = try #require(fleet.powertrains.firstIndex(of: "combustion"))
      let c = fleet.cohort(ofYear: 2012 - plan.years.lowerBound)
      var cast = 0.0
      var all = 0.0
      for (k, slot) in fleet.slots.enumerated() where slot.material == m {
        let mass = fleet.kilogramsPerCar[(c * fleet.powertrains.count + p) * fleet.slots.count + k]
        all += mass
        if plan.materials[m].system.grades[slot.grade].form == "casting" { cast += mass }
      }
      return 100 * cast / all
    }
    // 79 % and 27.9 + 27.3 % of a combustion car's aluminium: 24 points apart.
    #expect((castings[0] - 79).magnitude <= 0.1 && (castings[1] - 55.2).magnitude <= 0.1)
    let run = try Runs.report("more-wrought", Runs.shortHorizon)
    #expect(run.run.balance.relative <= Ledger.tolerance)
  }

  @Test("A table stands in the scenario, is an input of the run, and loses against --data")
  func order() throws {
    let mine = SourceFile(
      path: "mine.csv",
      text: """
        entity,metric,qualifier,value,unit,year,region,boundary,source
        combustion,cast share of aluminium,,0.5,fraction,2012,China,cohort year,me
        """)
    let compiled = try Runs.compiled("more-wrought", tables: [mine])
    let row = try #require(
      compiled.data.rows("combustion", "cast share of aluminium").first { $0.year == 2012 })
    #expect(row.value == 0.5 && row.confidence == .user)
    #expect(compiled.scenario.files.contains { $0.path == "builtin:data/split_wrought.csv" })
    let shipped = try Runs.compiled("more-wrought").data.rows(
      "combustion", "cast share of aluminium")
    #expect(shipped.allSatisfy { $0.value == 0.552 && $0.confidence == .estimate })
  }

  @Test("A table that is not there is an error at its place")
  func missing() throws {
    #expect(throws: InputProblems.self) {
      try Runs.compiled("china-reference", ["data=nowhere.csv"])
    }
  }
}
