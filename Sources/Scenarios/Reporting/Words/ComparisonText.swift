internal import FlowAccounts
internal import FlowInputs
public import FlowStudies
internal import FlowTables

/// Comparisons as a person reads them.
public struct ComparisonText {
  private var lines: [String] = []

  /// - Parameter levers: What single levers did, one to each comparison; or none.
  public init(_ comparisons: [Comparison], levers: [LeverEffects?] = []) {
    for (index, comparison) in comparisons.enumerated() {
      if index > 0 { lines += ["", ""] }
      add(comparison, index < levers.count ? levers[index] : nil)
    }
  }

  public var text: String { lines.joined(separator: "\n") + "\n" }

  private mutating func add(_ comparison: Comparison, _ levers: LeverEffects?) {
    addInputs(comparison)
    lines.append("")
    addLevers(comparison)
    addOutcomes(comparison)
    if let levers { lines += [""] + levers.lines }
    lines.append("")
    addVerdicts(comparison)
  }

  private mutating func addInputs(_ comparison: Comparison) {
    let rows = comparison.inputs
    let names = (comparison.base.scenario.name, comparison.other.scenario.name)
    if rows.isEmpty {
      lines.append("\(names.0) and \(names.1) say the same: nothing was changed")
      return
    }
    let keys = rows.map { row in
      let key = if case .lever(let lever) = row.key { lever.name } else { "\(row.key)" }
      return "  \(key)\(row.year.map { "  \($0)" } ?? "")"
    }
    let count = rows.count == 1 ? "1 value" : "\(rows.count) values"
    let title = "What was changed (\(count))"
    let first = ([title] + keys).width + 2
    let second = ([names.0] + rows.map(\.base.description)).width + 2
    let third = ([names.1] + rows.map(\.other.description)).width + 2
    lines.append(title.padded(first) + names.0.padded(second) + names.1)
    for (key, row) in zip(keys, rows) {
      lines.append(
        key.padded(first) + "\(row.base)".padded(second) + "\(row.other)".padded(third)
          + row.place)
    }
  }

  /// The levers that either sets and that differ, each beside what holds without it.
  private mutating func addLevers(_ comparison: Comparison) {
    let changed = comparison.inputs.compactMap { row in
      if case .lever(let lever) = row.key { lever } else { nil }
    }
    for report in [comparison.base, comparison.other] {
      let set = Lever.all.filter { lever in
        changed.contains(lever) && report.scenario.path(of: lever.name) != nil
      }
      if set.isEmpty { continue }
      lines.append("In \(report.scenario.name)")
      lines += LeverTable(report.compiled, of: set).lines + [""]
    }
  }

  private mutating func addOutcomes(_ comparison: Comparison) {
    let shown = comparison.outcomes.filter { !$0.isNothing }
    let span = comparison.outcomes.lazy.compactMap(\.total?.years).first
    let years =
      (comparison.outcomes.first?.cells.map { String($0.year) } ?? [])
      + (span.map { ["sum \($0.lowerBound)–\($0.upperBound)"] } ?? [])
    var rows = [["What follows"] + years]
    for row in shown {
      let outcome = row.outcome
      let cells = row.cells + [row.total].compactMap(\.self)
      let texts = cells.map { Self.cell($0, outcome) }
      let blanks = Array(repeating: "", count: years.count - cells.count)
      rows.append(["  \(outcome.label), \(outcome.unit)"] + texts + blanks)
      if outcome.isLeading { rows += Self.bands(of: cells, outcome).map { $0 + blanks } }
    }
    let widths = (0...years.count).map { column in rows.map { $0[column] }.width + 2 }
    lines += rows.map { zip($0, widths).map { $0.padded($1) }.joined().trimmedEnd }
    if shown.contains(where: { $0.outcome.isLeading && $0.cells.contains { $0.bands != nil } }) {
      lines.append(
        "  Bands: 5th to 95th percentile over \(HabitDesign.pointCount) draws of who buys which scrap "
          + "by custom, the same for both.")
    }
    if !shown.isEmpty && !shown.contains(where: \.differs) {
      lines.append("  No number that is shown here differs.")
    }
  }

  /// Bands of both runs and of their difference, with the probability of its sign.
  private static func bands(of cells: [OutcomeRow.Cell], _ outcome: Outcome) -> [[String]] {
    if cells.contains(where: { $0.bands == nil }) { return [] }
    let decimals = outcome.decimals
    func text(_ band: HabitBand?) -> String {
      band.map { "\(minus($0.low)) to \(minus($0.high))" } ?? ""
    }
    func minus(_ value: Double) -> String {
      fixed(value, decimals).replacing("-", with: "−")
    }
    let both = cells.map { "\(text($0.bands?.base)) → \(text($0.bands?.other))" }
    let differences = cells.map { cell -> String in
      guard let bands = cell.bands else { return "" }
      // A sign of digits that nobody sees is none.
      let seen = [bands.difference.low, bands.difference.high].contains {
        fixed($0.magnitude, decimals) != fixed(0, decimals)
      }
      if !seen { return "none" }
      return "\(text(bands.difference)), \(sign(bands))"
    }
    return [["      band"] + both, ["      difference"] + differences]
  }

  /// `lower in 94 %`: the likelier sign, and in how many draws it is seen.
  private static func sign(_ bands: OutcomeRow.Bands) -> String {
    let (word, share) =
      bands.lower >= bands.higher ? ("lower", bands.lower) : ("higher", bands.higher)
    return "\(word) in \(fixed(100 * share, 0)) %"
  }

  /// `142.7 → 129.1 (−9.5 %)`, shares in points, or the one number where both show the same.
  private static func cell(_ cell: OutcomeRow.Cell, _ outcome: Outcome) -> String {
    let before = fixed(cell.base, outcome.decimals)
    let after = fixed(cell.other, outcome.decimals)
    if before == after { return before }
    let isShare = outcome.unit == "%"
    guard let change = isShare ? cell.other - cell.base : cell.change else {
      return "\(before) → \(after)"
    }
    return "\(before) → \(after) (\(Number.signed(change, 1)) \(isShare ? "points" : "%"))"
  }

  private mutating func addVerdicts(_ comparison: Comparison) {
    let names = (comparison.base.scenario.name, comparison.other.scenario.name)
    let tested = comparison.testedTargets
    if tested == 0 {
      lines.append("No target is tested by both.")
      return
    }
    if comparison.verdicts.isEmpty {
      lines.append("Verdicts: \(tested == 1 ? "the one" : "all \(tested)") as before.")
      return
    }
    lines.append("Verdicts that changed (\(comparison.verdicts.count) of \(tested))")
    let width = [names.0, names.1].width + 2
    for change in comparison.verdicts {
      let target = change.after.target
      lines.append("  \(Words(language: .english).name(target)), \(target.year)")
      for (name, side, report) in [
        (names.0, change.before, comparison.base), (names.1, change.after, comparison.other),
      ] {
        lines.append(
          "    \(name.padded(width))\(Words(language: .english).sentence(side, years: report.years))"
        )
      }
    }
  }
}
