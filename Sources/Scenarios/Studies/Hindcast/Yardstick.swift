internal import FlowEngine

/// A statistic that the model can be held against.
struct Yardstick: Sendable {
  /// How a number of the model came about.
  enum Role: String, Sendable {
    /// The same statistic is an input of the run.
    case input
    /// Inputs were set so that the statistic is met.
    case fitted
    /// An input of the run, from what was known then.
    case expected
    case result
  }

  /// Entity and qualifier in `observations.csv`.
  let entity: String
  let qualifier: String
  /// With today's tables.
  let now: Role
  /// With what was known in 2014.
  let then: Role
  /// How definitions differ, or how today's tables were set; empty where there is nothing to say.
  let note: String
  /// Why the run from 2014 goes astray, as far as it is known now.
  let miss: String
  /// As the model counts it; ``ResultUnit`` brings it into the unit of the observations.
  let value: @Sendable (_ model: ModelStatistics, _ t: Int) -> Double

  init(
    _ entity: String, _ qualifier: String = "", now: Role, then: Role, note: String = "",
    miss: String = "",
    _ value: @escaping @Sendable (_ model: ModelStatistics, _ t: Int) -> Double
  ) {
    self.entity = entity
    self.qualifier = qualifier
    self.now = now
    self.then = then
    self.note = note
    self.miss = miss
    self.value = value
  }
}

extension Yardstick {
  static let all: [Yardstick] = cars + metalOfCars + steel + aluminium + scrapUse + power

  private static let cars: [Yardstick] = [
    Yardstick(
      "home sales of cars", now: .input, then: .expected,
      miss: "sales fell from 2018 to 2020; forecasts of 2014 ran on to 30 million"
    ) { $0.sales($1) },
    Yardstick(
      "passenger-car sales", "shipments", now: .input, then: .expected,
      miss: "too many home sales and too few exports, which nearly cancel in 2024"
    ) { $0.sales($1) * $0.fleet.builtPerSold[$1] },
    Yardstick(
      "car exports", now: .input, then: .expected,
      miss: "the export boom from 2021 on was in no forecast"
    ) { $0.sales($1) * $0.fleet.exportedPerSold[$1] },
    Yardstick(
      "car stock", now: .fitted, then: .result,
      note: "lifetimes and exit multipliers of today's tables were set from it",
      miss: "too many sales and too many exits, which nearly cancel"
    ) { $0.inUse(ModelStatistics.allDrives, $1) },
    Yardstick(
      "car exits", now: .fitted, then: .result,
      note: "registrations less growth of the stock, times a car share: ±1 million; today's tables "
        + "reach them with yearly exit multipliers",
      miss:
        "the mean life of 14.5 years known then is too short for cohorts after 2010, and owners "
        + "kept their cars from 2018 to 2023"
    ) { $0.exits($1) },
    Yardstick(
      "formal end-of-life vehicles", "cars", now: .fitted, then: .result,
      note: "the formal share of today's tables is this statistic over exits",
      miss: "formal share held at 2014; the rules of 2019 and the premiums of 2024 raised it"
    ) { $0.exits($1) * $0.treatment.formal[$1] },
    Yardstick(
      "NEV share of home sales", now: .input, then: .expected,
      miss: "the take-off of 2021 was in no plan"
    ) { $0.newEnergySales($1) / $0.sales($1) },
    Yardstick("NEV share of home sales", "ICCT", now: .input, then: .expected) {
      $0.newEnergySales($1) / $0.sales($1)
    },
    Yardstick(
      "NEV stock", "cars", now: .result, then: .result,
      note: "battery cars live as long as others in the model; early ones left sooner",
      miss: "follows from the share of sales"
    ) { $0.inUse(ModelStatistics.newEnergy, $1) },
  ]

  private static let metalOfCars: [Yardstick] = [
    Yardstick(
      "aluminium per car", now: .input, then: .expected,
      miss: "battery cars bring aluminium; their share was missed"
    ) { $0.perCar($1) { $0.material == "aluminium" } },
    Yardstick("aluminium per car", "combustion cars", now: .result, then: .expected) {
      $0.aluminiumPerCombustionCar($1)
    },
    Yardstick("steel per car", now: .input, then: .expected) {
      $0.perCar($1) { $0.material == "steel" && $0.family != "iron" }
    },
    Yardstick(
      "cast iron per car", now: .input, then: .expected,
      miss: "battery cars have no engine block; their share was missed"
    ) { $0.perCar($1) { $0.family == "iron" } },
    Yardstick(
      "aluminium in exits", now: .result, then: .result,
      note: "observed car exits times the content of their cohorts",
      miss: "follows from the exits"
    ) { $0.leaving("aluminium", $1) },
  ]

