internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
public import FlowTables

/// A number that scenarios are compared by: one value a year.
public struct Outcome: Sendable {
  /// As columns of a table are named: `emissions`, `recycled_content_steel`.
  public let name: String
  /// For people; two blanks in front of what details the line before.
  public let label: String
  /// For readers of Chinese, with the unit.
  public let chineseLabel: String
  public let unit: String
  /// Decimals that a reader can use.
  public let decimals: Int
  /// From a run and the index of a year, in ``unit``.
  package let value: @Sendable (RunReport, Int) -> Double

  /// - Parameter value: As the model counts it, which ``ResultUnit`` brings into the unit.
  private init(
    _ name: String, _ label: String, _ chineseLabel: String, unit: String, decimals: Int,
    value: @escaping @Sendable (RunReport, Int) -> Double
  ) {
    self.name = name
    self.label = label
    self.chineseLabel = chineseLabel
    self.unit = unit
    self.decimals = decimals
    let size = ResultUnit.size(of: unit)
    self.value = { value($0, $1) / size }
  }

  /// Of one metal: `NAME_steel`; 0 where the run has no such metal.
  private init(
    _ name: String, of metal: String, _ label: String, _ chineseLabel: String, unit: String,
    decimals: Int, value: @escaping @Sendable (RunReport, _ m: Int, _ t: Int) -> Double
  ) {
    self.init("\(name)_\(metal)", label, chineseLabel, unit: unit, decimals: decimals) {
      report, t in
      report.material(metal).map { value(report, $0, t) } ?? 0
    }
  }

  /// The value of a year of the run.
  public func value(_ report: RunReport, year: Int) -> Double {
    precondition(report.years.contains(year), "\(year) is not in the run")
    return value(report, year - report.years.lowerBound)
  }
}

extension Outcome {
  /// Of the metal that car makers buy.
  public static let emissions = Outcome(
    "emissions", "Emissions of bought metal", "外购金属排放，百万吨 CO2e/年",
    unit: "Mt CO2-equiv/yr", decimals: 1
  ) { $0.carEmissions($1) }

  public static let emissionsPerCar = Outcome(
    "emissions_per_car", "  per car", "单车外购金属排放，吨 CO2e/辆",
    unit: "t CO2-equiv/vehicle", decimals: 2
  ) { $0.emissionsPerCar($1) }

  static func intensity(_ metal: String) -> Outcome {
    Outcome(
      "intensity", of: metal, "  \(metal), per t bought", "每吨外购\(chinese(metal))排放，吨 CO2e/吨",
      unit: "t CO2-equiv/t", decimals: 2
    ) { $0.carMarket[$1].intensity($2) }
  }

  /// Of every melt of the economy: scrap that cars do not take serves others, and the other way
  /// round.
  static let emissionsOfAllMetal = Outcome(
    "emissions_of_all_metal", "Emissions of all metal made", "全部金属生产排放，百万吨 CO2e/年",
    unit: "Mt CO2-equiv/yr", decimals: 1
  ) { $0.emissionsOfAllMetal($1) }

  static func carEmissions(_ metal: String) -> Outcome {
    Outcome(
      "emissions", of: metal, "  \(metal)", "外购\(chinese(metal))排放，百万吨 CO2e/年",
      unit: "Mt CO2-equiv/yr", decimals: 1
    ) { $0.carMarket[$1].emissions[$2] }
  }

  /// Whatever is not scrap: what the whole system has to win from ore and buy as elements.
  static func primaryAndAlloying(_ metal: String) -> Outcome {
    Outcome(
      "primary_and_alloying", of: metal, "Primary and alloying, \(metal), of the economy",
      "全社会原生金属与合金元素，\(chinese(metal))，百万吨/年", unit: "Mt/yr", decimals: 2
    ) { $0.melts[$1].total(\.primary, $2) + $0.melts[$1].total(\.alloying, $2) }
  }

  static func recycledContent(_ metal: String) -> Outcome {
    Outcome(
      "recycled_content", of: metal, "Recycled content, \(metal)", "\(chinese(metal))再生含量，%",
      unit: "%", decimals: 1
    ) { $0.carMarket[$1].recycledContent($2, of: 100) }
  }

