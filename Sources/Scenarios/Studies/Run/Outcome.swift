internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
public import FlowTables

/// A number that scenarios are compared by: one value a year.
public struct Outcome: Sendable {
  /// As columns of a table are named: `emissions`, `recycled_content_steel`.
  public let name: String
  /// For people.
  public let label: String
  public let unit: String
  /// Decimals that a reader can use.
  public let decimals: Int
  /// From a run and the index of a year.
  let value: @Sendable (RunReport, Int) -> Double

  /// The value of a year of the run.
  public func value(_ report: RunReport, year: Int) -> Double {
    precondition(report.years.contains(year), "\(year) is not in the run")
    return value(report, year - report.years.lowerBound)
  }
}

extension Outcome {
  /// What every comparison shows.
  public static let headline: [Outcome] = [
    Outcome(
      name: "emissions", label: "Emissions of bought metal", unit: "Mt CO2-equiv/yr", decimals: 1
    ) { report, t in report.carEmissions(t) },
    Outcome(name: "emissions_per_car", label: "  per car", unit: "t CO2-equiv/vehicle", decimals: 2)
    { report, t in report.emissionsPerCar(t) },
    intensity("steel"), intensity("aluminium"), emissionsOfAllMetal,
    content("steel"), content("aluminium"),
    sameGrade("steel"), sameGrade("aluminium"),
    primary("steel"), primary("aluminium"),
    shortage("steel"), shortage("aluminium"),
  ]

  /// Of every melt of the economy: scrap that cars do not take serves others, and the other way round.
  private static let emissionsOfAllMetal = Outcome(
    name: "emissions_of_all_metal", label: "Emissions of all metal made", unit: "Mt CO2-equiv/yr",
    decimals: 1
  ) { report, t in report.emissionsOfAllMetal(t) }

  /// What the metal of a car costs more than if today's works had made all of it.
  ///
  /// Beside the headline: asked for by name.
  static let premiumPerCar = Outcome(
    name: "premium_per_car", label: "Green premium per car", unit: "CNY_2024/vehicle",
    decimals: 0
  ) { report, t in report.lots.indices.reduce(0) { $0 + report.premiumsPerCar($1)[t] } }

  /// What a decomposition tells apart where nobody asks for more, by name.
  public static let attributed = [
    "emissions", "premium_per_car", "primary_steel", "primary_aluminium",
  ]

  private static let known = headline + [premiumPerCar]

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

  private static func intensity(_ metal: String) -> Outcome {
    Outcome(
      name: "intensity_\(metal)", label: "  \(metal), per t bought", unit: "t CO2-equiv/t",
      decimals: 2
    ) { report, t in
      report.material(metal).map { report.carMarket[$0].intensity(t) } ?? 0
    }
  }

  private static func content(_ metal: String) -> Outcome {
    Outcome(
      name: "recycled_content_\(metal)", label: "Recycled content, \(metal)", unit: "%",
      decimals: 1
    ) { report, t in
      report.material(metal).map { report.carMarket[$0].recycledContent(t, of: 100) } ?? 0
    }
  }

  private static func sameGrade(_ metal: String) -> Outcome {
    Outcome(
      name: "same_grade_share_\(metal)", label: "Old scrap of cars back in its grade, \(metal)",
      unit: "%", decimals: 1
    ) { report, t in
      report.material(metal).map { 100 * report.sameGradeShare(material: $0, t) } ?? 0
    }
  }

  private static func primary(_ metal: String) -> Outcome {
    Outcome(
      name: "primary_\(metal)", label: "Primary \(metal) of the economy", unit: "Mt/yr",
      decimals: 2
    ) { report, t in
      report.material(metal).map { report.melts[$0].total(\.primary, t) } ?? 0
    }
  }

  private static func shortage(_ metal: String) -> Outcome {
    Outcome(
      name: "content_shortage_\(metal)", label: "Recycled \(metal) that the lever lacks",
      unit: "Mt/yr", decimals: 2
    ) { report, t in
      report.material(metal).map { report.carMarket[$0].shortage[t] } ?? 0
    }
  }
}
