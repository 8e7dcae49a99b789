/// The years that tables, pictures and commands speak of.
///
/// One list for all of them, so that two outputs of one run show the same years.
public struct ReportingYears: Sendable, Equatable {
  /// The last year of statistics, the years that plans are made for, and the last year of the run.
  public let all: [Int]
  private let horizon: ClosedRange<Int>
  private let observedUntil: Int

  /// Most pledges are for this year: what a question without a year is about.
  public static let near = 2030
  /// Far enough for levers to act, near enough to plan.
  public static let planning = 2035
  private static let far = 2040

  public init(_ horizon: ClosedRange<Int>, observedUntil: Int) {
    self.horizon = horizon
    self.observedUntil = observedUntil
    let wanted = [observedUntil, Self.near, Self.planning, Self.far, horizon.upperBound]
    all = Set(wanted.filter(horizon.contains)).sorted()
  }

  /// Without the statistics, which levers leave alone.
  public var ahead: [Int] { all.filter { $0 > observedUntil } }

  /// For lines that have room for one year less.
  public var fewer: [Int] { all.filter { $0 != Self.far || $0 == horizon.upperBound } }

  /// ``fewer`` of the ``ahead``.
  public var fewerAhead: [Int] { fewer.filter { $0 > observedUntil } }

  /// The last year of statistics, the year to plan for, and the end.
  public var threeStages: [Int] {
    all.filter { [observedUntil, Self.planning, horizon.upperBound].contains($0) }
  }

  /// Years in the names of headline figures and of files, which no new statistics may change.
  public var named: [Int] { [2023, Self.near, 2050].filter(horizon.contains) }

  /// Every fifth year of the future: the steps of a map.
  public var fifths: [Int] { horizon.filter { $0 > observedUntil && $0 % 5 == 0 } }

  /// A year, or the end of the run that is nearer.
  public func nearest(to year: Int) -> Int {
    min(max(year, horizon.lowerBound), horizon.upperBound)
  }
}
