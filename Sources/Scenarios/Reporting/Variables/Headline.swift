internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
public import FlowStudies

/// The few numbers that a run is remembered by.
public enum Headline {
  public struct Item: Sendable {
    public let name: String
    public let value: Double
    public let unit: String
  }

  public static func items(of report: RunReport) -> [Item] {
    var items: [Item] = []
    for year in report.reportingYears.named {
      let t = year - report.years.lowerBound
      let total = report.carMarket.reduce(0) { $0 + $1.emissions[t] }
      items.append(Item(name: "emissions_\(year)", value: total, unit: "Mt CO2-equiv/yr"))
      for (m, market) in report.carMarket.enumerated() {
        let name = report.compiled.plan.materials[m].system.name
        let recycled = market.recycledNew[t] + market.recycledOld[t]
        items.append(
          Item(
            name: "recycled_content_\(name)_\(year)",
            value: market.bought[t] > 0 ? 100 * recycled / market.bought[t] : 0, unit: "%"))
        items.append(
          Item(
            name: "same_grade_share_\(name)_\(year)",
            value: report.sameGradeShare(material: m, t) * 100, unit: "%"))
        items.append(
          Item(
            name: "grade_or_family_share_\(name)_\(year)",
            value: report.share(of: [.sameGrade, .sameFamily], material: m, t) * 100, unit: "%"))
      }
    }
    return items
  }
}
