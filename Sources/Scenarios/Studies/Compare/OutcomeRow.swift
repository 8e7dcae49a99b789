internal import FlowInputs
internal import FlowTables

/// An outcome of both runs, by year.
public struct OutcomeRow: Sendable {
  public let outcome: Outcome
  public let cells: [Cell]
  /// Of a leading flow: its sum over the years without statistics that both runs have.
  package let total: Cell?

  public struct Cell: Sendable, Equatable {
    /// The last of ``years``.
    public var year: Int { years.upperBound }
    /// One year, or those of a sum.
    package let years: ClosedRange<Int>
    public let base: Double
    public let other: Double
    /// Over draws of the habits; nil where nobody drew them.
    package let bands: Bands?

    /// In per cent of the base; nil where either is below zero or the base is zero, as nothing is
    /// a share of that.
    public var change: Double? { base > 0 && other >= 0 ? 100 * (other - base) / base : nil }
  }

  /// What both runs and their difference come to over the same draws of the habits.
  package struct Bands: Sendable, Equatable {
    package let base: HabitBand
    package let other: HabitBand
    package let difference: HabitBand
    /// Shares of the draws in which the other run has less, and more.
    package let lower: Double
    package let higher: Double

    /// - Parameters:
    ///   - base: Shape `[point]`.
    ///   - other: Of the same points.
    init(_ base: [Double], _ other: [Double]) {
      let differences = zip(base, other).map { $1 - $0 }
      self.base = HabitBand(base)
      self.other = HabitBand(other)
      difference = HabitBand(differences)
      // Below the solver's rounding there is no sign.
      let least = 1e-9 * (base.map(\.magnitude).max() ?? 0)
      lower = Double(differences.count { $0 < -least }) / Double(differences.count)
      higher = Double(differences.count { $0 > least }) / Double(differences.count)
    }
  }

  /// Whether some year shows a difference in the decimals that a reader sees.
  package var differs: Bool {
    cells.contains { fixed($0.base, outcome.decimals) != fixed($0.other, outcome.decimals) }
  }

  /// Whether a reader sees anything but zeros.
  package var isNothing: Bool {
    let zero = fixed(0, outcome.decimals)
    return cells.allSatisfy {
      fixed($0.base, outcome.decimals) == zero && fixed($0.other, outcome.decimals) == zero
    }
  }
}

/// Two runs, and draws of their habits at the same points where there are any.
struct ComparedRuns {
  let base: RunReport
  let other: RunReport
  /// With the figures of ``Comparison/figures``.
  let draws: (base: HabitDraws, other: HabitDraws)?

  /// From the first year without statistics to the end, where both runs have them; else nil.
  var openYears: ClosedRange<Int>? {
    let first = max(base.compiled.observedUntil, other.compiled.observedUntil) + 1
    let last = min(base.years.upperBound, other.years.upperBound)
    let isInBoth = base.years.contains(first) && other.years.contains(first)
    return isInBoth && first < last ? first...last : nil
  }

  /// - Parameters:
  ///   - figure: Of the outcome among ``Comparison/figures``.
  ///   - years: One, or those of a sum.
  func cell(
    _ outcome: Outcome, _ figure: Int, over years: ClosedRange<Int>
  ) -> OutcomeRow.Cell {
    func sum(_ report: RunReport) -> Double {
      years.reduce(0) { $0 + outcome.value(report, year: $1) }
    }
    func sums(_ draws: HabitDraws) -> [Double] {
      let first = draws.report.years.lowerBound
      var sums = draws.values(figure: figure, years.lowerBound - first)
      for year in years.dropFirst() {
        for (point, value) in draws.values(figure: figure, year - first).enumerated() {
          sums[point] += value
        }
      }
      return sums
    }
    return OutcomeRow.Cell(
      years: years, base: sum(base), other: sum(other),
      bands: draws.map { OutcomeRow.Bands(sums($0.base), sums($0.other)) })
  }
}
