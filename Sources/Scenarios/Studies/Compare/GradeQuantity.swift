public import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// A figure that runs are compared by, for a metal as a whole or for one of its grades in cars.
public struct GradeQuantity: Sendable {
  /// As JSON names it.
  public let name: String
  /// A column heading, and the words in a list.
  public let heading: String
  public let label: String
  public let unit: String
  let decimals: Int
  /// From a run, a metal, a year and a grade, in ``unit``.
  let ofGrade: @Sendable (RunReport, Int, Int, Int) -> Double
  /// The metal as a whole, where that is not the sum over its grades in cars.
  let ofMetal: (@Sendable (RunReport, Int, Int) -> Double)?

  /// - Parameters:
  ///   - ofMetal: As the model counts it, which ``ResultUnit`` brings into the unit.
  ///   - ofGrade: Likewise.
  init(
    _ name: String, _ heading: String, _ label: String, unit: String = "Mt/yr", decimals: Int = 3,
    ofMetal: (@Sendable (RunReport, Int, Int) -> Double)? = nil,
    ofGrade: @escaping @Sendable (RunReport, Int, Int, Int) -> Double
  ) {
    self.name = name
    self.heading = heading
    self.label = label
    self.unit = unit
    self.decimals = decimals
    let size = ResultUnit.size(of: unit)
    self.ofGrade = { ofGrade($0, $1, $2, $3) / size }
    if let ofMetal {
      self.ofMetal = { ofMetal($0, $1, $2) / size }
    } else {
      self.ofMetal = nil
    }
  }

  func value(_ report: RunReport, metal m: Int, _ t: Int) -> Double {
    if let ofMetal { return ofMetal(report, m, t) }
    return (0..<report.fates[m].gradeCount).reduce(0) { $0 + ofGrade(report, m, t, $1) }
  }
}

extension GradeQuantity {
  /// What a comparison by grade shows, in the order of its columns.
  ///
  /// - Parameter view: How emissions of recycled metal are allocated.
  public static func all(_ view: AllocationView) -> [GradeQuantity] {
    [
      kept, identity, downgraded, surplus, forced, primary, alloying, primaryAndAlloying,
      emissions(view),
    ]
  }

  private static let kept = GradeQuantity(
    "kept_in_grade", "kept", "Kept in grade, attributed"
  ) { report, m, t, g in report.fates[m].mass(t, g, .sameGrade) }

  private static let identity = GradeQuantity(
    "identity_preserved", "identity", "  identity preserved"
  ) { report, m, t, g in
    report.fates[m].identityPreserved[t * report.fates[m].gradeCount + g]
  }

  private static let downgraded = GradeQuantity("downgraded", "downgraded", "Downgraded") {
    report, m, t, g in report.fates[m].mass(t, g, .downgraded)
  }

  private static let surplus = GradeQuantity(
    "surplus", "surplus", "Surplus scrap, from cars"
  ) { report, m, t, g in report.fates[m].mass(t, g, .surplus) }

  private static let forced = GradeQuantity(
    "quality_induced_primary", "forced", "Quality-induced primary, economy",
    ofMetal: { $0.qualityInducedPrimary(material: $1, $2) }
  ) { report, m, t, g in report.run.blends[m].forced(inProduct: g, t) }

  private static let primary = melted("primary", "primary", "Primary metal, economy") {
    $0.primary[$1]
  }

  private static let alloying = melted("alloying", "alloying", "Alloying elements, economy") {
    $0.alloying[$1]
  }

  /// What the blend minimises: alloying takes the place of primary metal.
  static let primaryAndAlloying = melted(
    "primary_and_alloying", "made", "Primary and alloying, economy"
  ) { $0.primary[$1] + $0.alloying[$1] }

  /// Metal of all heats of the economy, and of the heats of one grade.
  private static func melted(
    _ name: String, _ heading: String, _ label: String,
    _ mass: @escaping @Sendable (MeltAccount, _ place: Int) -> Double
  ) -> GradeQuantity {
    GradeQuantity(
      name, heading, label,
      ofMetal: { report, m, t in
        let melts = report.melts[m]
        return (t * melts.heatCount..<(t + 1) * melts.heatCount).reduce(0) {
          $0 + mass(melts, $1)
        }
      }
    ) { report, m, t, g in
      let melts = report.melts[m]
      let heats = report.compiled.plan.materials[m].system.heats
      return heats.indices.reduce(0) {
        $0 + (heats[$1].product == g ? mass(melts, t * melts.heatCount + $1) : 0)
      }
    }
  }

  private static func emissions(_ view: AllocationView) -> GradeQuantity {
    GradeQuantity(
      "emissions", "Mt CO2e", "Emissions of bought metal, \(view.rawValue)",
      unit: "Mt CO2-equiv/yr", decimals: 2
    ) { report, m, t, g in report.allocation[m].emissions(view, t, g) }
  }
}
