internal import FlowAccounts
internal import FlowInputs
public import FlowStudies
internal import FlowTables

/// A sweep as a person reads it: a table over one lever, a map over two.
public struct SweepText {
  private let sweep: Sweep
  private let rows: [SweepRow]
  private var lines: [String] = []

  /// - Parameter rows: As many as are kept; at most ``SweepGrid/tableLimit``.
  public init(_ sweep: Sweep, rows: [SweepRow]) {
    self.sweep = sweep
    self.rows = rows
    lines = [title, ""]
    if !Self.fits(sweep.grid, rowCount: rows.count) {
      lines.append("More rows than a terminal shows; all are in the table.")
    } else if sweep.grid.axes.count == 1 {
      addTable()
    } else {
      addMap()
    }
    if sweep.question.target != nil { lines += ["", "Verdicts at the fitted habits alone."] }
    addProblems()
  }

  public var text: String { lines.joined(separator: "\n") + "\n" }

  /// Rows and columns that can be taken in at a look.
  private static func fits(_ grid: SweepGrid, rowCount: Int) -> Bool {
    grid.axes.count == 1
      ? rowCount <= 60 : grid.axes[0].count <= 60 && grid.axes[1].count <= 24
  }

  /// 12.5 %, or 14.29 % where a range is cut into sevenths.
  private static func share(_ value: Double) -> String {
    "\(ShortestDecimal.string((value * 1e4).rounded() / 1e2)) %"
  }

  private var title: String {
    let levers = sweep.grid.axes.map(\.lever.name).joined(separator: " × ")
    let scenario = sweep.base.scenario.name
    guard let target = sweep.question.target,
      let pledge = sweep.base.targets.first(where: { $0.id == target })
    else { return "\(scenario), \(levers), \(sweep.question.year)" }
    return "\(scenario), \(levers): \(Words(language: .english).name(pledge)), \(pledge.year)"
  }

  // MARK: One lever

  /// The quantities that a terminal has room for, with headings that fit.
  private static let shown = [
    "emissions": "Mt CO2e/yr", "emissions_per_car": "t CO2e/car",
    "recycled_content_steel": "steel recycled, %",
    "recycled_content_aluminium": "aluminium recycled, %",
    "same_grade_share_aluminium": "back in its grade, %",
  ]

  /// Columns of the question that are shown: the place of each, and its heading.
  private var columns: [(place: Int, heading: String)] {
    if sweep.question.columns.count == 1 {
      return [(0, "\(sweep.question.columns[0].label), \(sweep.question.columns[0].unit)")]
    }
    if sweep.question.target != nil { return [] }
    return sweep.question.columns.enumerated().compactMap { place, column in
      Self.shown[column.name].map { (place, $0) }
    }
  }

  private mutating func addTable() {
    let columns = columns
    var table = [[sweep.grid.axes[0].lever.name] + columns.map(\.heading)]
    if sweep.question.target != nil {
      table[0] += ["required, \(sweep.question.targetUnit)", "projected", "verdict"]
    }
    for row in rows {
      var cells = [Self.share(row.shares[0])]
      cells += columns.map { place, _ in
        row.values.isEmpty ? "!" : fixed(row.values[place], sweep.question.columns[place].decimals)
      }
      if sweep.question.target != nil { cells += Self.verdict(row) }
      table.append(cells)
    }
    let widths = table[0].indices.map { c in table.map { $0[c] }.width }
    for cells in table {
      lines.append(zip(cells, widths).map { $0.paddedLeft($1) }.joined(separator: "  "))
    }
  }

  private static func verdict(_ row: SweepRow) -> [String] {
    guard let answer = row.answer else { return ["!", "!", "!"] }
    return [
      fixed(answer.required, 2), fixed(answer.projected, 2),
      "\(mark(answer.outcome)) \(answer.outcome.rawValue)",
    ]
  }

  // MARK: Two levers

  private mutating func addMap() {
    let (down, across) = (sweep.grid.axes[0], sweep.grid.axes[1])
    let names = (0..<across.count).map { Self.share(across[$0]) }
    var cells = [[String]](
      repeating: Array(repeating: "", count: across.count), count: down.count)
    for row in rows {
      let place = sweep.grid.indices(of: row.run)
      cells[place[0]][place[1]] = cell(row)
    }
    let first = ([down.lever.name] + (0..<down.count).map { Self.share(down[$0]) }).width
    let width = (names + cells.flatMap(\.self)).width
    lines.append("\("".paddedLeft(first))  \(across.lever.name) →")
    lines.append(
      "\(down.lever.name.paddedLeft(first))  "
        + names.map { $0.paddedLeft(width) }.joined(separator: " "))
    // The largest share on top, as on the axis of a chart.
    for index in (0..<down.count).reversed() {
      lines.append(
        "\(Self.share(down[index]).paddedLeft(first))  "
          + cells[index].map { $0.paddedLeft(width) }.joined(separator: " "))
    }
    lines.append("")
    if sweep.question.target == nil {
      let column = sweep.question.columns[0]
      lines.append("\(column.label), \(column.unit)")
    } else {
      lines.append("● met   · missed   × not enough scrap")
    }
  }

  private func cell(_ row: SweepRow) -> String {
    if let answer = row.answer { return Self.mark(answer.outcome) }
    guard let value = row.values.first else { return "!" }
    return fixed(value, sweep.question.columns[0].decimals)
  }

  private static func mark(_ outcome: SweepAnswer.Outcome) -> String {
    switch outcome {
    case .met: "●"
    case .missed: "·"
    case .notEnoughScrap: "×"
    }
  }

  /// Runs without an answer, one line a reason.
  private mutating func addProblems() {
    var reasons: [String] = []
    for row in rows where !row.problem.isEmpty && !reasons.contains(row.problem) {
      reasons.append(row.problem)
    }
    if reasons.isEmpty { return }
    lines.append("")
    for reason in reasons.prefix(3) { lines.append("! \(reason)") }
    if reasons.count > 3 { lines.append("! … and \(reasons.count - 3) other reasons") }
  }
}

extension String {
  func paddedLeft(_ width: Int) -> String {
    count < width ? String(repeating: " ", count: width - count) + self : self
  }
}
