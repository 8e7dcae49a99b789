import FlowEngine

/// A small economy drawn at random: two car grades and a sink of one metal, two cohorts of history,
/// four years; treatment, sorting, chemistry, limits and demand are anything.
enum RandomPlan {
  static let years = 2027...2030
  private static let history = 2

  static let system = MaterialSystem(
    name: "aluminium", elements: ["Al", "Si", "Cu"],
    grades: [
      Grade(id: "W", name: "sheet", family: "wrought", form: "sheet", isInCars: true),
      Grade(id: "C", name: "castings", family: "cast", form: "casting", isInCars: true),
      Grade(id: "K", name: "others", family: "cast", form: "casting", isInCars: false),
    ],
    classes: [
      ScrapClass(id: "clip", name: "", account: .new),
      ScrapClass(id: "parts", name: "", account: .old),
      ScrapClass(id: "shred", name: "", account: .old),
      ScrapClass(id: "light", name: "", account: .old),
      ScrapClass(id: "W apart", name: "", account: .old),
      ScrapClass(id: "C apart", name: "", account: .old),
    ],
    routes: [Route(id: "remelt", process: "remelting", primary: "ore", losses: "dross")],
    heats: [
      Heat(product: 0, route: 0), Heat(product: 1, route: 0), Heat(product: 2, route: 0),
    ])

  static func draw(_ random: inout SplitMix) -> Plan {
    Plan(
      years: years, fleet: fleet(&random), treatment: treatment(&random),
      materials: [material(&random)], limits: .composition, chemistry: .remembered)
  }

  private static func some(
    _ count: Int, _ range: ClosedRange<Double>, _ random: inout SplitMix
  ) -> [Double] {
    (0..<count).map { _ in .random(in: range, using: &random) }
  }

  /// Shares that add up to one, some of them nothing.
  static func shares(_ count: Int, _ random: inout SplitMix) -> [Double] {
    let raw = (0..<count).map { _ in
      Bool.random(using: &random) ? Double.random(in: 0.01...1, using: &random) : 0
    }
    let sum = raw.reduce(0, +)
    if sum == 0 { return (0..<count).map { $0 == 0 ? 1 : 0 } }
    return raw.map { $0 / sum }
  }

  private static func fleet(_ random: inout SplitMix) -> FleetPlan {
    let cohorts = history + years.count
    // Half of what is left goes every year after the first.
    func inUse(_ c: Int, _ t: Int) -> Double {
      let age = history + t - c
      if age < 0 { return 0 }
      return (0..<age).reduce(1) { share, _ in share / 2 }
    }
    var exits: [Double] = []
    var left: [Double] = []
    for c in 0..<cohorts {
      for t in years.indices.enumerated().map(\.offset) {
        left.append(inUse(c, t))
        exits.append(history + t - c <= 0 ? 0 : inUse(c, t - 1) - inUse(c, t))
      }
    }
    let slots = [
      CarSlot(material: 0, part: 0, grade: 0), CarSlot(material: 0, part: 0, grade: 1),
      CarSlot(material: 0, part: 1, grade: 1),
    ]
    let count = years.count
    let imported = some(count, 0...0.3, &random)
    let exported = some(count, 0...0.4, &random)
    return FleetPlan(
      powertrains: ["any"], vehicleClasses: ["any"],
      cells: [FleetCell(powertrain: 0, vehicleClass: 0)], historyCount: history, slots: slots,
      cars: some(cohorts, 1...3, &random),
      openingShare: (0..<history).map { inUse($0, -1) }, exitShare: exits, inUseShare: left,
      importedShare: imported, builtPerSold: zip(imported, exported).map { 1 - $0 + $1 },
      exportedPerSold: exported,
      metal: some(cohorts * slots.count, 0.01...2, &random),
      copper: Array(repeating: 0, count: cohorts),
      kilogramsPerCar: Array(repeating: 0, count: cohorts * slots.count))
  }

  private static func treatment(_ random: inout SplitMix) -> TreatmentPlan {
    let count = years.count
    let exits = (0..<count).map { _ in shares(4, &random) }
    return TreatmentPlan(
      parts: ["body", "wheels"], formal: exits.map { $0[0] }, informal: exits.map { $0[1] },
      usedExports: exits.map { $0[2] }, unknown: exits.map { $0[3] },
      dismantled: Array(repeating: 0, count: count) + some(count, 0...1, &random),
      gradeSeparation: some(count, 0...1, &random))
  }

