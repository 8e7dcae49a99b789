/// How far a line has to bring the world's warming down.
public enum Ambition: String, Sendable, CaseIterable {
  case onePointFive = "1.5C"
  case wellBelowTwo = "WB2C"
}

/// A value for every year of a span, from straight lines between the years given.
public struct YearlyPath: Sendable, Equatable {
  /// Ascending; as many as values.
  public let years: [Int]
  public let values: [Double]

  /// - Throws: ``LineError`` where there is no year, or two are alike.
  public init(years: [Int], values: [Double]) throws(LineError) {
    precondition(years.count == values.count, "\(years.count) years, \(values.count) values")
    if years.isEmpty { throw LineError.noYears }
    let order = years.indices.sorted { years[$0] < years[$1] }
    self.years = order.map { years[$0] }
    self.values = order.map { values[$0] }
    for (a, b) in zip(self.years, self.years.dropFirst()) where a == b {
      throw LineError.yearTwice(a)
    }
  }

  /// The value of a year between the first and the last; nil outside them.
  public func value(in year: Int) -> Double? {
    guard let next = years.firstIndex(where: { $0 >= year }), year >= years[0] else { return nil }
    if years[next] == year { return values[next] }
    let share = Double(year - years[next - 1]) / Double(years[next] - years[next - 1])
    return values[next - 1] + share * (values[next] - values[next - 1])
  }
}

/// What makes a line impossible.
public enum LineError: Error, Equatable, Sendable {
  case noYears
  case yearTwice(Int)
  /// The target year is not after the base year.
  case yearBeforeBase(year: Int, base: Int)
  /// A pathway does not reach a year.
  case outsidePathway(year: Int, from: Int, to: Int)
  /// The pathway is as high at its end as in the base year: there is nothing to converge along.
  case flatPathway
  case nothingEmitted
}

/// Absolute contraction: the same amount less in every year.
///
/// `target(t) = E0 (1 - r (t - t0))`, linear on the base, not compound, and never below zero.
/// Science Based Targets initiative, corporate criteria: r = 4.2 % for 1.5 °C, 2.5 % for well
/// below 2 °C.
public struct AbsoluteContraction: Sendable, Equatable {
  /// In any unit of emissions.
  public let baseEmissions: Double
  public let baseYear: Int
  /// Share of the base a year.
  public let annualReduction: Double

  public init(baseEmissions: Double, baseYear: Int, annualReduction: Double) {
    self.baseEmissions = baseEmissions
    self.baseYear = baseYear
    self.annualReduction = annualReduction
  }

  /// The reduction against the base, a fraction.
  public func reduction(in year: Int) -> Double {
    min(1, annualReduction * Double(max(0, year - baseYear)))
  }

  public func emissions(in year: Int) -> Double { baseEmissions * (1 - reduction(in: year)) }
}

/// Sectoral convergence: a company's intensity comes to its sector's by the end year.
///
/// `I*(t) = d p(t) m(t) + I_s(T)` with `d = I_c(t0) - I_s(T)`,
/// `p(t) = (I_s(t) - I_s(T)) / (I_s(t0) - I_s(T))` and
/// `m(t) = [A_c(t0) / A_s(t0)] / [A_c(t) / A_s(t)]`, at most 1: a company whose share shrinks gets
/// no more room. Krabbe et al. 2015, doi:10.1038/nclimate2770; SBTi, Sectoral Decarbonization
/// Approach. Without market shares m = 1.
///
/// The end year T is given, not inferred: the last year of a data set is no goal.
public struct SectoralConvergence: Sendable, Equatable {
  public let baseYear: Int
  public let endYear: Int
  private let start: Double
  private let sector: YearlyPath
  private let sectorBase: Double
  private let sectorEnd: Double
  /// Company's over sector's activity in the base year; nil without market shares.
  private let activity: (company: YearlyPath, sector: YearlyPath)?

  public static func == (a: Self, b: Self) -> Bool {
    a.baseYear == b.baseYear && a.endYear == b.endYear && a.start == b.start
      && a.sector == b.sector && a.activity?.company == b.activity?.company
      && a.activity?.sector == b.activity?.sector
  }

  /// - Parameters:
  ///   - intensity: The company's in the base year, in the pathway's unit.
  ///   - sector: The sector's intensity; reaches from the base to the end year.
  ///   - activity: Tonnes of the company and of the sector, in one unit; nil for m = 1.
  public init(
    intensity: Double, baseYear: Int, endYear: Int, sector: YearlyPath,
    activity: (company: YearlyPath, sector: YearlyPath)? = nil
  ) throws(LineError) {
    if endYear <= baseYear { throw LineError.yearBeforeBase(year: endYear, base: baseYear) }
    start = intensity
    self.baseYear = baseYear
    self.endYear = endYear
    self.sector = sector
    sectorBase = try Self.value(sector, baseYear)
    sectorEnd = try Self.value(sector, endYear)
    if sectorBase == sectorEnd { throw LineError.flatPathway }
    self.activity = activity
  }

  private static func value(_ path: YearlyPath, _ year: Int) throws(LineError) -> Double {
    guard let value = path.value(in: year) else {
      throw LineError.outsidePathway(
        year: year, from: path.years[0], to: path.years[path.years.count - 1])
    }
    return value
  }

  /// The company's intensity in a year from the base to the end year.
  public func intensity(in year: Int) throws(LineError) -> Double {
    if year == baseYear { return start }
    if year >= endYear { return sectorEnd }
    let way = (try Self.value(sector, year) - sectorEnd) / (sectorBase - sectorEnd)
    return (start - sectorEnd) * way * (try marketShare(year)) + sectorEnd
  }

  /// m(t).
  private func marketShare(_ year: Int) throws(LineError) -> Double {
    guard let activity else { return 1 }
    func share(_ year: Int) throws(LineError) -> Double {
      let whole = try Self.value(activity.sector, year)
      return whole > 0 ? try Self.value(activity.company, year) / whole : 0
    }
    let now = try share(year)
    let before = try share(baseYear)
    return now > 0 ? min(1, before / now) : 1
  }
}

/// What of a target counts where it leaves emissions out.
///
/// Ambition × coverage below the least coverage, else the ambition; 95 % of scopes 1 and 2, 67 %
/// of scope 3. SBTi finance tool, target protocol.
public enum Coverage {
  public static func counted(_ ambition: Double, coverage: Double, least: Double) -> Double {
    coverage < least ? ambition * coverage : ambition
  }
}

/// Emissions over a span of years beside those of a benchmark.
///
/// `Σ E(t) / Σ I_b(t) A(t)`: an end-year test alone would pass a company that cuts in the last
/// year. OS-Climate, Implied Temperature Rise method.
public struct CumulativeOvershoot: Sendable, Equatable {
  public let emitted: Double
  public let allowed: Double

  /// Shapes `[t]`, in one unit.
  public init(emitted: [Double], allowed: [Double]) throws(LineError) {
    precondition(emitted.count == allowed.count, "spans differ")
    self.emitted = emitted.reduce(0, +)
    self.allowed = allowed.reduce(0, +)
    if self.allowed <= 0 { throw LineError.nothingEmitted }
  }

  /// 1 where the budget is kept to the tonne.
  public var ratio: Double { emitted / allowed }
}

/// `(x* - x) / (t* - t1)`: progress a year that a target still asks for.
public func requiredPace(from progress: Double, in year: Int, to target: Double, by end: Int)
  -> Double?
{
  end > year ? (target - progress) / Double(end - year) : nil
}
