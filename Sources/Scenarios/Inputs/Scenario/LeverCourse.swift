/// A lever over the years of a run, beside what holds without it.
public struct LeverCourse: Sendable {
  public let lever: Lever
  /// The scenario's path; nil where it leaves the lever alone.
  public let path: LeverPath?
  /// The years of the run, with the last observed year and the last point of the path.
  public let years: ClosedRange<Int>
  /// What holds: shape `[year]`, a share or CNY of 2024 per t CO2.
  public let values: [Double]
  /// What holds without the path: shape `[year]`; zero for levers without a series.
  public let reference: [Double]

  /// What holds in a year, or in the nearest that the course covers.
  public func value(in year: Int) -> Double { values[place(of: year)] }

  public func reference(in year: Int) -> Double { reference[place(of: year)] }

  private func place(of year: Int) -> Int {
    min(max(year, years.lowerBound), years.upperBound) - years.lowerBound
  }
}
