internal import FlowEngine
internal import FlowInputs
internal import FlowStudies

/// What every reported variable is made of.
///
/// One entry for each name that ``VariableTable`` can give; a test walks through all of them.
struct ExplanationTable {
  let report: RunReport

  var compiled: CompiledScenario { report.compiled }
  var systems: [MaterialSystem] { compiled.plan.materials.map(\.system) }

  /// - Returns: nil for a name that no run reports.
  func explanation(of name: String) -> Explanation? {
    let levels = name.split(separator: "|").map(String.init)
    guard let family = levels.first else { return nil }
    if let derived = derived(name) { return derived }
    if let market = market(levels) { return market }
    if let works = works(name, levels) { return works }
    switch family {
    case "Sales", "Stocks", "Retirements": return cars(family, levels)
    case "Production": return production(levels)
    case "Target", "Projection", "Gap": return pledge(family, levels)
    case "Emissions", "Emission Intensity": return emissions(levels)
    default: return metal(levels, m: material(levels.dropFirst().first ?? ""))
    }
  }

  /// `Aluminum`, `Steel`, as IAMC spells them.
  func material(_ word: String) -> Int? {
    let name = word.split(separator: " ").first.map(String.init) ?? word
    return systems.firstIndex { Self.word($0) == name }
  }

  static func word(_ system: MaterialSystem) -> String {
    system.name == "aluminium" ? "Aluminum" : "Steel"
  }

  func word(_ m: Int) -> String { Self.word(systems[m]) }

  func uses(_ m: Int) -> [String] {
    compiled.plan.materials[m].sectors.map(\.process)
  }

  /// Years from sale to exit of the cars that leave now: the mean lifetime.
  var age: Int {
    let rows = compiled.data.rows("passenger cars", "lifetime mean")
    return Int((rows.last?.value ?? 0).rounded())
  }

  // MARK: Groups that several entries name

  static let drives = FleetCompiler.powertrains

  var life: [InputGroup] {
    [
      InputGroup("passenger cars", "lifetime mean", lag: age),
      InputGroup("passenger cars", "lifetime shape"),
      InputGroup("end-of-life cars", "exit multiplier"), InputGroup("trade-in", "minimum age"),
    ]
  }

  /// Metal in one car of a cohort.
  func contents(_ m: Int, grade: String? = nil, lag: Int = 0) -> [InputGroup] {
    let isSteel = systems[m].name == "steel"
    let metals = isSteel ? ["steel", "cast iron"] : ["aluminium"]
    let grades = grade.map { [$0] } ?? systems[m].grades.filter(\.isInCars).map(\.id)
    var groups = [InputGroup(Self.drives, "content", metals, lag: lag)]
    if !isSteel { groups.append(InputGroup(Self.drives, "cast share of aluminium", lag: lag)) }
    groups.append(InputGroup(components, "mass", grades))
    groups.append(InputGroup(["hybrid", "plug-in"], "structure", ["battery"]))
    let classes = FleetCompiler.vehicleClasses
    groups.append(InputGroup(classes, "metal factor", [isSteel ? "steel" : "aluminium"]))
    groups.append(InputGroup(classes, "share of sales", lag: lag))
    groups.append(InputGroup(classes, "share behind contents", lag: lag))
    return groups
  }

  private var components: [String] {
    var names: [String] = []
    for row in compiled.data.rows(ofMetric: "mass") where !names.contains(row.entity) {
      names.append(row.entity)
    }
    return names
  }
}
