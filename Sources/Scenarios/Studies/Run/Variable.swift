/// One reported quantity over all years of the horizon.
public struct Variable: Sendable {
  /// IAMC name: levels by `|`, capitalised words.
  public let name: String
  public let unit: String
  /// Shape `[t]`.
  public let values: [Double]

  public init(_ name: String, _ unit: String, _ values: [Double]) {
    self.name = name
    self.unit = unit
    self.values = values
  }
}
