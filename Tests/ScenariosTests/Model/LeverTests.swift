import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies

@Suite("Levers")
struct LeverTests {
  private func change(_ name: String, from base: RunReport, to other: RunReport) throws -> Double {
    try other.variable(name)[other.index(of: 2035)] - base.variable(name)[base.index(of: 2035)]
  }

  @Test("Nothing before the last observed year moves, whatever the levers")
  func observedYearsStand() throws {
    let base = try Runs.short.get()
    let other = try Runs.changed("eaf-share=60 %", "grade-separation=100 %", "bev-share=90 %")
    let last = base.index(of: base.compiled.observedUntil)
    for (before, after) in zip(
      base.variables, other.variables)
    where !before.name.hasPrefix("Target|") {
      #expect(before.values[...last] == after.values[...last], "\(before.name)")
    }
  }

  @Test("More electric furnaces: less ore-based iron and no less scrap")
  func electricFurnaces() throws {
    let base = try Runs.short.get()
    let other = try Runs.changed("eaf-share={2025: 15 %, 2035: 60 %}")
    #expect(try change("Primary Metal|Steel", from: base, to: other) < 0)
    #expect(try change("Scrap Use|Steel", from: base, to: other) >= 0)
  }

  @Test("Electric furnaces that serve car makers first lower their steel's CO2 per tonne")
  func electricFurnacesForCars() throws {
    // Without the floor the scrap that all furnaces share may go to other buyers.
    let base = try Runs.short.get()
    let other = try Runs.changed(
      "eaf-share={2025: 15 %, 2035: 60 %}", "recycled-content.steel=60 %")
    let intensity = "Emission Intensity|Kyoto Gases|Supply Chain|Steel"
    #expect(try change(intensity, from: base, to: other) < 0)
  }

  @Test("Renewable smelters lower emissions of aluminium and move no metal")
  func renewableSmelters() throws {
    let fixed = Runs.shortHorizon + ["blend.supply=fixed"]
    let base = try Runs.report("china-reference", fixed)
    let compiled = try Runs.compiled(
      "china-reference", fixed + ["renewable-share.smelting=90 %"])
    // A reporting factor: the solved run stands, its account changes.
    let other = RunReport(compiled, base.run)
    let emissions = "Emissions|Kyoto Gases|Supply Chain|Aluminum"
    #expect(try change(emissions, from: base, to: other) < 0)
    #expect(try change("Emissions|Kyoto Gases|Supply Chain|Steel", from: base, to: other) == 0)
    #expect(try change("\(emissions)|Bauxite and Alumina", from: base, to: other) == 0)
  }

  @Test("A recycled-content floor is met, or what is missing is reported by grade")
  func recycledContentFloor() throws {
    let base = try Runs.short.get()
    let other = try Runs.changed(
      "recycled-content.aluminium={2025: 20 %, 2035: 90 %}", "recycled-content.steel=100 %")
    for (m, metal) in ["Steel", "Aluminum"].enumerated() {
      let content = "Recycled Content|\(metal)|Passenger Cars [Share]"
      let gain = try change(content, from: base, to: other)
      let missing = other.run.contentShortage[m * other.years.count..<(m + 1) * other.years.count]
      // Steel stands at the charge limits of its routes already: there the rule is short.
      #expect(gain > 0 || (gain >= 0 && missing.max() ?? 0 > 0), "\(metal)")
      for t in other.years.indices.enumerated().map(\.offset) {
        let rule = other.compiled.plan.materials[m].blend.recycledContent[t]
        let market = other.carMarket[m]
        let shortage = other.run.contentShortage[m * other.years.count + t]
        let reached = market.recycledNew[t] + market.recycledOld[t] + shortage
        // The solver's bounds hold to 1e-9 of the demand.
        #expect(reached >= rule * market.bought[t] * (1 - 1e-8), "\(metal) in \(t)")
      }
    }
    let t = other.index(of: 2035)
    let total = other.run.contentShortage[t]
    #expect(total > 0, "steel of cars cannot be all scrap: the converter's charge limit stands")
    let grades = other.shortageByGrade(material: 0, t)
    let sum = grades.reduce(0) { $0 + $1.tonnes }
    #expect((sum - total).magnitude <= 1e-12 * total)
  }

