internal import FlowNumerics

/// How mixed metal is: statistical entropy after Rechberger & Brunner (2002),
/// doi:10.1021/es010030h.
///
/// A flow of mass m and contents c holds `H = -m Σ_e c_e ln c_e`; tracked elements and the base
/// metal count. Over the entropy of a flow that holds all n elements alike, `m ln n`, it lies
/// between 0 (pure) and 1. H is concave and grows with m: mixing flows never lowers it, sorting one
/// never raises it.
enum StatisticalEntropy {
  /// The entropy of one flow over the greatest one that a unit of mass can have, `H / ln n`.
  ///
  /// - Parameter masses: By element, zero or more, from `start` on; any one unit, which is the
  ///   result's too.
  static func relative(_ masses: [Double], at start: Int = 0, count: Int) -> Double {
    var mass = 0.0
    for element in start..<start + count { mass += masses[element] }
    if mass <= 0 || count < 2 { return 0 }
    var sum = 0.0
    for element in start..<start + count where masses[element] > 0 {
      sum -= masses[element] * RealFunctions.logarithm(masses[element] / mass)
    }
    return sum / RealFunctions.logarithm(Double(count))
  }
}

/// Entropy before and after the processes that mix metal or take it apart.
public struct EntropyReport: Sendable, Equatable {
  public enum Process: String, Sendable, CaseIterable {
    /// Grades of the hulks, and what attaches to them, become one mixture.
    case shredding
    /// The mixture becomes scrap classes.
    case sorting
    /// Classes, ore-based metal and alloying become melts; counted after melt losses.
    case melting

    fileprivate var index: Int {
      switch self {
      case .shredding: 0
      case .sorting: 1
      case .melting: 2
      }
    }
  }

  /// Relative entropy times mass: shape `[process][t]`, t/yr.
  private var before: [Double]
  private var after: [Double]
  /// What passes: shape `[process][t]`, t/yr.
  private var mass: [Double]
  private let yearCount: Int

  init(yearCount: Int) {
    self.yearCount = yearCount
    before = Array(repeating: 0, count: Process.allCases.count * yearCount)
    after = before
    mass = before
  }

  /// Adds what passes a process in one region.
  mutating func record(
    _ process: Process, _ t: Int, before entering: Double, after leaving: Double,
    mass passing: Double
  ) {
    let place = process.index * yearCount + t
    before[place] += entering
    after[place] += leaving
    mass[place] += passing
  }

  /// Relative entropy of what goes in, in 0...1; zero where nothing passes.
  public func before(_ process: Process, _ t: Int) -> Double { share(before, process, t) }

  /// Relative entropy of what comes out, in 0...1; zero where nothing passes.
  public func after(_ process: Process, _ t: Int) -> Double { share(after, process, t) }

  private func share(_ values: [Double], _ process: Process, _ t: Int) -> Double {
    let place = process.index * yearCount + t
    return mass[place] > 0 ? values[place] / mass[place] : 0
  }
}
