/// The stocks and outflows of many series, by year and by cohort.
///
/// Allocated once and filled again in every run: on a virtual machine the first touch of 11 MB
/// costs ten times the arithmetic that fills them.
public struct CohortTables: Sendable {
  public let yearCount: Int
  public let seriesCount: Int
  /// What enters in a year.
  public internal(set) var inflow: SeriesLanes
  /// Over all cohorts, shape `[block][year]`.
  var totals: [CohortCell]
  /// Shape `[block][year][cohort <= year]`.
  var cells: [CohortCell]

  init(yearCount: Int, seriesCount: Int) {
    self.yearCount = yearCount
    self.seriesCount = seriesCount
    inflow = SeriesLanes(repeating: 0, yearCount: yearCount, seriesCount: seriesCount)
    let blocks = SeriesLanes.blockCount(of: seriesCount)
    totals = Array(repeating: CohortCell(), count: blocks * yearCount)
    cells = Array(repeating: CohortCell(), count: blocks * Self.cellCount(ofYears: yearCount))
  }

  /// What is there at the end of a year.
  public func stock(year: Int, series: Int) -> Double {
    totals[series / 8 * yearCount + year].stock[series % 8]
  }

  /// What leaves in a year.
  public func outflow(year: Int, series: Int) -> Double {
    totals[series / 8 * yearCount + year].outflow[series % 8]
  }

  /// What is left of a cohort at the end of a year.
  public func stock(ofCohort cohort: Int, year: Int, series: Int) -> Double {
    self[cohort, year, series].stock[series % 8]
  }

  /// What leaves of a cohort in a year.
  public func outflow(ofCohort cohort: Int, year: Int, series: Int) -> Double {
    self[cohort, year, series].outflow[series % 8]
  }

  private subscript(cohort: Int, year: Int, series: Int) -> CohortCell {
    precondition(cohort >= 0 && cohort <= year && year < yearCount, "no cohort after the year")
    return cells[Self.firstCell(ofBlock: series / 8, year: year, of: yearCount) + cohort]
  }

  /// Pairs of a year and a cohort up to it.
  static func cellCount(ofYears count: Int) -> Int { count * (count + 1) / 2 }

  /// Where the cells of a year begin, the oldest cohort first.
  static func firstCell(ofBlock block: Int, year: Int, of yearCount: Int) -> Int {
    block * cellCount(ofYears: yearCount) + cellCount(ofYears: year)
  }
}

/// A stock at the end of a year and what leaves in it, of eight series.
///
/// The two lie together, so that a kernel writes one stream through memory.
struct CohortCell: Sendable {
  var stock = SIMD8<Double>.zero
  var outflow = SIMD8<Double>.zero

  @inline(__always)
  static func += (sum: inout CohortCell, cell: CohortCell) {
    sum.stock += cell.stock
    sum.outflow += cell.outflow
  }
}
