internal import FlowAccounts
internal import FlowEngine
public import FlowInputs
public import FlowStudies
internal import FlowTables

/// How much recycled content a scenario's scrap allows, by year: its floors raised step by step.
public struct Attainability: Sendable {
  /// One floor in one year for one metal.
  struct Cell: Equatable {
    enum Outcome: Equatable {
      /// Reached without any floor.
      case asItIs
      /// Reached because scrap goes to cars instead of elsewhere.
      case directed
      /// Missed: there is not enough scrap that the furnaces can take.
      case short
    }

    let material: Int
    /// A fraction.
    let floor: Double
    let year: Int
    /// A fraction.
    let reached: Double
    let outcome: Outcome
  }

  let years: [Int]
  let floors: [Double]
  let cells: [Cell]

  /// Floors for steel and aluminium rise together, as their blends do not share scrap.
  public static let leverNames = ["recycled-content.steel", "recycled-content.aluminium"]
  static let standardFloors = (1...10).map { Double($0) / 10 }

  /// Runs the scenario again for each floor that lies above what its market does in some year.
  ///
  /// - Parameter onRun: Called after each run, from any thread.
  /// - Throws: What a run throws.
  public init(of report: RunReport, onRun: @Sendable () -> Void = {}) throws {
    let scenario = report.scenario
    let first = max(report.compiled.observedUntil + 1, scenario.horizon.lowerBound)
    let years = Array(stride(from: first + first % 2, through: scenario.horizon.upperBound, by: 2))
    self.years = years
    floors = Self.standardFloors
    if years.isEmpty {
      cells = []
      return
    }
    let hasFloors = scenario.levers.contains { Self.leverNames.contains($0.lever.name) }
    let free = hasFloors ? try Self.run(report.compiled, floor: 0) : MarketRun(report)
    let least =
      free.market.indices.flatMap { m in
        years.map { free.content(m, $0 - free.years.lowerBound) }
      }.min() ?? 0
    let wanted = floors.filter { $0 > least }
    let raised = try SideBySide.tryMap(wanted.count) { index in
      defer { onRun() }
      return try Self.run(report.compiled, floor: wanted[index])
    }
    let unchanged = floors.prefix(floors.count - wanted.count).map { _ in free }
    cells = zip(floors, unchanged + raised).flatMap { Self.cells($1, free, $0, years) }
  }

  private static func run(_ compiled: CompiledScenario, floor: Double) throws -> MarketRun {
    try MarketRun(running: try compiled.with(levers(at: floor)))
  }

  private static func levers(at floor: Double) -> [LeverPath] {
    leverNames.compactMap(Lever.named).map {
      LeverPath($0, constant: floor, at: FileLocation(path: "attainability"))
    }
  }

  private static func cells(
    _ run: MarketRun, _ free: MarketRun, _ floor: Double, _ years: [Int]
  ) -> [Cell] {
    run.market.indices.flatMap { m in
      years.map { year in
        let t = year - run.years.lowerBound
        let short = run.market[m].shortage[t]
        let outcome: Cell.Outcome =
          free.content(m, t) >= floor ? .asItIs : short > noticeable ? .short : .directed
        return Cell(
          material: m, floor: floor, year: year, reached: run.content(m, t), outcome: outcome)
      }
    }
  }

  /// A kilogram, in t: less is rounding of the linear programme.
  private static let noticeable = 1e-3

  /// The most that any floor brings about in a year.
  func most(_ material: Int, _ year: Int) -> Double {
    cells.filter { $0.material == material && $0.year == year }.map(\.reached).max() ?? 0
  }
}

/// What a floor is judged by: no verdicts, no reported variables, which would take as long again.
private struct MarketRun: Sendable {
  let years: ClosedRange<Int>
  let market: [CarMarketAccount]

  init(_ report: RunReport) {
    years = report.years
    market = report.carMarket
  }

  init(running compiled: CompiledScenario) throws {
    var simulation = Simulation(of: compiled.plan, measuresQuality: false)
    let run = try compiled.simulated(by: &simulation)
    years = compiled.scenario.horizon
    market = compiled.plan.materials.indices.map { m in
      let melts = MeltAccount(run, material: m)
      let emissions = EmissionAccount(
        run, material: m, melts: melts, factors: compiled.factors.emissionTerms[m])
      return CarMarketAccount(run, material: m, melts: melts, emissions: emissions)
    }
  }

  /// Scrap-derived metal over bought metal.
  func content(_ m: Int, _ t: Int) -> Double { market[m].recycledContent(t) }
}

extension Picture {
  /// How much recycled content is there by when; nil where the run ends with the statistics.
  public static func attainability(
    _ attainability: Attainability, of compiled: CompiledScenario, language: Language
  ) -> Picture? {
    let words = Words(language: language)
    if attainability.cells.isEmpty { return nil }
    let metals = compiled.plan.materials.map { words.metalTitle($0.system.name) }
    func outcome(_ outcome: Attainability.Cell.Outcome) -> String { outcome.label(words) }
    var table = PictureTable([
      .init("panel", words.metalColumn), .init("asked", words.asked, unit: "%"),
      .init("year", words.year), .init("reached", words.reached, unit: "%"),
      .init("class", words.outcomeColumn, isEcho: true),
    ])
    // Metal by metal, as people read the table.
    for cell in metals.indices.flatMap({ m in attainability.cells.filter { $0.material == m } }) {
      table.add([
        .text(metals[cell.material]), .number((cell.floor * 100).rounded()), .year(cell.year),
        .number(cell.reached * 100), .text(cell.outcome.label(words)),
      ])
    }
    return Picture(
      id: "attainability", title: words.attainabilityTitle,
      finding: words.attainabilityFinding(attainability.findings(of: compiled)),
      note: words.attainabilityNote, table: table,
      layout: Heatmap(
        panels: metals, levels: attainability.floors.map { ($0 * 100).rounded() },
        years: attainability.years,
        classes: [
          .init(label: outcome(.asItIs), fill: "#d0eaf2"),
          .init(label: outcome(.directed), fill: "#8fcbe0"),
          .init(label: outcome(.short), fill: Palette.paleOrange, isHatched: true),
        ],
        axis: words.askedAxis),
      language: language)
  }
}

extension Attainability {
  /// The largest shares of each metal in the years that the finding names.
  fileprivate func findings(
    of compiled: CompiledScenario
  ) -> [(name: String, most: [(year: Int, share: Double)])] {
    let asked = [2030, 2040].filter(years.contains) + [years[years.count - 1]]
    return compiled.plan.materials.indices.map { m in
      (compiled.plan.materials[m].system.name, asked.map { ($0, most(m, $0)) })
    }
  }
}

extension Attainability.Cell.Outcome {
  fileprivate func label(_ words: Words) -> String {
    switch self {
    case .asItIs: words.attainedAnyway
    case .directed: words.attainedIfDirected
    case .short: words.notAttained
    }
  }
}
