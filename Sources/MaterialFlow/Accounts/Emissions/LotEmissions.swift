/// One term of a lot's emissions, per tonne of cast metal, with the boundaries that count it.
public struct LotTerm: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// At the works: t CO2-equiv/t.
    case direct(Double)
    /// In what the works buys, power aside: t CO2-equiv/t.
    case upstream(Double)
    /// MWh/t bought under a contract.
    case power(Double, PowerContract, PowerFactors)
  }

  public let name: String
  public let kind: Kind
  public let boundaries: Set<EmissionBoundary>

  public init(name: String, kind: Kind, boundaries: Set<EmissionBoundary>) {
    self.name = name
    self.kind = kind
    self.boundaries = boundaries
  }

  /// The term in a share of the metal.
  public func scaled(by share: Double) -> LotTerm {
    let kind: Kind =
      switch self.kind {
      case .direct(let value): .direct(share * value)
      case .upstream(let value): .upstream(share * value)
      case .power(let use, let contract, let factors): .power(share * use, contract, factors)
      }
    return LotTerm(name: name, kind: kind, boundaries: boundaries)
  }

  /// t CO2-equiv/t under a rule, nil where its boundary does not count the term.
  public func emissions(_ rule: BoundaryRule, _ view: PowerView) -> Double? {
    if !boundaries.contains(rule.boundary) { return nil }
    switch kind {
    case .direct(let value), .upstream(let value): return value
    case .power(let use, let contract, let factors):
      if let fixed = rule.fixedPower { return use * fixed }
      return use * factors.emissions(of: contract, in: view, withSupply: rule.countsPowerSupply)
    }
  }

  /// MWh/t, zero for terms that are no power.
  public var megawattHours: Double {
    if case .power(let use, _, _) = kind { use } else { 0 }
  }
}

/// How a boundary counts electricity.
public struct BoundaryRule: Sendable, Equatable {
  public let boundary: EmissionBoundary
  /// t CO2-equiv/MWh that the scheme fixes for everybody, or nil.
  public let fixedPower: Double?
  /// Whether fuel supply and losses of power count.
  public let countsPowerSupply: Bool

  public init(_ boundary: EmissionBoundary, fixedPower: Double?, countsPowerSupply: Bool) {
    self.boundary = boundary
    self.fixedPower = fixedPower
    self.countsPowerSupply = countsPowerSupply
  }
}

extension Lot {
  /// t CO2-equiv per tonne under a boundary, nil where no term of the lot belongs to it.
  public func emissions(_ rule: BoundaryRule, _ view: PowerView) -> Double? {
    let counted = terms.compactMap { $0.emissions(rule, view) }
    return counted.isEmpty ? nil : counted.reduce(0, +)
  }

  /// MWh per tonne over all steps.
  public var megawattHours: Double { terms.reduce(0) { $0 + $1.megawattHours } }
}
