internal import FlowEngine
internal import FlowInputs
public import FlowStudies

extension Picture {
  /// The pictures of one run, in the order in which they are read.
  public static func all(of report: RunReport, language: Language = .english) -> [Picture] {
    let words = Words(language: language)
    let materials = report.compiled.plan.materials.indices
    return [emissionsAgainstTarget(report, words)].compactMap(\.self)
      + materials.compactMap { sankeyByGrade(report, material: $0, words) }
      + materials.map { scrapSupply(report, material: $0, words) }
      + materials.map { stockByGrade(report, material: $0, words) }
      + materials.compactMap { chargeMatrix(report, material: $0, words) }
      + materials.compactMap { scrapPrices(report, material: $0, words) }
  }
}
