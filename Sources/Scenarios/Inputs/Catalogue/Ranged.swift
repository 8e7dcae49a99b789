/// A value with the ends of its range.
public struct Ranged: Sendable, Equatable {
  public var value: Double
  public var low: Double
  public var high: Double

  public init(_ value: Double, low: Double, high: Double) {
    self.value = value
    self.low = low
    self.high = high
  }

  public init(_ value: Double) { self.init(value, low: value, high: value) }

  /// The range of a sum or product whose parts vary on their own: deviations add in squares.
  ///
  /// - Parameter deviations: What each part moves the value by, at one end and the other.
  package init(_ value: Double, deviations: [(Double, Double)]) {
    var below = 0.0
    var above = 0.0
    for (a, b) in deviations {
      let down = min(a, b, 0)
      let up = max(a, b, 0)
      below += down * down
      above += up * up
    }
    self.init(value, low: value - below.squareRoot(), high: value + above.squareRoot())
  }
}
