internal import FlowNumerics

/// One part of what a tonne costs.
public struct CostItem: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case capital, fixed, materials, energy, scrap, carbon, border
  }

  public let name: String
  public let kind: Kind
  /// Money per tonne.
  public let amount: Double

  public init(_ name: String, _ kind: Kind, _ amount: Double) {
    self.name = name
    self.kind = kind
    self.amount = amount
  }
}

/// What a tonne of metal costs to make, item by item.
///
/// `LCOX = capex · a / u + fixed / u + Σ q p + p_CO2 (E - b f)` with the annuity factor a, the
/// utilisation u, quantities q at prices p, direct emissions E, benchmark b and free share f.
public struct LevelisedCost: Sendable, Equatable {
  public private(set) var items: [CostItem] = []

  public init(_ items: [CostItem] = []) { self.items = items }

  public mutating func add(_ name: String, _ kind: CostItem.Kind, _ amount: Double) {
    items.append(CostItem(name, kind, amount))
  }

  public var total: Double { items.reduce(0) { $0 + $1.amount } }

  public func total(_ kind: CostItem.Kind) -> Double {
    items.reduce(0) { $1.kind == kind ? $0 + $1.amount : $0 }
  }
}

/// Capital over the life of a plant.
public enum Annuity {
  /// The yearly payment that pays back one unit of capital, `r (1 + r)^n / ((1 + r)^n - 1)`.
  ///
  /// Written as `r / (1 - (1 + r)^-n)` so that small rates keep their digits; without interest it
  /// is `1 / n`.
  ///
  /// - Parameters:
  ///   - rate: Interest a year, above -1.
  ///   - years: Life of the plant, above zero.
  public static func factor(rate: Double, years: Double) -> Double {
    precondition(years > 0 && rate > -1, "\(years) years at \(rate)")
    if rate == 0 { return 1 / years }
    return rate
      / -RealFunctions.exponentialLessOne(-years * RealFunctions.logarithmOfOne(plus: rate))
  }
}

/// Cost that falls with experience: `C = C0 (Q / Q0)^b`, `b = log2(1 - LR)`.
public struct Learning: Sendable, Equatable {
  /// Share by which cost falls with each doubling of what was ever built, below 1.
  public let rate: Double

  public init(rate: Double) {
    precondition(rate < 1, "a learning rate of \(rate)")
    self.rate = rate
  }

  /// `log2(1 - LR)`, negative where cost falls.
  public var exponent: Double {
    RealFunctions.logarithmOfOne(plus: -rate) / RealFunctions.logarithm(2)
  }

  /// Cost over its first cost.
  ///
  /// - Parameter growth: `Q / Q0`, above zero.
  public func factor(growth: Double) -> Double {
    precondition(growth > 0, "capacity grew \(growth) times")
    return RealFunctions.exponential(exponent * RealFunctions.logarithm(growth))
  }
}

/// What a tonne pays for its direct emissions.
public struct CarbonRule: Sendable, Equatable {
  /// Money per t CO2.
  public let price: Double
  /// t CO2-equiv/t that the product gets free of charge where the share is 1.
  public let benchmark: Double
  public let freeShare: Double

  public init(price: Double, benchmark: Double, freeShare: Double) {
    self.price = price
    self.benchmark = benchmark
    self.freeShare = freeShare
  }

  /// Emissions less free allocation; below zero where a clean works sells what it got.
  public func cost(ofEmissions emissions: Double) -> Double {
    price * (emissions - benchmark * freeShare)
  }
}

/// What a tonne pays at a border that charges carbon.
///
/// The importer pays for emissions less what home producers still get free, at the home price, less
/// what was paid where the metal was made; never below zero.
public struct BorderRule: Sendable, Equatable {
  /// Money per t CO2 behind the border.
  public let price: Double
  public let benchmark: Double
  /// Share of the charge in force; home producers get `1 - phaseIn` of the benchmark free.
  public let phaseIn: Double

  public init(price: Double, benchmark: Double, phaseIn: Double) {
    self.price = price
    self.benchmark = benchmark
    self.phaseIn = phaseIn
  }

  public func cost(ofEmissions emissions: Double, paidAtHome: Double) -> Double {
    let due = emissions - benchmark * (1 - phaseIn)
    return max(0, price * max(0, due) - max(0, paidAtHome))
  }
}