  private static let steel: [Yardstick] = [
    Yardstick(
      "crude steel", now: .fitted, then: .expected,
      note: "uses outside cars are set so that they close on it",
      miss: "plans and studies saw the peak at 770-914 Mt"
    ) { $0.crudeSteel($1) { _ in true } },
    Yardstick("EAF share", now: .input, then: .expected) { model, t in
      model.crudeSteel(t) { $0.id == "scrap-eaf" } / model.crudeSteel(t) { _ in true }
    },
    Yardstick(
      "pig iron", now: .result, then: .result,
      note: "the model counts metal; hot metal also holds 4-5 % carbon and silicon, which burn"
    ) { $0.oreBasedIron($1) },
    Yardstick(
      "steel scrap used", "steelmaking", now: .fitted, then: .result,
      note: "home scrap left out; induction furnaces stood outside the statistic until their "
        + "closure in 2017",
      miss:
        "unrecorded melting held at 2014: the scrap of induction furnaces, closed in 2017, never "
        + "reaches the statistic"
    ) { $0.steelScrap($1) { $0 != "iron" } },
    Yardstick("steel scrap used", "foundries", now: .result, then: .result) {
      $0.steelScrap($1) { $0 == "iron" }
    },
    Yardstick(
      "steel scrap supply", "all uses", now: .fitted, then: .result,
      note: "collection rates of today's tables were set from it"
    ) { $0.scrapSupply("steel", $1, imports: true) },
    Yardstick(
      "steel in use", now: .result, then: .result,
      note: "observed is a middle between published stocks per person that differ by half, and the "
        + "model lies inside; it counts from 1950 on what was bought, less scrap of fabrication"
    ) { $0.steelInUse($1) },
    Yardstick("steel use", "all sectors", now: .input, then: .expected) { model, t in
      model.use("steel", t) { !$0.hasPrefix("net exports") }
    },
    Yardstick("steel use", "construction", now: .input, then: .expected) { model, t in
      model.use("steel", t, cars: false) { $0.hasPrefix("construction-") }
    },
    Yardstick(
      "steel use", "machinery", now: .input, then: .expected,
      note: "machines sold abroad are a use of their own in the model",
      miss: "one growth rate for all buyers; machinery gained on construction"
    ) { model, t in
      model.use("steel", t, cars: false) { $0 == "machinery" }
    },
  ]

  private static let aluminium: [Yardstick] = [
    Yardstick(
      "primary aluminium", now: .fitted, then: .result,
      note: "uses outside cars are set so that primary and recycled metal close on the statistics"
    ) { $0.primaryAluminium($1) },
    Yardstick("primary aluminium", "statistical bureau", now: .fitted, then: .result) {
      $0.primaryAluminium($1)
    },
    Yardstick(
      "recycled aluminium", "bought-scrap basis", now: .fitted, then: .result,
      note: "collection rates of today's tables were set from it"
    ) { $0.recycledAluminium($1) },
    Yardstick(
      "aluminium use", now: .result, then: .result,
      note: "semis and castings of all sectors; the statistic counts metal"
    ) { model, t in
      model.use("aluminium", t) { !$0.hasPrefix("net exports") }
    },
    Yardstick(
      "aluminium scrap imports", now: .input, then: .expected,
      note: "the statistic counts gross weight, the model metal", miss: "held at 2014"
    ) { $0.scrapImports("aluminium", $1) },
    Yardstick(
      "domestic aluminium scrap", now: .fitted, then: .result,
      note:
        "the statistics of scrap and of recycled metal differ by 2 %, the melt loss of the model "
        + "by 6 %: met at the recycled metal, the scrap before melting comes out higher"
    ) {
      $0.scrapSupply("aluminium", $1, imports: false)
    },
    Yardstick("old scrap share", "of bought aluminium scrap", now: .result, then: .result) {
      $0.oldScrapShare("aluminium", $1)
    },
  ]

  private static let power: [Yardstick] = [
    Yardstick("smelter power", now: .input, then: .expected) {
      $0.input("smelter", "electricity", $1)
    },
    Yardstick(
      "smelter renewable share", now: .input, then: .expected,
      miss: "smelters moved to the hydropower of Yunnan from 2018 on"
    ) { $0.input("smelter", "renewable share", $1) },
    Yardstick("smelter captive share", now: .input, then: .expected, miss: "held at 2014") {
      $0.input("smelter", "captive coal share", $1)
    },
    Yardstick(
      "grid factor", now: .input, then: .expected,
      miss: "wind and solar power grew faster than the study of 2016 expected"
    ) { $0.input("grid", "emissions", $1) },
  ]

  /// Series of `observations.csv` that no number of the model answers, and why.
  static let unanswered: [(entity: String, qualifier: String, reason: String)] = [
    ("NEV share of shipments", "", "trucks and buses are in it; the model has cars"),
    ("NEV stock", "all vehicles", "trucks and buses are in it; the model has cars"),
    ("aluminium per car", "light vehicles", "light trucks are in it"),
    ("automobile exits", "", "trucks and buses are in it; 'car exits' is its car share"),
    ("automobile stock", "", "trucks and buses are in it; 'car stock' is its car share"),
    ("formal end-of-life vehicles", "automobiles", "trucks and buses are in it"),
    ("grid factor", "residual", "the model buys average power, not the residual mix"),
    (
      "non-ferrous metal from end-of-life vehicles", "formal",
      "trucks and buses are in it, and copper"
    ),
    ("steel from end-of-life vehicles", "formal", "trucks and buses are in it"),
    (
      "recycled aluminium", "wide basis",
      "clip that mills remelt is in it; in the model it goes round inside the works"
    ),
    (
      "smelter coal share", "",
      "coal power bought from the grid is in it; the model tells captive coal and grid apart"
    ),
  ]
}
