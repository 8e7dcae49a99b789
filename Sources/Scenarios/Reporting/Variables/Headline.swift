internal import FlowInputs
public import FlowStudies

/// The few numbers that a run is remembered by.
public enum Headline {
  public struct Item: Sendable {
    public let name: String
    public let value: Double
    public let unit: String
  }

  /// Years that a headline speaks of, as far as the run reaches.
  static let years = [2023, 2030, 2050]

  /// Each figure of ``Outcome/remembered(of:)`` with its year behind its name.
  public static func items(of report: RunReport) -> [Item] {
    let outcomes = Outcome.remembered(of: report)
    return years.filter(report.years.contains).flatMap { year in
      outcomes.map {
        Item(name: "\($0.name)_\(year)", value: $0.value(report, year: year), unit: $0.unit)
      }
    }
  }
}
