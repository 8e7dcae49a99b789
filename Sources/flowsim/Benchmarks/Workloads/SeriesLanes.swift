/// Numbers by year of many series, eight series to a vector.
///
/// A kernel walks along the years of one block of eight series: 151 years of three such tables are
/// 29 kB and stay in the first-level cache.
public struct SeriesLanes: Sendable {
  public let yearCount: Int
  public let seriesCount: Int
  /// Shape `[block][year]`; lanes past the last series hold what fills them.
  var lanes: [SIMD8<Double>]

  static func blockCount(of seriesCount: Int) -> Int { (seriesCount + 7) / 8 }

  /// The same number everywhere.
  init(repeating number: Double, yearCount: Int, seriesCount: Int) {
    self.yearCount = yearCount
    self.seriesCount = seriesCount
    lanes = Array(
      repeating: SIMD8(repeating: number), count: Self.blockCount(of: seriesCount) * yearCount)
  }

  /// - Parameter values: Shape `[year][series]`, flat.
  public init(_ values: [Double], seriesCount: Int) {
    precondition(seriesCount > 0 && values.count.isMultiple(of: seriesCount), "a number per series")
    self.init(repeating: 0, yearCount: values.count / seriesCount, seriesCount: seriesCount)
    for year in 0..<yearCount {
      for series in 0..<seriesCount { self[year, series] = values[year * seriesCount + series] }
    }
  }

  public internal(set) subscript(year: Int, series: Int) -> Double {
    get { lanes[series / 8 * yearCount + year][series % 8] }
    set { lanes[series / 8 * yearCount + year][series % 8] = newValue }
  }
}
