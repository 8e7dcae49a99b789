internal import FlowTables

/// What a reader of a path should look at twice.
extension LeverCourse {
  /// Reports open years of the run in which the path jumps, lies below its reference, or cannot act.
  func warn(
    _ horizon: ClosedRange<Int>, after observedUntil: Int, reporting problems: inout Diagnostics
  ) {
    guard let path else { return }
    let open = horizon.filter { $0 > observedUntil }
    warnOfReach(path, horizon, open, observedUntil, &problems)
    warnOfJumps(path, open, &problems)
    warnOfLag(path, open, &problems)
  }

  private func warnOfJumps(
    _ path: LeverPath, _ open: [Int], _ problems: inout Diagnostics
  ) {
    let jumps = open.filter { $0 > years.lowerBound && value(in: $0) > most(in: $0) }
    guard let year = jumps.max(by: { rise(in: $0) < rise(in: $1) }) else { return }
    problems.warning(
      .builtTooFast, at: path.location,
      "\(lever.name) goes from \(lever.written(value(in: year - 1))) in \(year - 1) to "
        + "\(lever.written(value(in: year))) in \(year), and works that can be built in a year "
        + "bring it to \(lever.brief(most(in: year)))" + also(jumps, beside: year),
      help: path.isConstant
        ? "write a path: \(lever.name): {\(suggestedYear(open)): \(lever.written(value(in: year)))}"
        : "write a later year, or points between")
  }

  private func rise(in year: Int) -> Double { value(in: year) - value(in: year - 1) }

  /// What the year before allows, with a part in a billion for rounding.
  private func most(in year: Int) -> Double {
    let before = value(in: year - 1)
    switch lever.pace {
    case .free, .works: return .infinity
    case .share(let most): return before + most + 1e-9
    case .fastestYear:
      // Nothing says how fast works start from nothing; the reference itself can be built.
      let most = before > 0 ? before * fastestRise : .infinity
      return max(most, before + reference(in: year) - reference(in: year - 1)) + 1e-9
    }
  }

  private func warnOfLag(_ path: LeverPath, _ open: [Int], _ problems: inout Diagnostics) {
    guard case .series = lever.otherwise else { return }
    let lags = open.filter { value(in: $0) < reference(in: $0) - 1e-9 }
    // Plans that start a year after the statistics are rounded; one first year is no lag.
    if lags.isEmpty || lags == [open[0]] { return }
    let worst =
      lags.max {
        reference(in: $0) - value(in: $0) < reference(in: $1) - value(in: $1)
      } ?? lags[0]
    problems.warning(
      .leverBelowReference, at: path.location,
      "\(lever.name) is weaker than what holds without it in \(Self.spans(lags)): "
        + "\(lever.brief(value(in: worst))) and not \(lever.brief(reference(in: worst))) in "
        + "\(worst)",
      help: path.isConstant
        ? "write a path: a bare value stays where it is while the reference goes on"
        : "raise the points, or leave out 'then', so that the lead is kept")
  }

  private func warnOfReach(
    _ path: LeverPath, _ horizon: ClosedRange<Int>, _ open: [Int], _ observedUntil: Int,
    _ problems: inout Diagnostics
  ) {
    func warn(_ message: String, _ help: String) {
      problems.warning(
        .leverCannotAct, at: path.location, "\(lever.name) \(message)", help: help)
    }
    if open.isEmpty {
      return warn(
        "does nothing: levers act after \(observedUntil), and the run ends in "
          + "\(horizon.upperBound)", "write a later end of the horizon")
    }
    if path.isConstant { return }
    if let last = path.points.years.last, last <= observedUntil {
      return warn(
        "does nothing: its path ends in \(last), and levers act after \(observedUntil)",
        "add a point in an open year")
    }
    if let first = path.points.years.first(where: { $0 > observedUntil }),
      first > horizon.upperBound
    {
      let isBound = lever.rule == .bound
      warn(
        isBound
          ? "does nothing: it acts from \(first) on, and the run ends in \(horizon.upperBound)"
          : "is on its way only: its first point is in \(first), and the run ends in "
            + "\(horizon.upperBound) at \(lever.brief(value(in: horizon.upperBound)))",
        "write a point within the run, or a later end of the horizon")
    }
    if let cutFrom {
      warn(
        "cannot keep its lead: from \(cutFrom) on it is cut, at "
          + "\(lever.brief(value(in: horizon.upperBound))) in \(horizon.upperBound)",
        "write 'then: hold', or a point for \(horizon.upperBound)")
    }
  }

  private func also(_ years: [Int], beside year: Int) -> String {
    let others = years.filter { $0 != year }
    return others.isEmpty ? "" : "; likewise in \(Self.spans(others))"
  }

  private func suggestedYear(_ open: [Int]) -> Int {
    open.contains(ReportingYears.planning) ? ReportingYears.planning : open[open.count - 1]
  }

  /// `2033–2050`, `2026, 2030–2035`.
  static func spans(_ years: [Int]) -> String {
    var spans: [ClosedRange<Int>] = []
    for year in years {
      if let last = spans.last, last.upperBound == year - 1 {
        spans[spans.count - 1] = last.lowerBound...year
      } else {
        spans.append(year...year)
      }
    }
    return spans.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
      .joined(separator: ", ")
  }
}
