internal import FlowTables

/// The numbers of `w3_scalars.json`, each with its place.
struct CycleScalars {
  private static let keys = [
    "order_steel", "mixed_steel_enters_before", "order_al", "mixed_al_enters_before",
    "collection_2020", "grid_2020", "grid_floor", "smelter_2020", "smelter_floor",
    "target_2020_kgco2", "target_annual_cut", "report_years",
  ]

  private let root: YAMLNode
  private(set) var problems = Diagnostics()

  init(_ root: YAMLNode) {
    self.root = root
    _ = root.asMapping(known: Self.keys, reporting: &problems)
  }

  mutating func read(into inputs: inout CycleInputs) {
    let steel = 0..<CycleInputs.steelGradeCount
    inputs.cascades = [
      cascade(of: steel, order: "order_steel", mixed: "mixed_steel_enters_before"),
      cascade(
        of: steel.upperBound..<CycleInputs.gradeCount, order: "order_al",
        mixed: "mixed_al_enters_before"),
    ]
    inputs.collectionIn2020 = number("collection_2020")
    inputs.grid = CycleInputs.Grid(start: number("grid_2020"), floor: number("grid_floor"))
    inputs.smelterGrid = CycleInputs.Grid(
      start: number("smelter_2020"), floor: number("smelter_floor"))
    let targets = list("target_2020_kgco2")
    inputs.targets = targets.compactMap { $0.asDouble(reporting: &problems) }
    if targets.count != CycleInputs.classCount {
      report("target_2020_kgco2", "has \(targets.count) numbers", "write one for each class of car")
    }
    inputs.targetCut = number("target_annual_cut")
  }

  private mutating func cascade(
    of grades: Range<Int>, order: String, mixed: String
  ) -> CycleInputs.Cascade {
    let places = list(order).compactMap { $0.asInt(reporting: &problems) }
    if places.sorted() != Array(grades) {
      report(
        order, "does not name every grade of its metal once",
        "write the numbers \(grades.lowerBound) to \(grades.upperBound - 1), the best grade first")
    }
    let entry = value(mixed)?.asInt(reporting: &problems) ?? grades.lowerBound
    if !grades.contains(entry) {
      report(mixed, "is no grade of its metal", "write a number of '\(order)'")
    }
    return CycleInputs.Cascade(order: places, mixedEntersBefore: entry)
  }

  private mutating func number(_ key: String) -> Double {
    value(key)?.asDouble(reporting: &problems) ?? 0
  }

  private mutating func list(_ key: String) -> [YAMLNode] {
    value(key)?.asSequence(reporting: &problems) ?? []
  }

  private mutating func value(_ key: String) -> YAMLNode? {
    if let value = root[key] { return value }
    problems.error(
      .missingKey, at: root.location, "key '\(key)' is missing", help: "write '\(key)'")
    return nil
  }

  private mutating func report(_ key: String, _ message: String, _ help: String) {
    guard let entry = root.entry(key) else { return }
    problems.error(.unreadableCell, at: entry.value.location, "'\(key)' \(message)", help: help)
  }
}
