import FlowEngine
import Testing

@Suite("Stocks on uneven grids")
struct GridStockTests {
  @Test("A fixed life of two years over steps of 1, 3 and 2 years, by hand")
  func byHand() throws {
    let model = try GridStock(
      times: [2000, 2001, 2004, 2006], inflowRate: [6, 4, 5], lifetime: .fixed(years: 2))
    // In use at a time is what was bought in the two years before it.
    #expect(model.stock == [0, 6, 8, 10])
    // 6 = 6 * 1 - 0; 2 = 4 * 3 - 10; 2 = 5 * 2 - 8.
    #expect(model.outflowRate[0] == 0)
    // One rounding of the share 2/3.
    #expect((model.outflowRate[1] - 10.0 / 3).magnitude <= 4 * .ulpOfOne)
    #expect((model.outflowRate[2] - 4).magnitude <= 8 * .ulpOfOne)
    #expect(model.stock(ofCohort: 1, time: 1) == 0)
    #expect(model.stock(ofCohort: 1, time: 2) == 8)
  }

  @Test("On a grid of whole years it is the annual stock", arguments: InflowTiming.allCases)
  func annual(timing: InflowTiming) throws {
    let inflow = (0..<60).map { Double($0 * $0 % 17) }
    for lifetime in try [
      Lifetime.weibull(shape: 3.7, mean: 16.5), .fixed(years: 7), .gamma(mean: 12, deviation: 5),
    ] {
      let annual = try CohortStock(inflow: inflow, lifetime: lifetime, timing: timing)
      let grid = try GridStock(
        times: (1980...2040).map(Double.init), inflowRate: inflow, lifetime: lifetime,
        entry: .at(timing))
      #expect(Array(grid.stock.dropFirst()) == annual.stock)
      #expect(grid.outflowRate == annual.outflow)
    }
  }

  @Test("Sales spread over the year are those of its middle, but for the curve's bend")
  func spreadAgainstMiddle() throws {
    let inflow = Array(repeating: 10.0, count: 60)
    let lifetime = try Lifetime.weibull(shape: 3.7, mean: 16.5)
    let annual = try CohortStock(inflow: inflow, lifetime: lifetime)
    let grid = try GridStock(
      times: (0...60).map(Double.init), inflowRate: inflow, lifetime: lifetime)
    // The midpoint rule over n years errs by (S'(n) - S'(0)) / 24; no slope exceeds 1 / 10 a year.
    for year in 0..<60 {
      #expect((grid.stock[year + 1] - annual.stock[year]).magnitude < 10 * 0.1 / 24)
    }
    // A constant inflow for longer than anything lives fills to rate times mean.
    #expect((grid.stock[60] - 165).magnitude < 1e-9)
  }

  @Test("Nothing is created or lost on random grids", arguments: 0..<60)
  func identity(seed: UInt64) throws {
    let grid = try RandomGrid(seed: seed)
    for entry in [StepEntry.throughout, .at(.start), .at(.middle), .at(.end)] {
      let model = try grid.model(entry)
      var entered = 0.0
      var left = 0.0
      for step in model.inflowRate.indices {
        let length = model.times[step + 1] - model.times[step]
        let change = (model.inflowRate[step] - model.outflowRate[step]) * length
        entered += model.inflowRate[step] * length
        left += model.outflowRate[step] * length
        // A rounding for each cohort, of all that ever entered.
        let rounding = Double(step + 4) * .ulpOfOne * entered
        let residual = change - (model.stock[step + 1] - model.stock[step])
        #expect(residual.magnitude <= rounding, "step \(step)")
        #expect((entered - left - model.stock[step + 1]).magnitude <= Double(step + 4) * rounding)
        #expect(model.outflowRate[step] >= 0)
        #expect((0...step).reduce(0) { $0 + model.stock(ofCohort: $1, time: step + 1) } >= 0)
      }
    }
  }

