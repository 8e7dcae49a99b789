internal import FlowAccounts
public import FlowInputs
internal import FlowNumerics
internal import FlowTables

/// The values of several levers that meet a target at the least premium per car.
public struct CheapestSeek: Sendable {
  public let scenario: String
  public let target: String
  public let year: Int
  private let levers: [Lever]
  private let search: CheapestSearch
  /// CNY_2024 per car of the scenario as it is.
  private let premiumBefore: Double
  private let scale: Double
  private let unit: String
  /// What random places found, and how many there were.
  private let random: (points: Int, best: CheapestSearch.Trial?)?

  /// - Parameters:
  ///   - axes: Levers and their ranges, such as `eaf-share=10..70%`.
  ///   - randomPoints: Places of a random search to be held against; nil for none.
  /// - Throws: ``InputProblems`` for unknown names, or what a run throws.
  public init(
    _ base: CompiledScenario, target name: String, levers axes: [String], randomPoints: Int? = nil
  ) throws {
    let axes = try axes.map { try SweepAxis(option: $0.contains("=") ? $0 : "\($0)=0..100%") }
    let (found, question) = try Seek.target(name, of: base)
    scenario = base.scenario.name
    target = found.id
    year = found.year
    levers = axes.map(\.lever)
    unit = question.targetUnit
    scale = found.metric.perCent
    let box = axes.map(\.ends)
    let function = { (shares: [Double]) throws -> (cost: Double, shortfall: Double)? in
      let paths = zip(axes, shares).map {
        $0.path($1, in: found.year, of: base, option: "--lever")
      }
      guard let compiled = try Seek.compile(base, paths) else { return nil }
      return Self.judge(found, in: try RunReport(running: compiled, measuresQuality: false))
    }
    let before = try RunReport(running: base, measuresQuality: false)
    premiumBefore = Self.judge(found, in: before)?.cost ?? 0
    search = try CheapestSearch(in: box, of: function)
    random = try randomPoints.map { points in
      (
        points,
        try CheapestSearch.random(points, in: box, seed: base.scenario.seed, of: function)
      )
    }
  }

  /// The premium per car in the year of a target, and how much the run lacks to meet it.
  private static func judge(
    _ target: Target, in report: RunReport
  ) -> (cost: Double, shortfall: Double)? {
    guard let assessment = report.assessments.first(where: { $0.target.id == target.id })
    else { return nil }
    let t = target.year - report.years.lowerBound
    let sign = target.metric.isUpperBound ? 1.0 : -1
    return (
      Outcome.premiumPerCar.value(report, year: target.year),
      sign * (assessment.projected[t] - assessment.required[t]) / target.metric.size
    )
  }

  public var isFound: Bool { search.best != nil }

  /// Whether a random search found nothing cheaper; nil where none was asked for.
  public var beatsRandom: Bool? {
    random.map { $0.best.map { $0.cost >= (search.best?.cost ?? .infinity) } ?? true }
  }

  public var text: String {
    var parts = [sentence]
    if let trial = search.best ?? search.nearest {
      var table = PrintedTable(["lever", "share, %"], words: [0])
      for (lever, share) in zip(levers, trial.place) {
        table.add([lever.name, fixed(share * 100, 2)])
      }
      parts.append("\n\(table.text())")
    }
    parts.append(
      "\(search.evaluations) runs of \(scenario). The cost is that of making the metal of a car; "
        + "taking cars apart and sorting are not in it. Verdicts at the fitted habits alone.")
    if let random {
      let best = random.best.map { "\(fixed($0.cost - premiumBefore, 2)) CNY per car more" }
      parts.append("Best of \(random.points) random places: \(best ?? "none meets the target").")
    }
    return parts.joined(separator: "\n") + "\n"
  }

  public var sentence: String {
    guard let best = search.best else {
      let gap = search.nearest.map { fixed($0.shortfall * scale, 3) } ?? "?"
      return "No place within the bounds meets \(target) in \(year): the nearest is "
        + "\(gap) \(unit) short."
    }
    let beyond = fixed(-best.shortfall * scale, 4)
    return "\(target) is met in \(year) at the least premium with the levers below: "
      + "\(fixed(best.cost, 1)) CNY of 2024 per car, \(fixed(best.cost - premiumBefore, 1)) more "
      + "than in \(scenario) as it is (\(beyond) \(unit) beyond the target)."
  }

  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.field("scenario", scenario)
      $0.field("target", target)
      $0.field("year", year)
      $0.field("verdicts", "central")
      $0.field("answer", isFound ? "found" : "never")
      $0.field("premium_per_car_before", premiumBefore)
      if let trial = search.best ?? search.nearest {
        $0.field("premium_per_car", trial.cost)
        $0.field("shortfall", trial.shortfall)
        $0.array("levers") { list in
          for (lever, share) in zip(levers, trial.place) {
            list.object {
              $0.field("lever", lever.name)
              $0.field("share", share)
            }
          }
        }
      }
      if let random {
        $0.field("random_points", random.points)
        $0.field(optional: "random_premium_per_car", random.best?.cost)
      }
      $0.field("sentence", sentence)
      $0.field("runs", search.evaluations)
    }
    return writer.finished()
  }
}
