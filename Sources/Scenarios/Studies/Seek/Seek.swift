internal import FlowAccounts
public import FlowInputs
internal import FlowNumerics
internal import FlowTables

/// Which value of a lever just meets a target.
public struct Seek: Sendable {
  public let scenario: String
  public let target: String
  public let lever: String
  private let unit: String
  private let isUpperBound: Bool
  private let scale: Double
  private let year: Int
  private let search: ThresholdSearch
  /// What stands in the way at the nearest place; nil where the run does not say.
  private let obstacle: String?

  /// - Parameters:
  ///   - id: A target of the scenario that a run answers.
  ///   - axis: A lever and its range, such as `eaf-share=10..70%`; alone from 0 to 100 %.
  /// - Throws: ``InputProblems`` for unknown names and levers that contradict each other, or what
  ///   a run throws.
  public init(_ base: CompiledScenario, target id: String, lever axis: String) throws {
    let text = axis.contains("=") ? axis : "\(axis)=0..100%"
    let axis = try SweepAxis(option: text)
    // The same words as a sweep has for a target that is not there.
    let question = try SweepQuestion(of: base, year: nil, variable: nil, target: id)
    guard let found = base.targets.first(where: { $0.id == id }) else {
      preconditionFailure("the question let an unknown target pass")
    }
    scenario = base.scenario.name
    target = id
    lever = axis.lever.name
    unit = question.targetUnit
    year = found.year
    isUpperBound = found.metric.isUpperBound
    scale = found.metric.isShare ? 100 : 1
    let sign = isUpperBound ? -1.0 : 1
    let range = axis.ends
    var obstacles: [Double: String] = [:]
    let search = try ThresholdSearch(in: range) { share in
      guard let compiled = try Self.compile(base, [axis.path(share)]) else { return .nan }
      let report = try RunReport(running: compiled)
      guard let assessment = report.assessments.first(where: { $0.target.id == id }) else {
        return .nan
      }
      let t = assessment.target.year - report.years.lowerBound
      obstacles[share] = SeekObstacle.text(assessment, report, at: Self.share(share))
      return sign * (assessment.projected[t] - assessment.required[t])
    }
    self.search = search
    if case .never(let best, _) = search.answer, best.value < 0 {
      // Of places that are as near, the furthest asks most of the run.
      let last = search.scan.last { ($0.value - best.value).magnitude < Self.tolerance }
      obstacle = obstacles[last?.lever ?? best.lever]
    } else {
      obstacle = nil
    }
  }

  /// - Returns: nil where the lever leaves no room for another, such as furnaces beyond 100 %.
  static func compile(
    _ base: CompiledScenario, _ paths: [LeverPath]
  ) throws -> CompiledScenario? {
    do {
      return try base.with(paths)
    } catch let problems as InputProblems {
      let errors = problems.diagnostics.filter { $0.severity == .error }
      if errors.allSatisfy({ $0.code == .sharesSum }) { return nil }
      throw problems
    }
  }

  /// Whether some value meets the target.
  public var isFound: Bool {
    switch search.answer {
    case .root, .jump: true
    case .never(let best, _): best.value >= 0
    }
  }

  public var text: String {
    "\(sentence)\n\n\(table)\n\(search.evaluations) runs of \(scenario).\n"
  }

  /// The answer in a sentence.
  public var sentence: String {
    switch search.answer {
    case .root(let share, let value):
      return "\(target) is just met in \(year) with \(lever) at \(Self.share(share)) "
        + "(\(gap(value)) from the target)."
    case .jump(let below, let above):
      return "\(target) is crossed in \(year) at a jump of \(lever): \(side(below)), "
        + "\(side(above)). No value lies in between; the blend changes its basis there."
    case .never(let best, let tried):
      if best.value >= 0 {
        return "\(target) is met in \(year) at every one of \(tried) values of \(lever)"
          + (isUnmoved ? ", which does not move it." : ".")
      }
      let range =
        "from \(Self.share(search.scan[0].lever)) to "
        + Self.share(search.scan[search.scan.count - 1].lever)
      let why = obstacle.map { " \($0)" } ?? ""
      if isUnmoved {
        return "No value of \(lever) \(range) meets \(target) in \(year): the lever does not move "
          + "it, it stays \(gap(best.value)) short.\(why)"
      }
      return "No value of \(lever) \(range) meets \(target) in \(year): "
        + "nearest is \(Self.share(best.lever)), \(gap(best.value)) short.\(why)"
    }
  }

  /// Whether the target's gap is the same all over the lever's range, to the search's tolerance.
  private var isUnmoved: Bool {
    let values = search.scan.map(\.value)
    return (values.max() ?? 0) - (values.min() ?? 0) < Self.tolerance
  }

  private static let tolerance = 1e-6

  private func side(_ side: ThresholdAnswer.Side) -> String {
    "\(Self.share(side.lever)) \(side.value >= 0 ? "meets it by" : "misses it by") \(gap(side.value))"
  }

  private func gap(_ value: Double) -> String {
    "\(ShortestDecimal.string((value.magnitude * scale * 1e6).rounded() / 1e6)) \(unit)"
  }

  private static func share(_ share: Double) -> String {
    "\(ShortestDecimal.string((share * 1e8).rounded() / 1e6)) %"
  }

  private var table: String {
    var table = PrintedTable([lever, "beyond the target, \(unit)"], words: [])
    for side in search.scan { table.add([Self.share(side.lever), fixed(side.value * scale, 3)]) }
    return table.text()
  }

  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.field("scenario", scenario)
      $0.field("target", target)
      $0.field("year", year)
      $0.field("lever", lever)
      $0.field("unit", unit)
      switch search.answer {
      case .root(let share, let value):
        $0.field("answer", "root")
        $0.field("value", share)
        $0.field("residual", value)
      case .jump(let below, let above):
        $0.field("answer", "jump")
        $0.field("below", below.lever)
        $0.field("above", above.lever)
        $0.field("gap_below", below.value)
        $0.field("gap_above", above.value)
      case .never(let best, _):
        $0.field("answer", best.value >= 0 ? "always" : "never")
        $0.field("moved", !isUnmoved)
        if let obstacle { $0.field("obstacle", obstacle) }
        $0.field("nearest", best.lever)
        $0.field("gap", best.value)
      }
      $0.field("sentence", sentence)
      $0.field("runs", search.evaluations)
    }
    return writer.finished()
  }
}

extension SweepAxis {
  /// A constant path of the lever.
  func path(_ share: Double) -> LeverPath {
    LeverPath(
      lever: lever, path: Series(years: [2000], values: [share]),
      location: FileLocation(path: "--lever"))
  }
}