  static func sameGradeShare(_ metal: String) -> Outcome {
    Outcome(
      "same_grade_share", of: metal, "Old scrap of cars back in its grade, \(metal)",
      "报废乘用车\(chinese(metal))回到原牌号，%", unit: "%", decimals: 1
    ) { 100 * $0.sameGradeShare(material: $1, $2) }
  }

  static func gradeOrFamilyShare(_ metal: String) -> Outcome {
    Outcome(
      "grade_or_family_share", of: metal, "Old scrap of cars back in its grade or family, \(metal)",
      "报废乘用车\(chinese(metal))回到原牌号或同族，%", unit: "%", decimals: 1
    ) { 100 * $0.gradeOrFamilyShare(material: $1, $2) }
  }

  static func primary(_ metal: String) -> Outcome {
    Outcome(
      "primary", of: metal, "Primary \(metal) of the economy", "全社会原生\(chinese(metal))，百万吨/年",
      unit: "Mt/yr", decimals: 2
    ) { $0.melts[$1].total(\.primary, $2) }
  }

  static func contentShortage(_ metal: String) -> Outcome {
    Outcome(
      "content_shortage", of: metal, "Recycled \(metal) that the lever lacks",
      "再生\(chinese(metal))缺口，百万吨/年", unit: "Mt/yr", decimals: 2
    ) { $0.carMarket[$1].shortage[$2] }
  }

  /// What the metal of a car costs more than if today's works had made all of it.
  ///
  /// Beside the headline: asked for by name.
  static let premiumPerCar = Outcome(
    "premium_per_car", "Green premium per car", "单车绿色溢价，2024 年人民币元/辆",
    unit: "CNY_2024/vehicle", decimals: 0
  ) { $0.premiumsPerCar()[$1] }

  private static func chinese(_ metal: String) -> String { metal == "steel" ? "钢铁" : "铝" }
}

extension Outcome {
  /// What every comparison shows.
  public static let headline: [Outcome] =
    [emissions, emissionsPerCar] + both(intensity) + [emissionsOfAllMetal]
    + both(recycledContent) + both(sameGradeShare) + both(primary) + both(contentShortage)

  /// What scenarios are judged by, the system before the cars: each is shown with its band.
  package static let leading: [Outcome] =
    both(primaryAndAlloying) + [emissionsOfAllMetal, emissions] + both(carEmissions)
    + both(recycledContent)

  /// What two scenarios are compared by: ``leading`` with what details it, then the rest.
  static let compared: [Outcome] =
    both(primaryAndAlloying) + [emissionsOfAllMetal, emissions] + both(carEmissions)
    + [emissionsPerCar] + both(intensity) + both(recycledContent) + both(sameGradeShare)
    + both(primary) + both(contentShortage) + [premiumPerCar]

  /// Whether years of it may be added up.
  package var isFlow: Bool { unit.hasSuffix("/yr") }

  /// Whether it is one of ``leading``.
  package var isLeading: Bool { Self.leading.contains { $0.name == name } }

  private static func both(_ outcome: (String) -> Outcome) -> [Outcome] {
    ["steel", "aluminium"].map(outcome)
  }

  /// What a run is remembered by: `run.json` has them for a few years.
  public static func remembered(of report: RunReport) -> [Outcome] {
    [emissions]
      + report.systems.flatMap {
        [recycledContent($0.name), sameGradeShare($0.name), gradeOrFamilyShare($0.name)]
      }
  }

  /// What a decomposition tells apart where nobody asks for more, by name.
  public static let attributed = [
    "emissions", "premium_per_car", "primary_steel", "primary_aluminium",
  ]

  private static let known =
    headline + [premiumPerCar] + both(primaryAndAlloying) + both(carEmissions)

  /// Everything that ``named(_:option:)`` knows.
  public static let names = known.map(\.name)

  /// Outcomes by name.
  ///
  /// - Throws: ``InputProblems`` with the nearest name.
  public static func named(_ names: [String], option: String) throws(InputProblems) -> [Outcome] {
    var problems = Diagnostics()
    let found = names.compactMap { name -> Outcome? in
      if let outcome = known.first(where: { $0.name == name }) { return outcome }
      problems.error(
        .unknownName, at: FileLocation(path: option), "no outcome is named \(quoted(name))",
        help: NearestName.help(for: name, among: Self.names))
      return nil
    }
    try problems.throwIfErrors()
    return found
  }
}
