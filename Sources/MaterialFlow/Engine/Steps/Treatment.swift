/// What happens to cars that leave use, the same for all metals.
public struct TreatmentPlan: Sendable {
  public let parts: [String]
  /// Shares of the ways out of use; they sum to 1: shapes `[region][t]`.
  public let formal: [Double]
  public let informal: [Double]
  public let usedExports: [Double]
  public let unknown: [Double]
  /// Share of a part that dismantlers take out whole: shape `[region][part][t]`.
  public let dismantled: [Double]
  /// Share of the formally treated metal that is kept apart by grade: shape `[t]`.
  public let gradeSeparation: [Double]

  public init(
    parts: [String], formal: [Double], informal: [Double], usedExports: [Double],
    unknown: [Double], dismantled: [Double], gradeSeparation: [Double]
  ) {
    self.parts = parts
    self.formal = formal
    self.informal = informal
    self.usedExports = usedExports
    self.unknown = unknown
    self.dismantled = dismantled
    self.gradeSeparation = gradeSeparation
  }
}

/// What dismantlers and informal treatment do with one metal.
public struct DismantlingPlan: Sendable {
  /// The classes that take a part taken out whole; what is missing to 1 is lost: shape `[part]`.
  public let parts: [[ClassShare]]
  /// The class that holds a grade's old scrap where it is kept apart: shape `[g]`.
  public let keptApart: [Int]
  /// Share of the metal that informal treatment passes on to the shredder.
  public let informalRecovery: Double

  public init(parts: [[ClassShare]], keptApart: [Int], informalRecovery: Double) {
    self.parts = parts
    self.keptApart = keptApart
    self.informalRecovery = informalRecovery
  }
}

/// Ways of one metal out of use, up to the shredder.
public struct TreatmentLines: Sendable {
  public let useToCollection: Int
  public let collectionToDismantling: Int
  public let collectionToInformal: Int
  public let collectionToUsedExports: Int
  public let collectionToUnknown: Int
  public let dismantlingToShredding: Int
  public let dismantlingToBlackMass: Int
  public let informalToShredding: Int
  public let informalToLandfill: Int

  init(_ builder: inout LineBuilder) {
    let collection = Process("collection", .balanced)
    let informal = Process("informal treatment", .balanced)
    useToCollection = builder.line(.carsInUse, collection)
    collectionToDismantling = builder.line(collection, .dismantling)
    collectionToInformal = builder.line(collection, informal)
    collectionToUsedExports = builder.line(collection, Process("used exports", .boundary))
    collectionToUnknown = builder.line(collection, Process("unknown whereabouts", .boundary))
    dismantlingToShredding = builder.line(.dismantling, .shredding)
    dismantlingToBlackMass = builder.line(.dismantling, Process("black mass", .boundary))
    informalToShredding = builder.line(informal, .shredding)
    informalToLandfill = builder.line(informal, .landfill)
  }
}

/// What dismantlers sell.
public struct DismantledLines: Sendable {
  /// Shape `[s]`.
  public let toClass: [Int]

  init(_ builder: inout LineBuilder) { toClass = builder.toClasses(from: .dismantling) }
}

/// Splits what leaves use, takes parts out whole, keeps grades apart, and feeds the shredder.
struct Treatment {
  private let treatment: TreatmentPlan
  private let plan: DismantlingPlan
  private let slots: [CarSlot]
  private let yearCount: Int
  private let elementCount: Int
  private let lines: TreatmentLines
  private let sold: DismantledLines
  private var hulks: Hulks

  init(
    _ treatment: TreatmentPlan, _ plan: DismantlingPlan, _ fleet: FleetPlan,
    _ system: MaterialSystem, yearCount: Int, lines: TreatmentLines, sold: DismantledLines
  ) {
    self.treatment = treatment
    self.plan = plan
    slots = fleet.slots
    self.yearCount = yearCount
    elementCount = system.elements.count
    self.lines = lines
    self.sold = sold
    hulks = Hulks(LaneCounts(system))
  }

  /// - Returns: What goes to the shredder, and the scrap with what dismantlers took out.
  mutating func treat(
    _ cars: RetiredCars, year t: Int, in region: Int,
    into scrap: consuming Scrap<ScrapStage.Gathered>, posting ledger: inout Ledger
  ) -> (hulks: Hulks, scrap: Scrap<ScrapStage.Dismantled>) {
    for place in hulks.masses.indices { hulks.masses[place] = 0 }
    hulks.exits = 0
    for k in cars.slots {
      for place in k * elementCount..<(k + 1) * elementCount { hulks.exits += cars.masses[place] }
      collect(cars, k, t, in: region, &ledger)
      dismantle(cars, k, t, in: region, &scrap.pools, &ledger)
    }
    return (hulks, scrap.passed(to: ScrapStage.Dismantled.self))
  }

  /// Splits a slot into its ways out of use; informal treatment passes on what it recovers.
  private mutating func collect(
    _ cars: RetiredCars, _ k: Int, _ t: Int, in region: Int, _ ledger: inout Ledger
  ) {
    let now = region * yearCount + t
    let start = k * elementCount
    let grade = slots[k].grade
    func post(_ line: Int, _ share: Double) {
      ledger.post(line, year: t, type: grade, share: share, ofElements: cars.masses, at: start)
    }
    post(lines.useToCollection, 1)
    post(lines.collectionToDismantling, treatment.formal[now])
    post(lines.collectionToInformal, treatment.informal[now])
    post(lines.collectionToUsedExports, treatment.usedExports[now])
    post(lines.collectionToUnknown, treatment.unknown[now])
    let recovered = treatment.informal[now] * plan.informalRecovery
    post(lines.informalToShredding, recovered)
    post(lines.informalToLandfill, treatment.informal[now] - recovered)
    feedShredder(cars, k, recovered)
  }

  private mutating func dismantle(
    _ cars: RetiredCars, _ k: Int, _ t: Int, in region: Int, _ pools: inout ScrapPools,
    _ ledger: inout Ledger
  ) {
    let slot = slots[k]
    let start = k * elementCount
    let formal = treatment.formal[region * yearCount + t]
    let goesTo = plan.parts[slot.part]
    let part = region * treatment.parts.count + slot.part
    let takenOut = treatment.dismantled[part * yearCount + t]
    // Black mass is out of reach of sorting by grade, so cells are taken out first.
    let isLost = goesTo.isEmpty && takenOut > 0
    let apart = isLost ? 0 : treatment.gradeSeparation[t]
    func post(_ line: Int, _ share: Double) {
      ledger.post(
        line, year: t, type: slot.grade, share: share, ofElements: cars.masses, at: start)
    }
    func send(_ share: Double, to s: Int) {
      post(sold.toClass[s], share)
      pools.add(share, ofElements: cars.masses, at: start, type: slot.grade, to: s)
    }
    send(formal * apart, to: plan.keptApart[slot.grade])
    let whole = formal * (1 - apart) * takenOut
    for destination in goesTo { send(whole * destination.share, to: destination.scrapClass) }
    post(lines.dismantlingToBlackMass, whole * (1 - goesTo.reduce(0) { $0 + $1.share }))
    let hulk = formal * (1 - apart) * (1 - takenOut)
    post(lines.dismantlingToShredding, hulk)
    feedShredder(cars, k, hulk)
  }

  private mutating func feedShredder(_ cars: RetiredCars, _ k: Int, _ share: Double) {
    let type = slots[k].grade * elementCount
    for element in 0..<elementCount {
      hulks.masses[type + element] += share * cars.masses[k * elementCount + element]
    }
  }
}
