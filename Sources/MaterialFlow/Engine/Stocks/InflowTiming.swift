/// When in its year an inflow enters, and with it the age of a cohort at the ends of years.
///
/// Stocks are counted at the end of a year. The same lifetime in the three conventions gives stocks
/// half a year of inflow apart, 3 % for cars, which is why two programs with equal parameters
/// differ: whole-year ages (``end``) are those of ODYM, the middle is that of flodym.
public enum InflowTiming: String, Sendable, CaseIterable {
  /// All of it on 1 January: one year old at its first year's end.
  case start
  /// Half a year old at its first year's end; over a year's purchases the least biased.
  case middle
  /// All of it on 31 December: age zero at its first year's end.
  case end

  /// The age of a cohort at the end of the year in which it entered, years.
  public var ageAtFirstYearEnd: Double {
    switch self {
    case .start: 1
    case .middle: 0.5
    case .end: 0
    }
  }
}
