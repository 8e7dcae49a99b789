import Testing

@testable import FlowEngine

@Suite("Charges by custom")
struct CustomaryChargeTests {
  /// Two classes and three products by one route; the element of the second place has a maximum.
  private struct Bench {
    var supply = [6.0, 4]
    var demand = [10.0, 20, 10]
    var habit = [0.0, 0, 0]
    var content = [0.04, 0.001]
    var most: [Double?] = [nil, 0.011, nil]
    var charge = [0.5, 0.5, 0.5]
    /// What the furnaces can melt; anything where nil.
    var limit: [Double]?
    var loops: [ChargeHabits.Loop] = []

    private var system: MaterialSystem {
      MaterialSystem(
        name: "metal", elements: ["base", "X"],
        grades: demand.indices.map {
          Grade(id: "P\($0)", name: "", family: "", form: "", isInCars: false)
        },
        classes: supply.indices.map { ScrapClass(id: "S\($0)", name: "", account: .old) },
        routes: [Route(id: "r", process: "", primary: "", losses: "")],
        heats: demand.indices.map { Heat(product: $0, route: 0) })
    }

    /// Shape `[s][h]`.
    var charges: [Double] {
      let habits = ChargeHabits(
        habit: habit, fitExponent: 0.5, dispersion: 500, loops: loops,
        highestCustomaryCharge: 0.9, physicalLimit: demand.map { _ in 1 }, spareShare: 0.15,
        castFromScrap: demand.map { _ in 1 }, alloyingAim: 0)
      let limits = most.enumerated().map {
        CompositionLimit(product: $0, elements: [1], minimum: nil, maximum: $1)
      }
      return ChargePrior(habits, system: system, limits: limits).charges(
        ChargePrior.Year(
          supply: supply, demand: demand, content: content.flatMap { [1 - $0, $0] },
          oreContent: [0.999, 0.001], customaryCharge: charge,
          mostCharge: limit ?? demand.map { _ in 1 }))
    }
  }

  private func agree(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { ($0 - $1).magnitude <= 1e-14 * max(1, $1) }
  }

  @Test("Without habits a class goes where metal is made, less where chemistry lets less in")
  func chemistry() {
    // (0.011 − 0.001) / (0.04 − 0.001) of class 0 fits into product 1, to the power of a half.
    let weight = 20 * (0.01 / 0.039).squareRoot()
    let sum = 20 + weight
    #expect(agree(Bench().charges, [60 / sum, 6 * weight / sum, 60 / sum, 1, 2, 1]))
  }

  @Test("A habit multiplies the odds, and what furnaces charge does so by its own odds")
  func odds() {
    var bench = Bench()
    bench.most = [nil, nil, nil]
    bench.habit = [1, 0, 0]
    let plain = bench.charges
    #expect((plain[3] / plain[4] - 0.5 * 2.718281828459045).magnitude < 1e-14)
    bench.habit = [0, 0, 0]
    bench.charge = [0.8, 0.5, 1]
    // Odds of 4 and 1, and of 9 where nothing but the cap holds.
    #expect(agree(bench.charges.suffix(3).map { $0 / 4 }, [40.0 / 150, 20.0 / 150, 90.0 / 150]))
  }

  @Test("Beside a physical limit a furnace charges by custom what it charges without one")
  func limit() {
    var bench = Bench()
    bench.most = [nil, nil, nil]
    bench.charge = [0.2, 0.2, 0.8]
    bench.habit = [0, -1, 0]
    let limit = [0.3, 0.3, 1]
    bench.limit = limit
    // At one level of prices a / (limit D − a) is q / (limit D): K is what gives product 2 its 0.8.
    let charges = bench.charges.suffix(3).map { $0 }
    let level = 4 * bench.demand[2] / charges[2]
    let shares = charges.indices.map { h in
      let odds = level * charges[h] / (bench.demand[h] * limit[h])
      return limit[h] * odds / (1 + odds)
    }
    let odds = 0.25 * scaled(-1)
    #expect(agree(shares, [0.2, odds / (1 + odds), 0.8]))
    // A custom above the limit counts as nine tenths of it.
    bench.charge[0] = 0.5
    let other = bench.charges.suffix(3).map { $0 }
    let most = 0.3 * bench.demand[0] * 9 / (4 * bench.demand[2])
    #expect((other[0] / other[2] / most - 1).magnitude <= 1e-14)
  }

  @Test("A loop brings its share home whatever the size of the product")
  func loops() {
    var bench = Bench()
    bench.loops = [ChargeHabits.Loop(scrapClass: 1, product: 2, share: 0.8)]
    bench.demand[2] = 0.001
    #expect((bench.charges[5] - 3.2).magnitude < 1e-14)
    bench.loops.append(ChargeHabits.Loop(scrapClass: 1, product: 0, share: 0.1))
    #expect(agree(bench.charges.suffix(3).map { $0 }, [0.4, 0.4, 3.2]))
    // Nobody makes the product this year: the class goes to the others.
    bench.demand[2] = 0
    bench.loops.removeLast()
    #expect(bench.charges[5] == 0)
    #expect((bench.charges.suffix(3).reduce(0, +) - 4).magnitude < 1e-14)
  }

  @Test("A class or a product cut in two takes and gives as one")
  func cut() {
    let whole = Bench().charges
    var classes = Bench()
    classes.supply = [6, 1, 3]
    classes.content = [0.04, 0.001, 0.001]
    let cut = classes.charges
    #expect(agree((3..<6).map { cut[$0] + cut[$0 + 3] }, Array(whole.suffix(3))))
    var products = Bench()
    products.demand = [10, 5, 15, 10]
    products.most = [nil, 0.011, 0.011, nil]
    products.habit = [0, 0, 0, 0]
    products.charge = [0.5, 0.5, 0.5, 0.5]
    let parts = products.charges
    #expect(
      agree([parts[0], parts[1] + parts[2], parts[3]], Array(whole.prefix(3))))
  }
}
