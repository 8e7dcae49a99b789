import Testing

@testable import FlowEngine
@testable import FlowNumerics

/// The case of docs/market.md: one product by a converter and an electric furnace, from clip (A,
/// all of it metal) and shred (B, nine tenths).
@Suite("Scrap market of one year")
struct ScrapClearingTests {
  private static let system = MaterialSystem(
    name: "steel", elements: ["Fe"],
    grades: [Grade(id: "P", name: "product", family: "flat", form: "sheet", isInCars: true)],
    classes: [
      ScrapClass(id: "A", name: "clip", account: .new),
      ScrapClass(id: "B", name: "shred", account: .old),
    ],
    routes: [
      Route(id: "bof", process: "converter", primary: "hot metal", losses: "slag"),
      Route(id: "eaf", process: "furnace", primary: "pig iron", losses: "slag"),
    ],
    heats: [Heat(product: 0, route: 0), Heat(product: 0, route: 1)])

  private static let market = ScrapMarketPlan(
    referencePrice: 1000, orePrice: [1200, 1200], chargingCost: 0,
    home: SupplyResponse(elasticity: 0.5), imports: SupplyResponse(elasticity: 0), mostImports: 1,
    recoverable: 0, steps: [], width: 0.02, buyOut: 1)

  private static func clearing(
    _ market: ScrapMarketPlan = market, supply: [Double], home: Double, mostHome: Double = 1,
    chargeLimit: Double
  ) -> ScrapClearing {
    var options = BlendOptions()
    options.supplySteps = 0
    let layout = BlendLayout(system: system, limits: [], keeping: .massOnly, options: options)
    var year = BlendQuestion(layout: layout)
    year.supply = supply
    year.meltYield = [1, 1, 0.9, 0.9]
    year.recovered = year.meltYield
    year.demand = [100, 0]
    year.chargeLimit = [chargeLimit, 1]
    year.primaryContent = [1, 1]
    year.offer = ScrapOffer(level: 1, most: .infinity, stepMass: [], stepPrice: [], buyOut: 1)
    return ScrapClearing(
      market, 1, home: home, abroad: 0, mostHome: mostHome,
      program: BlendProgram(layout: layout), year: year)
  }

  /// Furnaces on scrap cost what converters cost at the reference price of scrap, and win 13 % of
  /// the converters by logit.
  private static func routes() -> RouteClearing {
    func path(_ value: Double) -> [Double] { [value, value] }
    func option(_ cost: Double) -> PlantChoice.Option {
      PlantChoice.Option(
        cost: path(cost), emissions: path(0), wanted: path(0), growthLimit: 0, yearlyStart: 1)
    }
    let plan = RouteMarketPlan(
      choice: PlantChoice(
        incumbent: option(3000), options: [], due: path(0.13), room: path(1),
        sensitivity: 250 / 27 * RealFunctions.logarithm(3)),
      carbonPrice: path(0), carbonReference: path(0), first: 0, premiumCap: path(0),
      willingShare: 0, rampWidth: 0.01,
      electric: ElectricChoice(
        option: option(3000), scrap: 1.1, incumbentScrap: 0.2, closing: 0),
      split: RouteSplit(
        furnace: [.converter, .electric], isLong: [false, false], flat: path(100),
        long: path(0), propensity: 1))
    return RouteClearing(
      plan: plan, t: 1, before: plan.asAsked(0), heats: system.heats, bought: [100])
  }

