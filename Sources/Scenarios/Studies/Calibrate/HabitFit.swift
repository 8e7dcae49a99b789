internal import FlowNumerics

/// The habits at which the model comes closest to what was observed, and to what was thought
/// before.
///
/// Least squares of logits over their standard errors; the distances of habits from their priors
/// are residuals too, so that standard errors are those of the posterior. A habit that leaves the
/// range is held at its end, the others are fitted again.
struct HabitFit: Sendable {
  /// Shape `[habit]`.
  private(set) var values: [Double]
  private(set) var standardErrors: [Double]
  private(set) var isAtEnd: [Bool]
  private(set) var runs = 0

  /// Derivatives are over steps of about 6e-6 of it: 6e-4 of a logarithm stands above the rounding
  /// of a run.
  private static let scale = 100.0
  /// Relative to a habit over its scale: some 1e-4 of a logarithm.
  private static let stepTolerance = 1e-5
  /// Of a standard error: below the digits that are printed.
  private static let flatness = 1e-4

  init(
    _ table: HabitFitTable, from start: [Double],
    modelled: ([Double]) throws -> [Double]
  ) throws {
    let count = table.habits.count
    values = start
    standardErrors = table.habits.map(\.priorError)
    isAtEnd = Array(repeating: false, count: count)
    while true {
      let free = (0..<count).filter { !isAtEnd[$0] }
      if free.isEmpty { return }
      let fit = try fitted(table, free, modelled)
      runs += fit.evaluations
      for (place, h) in free.enumerated() {
        values[h] = fit.values[place]
        standardErrors[h] = fit.standardErrors[place]
      }
      let outside = free.filter { !table.range.contains(values[$0]) }
      if outside.isEmpty { return }
      for h in outside {
        values[h] = min(max(values[h], table.range.lowerBound), table.range.upperBound)
        // At an end the observations tell nothing that the prior does not.
        standardErrors[h] = table.habits[h].priorError
        isAtEnd[h] = true
      }
    }
  }

  private func fitted(
    _ table: HabitFitTable, _ free: [Int], _ modelled: ([Double]) throws -> [Double]
  ) throws -> LeastSquares {
    let parameters = free.map {
      LeastSquaresParameter(table.habits[$0].family, start: values[$0], scale: Self.scale)
    }
    return try LeastSquares(
      parameters, residualCount: table.observations.count + free.count, variance: .one,
      stepTolerance: Self.stepTolerance, flatness: Self.flatness
    ) { tried in
      var values = values
      for (place, h) in free.enumerated() { values[h] = tried[place] }
      let inside = values.map { min(max($0, table.range.lowerBound), table.range.upperBound) }
      return zip(table.observations, try modelled(inside)).map { $0.residual($1) }
        + free.map { (values[$0] - table.habits[$0].prior) / table.habits[$0].priorError }
    }
  }
}
