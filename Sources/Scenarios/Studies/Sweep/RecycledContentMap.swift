internal import FlowAccounts
internal import FlowEngine
public import FlowInputs
internal import FlowTables

/// Which recycled content can be had in which year: a map of shares and years.
///
/// Every share is a run with that floor. A year is met where bought metal reaches the share, lacks
/// scrap where the run reports a shortage, and is missed otherwise, as before levers act.
public struct RecycledContentMap: Sendable {
  public let lever: String
  public let metal: String
  public let shares: [Double]
  public let years: [Int]
  /// Shape `[share][year]`.
  public let cells: [[Cell]]
  private let scenario: String

  public struct Cell: Sendable, Equatable {
    public let outcome: SweepAnswer.Outcome
    /// Recycled content that was reached, a fraction.
    public let reached: Double
    /// Scrap-derived metal that is lacking, t/yr, and the grade that lacks most of it.
    public let lacking: Double
    public let grade: String
  }

  /// A kilogram in t, and a hundredth of a point: less is rounding.
  private static let noticeable = (tonnes: 1e-3, share: 1e-4)

  /// - Throws: ``InputProblems`` where the lever is no recycled content, or what a run throws.
  public init(_ base: CompiledScenario, _ axis: SweepAxis) throws {
    let name = axis.lever.name
    guard
      let m = base.plan.materials.firstIndex(where: {
        name == "recycled-content.\($0.system.name)"
      })
    else {
      throw InputProblems([
        Diagnostic(
          .unknownName, at: FileLocation(path: "--vary"),
          "\(quoted(name)) is no recycled content",
          help: "write recycled-content.steel or recycled-content.aluminium")
      ])
    }
    if axis.count > SweepAxis.mostSteps {
      throw InputProblems([
        Diagnostic(
          .notInteger, at: FileLocation(path: "--vary"),
          "a map of \(axis.count) shares is too large",
          help: "write LEVER=10..70%:7")
      ])
    }
    lever = name
    scenario = base.scenario.name
    metal = base.plan.materials[m].system.name
    let years = base.reportingYears.fifths
    self.years = years
    shares = (0..<axis.count).map { axis[$0] }
    cells = try shares.map { share in
      let path = LeverPath(
        axis.lever, constant: share, at: FileLocation(path: "--vary \(name)"))
      let report = try RunReport(running: try base.with([path]), measuresQuality: false)
      return years.map { Self.cell(report, m, share, $0) }
    }
  }

  private static func cell(_ report: RunReport, _ m: Int, _ share: Double, _ year: Int) -> Cell {
    let t = year - report.years.lowerBound
    let reached = report.carMarket[m].recycledContent(t)
    let lacking = report.carMarket[m].shortage[t]
    let outcome: SweepAnswer.Outcome =
      reached + noticeable.share >= share
      ? .met : lacking > noticeable.tonnes ? .notEnoughScrap : .missed
    return Cell(
      outcome: outcome, reached: reached, lacking: outcome == .met ? 0 : lacking,
      grade: outcome == .met ? "" : report.shortageByGrade(material: m, t).first?.grade ?? "")
  }

  public var text: String {
    var table = PrintedTable(["least share"] + years.map(String.init))
    for (share, row) in zip(shares, cells) {
      table.add(
        [NumberText.percent(share)]
          + row.map { cell in
            cell.outcome == .notEnoughScrap
              ? "lacks \(fixed(ResultUnit.millions(cell.lacking), 2)) Mt, \(cell.grade)"
              : cell.outcome.rawValue
          })
    }
    return "Recycled \(metal) in what car makers buy, \(scenario)\n\n\(table.text())\n"
      + "lacks: not enough scrap for that share, Mt a year, with the grade that lacks most.\n"
  }

  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.field("scenario", scenario)
      $0.field("lever", lever)
      $0.array("cells") { list in
        for (share, row) in zip(shares, cells) {
          for (year, cell) in zip(years, row) {
            list.object {
              $0.field("share", share)
              $0.field("year", year)
              $0.field("outcome", cell.outcome.rawValue)
              $0.field("reached", cell.reached)
              $0.field("lacking_mt", ResultUnit.millions(cell.lacking))
              $0.field("grade", cell.grade)
            }
          }
        }
      }
    }
    return writer.finished()
  }
}
