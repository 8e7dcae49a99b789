public import FlowTables

/// A lever as a scenario sets it: a share or a price by year, or one for all open years.
///
/// ``LeverOverlay`` says what holds before, between and after its points.
public struct LeverPath: Sendable {
  public let lever: Lever
  /// The points as written; a constant has one, without a year.
  public let points: Series
  /// What holds after the last point.
  public let then: Then
  /// Half a unit of the last digit of each point, as it was written: shape `[point]`.
  let roundings: [Double]
  /// Where the scenario says so.
  public let location: FileLocation

  /// What holds after the last point.
  public enum Then: String, Sendable, CaseIterable {
    /// The reference, with the lead or lag of the last point; floors and caps hold.
    case trend
    /// The last point.
    case hold
    /// The reference, from the year after the last point on.
    case end

    /// For schemas and help.
    static let meaning =
      "'trend' keeps the lead over what holds without the lever, 'hold' the last point, 'end' "
      + "neither."
  }

  init(
    lever: Lever, points: Series, then: Then = .trend, roundings: [Double],
    location: FileLocation
  ) {
    self.lever = lever
    self.points = points
    self.then = then
    self.roundings = roundings
    self.location = location
  }

  /// One value in every open year.
  package init(_ lever: Lever, constant value: Double, at location: FileLocation) {
    self.init(
      lever: lever, points: Series(years: [0], values: [value]), roundings: [0],
      location: location)
  }

  /// One value in one year, with the reference's trend after it.
  package init(_ lever: Lever, _ value: Double, in year: Int, at location: FileLocation) {
    self.init(
      lever: lever, points: Series(years: [year], values: [value]), roundings: [0],
      location: location)
  }

  public var isConstant: Bool { points.years == [0] }
}
