/// What the scrap market of one metal tells beside the ledger, by year.
///
/// Money is CNY of 2024 per tonne, masses are in t/yr. Shapes end in `[t]`.
public struct MarketReport: Sendable, Equatable {
  /// Λ: what a tonne of a class costs: shape `[s][t]`; zero where nobody has any.
  public internal(set) var classPrice: [Double]
  /// What one more tonne of the metal of a heat costs, ``MarketPrices/ofMetal``: shape `[h][t]`.
  public internal(set) var metalPrice: [Double]
  /// Price of the quoted class, or of the mean of the charge where none is quoted: shape `[t]`.
  public internal(set) var level: [Double]
  /// Supply of the tables, and what was charged: shape `[t]`.
  public internal(set) var asCounted: [Double]
  public internal(set) var charged: [Double]
  /// Primal less dual objective over the worth of all metal: shape `[t]`.
  public internal(set) var gap: [Double]
  /// The level of prices, and P0 of every class, also of those that nobody has yet; nil in a run
  /// without a last observed year.
  public internal(set) var known: KnownPrices?

  /// How far charges lie from habit.
  public internal(set) var habits: HabitDistance

  /// Share of the metal from furnaces on scrap: shape `[t]`.
  public internal(set) var electric: [Double]
  /// Shares of low-carbon works, and what was asked for and could not be built: shape
  /// `[option][t]`.
  public internal(set) var works: [[Double]]
  public internal(set) var shortfall: [[Double]]
  /// What buyers pay for low-carbon metal above other metal: shape `[t]`.
  public internal(set) var premium: [Double]

  init(classCount: Int, heatCount: Int, options: Int, yearCount: Int) {
    habits = HabitDistance(heatCount: heatCount, yearCount: yearCount)
    level = Array(repeating: 0, count: yearCount)
    metalPrice = Array(repeating: 0, count: heatCount * yearCount)
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

  public func price(ofHeat h: Int, _ t: Int) -> Double { metalPrice[h * yearCount + t] }
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

  mutating func set(metalPrices prices: [Double], _ t: Int) {
    for (h, price) in prices.enumerated() { metalPrice[h * yearCount + t] = price }
  }

  /// A class that is not used up has a dual below it, the solver's rounding; CNY/t.
  private static let leastPrice = 1e-3

  /// With fixed supply the level of prices moves nothing but the prices of what is used up.
  static func raised(_ dual: Double, by level: Double) -> Double {
    dual > leastPrice ? max(0, dual + level) : dual
  }

  mutating func raise(_ level: Double, before last: Int) {
    for t in 0..<last {
      for s in 0..<classPrice.count / yearCount {
        let place = s * yearCount + t
        classPrice[place] = Self.raised(classPrice[place], by: level)
      }
      self.level[t] = Self.raised(self.level[t], by: level)
    }
  }
}
