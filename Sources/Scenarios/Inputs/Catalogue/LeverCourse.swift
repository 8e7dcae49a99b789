/// A lever over the years of a run, beside what holds without it.
public struct LeverCourse: Sendable {
  public let lever: Lever
  /// The scenario's path; nil where it leaves the lever alone.
  public let path: LeverPath?
  /// The years of the run, with the last observed year and the last point of the path.
  public let years: ClosedRange<Int>
  /// What holds: shape `[year]`, a share or CNY of 2024 per t CO2.
  public internal(set) var values: [Double]
  /// What holds without the path: shape `[year]`; zero for levers without a series.
  public let reference: [Double]
  /// The first year in which a trend is cut at what the lever may be.
  public internal(set) var cutFrom: Int?
  /// The year in which most of the path cannot be built, and what is missing there: a share of all
  /// output.
  var unbuilt: (year: Int, share: Double)?
  /// The greatest rise of the reference from one observed year to the next, as a factor.
  let fastestRise: Double

  /// What holds in a year, or in the nearest that the course covers.
  public func value(in year: Int) -> Double { values[place(of: year)] }

  public func reference(in year: Int) -> Double { reference[place(of: year)] }

  func place(of year: Int) -> Int {
    min(max(year, years.lowerBound), years.upperBound) - years.lowerBound
  }

  /// Observed years that say how fast works were built.
  static let paceYears = 20
}

extension LeverCourse {
  init(
    _ lever: Lever, _ overlay: LeverOverlay?, of path: LeverPath?, over horizon: ClosedRange<Int>,
    after observedUntil: Int, reference: (Int) -> Double
  ) {
    self.lever = lever
    self.path = path
    let end = max(horizon.upperBound, path?.points.years.last ?? 0)
    let years = min(horizon.lowerBound, observedUntil)...end
    self.years = years
    self.reference = years.map(reference)
    values = overlay.map { overlay in years.map { overlay.value(in: $0) } } ?? self.reference
    cutFrom = overlay.flatMap { overlay in horizon.first { overlay.isCut(in: $0) } }
    fastestRise =
      lever.pace == .fastestYear && path != nil
      ? Self.fastestRise(of: reference, until: observedUntil) : 1
  }

  /// The greatest yearly rise in the last observed years, as a factor.
  private static func fastestRise(of reference: (Int) -> Double, until last: Int) -> Double {
    let rises = (last - paceYears + 1...last).map { year in
      reference(year - 1) > 0 ? reference(year) / reference(year - 1) : 1
    }
    return rises.max() ?? 1
  }
}
