/// A reported number: name, unit, where its name comes from, how it comes about, and its value.
public struct Indicator {
  /// Where a name is defined.
  public enum Origin: String, Sendable {
    /// In the common definitions of the integrated assessment models:
    /// IAMconsortium/common-definitions, `transport/stocks-sales.yaml` and
    /// `industry/production.yaml` with the tags of metals and of their origin.
    case common = "common-definitions"
    case flowsim
  }

  /// IAMC name: levels by `|`, capitalised words; numbers beside the results have that of a column.
  public let name: String
  public let unit: String
  public let origin: Origin
  /// The column of comparisons that shows the same number.
  package let outcome: Outcome?
  /// Of the year at an index, in ``unit``.
  package let value: (_ t: Int) -> Double
  private let derive: () -> Derivation

  init(
    _ name: String, _ unit: String, origin: Origin, outcome: Outcome?,
    derive: @escaping () -> Derivation, value: @escaping (_ t: Int) -> Double
  ) {
    self.name = name
    self.unit = unit
    self.origin = origin
    self.outcome = outcome
    self.derive = derive
    self.value = value
  }

  /// Put together at each call: who only wants the value does not pay for it.
  package var derivation: Derivation { derive() }

  /// All years of the horizon.
  public func variable(yearCount: Int) -> Variable {
    Variable(name, unit, (0..<yearCount).map(value))
  }
}

/// Indicators in the order in which they are added.
struct IndicatorList {
  private(set) var indicators: [Indicator] = []
  let report: RunReport

  init(_ report: RunReport) { self.report = report }

  /// - Parameter value: As the model counts it, which ``ResultUnit`` brings into the unit.
  mutating func add(
    _ name: String, _ unit: String, from origin: Indicator.Origin = .flowsim,
    _ derivation: @autoclosure @escaping () -> Derivation,
    _ value: @escaping (_ t: Int) -> Double
  ) {
    let size = ResultUnit.size(of: unit)
    indicators.append(
      Indicator(
        name, unit, origin: origin, outcome: nil, derive: derivation, value: { value($0) / size }))
  }

  /// A number that comparisons show too: value and, unless IAMC writes it otherwise, unit are theirs.
  mutating func add(
    _ name: String, _ outcome: Outcome, unit: String? = nil,
    _ derivation: @autoclosure @escaping () -> Derivation
  ) {
    let report = report
    indicators.append(
      Indicator(
        name, unit ?? outcome.unit, origin: .flowsim, outcome: outcome, derive: derivation,
        value: { outcome.value(report, $0) }))
  }
}
