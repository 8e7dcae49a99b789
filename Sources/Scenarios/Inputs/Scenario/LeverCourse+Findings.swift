internal import FlowTables

extension LeverCourse {
  /// Open years of a run in which the path jumps, is weaker than its reference, or cannot act.
  func findings(_ horizon: ClosedRange<Int>, after observedUntil: Int) -> [LeverFinding] {
    guard let path else { return [] }
    let open = horizon.filter { $0 > observedUntil }
    if open.isEmpty {
      return [.runEndsBefore(end: horizon.upperBound, observedUntil: observedUntil)]
    }
    let found = [
      reach(path, horizon.upperBound, observedUntil), cut(horizon.upperBound), jump(open),
      lag(open), unbuilt.map { .unbuilt(year: $0.year, share: $0.share) },
    ]
    return found.compactMap(\.self)
  }

  private func jump(_ open: [Int]) -> LeverFinding? {
    func rise(_ year: Int) -> Double { value(in: year) - value(in: year - 1) }
    let jumps = open.filter { $0 > years.lowerBound && value(in: $0) > most(in: $0) }
    guard let year = jumps.max(by: { rise($0) < rise($1) }) else { return nil }
    let jump = LeverFinding.Jump(
      year: year, before: value(in: year - 1), after: value(in: year), most: most(in: year))
    return .jump(jump, also: jumps.filter { $0 != year })
  }

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

  private func lag(_ open: [Int]) -> LeverFinding? {
    guard case .series = lever.otherwise else { return nil }
    func lag(_ year: Int) -> Double { reference(in: year) - value(in: year) }
    let lags = open.filter { lag($0) > 1e-9 }
    // Plans that start a year after the statistics are rounded; one first year is no lag.
    guard let worst = lags.max(by: { lag($0) < lag($1) }), lags != [open[0]] else { return nil }
    return .weaker(lags, worst: worst, value: value(in: worst), reference: reference(in: worst))
  }

  private func reach(_ path: LeverPath, _ end: Int, _ observedUntil: Int) -> LeverFinding? {
    guard !path.isConstant, let last = path.points.years.last else { return nil }
    if last <= observedUntil { return .endsInHistory(last: last, observedUntil: observedUntil) }
    guard let first = path.points.years.first(where: { $0 > observedUntil }), first > end else {
      return nil
    }
    return lever.rule == .bound
      ? .beginsAfter(first: first, end: end)
      : .onItsWay(first: first, end: end, value: value(in: end))
  }

  private func cut(_ end: Int) -> LeverFinding? {
    cutFrom.map { .cut(from: $0, end: end, value: value(in: end)) }
  }
}

extension LeverFinding {
  /// A warning at the place of the path.
  func report(_ path: LeverPath, _ problems: inout Diagnostics) {
    problems.warning(
      code, at: path.location, "\(path.lever.name) \(message(of: path.lever))", help: help(path))
  }

  private var code: DiagnosticCode {
    switch self {
    case .jump, .unbuilt: .builtTooFast
    case .weaker: .leverBelowReference
    default: .leverCannotAct
    }
  }

  private func help(_ path: LeverPath) -> String {
    switch self {
    case .jump(let jump, _):
      path.isConstant
        ? "write a path: \(path.lever.name): {\(ReportingYears.near): "
          + "\(path.lever.written(jump.after))}"
        : "write a later year, or points between"
    case .weaker:
      path.isConstant
        ? "write a path: a bare value stays where it is while the reference goes on"
        : "raise the points, or leave out 'then', so that the lead is kept"
    case .unbuilt: "write a slower path; the run goes on with what can be built"
    case .runEndsBefore: "write a later end of the horizon"
    case .endsInHistory: "add a point in an open year"
    case .beginsAfter, .onItsWay: "write a point within the run, or a later end of the horizon"
    case .cut(_, let end, _): "write 'then: hold', or a point for \(end)"
    }
  }
}
