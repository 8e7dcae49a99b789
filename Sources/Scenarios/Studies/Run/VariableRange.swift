/// What a number of a run may be instead, and on which grounds.
package struct VariableRange: Sendable {
  /// Why a number has a range.
  package enum Basis: String, Sendable {
    /// 5th to 95th percentile over draws of the habits.
    case habits
    /// Least to most over all plans of the least ore-based metal and alloying.
    case face
  }

  package let variable: Variable
  package let basis: Basis
  /// Indices of years, ascending, with the ends of the range in each.
  package let years: [Int]
  package let low: [Double]
  package let high: [Double]

  package init(
    _ variable: Variable, _ basis: Basis, years: [Int], low: [Double], high: [Double]
  ) {
    precondition(years.count == low.count && years.count == high.count)
    self.variable = variable
    self.basis = basis
    self.years = years
    self.low = low
    self.high = high
  }
}
