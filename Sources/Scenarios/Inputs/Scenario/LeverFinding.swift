internal import FlowTables

/// What a reader of a lever's path should look at twice.
public enum LeverFinding: Sendable, Equatable {
  /// One year asks for more than can be built in it; `also` are other years that do.
  case jump(Jump, also: [Int])
  /// Works for this share of all output cannot be built in time; the worst year.
  case unbuilt(year: Int, share: Double)
  /// Years in which the reference asks for more, and the worst of them.
  case weaker([Int], worst: Int, value: Double, reference: Double)
  /// Levers act after the observed years, and the run ends before.
  case runEndsBefore(end: Int, observedUntil: Int)
  /// The path has no point in an open year.
  case endsInHistory(last: Int, observedUntil: Int)
  /// A floor or cap would act from a year after the run.
  case beginsAfter(first: Int, end: Int)
  /// Only the slope towards the first point acts.
  case onItsWay(first: Int, end: Int, value: Double)
  /// The trend leaves what the lever may be, and is cut there.
  case cut(from: Int, end: Int, value: Double)

  public struct Jump: Sendable, Equatable {
    public let year: Int
    public let before: Double
    public let after: Double
    /// What can be built until the end of the year.
    public let most: Double
  }

  /// In English, after the lever's name.
  package func message(of lever: Lever) -> String {
    switch self {
    case .jump(let jump, let also):
      "goes from \(lever.written(jump.before)) in \(jump.year - 1) to "
        + "\(lever.written(jump.after)) in \(jump.year), and works that can be built in a year "
        + "bring it to \(lever.brief(jump.most))"
        + (also.isEmpty ? "" : "; likewise in \(Self.spans(also))")
    case .unbuilt(let year, let share):
      "asks for more than can be built: \(fixed(100 * share, 1)) points are missing in \(year)"
    case .weaker(let years, let worst, let value, let reference):
      "is weaker than what holds without it in \(Self.spans(years)): \(lever.brief(value)) and not "
        + "\(lever.brief(reference)) in \(worst)"
    case .runEndsBefore(let end, let observedUntil):
      "does nothing: levers act after \(observedUntil), and the run ends in \(end)"
    case .endsInHistory(let last, let observedUntil):
      "does nothing: its path ends in \(last), and levers act after \(observedUntil)"
    case .beginsAfter(let first, let end):
      "does nothing: it acts from \(first) on, and the run ends in \(end)"
    case .onItsWay(let first, let end, let value):
      "is on its way only: its first point is in \(first), and the run ends in \(end) at "
        + lever.brief(value)
    case .cut(let from, let end, let value):
      "cannot keep its lead: from \(from) on it is cut, at \(lever.brief(value)) in \(end)"
    }
  }

  /// `2033–2050`, `2026, 2030–2035`.
  package static func spans(_ years: [Int]) -> String {
    years.consecutive.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
    }
    .joined(separator: ", ")
  }
}