  @Test("Two classes and two routes clear where the pencil says")
  func byHand() throws {
    var clearing = Self.clearing(supply: [10, 20], home: 30, chargeLimit: 0.2)
    clearing.routes = Self.routes()
    let root = try clearing.root(from: 1)
    #expect((root.values[0] - 0.64).magnitude <= 1e-8)
    #expect((root.values[1] - 0.0325).magnitude <= 1e-8)
    #expect(root.worst <= MarketReport.tolerance)
    #expect((clearing.supply(at: root.values[0]) / 24 - 1).magnitude <= 1e-8)
    // The posted programme: all clip, 14 t of shred, class prices 640 / 0.9 and 640.
    clearing.take([root.values[1]])
    let offer = try clearing.offer(at: root.values[0])
    clearing.year.offer?.level = Self.market.level(offer.price, 1)
    clearing.year.offer?.most = offer.most
    var plan = BlendAnswer(layout: clearing.program.layout)
    try clearing.program.solve(clearing.year, into: &plan)
    #expect((plan.charge.reduce(0, +) / 24 - 1).magnitude <= 1e-8)
    #expect(plan.unused[0] == 0 && (plan.unused[1] / 6 - 1).magnitude <= 1e-7)
    let rent = -clearing.program.prices[clearing.program.layout.supplyRow(0)] * 1200
    #expect((1000 * root.values[0] + rent - 640 / 0.9).magnitude <= 1e-8 * 640)
    #expect(clearing.program.prices[clearing.program.layout.supplyRow(1)] == 0)
  }

  @Test("Scrap that is short costs what it saves, to half a width")
  func scarce() throws {
    var market = Self.market
    market.home = SupplyResponse(elasticity: 0)
    var clearing = Self.clearing(
      market, supply: [10, 35], home: 30, mostHome: 1.5, chargeLimit: 1)
    let root = try clearing.root(from: 1)
    // Shred is worth 0.9 × 1.2; 20 of its 35 t are taken.
    #expect((root.values[0] - (1.09 - 0.02 * 20 / 35)).magnitude <= 1e-8)
    let offer = try clearing.offer(at: root.values[0])
    #expect(offer.most == 30 && offer.price == root.values[0])
  }

  @Test("More scrap of a class, or of all, never raises the price")
  func moreScrap() throws {
    for class_ in 0...1 {
      var last = Double.infinity
      for more in stride(from: 0.0, through: 60, by: 7.5) {
        var supply = [10.0, 20]
        supply[class_] += more
        var clearing = Self.clearing(
          supply: supply.map { $0 * 1.2 }, home: 30 + more, mostHome: 1.2, chargeLimit: 0.4)
        let price = try clearing.root(from: min(last, 1)).values[0]
        #expect(price <= last * (1 + 1e-9), "\(more) of class \(class_)")
        last = price
      }
      #expect(last < 0.9)
    }
  }

  @Test("Supply without end at a price keeps that price")
  func perfectlyElastic() throws {
    var market = Self.market
    market.home = SupplyResponse(elasticity: .infinity)
    var clearing = Self.clearing(market, supply: [10, 20], home: 30, chargeLimit: 0.2)
    let root = try clearing.root(from: 0.3)
    #expect(root.values[0] == 1)
    #expect(try clearing.offer(at: 1).most == .infinity)
  }

  @Test("A supply answers its price: nothing at none, all there is at any")
  func response() {
    let response = SupplyResponse(elasticity: 0.4)
    #expect(response.factor(at: 0, most: 1.3) == 0)
    #expect(response.factor(at: 1, most: 1.3) == 1)
    #expect((response.factor(at: 1e9, most: 1.3) - 1.3).magnitude < 1e-9)
    var last = 0.0
    for step in 1...400 {
      let value = response.factor(at: Double(step) / 100, most: 1.3)
      #expect(value > last)
      last = value
    }
    // The slope is the elasticity on either side of the reference price.
    let h = 1e-6
    for side in [-h, h] {
      #expect(((response.factor(at: 1 + side, most: 1.3) - 1) / side - 0.4).magnitude < 1e-5)
    }
  }

  @Test("Buyers pay their cap until they have all they want, then nothing")
  func premium() {
    var plan = Self.routes().plan
    plan.premiumCap = [0.2, 0.2]
    plan.willingShare = 0.1
    #expect(plan.premium(atShare: 0, 1) == 600 && plan.premium(atShare: 0.095, 1) == 600)
    #expect((plan.premium(atShare: 0.1, 1) - 300).magnitude < 1e-9)
    #expect(plan.premium(atShare: 0.106, 1) == 0)
  }
}
