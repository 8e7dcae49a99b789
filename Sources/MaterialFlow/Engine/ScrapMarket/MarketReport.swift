/// What the scrap market of one metal tells beside the ledger, by year.
///
/// Money is CNY of 2024 per tonne, masses are in t/yr. Shapes end in `[t]`.
public struct MarketReport: Sendable, Equatable {
  /// Λ: what a tonne of a class costs: shape `[s][t]`; zero where nobody has any.
  public internal(set) var classPrice: [Double]
  /// Price of the quoted class, or of the mean of the charge where none is quoted: shape `[t]`.
  public internal(set) var level: [Double]
  /// Supply of the tables, and what was charged: shape `[t]`.
  public internal(set) var asCounted: [Double]
  public internal(set) var charged: [Double]
  /// Primal less dual objective over the worth of all metal: shape `[t]`.
  public internal(set) var gap: [Double]
  /// g: by how much the quotation lies above the class's own dual.
  public internal(set) var priceLevel = 0.0

  /// Share of the metal from furnaces on scrap: shape `[t]`.
  public internal(set) var electric: [Double]
  /// Shares of low-carbon works, and what was asked for and could not be built: shape
  /// `[option][t]`.
  public internal(set) var works: [[Double]]
  public internal(set) var shortfall: [[Double]]
  /// What buyers pay for low-carbon metal above other metal: shape `[t]`.
  public internal(set) var premium: [Double]

  init(classCount: Int, options: Int, yearCount: Int) {
    level = Array(repeating: 0, count: yearCount)
    classPrice = Array(repeating: 0, count: classCount * yearCount)
    asCounted = level
    charged = level
    gap = level
    electric = level
    premium = level
    works = Array(repeating: level, count: options)
    shortfall = works
  }

  mutating func record(_ t: Int, _ standing: RouteStanding, premium: Double) {
    electric[t] = standing.electric
    self.premium[t] = premium
    for k in works.indices {
      works[k][t] = standing.works.shares[k]
      shortfall[k][t] = standing.works.shortfall[k]
    }
  }

  private var yearCount: Int { level.count }

  public func price(ofClass s: Int, _ t: Int) -> Double { classPrice[s * yearCount + t] }
}

/// The market of a metal has no answer in a year.
public struct MarketError: Error, CustomStringConvertible {
  public let material: String
  public let year: Int
  public let reason: String

  public var description: String {
    "the scrap market of \(material) has no answer in \(year): \(reason)"
  }
}

extension MarketReport {
  /// Of cost and lower bound, over the worth of all metal: what every solve is held to.
  public static let largestGap = 1e-10

  mutating func set(classPrice price: Double, _ s: Int, _ t: Int) {
    classPrice[s * yearCount + t] = price
  }

  /// With fixed supply the level of prices moves nothing but the prices of what is used up.
  mutating func raise(_ level: Double, before last: Int) {
    for t in 0..<last {
      for s in 0..<classPrice.count / yearCount where classPrice[s * yearCount + t] > 0 {
        classPrice[s * yearCount + t] = max(0, classPrice[s * yearCount + t] + level)
      }
      if self.level[t] > 0 { self.level[t] = max(0, self.level[t] + level) }
    }
  }
}
