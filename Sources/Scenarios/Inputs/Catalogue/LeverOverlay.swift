/// A lever's path laid over its reference: what holds without it in the same scenario.
///
/// Until the last observed year the reference stands. From there the path runs straight to its
/// first point, and straight between its points. A floor or a cap has no reference and acts from
/// its first point on. A constant holds in every open year.
struct LeverOverlay {
  private let path: LeverPath
  private let observedUntil: Int
  private let reference: (Int) -> Double
  /// From the last observed year on, or from the first point of a floor or cap.
  private let course: Series

  /// - Parameter reference: By year; zero for a lever without a series.
  init(_ path: LeverPath, after observedUntil: Int, over reference: @escaping (Int) -> Double) {
    self.path = path
    self.observedUntil = observedUntil
    self.reference = reference
    let points = path.points
    if path.isConstant || path.lever.rule == .bound {
      course = points
    } else {
      let open = points.years.indices.filter { points.years[$0] > observedUntil }
      course = Series(
        years: [observedUntil] + open.map { points.years[$0] },
        values: [reference(observedUntil)] + open.map { points.values[$0] })
    }
  }

  func value(in year: Int) -> Double {
    if year <= observedUntil { return reference(year) }
    if path.isConstant { return course.values[0] }
    let last = course.years[course.years.count - 1]
    if path.lever.rule == .bound && year < course.years[0] { return reference(year) }
    return year <= last ? course.value(in: year) : after(last, in: year)
  }

  private func after(_ last: Int, in year: Int) -> Double {
    let end = course.values[course.values.count - 1]
    switch path.then {
    case .end: return reference(year)
    case .hold: return end
    case .trend:
      if path.lever.rule == .bound { return end }
      let range = path.lever.kind.range
      return min(max(trend(in: year), range.lowerBound), range.upperBound)
    }
  }

  /// The reference with the lead of the last point.
  private func trend(in year: Int) -> Double {
    let last = course.years.count - 1
    return reference(year) + (course.values[last] - reference(course.years[last]))
  }

  /// Whether a year follows the trend after the last point.
  func isTrend(in year: Int) -> Bool {
    path.then == .trend && !path.isConstant && path.lever.rule == .value
      && year > max(observedUntil, course.years[course.years.count - 1])
  }

  /// Whether the trend leaves what the lever may be.
  func isCut(in year: Int) -> Bool {
    isTrend(in: year) && !path.lever.kind.range.contains(trend(in: year))
  }

  /// The first point in an observed year that is not what the reference has there.
  var contradiction: (year: Int, value: Double, observed: Double)? {
    if path.isConstant { return nil }
    for (place, year) in path.points.years.enumerated() where year <= observedUntil {
      let value = path.points.values[place]
      let observed = reference(year)
      let rounding = path.roundings[place] + 1e-9 * max(1, observed.magnitude)
      if (value - observed).magnitude > rounding { return (year, value, observed) }
    }
    return nil
  }
}
