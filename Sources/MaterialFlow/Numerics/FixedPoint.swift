/// A place that a function maps to itself, by the secant of what it changes.
///
/// For functions that mostly change little of what they are given, and whose derivatives drown in
/// their last digits: the secant runs through places that lie apart as far as the function itself
/// has moved. Wegstein (1958), *Commun. ACM* 1(6).
package struct FixedPoint: Sendable, Equatable {
  package let value: Double
  /// Calls of the function.
  package let evaluations: Int

  /// - Parameters:
  ///   - range: No place outside is tried; the function maps it into itself.
  ///   - tolerance: The search ends where the function changes its place by no more.
  /// - Throws: ``SystemRootError`` with the last place, or what `function` threw.
  package init(
    from start: Double, in range: ClosedRange<Double>, tolerance: Double,
    maximumEvaluations: Int = 50, of function: (Double) throws -> Double
  ) throws {
    var place = min(max(start, range.lowerBound), range.upperBound)
    var last: (place: Double, change: Double)?
    for count in 1...maximumEvaluations {
      let change = try function(place) - place
      if !change.isFinite { throw SystemRootError.notFinite(function: 0, at: [place]) }
      if change.magnitude <= tolerance {
        value = place
        evaluations = count
        return
      }
      var next = place + change
      if let last, last.change != change {
        next = place - change * (place - last.place) / (change - last.change)
      }
      last = (place, change)
      place = min(max(next, range.lowerBound), range.upperBound)
      // Stuck at an end: the plain step leads away from it.
      if place == last?.place {
        place = min(max(place + change, range.lowerBound), range.upperBound)
      }
    }
    throw SystemRootError.notConverged(
      at: [place], residuals: [last?.change ?? 0], iterations: maximumEvaluations)
  }
}