  @Test(
    "Cutting the steps of a random grid leaves its stocks where they were", arguments: 100..<130)
  func refinement(seed: UInt64) throws {
    let grid = try RandomGrid(seed: seed)
    let whole = try grid.model(.throughout)
    let cut = try grid.cut().model(.throughout)
    let entered = zip(grid.inflowRate, zip(grid.times, grid.times.dropFirst()))
      .reduce(0) { $0 + $1.0 * ($1.1.1 - $1.1.0) }
    for place in whole.stock.indices {
      // The tolerance of the quadrature, with a margin for its halves.
      #expect((whole.stock[place] - cut.stock[2 * place]).magnitude <= 1e-10 * entered)
    }
    for step in whole.inflowRate.indices {
      let length = whole.times[step + 1] - whole.times[step]
      let parts = (0...1).reduce(0.0) { sum, half in
        let place = 2 * step + half
        return sum + cut.outflowRate[place] * (cut.times[place + 1] - cut.times[place])
      }
      #expect((whole.outflowRate[step] * length - parts).magnitude <= 2e-10 * entered)
    }
  }

  @Test("A stock kept over steps of 1, 3 and 2 years, by hand")
  func stockDrivenByHand() throws {
    let model = try GridStock(
      times: [2000, 2001, 2004, 2006], stock: [6, 8, 10],
      lifetimes: Array(repeating: .fixed(years: 2), count: 3))
    // Of a three-year step the last two years are in use at its end: 8 = 2 * 4.
    #expect(model.stock == [0, 6, 8, 10])
    for (ours, rate) in zip(model.inflowRate, [6.0, 4, 5]) {
      #expect((ours - rate).magnitude <= 8 * .ulpOfOne)
    }
  }

  @Test("A stock kept on a random grid: nothing is created or lost", arguments: 200..<240)
  func stockDrivenIdentity(seed: UInt64) throws {
    let grid = try RandomGrid(seed: seed)
    for entry in [StepEntry.throughout, .at(.middle), .at(.end)] {
      let given = try grid.model(entry)
      let history = Array(given.inflowRate.prefix(given.inflowRate.count / 3))
      // The rest of the stocks at half their size: some fall faster than their cohorts die.
      let asked = given.stock.dropFirst(history.count + 1).enumerated().map { step, stock in
        step % 3 == 1 ? stock / 2 : stock
      }
      let model: GridStock
      do {
        model = try GridStock(
          times: grid.times, history: history, stock: asked, lifetimes: grid.lifetimes,
          entry: entry, onNegativeInflow: .correct)
      } catch StockError.nothingStays {
        continue  // A step longer than any life keeps no stock, and says so.
      }
      #expect(Array(model.stock.dropFirst(history.count + 1)) == asked)
      var entered = 0.0
      for step in model.inflowRate.indices {
        let length = model.times[step + 1] - model.times[step]
        entered += model.inflowRate[step] * length
        let change = (model.inflowRate[step] - model.outflowRate[step]) * length
        let residual = change - (model.stock[step + 1] - model.stock[step])
        // A rounding for each cohort, of all that ever entered or was asked for.
        let scale = entered + (model.stock.max() ?? 0)
        #expect(residual.magnitude <= Double(step + 4) * .ulpOfOne * scale, "step \(step)")
        #expect(model.inflowRate[step] >= 0 && model.outflowRate[step] >= -1e-12 * scale)
      }
    }
  }

  @Test("The inflow of a grid comes back from its stock", arguments: 300..<310)
  func stockDrivenRoundTrip(seed: UInt64) throws {
    var random = RandomSystems.Generator(state: seed)
    var times = [1950.0]
    for _ in 0..<30 { times.append(times[times.count - 1] + .random(in: 0.1...3, using: &random)) }
    let rates = (0..<30).map { _ in Double.random(in: 1...10, using: &random) }
    let lifetime = try Lifetime.weibull(shape: 3.7, mean: 16.5)
    let given = try GridStock(times: times, inflowRate: rates, lifetime: lifetime)
    let back = try GridStock(
      times: times, stock: Array(given.stock.dropFirst()),
      lifetimes: Array(repeating: lifetime, count: 30))
    for (ours, rate) in zip(back.inflowRate, rates) {
      // Roundings of the stocks before, over steps of a tenth of a year.
      #expect((ours - rate).magnitude <= 1e-10 * rate)
    }
    #expect(back.warnings.isEmpty)
  }