  @Test("Shares of drives add up to one whatever share battery cars take", arguments: [0, 40, 100])
  func batteryCars(percent: Int) throws {
    let base = try Runs.short.get().compiled.plan.fleet
    let fleet = try Runs.compiled(
      "china-reference", Runs.shortHorizon + ["bev-share=\(percent) %"]
    ).plan.fleet
    let battery = fleet.powertrains.count - 1
    let classes = fleet.vehicleClasses.count
    let cohort = fleet.cohort(ofYear: 2035 - 2015)
    func sold(_ fleet: FleetPlan, _ powertrain: Int) -> Double {
      (0..<classes).reduce(0) {
        $0 + fleet.cars[cohort * fleet.cells.count + powertrain * classes + $1]
      }
    }
    let all = (0...battery).reduce(0) { $0 + sold(fleet, $1) }
    let before = (0...battery).reduce(0) { $0 + sold(base, $1) }
    #expect((all - before).magnitude <= 1e-12 * before)
    #expect((sold(fleet, battery) - all * Double(percent) / 100).magnitude <= 1e-12 * all)
  }

  @Test("Dismantling before the shredder keeps copper out of the steel shred")
  func dismantling() throws {
    let base = try Runs.short.get()
    let other = try Runs.changed("dismantling=100 %")
    #expect(try shredCopper(other) < shredCopper(base))
  }

  @Test("Grade separation raises what comes back in its grade")
  func gradeSeparation() throws {
    let base = try Runs.reference.get()
    let kept = try Runs.sameGrade.get()
    let t = base.index(of: 2050)
    for m in [0, 1] {
      #expect(kept.sameGradeShare(material: m, t) > base.sameGradeShare(material: m, t))
    }
  }

  @Test("Light-weighting takes steel out and puts less aluminium in")
  func lightWeighting() throws {
    let base = try Runs.short.get().compiled
    let other = try Runs.compiled(
      "china-reference", Runs.shortHorizon + ["light-weighting=20 %"])
    let t = 2035 - 2015
    let steel = kilograms(other, 0, t) - kilograms(base, 0, t)
    let aluminium = kilograms(other, 1, t) - kilograms(base, 1, t)
    #expect(steel < 0 && aluminium > 0 && aluminium < -steel)
  }

  /// Copper in the shredded steel over its mass in 2035.
  private func shredCopper(_ report: RunReport) throws -> Double {
    let ledger = report.run.ledger
    let lanes = ledger.chart.lanes[0]
    let copper = try #require(lanes.elements.firstIndex(of: "Cu"))
    let line = report.run.chart.materials[0].shredder.toSorting
    let t = report.index(of: 2035)
    return ledger.amount(line, year: t, lane: lanes.types.count + copper)
      / ledger.mass(line, year: t)
  }

  /// Metal in a combustion car, kg.
  private func kilograms(_ compiled: CompiledScenario, _ material: Int, _ t: Int) -> Double {
    let fleet = compiled.plan.fleet
    let start = fleet.cohort(ofYear: t) * fleet.powertrains.count * fleet.slots.count
    return fleet.slots.indices.filter { fleet.slots[$0].material == material }.reduce(0) {
      $0 + fleet.kilogramsPerCar[start + $1]
    }
  }