  private static func contents(_ count: Int, _ random: inout SplitMix) -> [Double] {
    (0..<count).flatMap { _ in
      let silicon = Double.random(in: 0...0.12, using: &random)
      let copper = Double.random(in: 0...0.04, using: &random)
      return [1 - silicon - copper, silicon, copper]
    }
  }

  private static func limits(_ random: inout SplitMix) -> [CompositionLimit] {
    (0..<3).flatMap { product in
      (1..<3).map { element in
        let least = Bool.random(using: &random) ? 0 : Double.random(in: 0...0.03, using: &random)
        return CompositionLimit(
          product: product, elements: [element], minimum: least,
          maximum: least + .random(in: 0.005...0.08, using: &random))
      }
    }
  }

  private static func material(_ random: inout SplitMix) -> MaterialPlan {
    let count = years.count
    let classes = system.classes.count
    let sorting = (0..<count * system.typeCount).flatMap { _ -> [Double] in
      let split = shares(2, &random)
      return [0, 0, split[0], split[1], 0, 0]
    }
    var options = BlendOptions()
    options.reportsSameGradeRange = true
    let nominal = contents(3, &random)
    return MaterialPlan(
      system: system,
      composition: CompositionPlan(
        nominal: nominal, limits: limits(&random),
        classContent: contents(classes, &random), primaryContent: [0.999, 0.0007, 0.0003]),
      dismantling: DismantlingPlan(
        parts: [[], [ClassShare(scrapClass: 1, share: 0.9)]], keptApart: [4, 5],
        informalRecovery: .random(in: 0...1, using: &random)),
      shredder: ShredderPlan(pickUp: [0, 0.002, 0.001]),
      sorting: SortingPlan(
        shares: sorting, recovery: .random(in: 0.7...1, using: &random), unsorted: 2),
      pressShop: PressShopPlan(
        fabricationYield: some(2, 0.6...1, &random),
        scrap: [[ClassShare(scrapClass: 0, share: 1)], [ClassShare(scrapClass: 0, share: 1)]],
        mixedClass: [nil, nil], mixed: some(count, 0...1, &random)),
      supply: ScrapSupplyPlan(
        imports: some(classes * count, 0...2, &random),
        unrecorded: some(classes * count, 0...0.2, &random)),
      sectors: [sector(&random)],
      blend: BlendPlan(
        options: options, heatShare: Array(repeating: 1, count: 3 * count),
        chargeLimit: some(3 * count, 0.3...1, &random),
        recycledContent: some(count, 0...0.5, &random)),
      melting: MeltingPlan(
        meltYield: some(classes, 0.8...1, &random), retention: [1, 1, 0.9],
        semisYield: some(3, 0.7...1, &random)), market: market(nominal, &random))
  }

  /// Habits of any strength; supply answers its price in the last two years, or never.
  private static func market(
    _ nominal: [Double], _ random: inout SplitMix
  ) -> MarketPlan {
    let classes = system.classes.count
    let isPriced = Bool.random(using: &random)
    return MarketPlan(
      .market,
      habits: ChargeHabits(
        habit: some(3, -3...8, &random), fitExponent: .random(in: 0...1, using: &random),
        dispersion: .random(in: 100...1_500, using: &random),
        loops: [ChargeHabits.Loop(scrapClass: 4, product: 0, share: 0.8)],
        highestCustomaryCharge: 0.9, physicalLimit: some(3, 0.3...1, &random), spareShare: 0.15,
        castFromScrap: some(3, 0.4...1, &random),
        alloyingAim: .random(in: 0...1, using: &random)), nominal: nominal,
      orePrice: [Array(repeating: 20_000, count: years.count)],
      scrapCost: Array(repeating: 0, count: classes), chargingCost: 800,
      alloyingPrice: [0, 15_000, 60_000], leastAlloyingExtra: 400, demaggingPrice: 1_000,
      buyOut: 1, firstOpen: 2,
      quotation: Quotation(scrapClass: 2, price: 15_000),
      supply: isPriced
        ? PricedSupply(
          elasticity: .random(in: 0.05...0.6, using: &random), spareShare: 0.15,
          recoverable: 0.3, importElasticity: 1.5, mostImports: 2, leastReference: 0.1)
        : nil)
  }

  private static func sector(_ random: inout SplitMix) -> SectorPlan {
    let cohorts = history + years.count
    let bought = Array(repeating: 0.0, count: 2 * cohorts) + some(cohorts, 0...8, &random)
    return SectorPlan(
      process: "abroad", leavingFor: .abroad, bought: bought, fabricationYield: 1, newScrap: [])
  }
}
