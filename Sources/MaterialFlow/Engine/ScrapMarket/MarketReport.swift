public import FlowNumerics

/// Prices of the scrap of one metal that clear, by year.
///
/// Money is CNY of 2024 per tonne of scrap.
public struct MarketReport: Sendable, Equatable {
  /// The price level that the outer system found: shape `[t]`.
  public internal(set) var level: [Double]
  /// The level at which the year's own programme, without smoothing, takes this supply: `[t]`.
  public internal(set) var programLevel: [Double]
  /// What a tonne of a class costs: shape `[s][t]`; the level where nobody has any.
  public internal(set) var classPrice: [Double]
  /// Supply at the level, and what was charged, Mt/yr: shape `[t]`.
  public internal(set) var supplied: [Double]
  public internal(set) var charged: [Double]
  /// Supply that the tables have at the reference price, Mt/yr: shape `[t]`.
  public internal(set) var asCounted: [Double]
  /// The largest residual of the outer system, relative: shape `[t]`.
  public internal(set) var residual: [Double]
  /// Steps of the outer system, and programmes that it solved: shape `[t]`.
  public internal(set) var iterations: [Int]
  public internal(set) var programs: [Int]

  /// Share of the metal from furnaces on scrap: shape `[t]`.
  public internal(set) var electric: [Double]
  /// Shares of low-carbon works, and what was asked for and could not be built: shape
  /// `[option][t]`.
  public internal(set) var works: [[Double]]
  public internal(set) var shortfall: [[Double]]
  /// What buyers pay for low-carbon metal above other metal, per tonne: shape `[t]`.
  public internal(set) var premium: [Double]

  init(classCount: Int, options: Int, yearCount: Int) {
    level = Array(repeating: 0, count: yearCount)
    programLevel = level
    classPrice = Array(repeating: 0, count: classCount * yearCount)
    supplied = level
    charged = level
    asCounted = level
    residual = level
    iterations = Array(repeating: 0, count: yearCount)
    programs = iterations
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

/// The market of a metal did not clear in a year.
public struct MarketError: Error, CustomStringConvertible {
  public enum Reason: Sendable {
    /// The outer system has no answer: the last place and the residuals there.
    case outerSystem(SystemRootError)
    /// The year's own programme disagrees: its price level, and what it charges over the supply.
    case programDisagrees(level: Double, charged: Double)
  }

  public let material: String
  public let year: Int
  public let reason: Reason

  public var description: String {
    let place = "the scrap market of \(material) does not clear in \(year)"
    switch reason {
    case .outerSystem(let error): return "\(place): \(error)"
    case .programDisagrees(let level, let charged):
      return "\(place): the year's programme charges \(charged) of the supply, at a price "
        + "\(level) of the reference price away from the one found"
    }
  }
}

extension MarketReport {
  /// Of the residuals of the outer system.
  public static let tolerance = 1e-8
  /// Of what the posted programme charges over the supply: GLPK keeps a row to this share.
  static let rowTolerance = 1e-7
}