  @Test("A stock that falls faster than its cohorts die is refused, or corrected with a warning")
  func stockFallsTooFast() throws {
    let lifetimes = try Array(repeating: Lifetime.fixed(years: 9), count: 2)
    #expect(throws: StockError.stockFallsTooFast(year: 1, shortfall: 6)) {
      try GridStock(times: [0, 1, 1.5], stock: [10, 4], lifetimes: lifetimes)
    }
    let model = try GridStock(
      times: [0, 1, 1.5], stock: [10, 4], lifetimes: lifetimes, onNegativeInflow: .correct)
    #expect(model.outflowRate == [0, 12] && model.inflowRate == [10, 0])
    #expect(model.warnings == [.retiredEarly(year: 1, amount: 6)])
  }

  @Test("Each step's purchases have their own lifetime")
  func lifetimesByStep() throws {
    let model = try GridStock(
      times: [0, 1, 2, 4], inflowRate: [1, 1, 1],
      lifetimes: [.fixed(years: 0), .fixed(years: 9), .fixed(years: 1)])
    #expect(model.stock == [0, 0, 1, 2])
  }

  @Test("A grid of one time holds nothing")
  func empty() throws {
    let model = try GridStock(times: [2020], inflowRate: [], lifetime: .fixed(years: 3))
    #expect(model.stock == [0] && model.outflowRate.isEmpty)
  }

  @Test("Times that stand still, run back or are no number are refused by their place")
  func refused() throws {
    let lifetime = try Lifetime.fixed(years: 3)
    for (times, place) in [([0, 1, 1], 2), ([0, -1, 2], 1), ([0, 1, Double.infinity], 2)] {
      #expect(throws: GridStockError.notAscending(place: place, time: times[place])) {
        try GridStock(times: times, inflowRate: [1, 1], lifetime: lifetime)
      }
    }
    #expect(throws: GridStockError.self) {
      try GridStock(times: [.nan, 1], inflowRate: [1], lifetime: lifetime)
    }
    #expect(throws: StockError.invalidInflow(year: 1, value: -2)) {
      try GridStock(times: [0, 1, 2], inflowRate: [1, -2], lifetime: lifetime)
    }
    #expect(
      GridStockError.notAscending(place: 2, time: 1).description
        == "time 2 of the grid must be after the one before it, not 1.0")
  }
}

/// An uneven grid that is the same at every launch: steps of a day to a decade.
private struct RandomGrid {
  let times: [Double]
  let inflowRate: [Double]
  let lifetimes: [Lifetime]

  init(seed: UInt64) throws {
    var random = RandomSystems.Generator(state: seed)
    let count = Int.random(in: 1...40, using: &random)
    var times = [1950.0]
    for _ in 0..<count {
      let days = Double.random(in: 0...1, using: &random)
      times.append(times[times.count - 1] + (days < 0.3 ? 1 / 365.0 + days : 10 * days))
    }
    let mean = Double.random(in: 0.5...40, using: &random)
    let deviation = mean * Double.random(in: 0.1...0.6, using: &random)
    let laws = try [
      Lifetime.weibull(mean: mean, deviation: deviation),
      .weibull(shape: 0.8, mean: mean), .lognormal(mean: mean, deviation: deviation),
      .gamma(mean: mean, deviation: deviation), .fixed(years: mean),
      .truncatedNormal(mean: mean, deviation: deviation),
      .foldedNormal(mean: mean, deviation: deviation), .normal(mean: mean, deviation: deviation),
    ]
    self.times = times
    inflowRate = (0..<count).map { _ in Double.random(in: 0...10, using: &random) }
    lifetimes = (0..<count).map { _ in laws[Int.random(in: 0..<laws.count, using: &random)] }
  }

  private init(times: [Double], inflowRate: [Double], lifetimes: [Lifetime]) {
    self.times = times
    self.inflowRate = inflowRate
    self.lifetimes = lifetimes
  }

  func model(_ entry: StepEntry) throws -> GridStock {
    try GridStock(times: times, inflowRate: inflowRate, lifetimes: lifetimes, entry: entry)
  }

  /// Every step in two, at a third of its length.
  func cut() -> RandomGrid {
    var finer = [times[0]]
    for (start, end) in zip(times, times.dropFirst()) {
      finer += [start + (end - start) / 3, end]
    }
    return RandomGrid(
      times: finer, inflowRate: inflowRate.flatMap { [$0, $0] },
      lifetimes: lifetimes.flatMap { [$0, $0] })
  }
}
