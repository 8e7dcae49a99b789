import FlowNumerics

@testable import FlowEngine
@testable import FlowInputs
@testable import FlowTables

/// A scenario file drawn from a seed: levers on legal paths, horizons, rules of the blend and
/// habits of charging.
///
/// Some ask for more than there is, such as two sorters for the same shred; those are refused.
struct RandomScenario {
  /// YAML.
  private(set) var text = "flowsim: 1\nscenario: random\n"
  /// Rows of a table of the user's; empty in most.
  private(set) var table = ""
  private var random: Generator

  init(seed: Int) {
    random = Generator(state: UInt64(seed))
    let parents = sample(BuiltinFiles.scenarios, count: share() < 0.8 ? 1 : 2)
    text += "extends: [\(parents.joined(separator: ", "))]\n"
    addHorizon()
    addBlend()
    addLevers()
    if share() < 0.3 { addTable() }
  }

  /// - Throws: ``InputProblems`` where it is refused.
  func compiled() throws -> CompiledScenario {
    let scenario = try ScenarioReader.read(
      SourceFile(path: "random.yaml", text: text), finder: ScenarioFinder { _ in nil })
    let tables = table.isEmpty ? [] : [SourceFile(path: "random.csv", text: table)]
    return try CompiledScenario.compile(scenario, tables: tables)
  }

  // MARK: Draws

  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64: Steele, Lea & Flood (2014), doi:10.1145/2714064.2660195.
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// In 0..<1.
  private mutating func share() -> Double { .random(in: 0..<1, using: &random) }

  private mutating func whole(_ range: ClosedRange<Int>) -> Int {
    .random(in: range, using: &random)
  }

  private mutating func one(_ choices: [String]) -> String {
    choices[whole(0...choices.count - 1)]
  }

  private mutating func sample(_ names: [String], count: Int) -> [String] {
    var names = names
    names.shuffle(using: &random)
    return Array(names.prefix(count))
  }

  // MARK: Parts of the file

  private mutating func addHorizon() {
    let kind = share()
    var (start, end) = (1980, 2050)
    if kind < 0.2 {
      start = whole(2025...2049)
    } else if kind < 0.3 {
      start = whole(2000...2024)
    } else if kind < 0.4 {
      end = whole(1980...2049)
    } else if kind < 0.6 {
      start = whole(1980...2050)
      end = whole(start...2050)
    }
    text += "horizon: {start: \(start), end: \(end)}\n"
  }

  private mutating func addBlend() {
    var rules: [String] = []
    if share() < 0.15 {
      let objective = one(BlendObjective.allCases.map(\.rawValue))
      rules += ["allocation: lp", "supply: fixed", "objective: \(objective)"]
    } else if share() < 0.5 {
      rules.append("supply: \(one(SupplyMode.allCases.map(\.rawValue)))")
    }
    for (name, values) in [
      ("limits", BlendLimits.allCases.map(\.rawValue)), ("chemistry", ["remembered", "nominal"]),
      ("content-of", ["cars", "all"]), ("content", ContentBasis.allCases.map(\.rawValue)),
      ("demagging", DemaggingRule.allCases.map(\.rawValue)),
    ] where share() < 0.25 {
      rules.append("\(name): \(one(values))")
    }
    if !rules.isEmpty { text += "blend: {\(rules.joined(separator: ", "))}\n" }
  }

  /// Levers that share one whole, of which a scenario here sets one.
  private static let rivals = [
    ["eaf-share", "h2-dri-share"], ["sorting.xrt", "sorting.libs", "sorting.xrf"],
  ]

  private mutating func addLevers() {
    var names = sample(Lever.all.map(\.name), count: [0, 1, 2, 3, 5, 8, 14, 20][whole(0...7)])
    for rivals in Self.rivals {
      let first = names.first { rivals.contains($0) }
      names.removeAll { rivals.contains($0) && $0 != first }
    }
    if share() < 0.3 && !names.contains("carbon-price") { names.append("carbon-price") }
    if names.isEmpty { return }
    text += "levers:\n"
    for lever in Lever.all where names.contains(lever.name) {
      text += "  \(lever.name): \(path(lever))\n"
    }
  }

  private mutating func path(_ lever: Lever) -> String {
    if share() < 0.35 { return value(lever) }
    let years = sample((2025...2050).map(String.init), count: whole(1...6)).sorted()
    var points: [String] = []
    for year in years { points.append("\(year): \(value(lever))") }
    if share() < 0.4 { points.append("then: \(one(["trend", "hold", "end"]))") }
    return "{\(points.joined(separator: ", "))}"
  }

  /// The ends of what is allowed, anything between, and little.
  private mutating func value(_ lever: Lever) -> String {
    let range = lever.kind.range
    let most = Self.rivals[0].contains(lever.name) ? 0.6 : range.upperBound
    switch share() {
    case ..<0.15: return lever.written(range.lowerBound)
    case ..<0.3: return lever.written(most)
    case ..<0.5: return lever.written(most * RealFunctions.power(share(), 4))
    default: return lever.written(most * share())
    }
  }

  /// Spreads, elasticities and rules anywhere in the ranges that the tables state.
  private mutating func addTable() {
    table = "entity,metric,qualifier,value,unit,year,region,boundary,source\n"
    for (entity, metric, metals, low, high, unit, year) in [
      ("", "charge dispersion", ["aluminium"], 150, 1_500, "CNY_2024/t", 2023),
      ("", "charge dispersion", ["steel"], 40, 250, "CNY_2024/t", 2023),
      ("", "fit exponent", ["aluminium", "steel"], 0.2, 1, "1", 2020),
      ("scrap collection", "spare share", ["aluminium", "steel"], 0.05, 0.3, "fraction", 2024),
      ("scrap collection", "price elasticity", ["steel", "aluminium"], 0.1, 0.5, "1", 2024),
      ("scrap imports", "price elasticity", ["steel", "aluminium"], 0.5, 3, "1", 2024),
      ("scrap imports", "most over reference", ["steel", "aluminium"], 1.5, 4, "1", 2024),
      ("recycled-content rule", "buy-out price", ["steel", "aluminium"], 0.5, 2, "1", 2024),
    ] as [(String, String, [String], Double, Double, String, Int)] {
      for metal in metals where share() < 0.5 {
        let names = entity.isEmpty ? "\(metal),\(metric)," : "\(entity),\(metric),\(metal)"
        table += "\(names),\(low + (high - low) * share()),\(unit),\(year),China,,me\n"
      }
    }
  }
}
