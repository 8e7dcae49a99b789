import Testing

@testable import FlowEngine

/// Blends small enough to solve with a pencil: sheet and castings of 100 t each, from clip (clean)
/// and shred (4 % Si), with primary aluminium that holds no silicon.
@Suite("Blend")
struct BlendProgramTests {
  private let sheet = 0
  private let cast = 1
  private let clip = 0
  private let shred = 1

  private func layout(_ limits: [CompositionLimit], _ kept: BlendLimits = .massOnly) -> BlendLayout
  {
    BlendLayout(system: SmallSystem.aluminium, limits: limits, keeping: kept)
  }

  /// Nothing is lost in melting unless a test says so.
  private func year(_ layout: BlendLayout, clip: Double, shred: Double) -> BlendQuestion {
    var year = BlendQuestion(layout: layout)
    year.supply = [clip, shred]
    year.recovered = [1, 0, 0.96, 0.04]
    year.meltYield = [1, 1]
    year.demand = [100, 100]
    year.primaryContent = [1, 0]
    return year
  }

  private func solve(_ layout: BlendLayout, _ year: BlendQuestion) throws -> BlendAnswer {
    var plan = BlendAnswer(layout: layout)
    try BlendProgram(layout: layout).solve(year, into: &plan)
    return plan
  }

  private func objective(_ layout: BlendLayout, _ year: BlendQuestion) throws -> Double {
    let program = BlendProgram(layout: layout)
    var plan = BlendAnswer(layout: layout)
    try program.solve(year, into: &plan)
    return program.objective
  }

  private func charge(_ plan: BlendAnswer, _ scrap: Int, _ heat: Int) -> Double {
    plan.charge[scrap * 2 + heat]
  }

  /// GLPK's feasibility tolerance on masses of 100 t.
  private func isClose(_ a: Double, _ b: Double) -> Bool { (a - b).magnitude <= 1e-7 * 100 }

  @Test("All scrap is used before primary metal")
  func scrapFirst() throws {
    let layout = layout([])
    let plan = try solve(layout, year(layout, clip: 30, shred: 50))
    #expect(isClose(plan.primary.reduce(0, +), 120))
    #expect(isClose(try objective(layout, year(layout, clip: 30, shred: 50)), 120))
    #expect(plan.unused == [0, 0])
  }

  @Test("Scrap that nobody can take is left over")
  func surplus() throws {
    let layout = layout([])
    let plan = try solve(layout, year(layout, clip: 150, shred: 90))
    #expect(isClose(plan.primary.reduce(0, +), 0))
    #expect(isClose(plan.unused.reduce(0, +), 40))
  }

  @Test("A charge limit leaves room for primary metal only")
  func chargeLimit() throws {
    let layout = layout([])
    var year = year(layout, clip: 200, shred: 200)
    year.chargeLimit = [0.2, 1]
    let plan = try solve(layout, year)
    #expect(isClose(plan.primary[sheet], 80) && isClose(plan.primary[cast], 0))
  }

  @Test("A minimum is reached by alloying what scrap does not bring")
  func minimum() throws {
    let silicon = CompositionLimit(product: cast, elements: [1], minimum: 0.08, maximum: nil)
    let layout = layout([silicon])
    let plan = try solve(layout, year(layout, clip: 0, shred: 50))
    // 8 t wanted, 50 t of shred bring 2 t; 44 t of primary fill the casting.
    #expect(isClose(plan.alloying.reduce(0, +), 6))
    #expect(isClose(plan.primary[cast], 44) && isClose(plan.primary[sheet], 100))
    #expect(isClose(try objective(layout, year(layout, clip: 0, shred: 50)), 150))
  }

  @Test("Counting mass only, tramp silicon stays; with limits it is diluted")
  func maximum() throws {
    let silicon = CompositionLimit(product: sheet, elements: [1], minimum: nil, maximum: 0.01)
    let massOnly = layout([silicon])
    #expect(isClose(try solve(massOnly, year(massOnly, clip: 0, shred: 200)).primary[sheet], 0))
    let limited = layout([silicon], .composition)
    let plan = try solve(limited, year(limited, clip: 0, shred: 200))
    // 1 t of silicon is in 25 t of shred.
    #expect(isClose(charge(plan, shred, sheet), 25) && isClose(plan.primary[sheet], 75))
    #expect(isClose(plan.unused[shred], 75))
  }

  @Test("Melt losses come on top: a tonne of melt takes more than a tonne of scrap")
  func meltYield() throws {
    let layout = layout([])
    var year = year(layout, clip: 50, shred: 0)
    year.meltYield = [0.8, 1]
    year.recovered = [0.8, 0, 0.96, 0.04]
    let plan = try solve(layout, year)
    #expect(isClose(plan.primary.reduce(0, +), 160))
  }

  @Test("A recycled-content floor of cars pulls scrap into sheet, and reports what is missing")
  func recycledContent() throws {
    let layout = layout([])
    var year = year(layout, clip: 0, shred: 50)
    year.leastRecycledContent = 0.3
    let met = try solve(layout, year)
    #expect(charge(met, shred, sheet) >= 30 - 1e-5 && met.shortage == 0)
    year.leastRecycledContent = 0.7
    let short = try solve(layout, year)
    #expect(isClose(charge(short, shred, sheet), 50) && isClose(short.shortage, 20))
    #expect(isClose(short.primary.reduce(0, +), 150))
  }

  @Test("The same year solved again, after another one, gives the same bytes from a reset")
  func reset() throws {
    let layout = layout([])
    let program = BlendProgram(layout: layout)
    var first = BlendAnswer(layout: layout)
    try program.solve(year(layout, clip: 30, shred: 50), into: &first)
    var other = BlendAnswer(layout: layout)
    try program.solve(year(layout, clip: 170, shred: 10), into: &other)
    program.reset()
    var again = BlendAnswer(layout: layout)
    try program.solve(year(layout, clip: 30, shred: 50), into: &again)
    #expect(again.charge == first.charge && again.primary == first.primary)
  }

  @Test("Years solved one after the other are what each of them is alone")
  func sequence() throws {
    let windows = [
      CompositionLimit(product: sheet, elements: [1], minimum: nil, maximum: 0.01),
      CompositionLimit(product: cast, elements: [1], minimum: 0.02, maximum: 0.03),
    ]
    let layout = layout(windows, .composition)
    let program = BlendProgram(layout: layout)
    var plan = BlendAnswer(layout: layout)
    for (clip, shred) in [(30.0, 50.0), (150, 90), (0, 10), (0, 0), (80, 20), (5, 300), (30, 50)] {
      let year = year(layout, clip: clip, shred: shred)
      try program.solve(year, into: &plan)
      let alone = try solve(layout, year)
      #expect(isClose(plan.oreAndAlloying, alone.oreAndAlloying), "\(clip), \(shred)")
      #expect(isClose(program.objective, try objective(layout, year)))
    }
  }
}
