internal import FlowInputs
internal import FlowNumerics
internal import FlowTables

/// A share that habits are fitted to, in one year.
///
/// Its standard error is in logits, half the distance of the two ends of its range.
struct HabitObservation: Sendable {
  let row: DataRow
  let year: Int
  let yardstick: Yardstick
  /// As a fraction.
  let share: Double
  let standardError: Double

  var name: String { yardstick.name }

  /// Modelled less observed, over the standard error.
  func residual(_ modelled: Double) -> Double {
    (Self.logit(modelled) - Self.logit(share)) / standardError
  }

  /// ln(share / (1 − share)); a share of none or all counts as a billionth from it.
  static func logit(_ share: Double) -> Double {
    let share = min(max(share, 1e-9), 1 - 1e-9)
    return RealFunctions.logarithm(share / (1 - share))
  }
}

/// A habit that is fitted: the judgement before any observation, with one standard error.
struct FittedHabit: Sendable {
  let family: String
  let prior: Double
  let priorError: Double
  /// The row of `charge habit` that a run reads.
  let row: DataRow
}

/// The rows of `habit_fit.csv`, and a user's in front of them.
struct HabitFitTable: Sendable {
  static let observed = "fitted to"
  static let before = "habit before fitting"

  let observations: [HabitObservation]
  let habits: [FittedHabit]
  /// Where habits are looked for.
  let range: ClosedRange<Double>

  init(_ data: DataStore, reporting problems: inout Diagnostics) {
    observations = data.rows(ofMetric: Self.observed).compactMap {
      Self.observation($0, &problems)
    }
    habits = data.rows(ofMetric: Self.before).compactMap { Self.habit($0, data, &problems) }
    let ends = data.rows("charge habit", "search range").last
    range = (ends?.low ?? -10)...(ends?.high ?? 10)
  }

  private static func observation(
    _ row: DataRow, _ problems: inout Diagnostics
  ) -> HabitObservation? {
    let known = Yardstick.scrapUse + Yardstick.families
    guard let yardstick = known.first(where: { $0.measures(row) }),
      row.unit.dimension == .share
    else {
      problems.error(
        .unknownName, at: row.location,
        "habits are fitted to no share of the name '\(Yardstick.name(row.entity, row.qualifier))'",
        help: "write a name of data/habit_fit.csv, and a fraction or %")
      return nil
    }
    let ends = [row.low, row.value, row.high].compactMap { $0 }.map {
      $0 * row.unit.multiplier / row.unit.divisor
    }
    guard ends.count == 3, let year = row.year, ends[0] > 0, ends[2] < 1, ends[0] < ends[2] else {
      problems.error(
        .unreadableCell, at: row.location,
        "a share that habits are fitted to has a year, and a range inside 0 and 1",
        help: "write low and high, one standard error to each side")
      return nil
    }
    let width = HabitObservation.logit(ends[2]) - HabitObservation.logit(ends[0])
    return HabitObservation(
      row: row, year: year, yardstick: yardstick, share: ends[1], standardError: width / 2)
  }

  private static func habit(
    _ row: DataRow, _ data: DataStore, _ problems: inout Diagnostics
  ) -> FittedHabit? {
    let own = data.rows(row.entity, "charge habit")
    guard let habit = own.first(where: { $0.confidence == .user }) ?? own.first,
      let low = row.low, let high = row.high, low < high
    else {
      problems.error(
        .unreadableCell, at: row.location,
        "a habit before fitting is that of a family, and has a range",
        help: "write a family with a 'charge habit'; low and high, one standard error to each side")
      return nil
    }
    return FittedHabit(
      family: row.entity, prior: row.value, priorError: (high - low) / 2, row: habit)
  }
}
