import Testing

@testable import FlowEngine

@Suite("The scrap market's solver")
struct MarketSolverTests {
  @Test("A thousand random programmes are all solved and certified")
  func randomProgrammes() throws {
    for seed in 1...1000 {
      let programme = RandomProgramme(seed: seed)
      let answer = try programme.solve()
      #expect(answer.gap.magnitude <= 1e-10, "seed \(seed)")
      #expect(answer.primary.allSatisfy { $0 >= 0 }, "seed \(seed)")
    }
  }

  @Test("Neither a higher bound nor more scrap makes a random plan dearer")
  func monotone() throws {
    for seed in 1...40 {
      var programme = RandomProgramme(seed: seed)
      let plain = try programme.solve()
      let worth = zip(programme.question.demand, programme.question.orePrice).map(*).reduce(0, +)
      for index in programme.question.bound.indices
      where programme.shape.windows[index].side == .most { programme.question.bound[index] *= 1.01 }
      for index in programme.question.supply.indices { programme.question.supply[index] *= 1.01 }
      let loose = try programme.solve()
      #expect(loose.objective <= plain.objective + 1e-9 * worth, "seed \(seed)")
    }
  }

  @Test("A heat without demand and a class without scrap take no part")
  func closed() throws {
    var market = SmallMarket()
    market.question.demand[1] = 0
    market.question.bound[1] = 0
    market.question.supply[2] = 0
    let answer = try market.solve()
    #expect(answer.primary[1] == 0 && answer.charge[3..<6].allSatisfy { $0 == 0 })
    #expect(answer.charge[2] == 0 && answer.classPrice[2] == 0)
  }

  @Test("A maximum below ore-based metal that nothing dilutes is refused with heat and window")
  func infeasible() throws {
    var market = SmallMarket()
    market.question.bound[2] = 0.5 * market.question.oreContent[2] * market.question.demand[2]
    for index in 0..<3 { market.question.content[2 * 3 + index] = 0.004 }
    do {
      _ = try market.solve()
      Issue.record("solved")
    } catch MarketFailure.infeasible(let heat, let window, let rows) {
      #expect(heat == 2 && window == 2)
      #expect(rows.contains(.window(2)))
    }
  }

