import Testing

@testable import FlowEngine
@testable import FlowInputs
@testable import FlowStudies
@testable import FlowTables

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

  @Test("Cars of another mix of classes hold as much more metal as its mean factor says")
  func classes() throws {
    let shares = ["small": 0, "compact": 0, "large": 0, "suv-mpv": 1]
    let mine = SourceFile(
      path: "mine.csv",
      text: "entity,metric,value,unit,year,region,boundary,source\n"
        + shares.sorted { $0.key < $1.key }
        .map { "\($0),share of sales,\($1),fraction,,China,vehicle class,me\n" }.joined())
    let base = try Runs.compiled("china-reference")
    let large = try Runs.compiled("china-reference", tables: [mine])
    let fleet = base.plan.fleet
    let c = fleet.cohort(ofYear: 2024 - base.plan.years.lowerBound)
    // Σ s f of 2024: 0.1149, 0.1799, 0.133 and 0.5722 of the classes in the order of the table.
    let mean = [
      "steel": 0.1149 * 0.83 + 0.1799 + 0.133 * 1.225 + 0.5722 * 1.253,
      "aluminium": 0.1149 * 0.82 + 0.1799 + 0.133 * 1.436 + 0.5722 * 1.47,
    ]
    let factor = ["steel": 1.253, "aluminium": 1.47]
    for (k, slot) in fleet.slots.enumerated() {
      let place = c * fleet.powertrains.count * fleet.slots.count + k
      let metal = base.plan.materials[slot.material].system.name
      let ratio = large.plan.fleet.kilogramsPerCar[place] / fleet.kilogramsPerCar[place]
      let expected = try #require(factor[metal]) / #require(mean[metal])
      if fleet.kilogramsPerCar[place] > 0 {
        #expect((ratio / expected - 1).magnitude <= 1e-12, "\(metal) \(k)")
      }
    }
  }

  @Test("A table that is not there is an error at its place")
  func missing() throws {
    #expect(throws: InputProblems.self) {
      try Runs.compiled("china-reference", ["data=nowhere.csv"])
    }
  }
}
