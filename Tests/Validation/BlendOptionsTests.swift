import Testing

@testable import FlowEngine

@Suite("What the blend reports and may do")
struct BlendOptionsTests {
  static func run(_ change: (inout MaterialPlan) -> Void = { _ in }) throws -> RunResult {
    var plan = try BlendInRunTests.plan("same-grade", .composition)
    for m in plan.materials.indices { change(&plan.materials[m]) }
    var simulation = Simulation(of: plan)
    return try simulation.run()
  }

  @Test("Quality-induced primary is never below zero, and some limit binds where it is above")
  func qualityInduced() throws {
    let result = try Self.run()
    for (m, report) in result.blends.enumerated() {
      for t in 0..<result.plan.yearCount {
        let forced = result.qualityInducedPrimary[m * result.plan.yearCount + t]
        #expect(forced >= 0)
        // A tonne: prices below the solver's tolerance say nothing.
        if forced > 1 { #expect(!report.binding(t).isEmpty) }
      }
    }
  }

  @Test("A tonne of scrap saves at most itself, and nothing less than nothing")
  func worth() throws {
    let result = try Self.run()
    for (m, report) in result.blends.enumerated() {
      for s in result.plan.materials[m].system.classes.indices {
        for t in 0..<result.plan.yearCount { #expect(report.worth(ofClass: s, t) >= 0) }
      }
    }
  }

  /// Without a loop, the habits of a class are those of its content.
  @Test(
    "A class is worth what any metal of its content would be, also where some may not take it",
    arguments: [false, true])
  func worthByContent(isBarred: Bool) throws {
    var plan = try BlendInRunTests.plan("downgrade-only", .composition)
    for m in plan.materials.indices {
      plan.materials[m].market?.habits.loops = []
      // At a price, a class that gives less than its habits ask is dearer by that.
      plan.materials[m].market?.supply = nil
      plan.materials[m].market?.routes = nil
      if !isBarred { plan.materials[m].blend.options = BlendOptions() }
    }
    var simulation = Simulation(of: plan)
    _ = try simulation.run()
    for (m, material) in plan.materials.enumerated() {
      let system = material.system
      let block = system.routes.count * system.elements.count
      let prices = try #require(simulation.metals[m].blending.prices)
      for s in system.classes.indices {
        let year = simulation.metals[m].asking.question
        if year.supply[s] == 0 || simulation.metals[m].blending.answer.unused[s] > 0 { continue }
        let metal = ClassMetal(recovered: year.recovered[s * block..<(s + 1) * block])
        let worth = prices.worth(
          of: metal, isOld: system.classes[s].account == .old)
        // Amounts of a millionth of a tonne leave a price open by more than the solver's rounding.
        #expect((worth - prices.ofClass[s]).magnitude <= 1e-3, "\(system.classes[s].id)")
      }
    }
  }

  @Test("The range of same-grade metal is ordered and changes nothing that is posted")
  func range() throws {
    let plain = try Self.run()
    let ranged = try Self.run { $0.blend.options.reportsSameGradeRange = true }
    for (m, report) in ranged.blends.enumerated() {
      var widest = 0.0
      for t in 0..<ranged.plan.yearCount {
        #expect(report.leastSameGrade[t] <= report.mostSameGrade[t] + 1e-3)
        widest = max(widest, report.mostSameGrade[t])
        // Other columns at work round the same optimum differently.
        let change = (report.primary[t] - plain.blends[m].primary[t]).magnitude
        #expect(change <= 1e-9 * max(1e6, report.primary[t]))
      }
      #expect(widest > 0)
    }
  }

  @Test("Free demagging never costs primary in the first year, and balances in all")
  func demagging() throws {
    let plain = try Self.run()
    let demagged = try Self.run { material in
      guard let magnesium = material.system.elements.firstIndex(of: "Mg") else { return }
      material.blend.options.demagging = Demagging(element: magnesium, price: 0)
    }
    #expect(demagged.balance.relative <= 1e-9)
    for m in plain.blends.indices {
      // Later years have other scrap, because cohorts remember their chemistry.
      #expect(demagged.blends[m].primary[0] <= plain.blends[m].primary[0] + 1e-3)
    }
  }

  /// Mixed combustion-car scrap into a die casting, whose magnesium binds.
  ///
  /// Between 77.58 t of scrap, where silicon stays at its minimum, and 0.3 / 0.00386 = 77.72 t,
  /// where nothing else brings magnesium.
  @Test("Demagging lets a casting take more scrap, and its magnesium leaves the melt's mass")
  func demaggedCasting() throws {
    let system = MaterialSystem(
      name: "aluminium", elements: ["Al", "Si", "Cu", "Mg"],
      grades: [Grade(id: "C", name: "", family: "", form: "", isInCars: true)],
      classes: [ScrapClass(id: "S", name: "", account: .old)],
      routes: [Route(id: "r", process: "", primary: "", losses: "")],
      heats: [Heat(product: 0, route: 0)])
    let limits = [
      CompositionLimit(product: 0, elements: [1], minimum: 0.096, maximum: 0.12),
      CompositionLimit(product: 0, elements: [2], minimum: 0.015, maximum: 0.035),
      CompositionLimit(product: 0, elements: [3], minimum: nil, maximum: 0.003),
    ]
    func solve(_ options: BlendOptions) throws -> BlendAnswer {
      let layout = BlendLayout(
        system: system, limits: limits, keeping: .composition, options: options)
      var year = BlendQuestion(layout: layout)
      year.supply = [200]
      year.meltYield = [1]
      year.recovered = [0.912648, 0.06877, 0.01472, 0.00386]
      year.demand = [100]
      year.primaryContent = [0.99944, 0.0005, 0.00003, 0.00003]
      var plan = BlendAnswer(layout: layout)
      try BlendProgram(layout: layout).solve(year, into: &plan)
      return plan
    }
    let plain = try solve(BlendOptions())
    var options = BlendOptions()
    options.demagging = Demagging(element: 3, price: 0.05)
    let demagged = try solve(options)
    #expect((77.58...77.72).contains(plain.charge[0]))
    #expect(demagged.charge[0] > plain.charge[0])
    let taken = demagged.demagged[0]
    #expect(taken > 0)
    let put = demagged.charge[0] + demagged.primary[0] + demagged.alloying.reduce(0, +)
    #expect((put - taken - 100).magnitude <= 1e-9)
    let magnesium = 0.00386 * demagged.charge[0] + 0.00003 * demagged.primary[0] - taken
    #expect(magnesium <= 0.003 * 100 + 1e-9)
  }
}
