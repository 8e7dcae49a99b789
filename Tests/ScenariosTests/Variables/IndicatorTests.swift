import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

/// The registry of reported numbers, held against what plans ask the tables for.
@Suite("Indicators")
struct IndicatorTests {
  /// Markets, limits and choices of the blend, which ask for different rows.
  static let kinds: [[String]] = [
    [], ["market=clearing"], ["blend.limits=composition"],
    [
      "blend.objective=cost", "blend.content=90th-percentile", "blend.demagging=allowed",
      "castings-only=50 %",
    ],
  ]

  private static let runs = Result {
    try kinds.map { settings in
      try RunReport(
        running: try Runs.compiled("all-levers", Runs.shortHorizon + settings),
        measuresQuality: false)
    }
  }

  private func check(_ report: RunReport) {
    let registry = Indicators(of: report)
    let list = registry.reported + registry.beside
    let names = Set(list.map(\.name))
    let asked = report.compiled.record.byPart
    #expect(names.count == list.count)
    for indicator in list {
      let derivation = indicator.derivation
      #expect(!derivation.formula.isEmpty, "\(indicator.name)")
      for part in derivation.parts {
        #expect(names.contains(part), "\(indicator.name) names \(part)")
      }
      let rests = derivation.inputs.contains { asked[$0.part] != nil }
      #expect(
        rests || !derivation.parts.isEmpty || !derivation.pledges.isEmpty, "\(indicator.name)")
    }
  }

  @Test(
    "Every number of every scenario has a formula, and what it rests on is there",
    arguments: BuiltinFiles.scenarios)
  func everyScenario(name: String) throws {
    for settings in [[], ["market=clearing"], ["blend.limits=composition"]] {
      check(
        try RunReport(
          running: try Runs.compiled(name, Runs.shortHorizon + settings), measuresQuality: false))
    }
  }

  @Test("Every lever is named by some number")
  func levers() throws {
    for report in try Self.runs.get() {
      let asked = report.compiled.record.byPart
      let registry = Indicators(of: report)
      let named = Set(
        (registry.reported + registry.beside).flatMap(\.derivation.inputs)
          .flatMap { asked[$0.part]?.levers ?? [] })
      for lever in Lever.all { #expect(named.contains(lever.name), "\(lever.name)") }
    }
  }

  /// Parts of the plan that no reported number rests on, each with its reason.
  private static func isSilent(_ part: PlanPart) -> Bool {
    switch part {
    // A switch: the year after which levers act.
    case .statistics: true
    // Bounds that judge a run and make no number of it.
    case .plausibility: true
    // Read by the comparison by grade, beside the worth of sorting.
    case .sortingCosts: true
    // Pledges of suppliers, and those that cannot be tested, have no row in the results.
    case .pledge, .maker: true
    default: false
    }
  }

  @Test("Every series that a plan asks for is named by some number")
  func reach() throws {
    for report in try Self.runs.get() {
      let asked = report.compiled.record.byPart
      let registry = Indicators(of: report)
      var named: Set<SeriesKey> = []
      for input in (registry.reported + registry.beside).flatMap(\.derivation.inputs) {
        named.formUnion((asked[input.part]?.series ?? []).filter(input.picks))
      }
      for (part, asked) in asked where !Self.isSilent(part) {
        let missing = asked.series.filter { !named.contains($0) }
        #expect(missing.isEmpty, "\(part): \(missing)")
      }
    }
  }

  /// Series of the tables that no run reads, by the reason; each an entity and a metric.
  private static let unread: [(reason: String, series: Set<String>)] = [
    (
      "the part stays in the hulk, so that nobody asks how much of it is taken off",
      ["body, dismantled share", "body, dismantled share potential"]
    ),
    (
      "no grade has this form, or each grade that has it has numbers of its own",
      [
        "flat, fabrication yield", "long, fabrication yield", "iron-casting, fabrication yield",
        "stainless, fabrication yield", "electrical, fabrication yield", "stainless, semis yield",
        "electrical, semis yield", "stainless, emissions", "electrical, emissions",
        "stainless, electricity", "electrical, electricity",
      ]
    ),
    (
      "no blend adds the element, buys the class for the family, or counts emissions here",
      [
        "alloying, price", "demagging, emissions",
      ]
    ),
    (
      "lots and premiums that no run makes: other coal and gas, other regions, a border",
      [
        "thermal coal, price", "coke-oven gas, price", "COG DRI, input", "COG DRI, capex",
        "COG DRI, fixed cost", "renewable contract, price", "own renewable, price",
        "certificates, price", "border, price", "border, phase-in", "steel, border benchmark",
        "aluminium, border benchmark", "primary aluminium, market price", "remelting, input",
        "remelting, capex", "remelting, fixed cost", "aluminium scrap, price",
      ]
    ),
    (
      "works that stand pay for their renewal instead",
      ["hot metal, capex", "pig iron, capex", "bf-bof, capex", "primary aluminium, capex"]
    ),
  ]

  @Test("Every row of the tables is asked for by some plan, or it is known why not")
  func rows() throws {
    var asked: Set<SeriesKey> = []
    let reports = try Self.runs.get()
    for report in reports {
      asked.formUnion(report.compiled.record.byPart.values.flatMap(\.series))
    }
    let known = Self.unread.reduce(into: Set<String>()) { $0.formUnion($1.series) }
    var left: Set<String> = []
    for row in reports[1].compiled.data.rows where !asked.contains(row.key) {
      // Of makers without a pledge, and worldwide where there are sales at home.
      let isOfMaker = row.file.path.hasSuffix("makers.csv")
      if !isOfMaker { left.insert("\(row.entity), \(row.metric)") }
    }
    #expect(left.subtracting(known) == [])
    #expect(known.subtracting(left) == [], "is read, and stands in the list of what is not")
  }

  @Test("A figure of the headline is its variable, to the last bit")
  func headline() throws {
    let report = try Runs.sameGrade.get()
    var shared = 0
    for indicator in Indicators(of: report).reported {
      guard let outcome = indicator.outcome else { continue }
      shared += 1
      let values = try report.variable(indicator.name)
      for (t, year) in report.years.enumerated() {
        #expect(outcome.value(report, year: year) == values[t], "\(outcome.name) \(year)")
      }
    }
    // Beside them: two of fates, one of all metal and the premium in yuan.
    #expect(shared == Outcome.headline.count - 3)
    let content = try report.variable("Recycled Content|Steel|Passenger Cars [Share]")
    let market = report.carMarket[0]
    for t in content.indices where market.bought[t] > 0 {
      let recycled = market.recycledNew[t] + market.recycledOld[t]
      #expect(content[t] == 100 * recycled / market.bought[t])
    }
  }

  @Test("A lever is named where it acts and nowhere else")
  func whereLeversAct() throws {
    let explainer = Explainer(try Runs.sameGrade.get())
    func levers(_ name: String) throws -> [String] {
      try explainer.chain(of: name, year: 2035, depth: 0).root.levers.map(\.name)
    }
    #expect(try levers("Scrap Use|Aluminum").contains("castings-only"))
    #expect(try !levers("Scrap Use|Steel").contains("castings-only"))
    let old = ["Scrap from Cars|Steel|Old Scrap", "Scrap from Cars|Aluminum|Old Scrap"]
    #expect(try levers(old[0]).filter { $0.hasPrefix("sorting.") } == ["sorting.low-copper"])
    #expect(try !levers(old[1]).contains("sorting.low-copper"))
    #expect(try levers(old[1]).contains("sorting.xrt"))
  }
}
