package import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// Why a target is not met at one place of a lever, as far as the run knows.
package enum SeekObstacle: Sendable, Equatable {
  /// Scrap-derived metal that a recycled-content floor asks for and nobody has.
  case scrapLacks(ScrapLack)
  /// What is missing of a class on the market, in t, and the largest share that is to be had.
  case classLacks(tonnes: Double, most: Double)
  /// Works that are asked for and cannot be built by then: share of all output of the metal.
  case worksLack(plant: String, share: Double)
  /// Limits of charges and alloys.
  case binds(ScrapBound)

  package struct ScrapLack: Sendable, Equatable {
    package let metal: String
    /// All that is missing, in t.
    package let tonnes: Double
    /// The grade that misses most, and how much, in t.
    package let grade: String
    package let ofGrade: Double

    package init(metal: String, tonnes: Double, grade: String, ofGrade: Double) {
      self.metal = metal
      self.tonnes = tonnes
      self.grade = grade
      self.ofGrade = ofGrade
    }
  }
}

extension SeekObstacle {
  /// Shortages below this many t are rounding.
  private static let noticeable = 1e-3
  /// A hundredth of a point of all output.
  private static let noticeableShare = 1e-4

  /// None where the target is met.
  static func all(_ assessment: Assessment, _ report: RunReport) -> [SeekObstacle] {
    if assessment.results[0].isMet { return [] }
    let target = assessment.target
    let t = target.year - report.years.lowerBound
    let lack = target.materials.lazy.compactMap { ScrapLack(of: $0, t, report) }.first
    let supply = assessment.supply.flatMap { $0.isShort ? $0 : nil }
    return [
      lack.map { .scrapLacks($0) },
      supply.map { .classLacks(tonnes: $0.lacking, most: $0.share) },
      worksLack(report, in: target.year),
      assessment.bound.map { .binds($0) },
    ].compactMap(\.self)
  }

  /// The works that are missing most.
  static func worksLack(_ report: RunReport, in year: Int) -> SeekObstacle? {
    let t = year - report.years.lowerBound
    let missing = report.compiled.factors.plantPlan.shortfall.mapValues { $0[t] }
    let most = missing.max { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let most, most.value > noticeableShare else { return nil }
    return .worksLack(plant: most.key, share: most.value)
  }
}

extension SeekObstacle.ScrapLack {
  fileprivate init?(of m: Int, _ t: Int, _ report: RunReport) {
    let lacking = report.carMarket[m].shortage[t]
    guard lacking > SeekObstacle.noticeable,
      let most = report.shortageByGrade(material: m, t).first
    else { return nil }
    metal = report.compiled.plan.materials[m].system.name
    self.tonnes = lacking
    grade = most.grade
    ofGrade = most.tonnes
  }
}
