internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowTables

/// Why a target is not met at one place of a lever, as far as the run knows.
enum SeekObstacle {
  /// Shortages below this many Mt are rounding.
  private static let noticeable = 1e-9

  /// - Parameter place: The lever's value, as it is printed.
  static func text(_ assessment: Assessment, _ report: RunReport, at place: String) -> String? {
    if assessment.results[0].isMet { return nil }
    let target = assessment.target
    let t = target.year - report.years.lowerBound
    let parts = [
      target.materials.compactMap { shortage(of: $0, t, report, at: place) }.first,
      supply(assessment),
      bound(assessment, report),
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// Scrap-derived metal that a recycled-content floor asks for and nobody has.
  private static func shortage(
    of m: Int, _ t: Int, _ report: RunReport, at place: String
  ) -> String? {
    let lacking = report.run.contentShortage[m * report.years.count + t]
    guard lacking > noticeable, let most = report.shortageByGrade(material: m, t).first else {
      return nil
    }
    let tonnes = MassUnit.tonnesPerMegatonne
    let metal = report.compiled.plan.materials[m].system.name
    let whole = NumberText.amount(lacking * tonnes)
    let part = NumberText.amount(most.megatonnes * tonnes)
    return "At \(place) \(whole) t of scrap-derived \(metal) lack, most of them, \(part) t, in "
      + "\(most.grade)."
  }

  private static func supply(_ assessment: Assessment) -> String? {
    guard let supply = assessment.supply, supply.isShort else { return nil }
    return "\(NumberText.amount(supply.lacking)) t of the class lack on the market: at most "
      + "\(NumberText.percent(supply.share)) is to be had."
  }

  private static func bound(_ assessment: Assessment, _ report: RunReport) -> String? {
    guard let bound = assessment.bound else { return nil }
    let system = report.compiled.plan.materials[assessment.target.materials[0]].system
    let text = bound.sentence(system)
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}
