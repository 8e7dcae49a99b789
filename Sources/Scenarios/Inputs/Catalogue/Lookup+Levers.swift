internal import FlowTables

/// Levers, laid over what holds without them.
extension Lookup {
  /// Every year of a range, or of the horizon; zeros after a complaint.
  ///
  /// Where ``Lever/all`` has a lever for the series, the scenario's path of it is laid over.
  mutating func path(
    _ entity: String, _ metric: String, _ qualifier: String = "", in unit: Unit,
    over years: ClosedRange<Int>? = nil
  ) -> [Double] {
    let series = series(entity, metric, qualifier, in: unit)
    func reference(_ year: Int) -> Double { series?.value(in: year) ?? 0 }
    guard let lever = Lever.over(entity, metric) else { return (years ?? horizon).map(reference) }
    return lay(lever, over: years, reference)
  }

  /// A lever without a series: zero where the scenario leaves it alone.
  mutating func path(lever name: String, over years: ClosedRange<Int>? = nil) -> [Double] {
    lay(Self.lever(name), over: years) { _ in 0 }
  }

  /// A lever over numbers that no single series holds.
  ///
  /// - Parameter reference: What holds without it in a year.
  mutating func path(lever name: String, reference: @escaping (Int) -> Double) -> [Double] {
    lay(Self.lever(name), over: nil, reference)
  }

  /// Whether the scenario sets a lever.
  mutating func isSet(_ name: String) -> Bool {
    note(lever: name)
    return levers[name] != nil
  }

  private static func lever(_ name: String) -> Lever {
    guard let lever = Lever.named(name) else { preconditionFailure("no lever \(name)") }
    return lever
  }

  private mutating func lay(
    _ lever: Lever, over years: ClosedRange<Int>?, _ reference: @escaping (Int) -> Double
  ) -> [Double] {
    note(lever: lever.name)
    let overlay = levers[lever.name].map {
      LeverOverlay($0, after: observedUntil, over: reference)
    }
    func value(_ year: Int) -> Double { overlay?.value(in: year) ?? reference(year) }
    if courses[lever.name] == nil {
      courses[lever.name] = LeverCourse(
        lever, overlay, of: levers[lever.name], over: horizon, after: observedUntil,
        reference: reference)
      if let overlay { reportContradiction(overlay, lever) }
    }
    return (years ?? horizon).map(value)
  }

  /// A path whose trend gives way where other shares leave less room.
  ///
  /// - Parameters:
  ///   - path: As laid: shape `[t]`.
  ///   - room: What others leave: shape `[t]`.
  mutating func path(_ path: [Double], ofLever name: String, within room: [Double]) -> [Double] {
    guard let known = courses[name], let set = known.path else { return path }
    var course = known
    let overlay = LeverOverlay(set, after: observedUntil) { known.reference(in: $0) }
    var cut = path
    for (t, year) in horizon.enumerated() where overlay.isTrend(in: year) && path[t] > room[t] {
      cut[t] = max(0, room[t])
      course.values[course.place(of: year)] = cut[t]
      course.cutFrom = min(course.cutFrom ?? year, year)
    }
    courses[name] = course
    return cut
  }

  private mutating func reportContradiction(_ overlay: LeverOverlay, _ lever: Lever) {
    guard let (year, value, observed) = overlay.contradiction,
      let place = levers[lever.name]?.location
    else { return }
    problems.error(
      .leverInHistory, at: place,
      "\(lever.name) is \(lever.written(observed)) in \(year), an observed year, and not "
        + lever.written(value),
      help: "leave the point out: a path runs from what holds in \(observedUntil)")
  }
}
