/// One source of a works' electricity.
public struct PowerSource: Sendable, Equatable {
  public let name: String
  public let isRenewable: Bool
  /// Share of the use of power: shape `[t]`.
  public let share: [Double]
  /// t CO2-equiv/MWh: shape `[t]`.
  public let factor: [Double]

  public init(name: String, isRenewable: Bool, share: [Double], factor: [Double]) {
    self.name = name
    self.isRenewable = isRenewable
    self.share = share
    self.factor = factor
  }
}

/// Where the works of a metal have their power from, and which emission terms it drives.
public struct PowerMix: Sendable, Equatable {
  /// Names of the emission terms that change with the source.
  public let terms: [String]
  /// Shares add up to 1 in every year.
  public let sources: [PowerSource]

  public init(terms: [String], sources: [PowerSource]) {
    self.terms = terms
    self.sources = sources
  }

  /// t CO2-equiv/MWh of the mix.
  public func average(_ t: Int) -> Double {
    sources.reduce(0) { $0 + $1.share[t] * $1.factor[t] }
  }

  /// The factor of a source over that of the mix; 1 where the mix emits nothing.
  func ratio(_ source: Int, _ t: Int) -> Double {
    let average = average(t)
    return average > 0 ? sources[source].factor[t] / average : 1
  }

  public func renewableShare(_ t: Int) -> Double {
    sources.reduce(0) { $1.isRenewable ? $0 + $1.share[t] : $0 }
  }
}