  /// Metal that sorting or the press shop sends to a class in 2035, t, and its copper.
  private func scrap(
    _ report: RunReport, _ id: String, new isNew: Bool
  ) throws -> (mass: Double, copper: Double) {
    let m = try #require(report.material("aluminium"))
    let system = report.run.plan.materials[m].system
    let lines = report.run.chart.materials[m]
    let s = try #require(system.scrapClass(id))
    let line = isNew ? lines.pressShop.toClass[s] : lines.sorting.toClass[s]
    let copper = try #require(system.elements.firstIndex(of: "Cu"))
    let t = report.index(of: 2035)
    return (
      report.run.ledger.mass(line, year: t),
      report.run.ledger.amount(line, year: t, lane: system.typeCount + copper)
    )
  }

  @Test("X-ray fluorescence takes shred apart by copper, and loses none of it")
  func fluorescence() throws {
    let base = try scrap(try Runs.short.get(), "A-O6", new: false)
    let run = try Runs.changed("sorting.xrf={2025: 0 %, 2035: 60 %}")
    // What is not sorted shares the class of the middle fraction.
    let parts = try ["A-O9", "A-O6", "A-O10"].map { try scrap(run, $0, new: false) }
    let contents = parts.map { $0.copper / $0.mass }
    #expect(contents[0] < contents[1] && contents[1] < contents[2], "\(contents)")
    let mass = parts.reduce(0) { $0 + $1.mass }
    // The blends differ, and with them what cohorts of the last years hold of copper.
    #expect((mass - base.mass).magnitude <= 1e-3 * base.mass)
    // 60 % are sorted, and of every alloy 10 % of that stray into the middle; 6111 belongs there.
    #expect(parts[1].mass >= 0.46 * mass * (1 - 1e-9) && parts[1].mass < 0.5 * mass)
  }

  @Test("Laser on clip takes mixed clip apart into its families, and loses none of it")
  func clip() throws {
    let classes = ["A-N1", "A-N2", "A-N3", "A-N4"]
    let base = try classes.map { try scrap(try Runs.short.get(), $0, new: true).mass }
    let run = try Runs.changed("sorting.libs-clip={2025: 0 %, 2035: 100 %}")
    let sorted = try classes.map { try scrap(run, $0, new: true).mass }
    let sum = base.reduce(0, +)
    #expect((sorted.reduce(0, +) - sum).magnitude <= 1e-12 * sum)
    #expect(sorted[0] > base[0] && sorted[1] > base[1] && sorted[3] > base[3])
    // Pure, 3xxx and 7xxx clip have no class of their family and stay.
    #expect(sorted[2] < 0.8 * base[2])
    let m = try #require(run.material("aluminium"))
    let options = run.run.plan.materials[m].sorting.options
    let option = try #require(options.firstIndex { $0.name == "libs-clip" })
    #expect(run.run.blends[m].worth(ofSorting: option, run.index(of: 2035)) >= -1e-9)
    #expect(run.compiled.sortingEconomics[m].costs[option] != nil)
  }

  @Test("Makers without drives of their own follow the battery cars of the market, others do not")
  func drivesOfMakers() throws {
    let base = try Runs.short.get()
    let other = try Runs.compiled(
      "china-reference", Runs.shortHorizon + ["bev-share={2030: 70 %}"])
    let drives = FleetCompiler.powertrains.count
    let t = base.index(of: 2030)
    var followers = 0
    for (before, after) in zip(base.compiled.makers, other.makers) {
      let shares = after.powertrainShare[t * drives..<(t + 1) * drives]
      // Four shares of one.
      #expect((shares.reduce(0, +) - 1).magnitude < 1e-12, "\(after.name)")
      let hasOwn = FleetCompiler.powertrains.contains {
        other.data.hasRows(after.name, "share of sales", $0)
      }
      if hasOwn {
        #expect(after.powertrainShare == before.powertrainShare, "\(after.name)")
      } else {
        followers += 1
        #expect((shares.last ?? 0) == 0.7, "\(after.name)")
        let first = base.index(of: base.compiled.observedUntil) * drives
        #expect(after.powertrainShare[..<first] == before.powertrainShare[..<first])
      }
    }
    #expect(followers > 0)
  }
}