  @Test("A minimum above its maximum is refused with heat and window")
  func crossed() throws {
    var market = SmallMarket(hasMinimum: true)
    market.question.bound[1] = market.question.bound[0] * 1.01
    #expect(throws: MarketFailure.infeasible(heat: 0, window: 1, rows: [.window(1), .window(0)])) {
      _ = try market.solve()
    }
  }

  @Test("A number that is none is named")
  func unreadable() throws {
    var market = SmallMarket()
    market.question.yield[3] = .nan
    #expect(throws: MarketFailure.unreadable("yield")) { _ = try market.solve() }
  }

  @Test("A minimum at its maximum holds as one equation, and one of the two has a price")
  func equation() throws {
    var market = SmallMarket(hasMinimum: true)
    market.question.bound[1] = market.question.bound[0]
    let answer = try market.solve()
    let content = market.content(answer, window: 0)
    #expect((content / market.question.bound[0] - 1).magnitude <= 1e-9)
    #expect(min(answer.windowPrice[0], answer.windowPrice[1]) == 0)
    let slope = try market.slope(of: 1e-6) {
      $0.bound[0] += $1
      $0.bound[1] += $1
    }
    let price = answer.windowPrice[1] - answer.windowPrice[0]
    #expect((slope - price).magnitude <= 1e-3 * max(price.magnitude, 1))
  }

  @Test("A ceiling binds, and its price is what one more tonne saves")
  func ceiling() throws {
    var market = SmallMarket()
    market.question.ceiling[0] = 1.2
    let answer = try market.solve()
    #expect((market.used(answer, 0) / 1.2 - 1).magnitude <= 1e-10)
    #expect(answer.ceilingPrice[0] > 1)
    #expect(answer.classPrice[0] == answer.supplyPrice[0] + answer.ceilingPrice[0])
    let slope = try market.slope(of: 1e-5) { $0.ceiling[0] += $1 }
    #expect((slope / -answer.ceilingPrice[0] - 1).magnitude <= 1e-3)
  }

  @Test("Imports answer to the price of the class, up to their bound")
  func imports() throws {
    var market = SmallMarket()
    market.question.importPrior[0] = 0.01
    market.question.importDispersion[0] = 6_000
    let free = try market.solve()
    let wanted = 0.01 * scaled(free.classPrice[0] / 6_000)
    #expect((free.imported[0] / wanted - 1).magnitude <= 1e-8)
    market.question.importMost[0] = 0.05
    let bound = try market.solve()
    #expect((bound.imported[0] / 0.05 - 1).magnitude <= 1e-9)
    #expect(bound.importPrice[0] > 1)
    #expect((market.used(bound, 0) + bound.left[0] - bound.imported[0] - 3).magnitude <= 1e-12)
    let slope = try market.slope(of: 1e-6) { $0.importMost[0] += $1 }
    #expect((slope / -bound.importPrice[0] - 1).magnitude <= 1e-3)
  }

  @Test("Imports whose reference price is far below the class's stop at their bound, cold too")
  func cheapImports() throws {
    var market = SmallMarket()
    market.question.importPrior[0] = 0.01
    // A price of some 12,000: without a bound, e^120 times the habit.
    market.question.importDispersion[0] = 100
    market.question.importMost[0] = 0.05
    let answer = try market.solve()
    #expect((answer.imported[0] / 0.05 - 1).magnitude <= 1e-9)
    let rent = answer.classPrice[0] - 100 * 1.6094379124341003
    #expect((answer.importPrice[0] / rent - 1).magnitude <= 1e-6)
  }

  @Test("With a ceiling, imports add to what may be charged")
  func importsAboveCeiling() throws {
    var market = SmallMarket()
    market.question.ceiling[0] = 1.2
    market.question.importPrior[0] = 0.01
    market.question.importDispersion[0] = 6_000
    let answer = try market.solve()
    #expect((market.used(answer, 0) - answer.imported[0] - 1.2).magnitude <= 1e-10)
  }

  @Test("A bar binds in barred heats alone, and nought shuts them")
  func bar() throws {
    var market = SmallMarket()
    let plain = try market.solve()
    let before = market.used(plain, 0, in: [0, 2])
    market.question.barredMost[0] = before / 2
    let answer = try market.solve()
    #expect((market.used(answer, 0, in: [0, 2]) / (before / 2) - 1).magnitude <= 1e-9)
    #expect(answer.barPrice[0] > 1)
    let slope = try market.slope(of: 1e-5) { $0.barredMost[0] += $1 }
    #expect((slope / -answer.barPrice[0] - 1).magnitude <= 1e-3)
    market.question.barredMost[0] = 0
    #expect(market.used(try market.solve(), 0, in: [0, 2]) == 0)
  }

  @Test("A floor's premium rises with the floor, up to the buy-out price")
  func floor() throws {
    var market = SmallMarket()
    let plain = try market.solve()
    let before = market.recycled(plain, in: [0, 1])
    var last = 0.0
    for rise in [1.02, 1.05, 1.1] {
      market.question.floor[0] = before * rise
      let answer = try market.solve()
      #expect((market.recycled(answer, in: [0, 1]) / (before * rise) - 1).magnitude <= 1e-9)
      #expect(answer.floorPrice[0] > last && answer.objective > plain.objective)
      last = answer.floorPrice[0]
      let slope = try market.slope(of: 1e-5) { $0.floor[0] += $1 }
      #expect((slope / last - 1).magnitude <= 1e-3)
    }
    market.question.floor[0] = 100
    let short = try market.solve()
    #expect((short.floorPrice[0] / market.question.buyOut - 1).magnitude <= 1e-6)
    #expect((short.shortage[0] + market.recycled(short, in: [0, 1]) - 100).magnitude <= 1e-8)
  }

  @Test("Demagging takes out what there is while that is worth its price")
  func removal() throws {
    var market = SmallMarket()
    let plain = try market.solve()
    market.question.removalPrice[0] = 10
    for index in 0..<3 { market.question.removable[index] = 0.002 }
    let answer = try market.solve()
    let most = (0..<3).reduce(0) { $0 + 0.002 * answer.charge[$1] }
    #expect(answer.removed[0] > 0 && answer.removed[0] <= most)
    #expect(answer.objective < plain.objective)
    #expect((answer.removed[0] / most - 1).magnitude <= 1e-8 && answer.removalPrice[0] > 1)
    market.question.removalPrice[0] = 1e9
    #expect(try market.solve().removed[0] <= 1e-9)
  }

  @Test("One region is many regions of equal shares without freight")
  func equalRegions() throws {
    let plain = SmallMarket()
    let whole = try plain.solve()
    let many = RegionalMarket(plain, shares: [0.25, 0.25, 0.25, 0.25], freight: 0)
    let answer = try many.solve()
    #expect((answer.objective / whole.objective - 1).magnitude <= 1e-9)
    for heat in 0..<4 {
      let sum = (0..<4).reduce(0) { $0 + answer.primary[$1 * 4 + heat] }
      #expect((sum - whole.primary[heat]).magnitude <= 1e-9 * plain.question.demand[heat])
    }
    for region in 0..<4 {
      for index in 0..<3 {
        let gap = answer.classPrice[region * 3 + index] - whole.classPrice[index]
        #expect(gap.magnitude <= 1e-4)
      }
    }
  }

  @Test("Prices of regions never differ by more than freight and a few dispersions")
  func freight() throws {
    let plain = SmallMarket()
    let many = RegionalMarket(
      plain, shares: [0.7, 0.2, 0.1], freight: 300, supply: [0.1, 0.3, 0.6])
    let answer = try many.solve()
    for index in 0..<3 {
      let prices = (0..<3).map { answer.classPrice[$0 * 3 + index] }
      let gap = (prices.max() ?? 0) - (prices.min() ?? 0)
      #expect(gap > 1 && gap <= 300 + 3 * plain.question.dispersion)
    }
  }
}
