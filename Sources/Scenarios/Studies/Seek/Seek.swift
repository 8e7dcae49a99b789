package import FlowAccounts
package import FlowEngine
public import FlowInputs
package import FlowNumerics
internal import FlowTables

/// Which value of a lever just meets a target.
public struct Seek: Sendable {
  public let scenario: String
  public let target: String
  public let lever: String
  package let unit: String
  package let scale: Double
  package let year: Int
  package let search: ThresholdSearch
  /// What stands in the way at the nearest place of the lever; none where the run does not say.
  package let obstacles: (place: Double, list: [SeekObstacle])?
  /// What the scenario itself has of the lever in the target's year, and what its run says of the
  /// target; nil where it does not answer.
  package let asItIs: (value: Double, assessment: Assessment?)
  /// The first and last year of the run.
  package let start: Int
  package let end: Int
  /// The first tried place of the lever that works cannot be built for in time; nil where all can
  /// be built.
  package let growthBinds: Double?
  /// The first metal of the target.
  package let system: MaterialSystem

  /// - Parameters:
  ///   - name: A target of the scenario that a run answers.
  ///   - axis: A lever and its range, such as `eaf-share=10..70%`; alone from 0 to 100 %.
  /// - Throws: ``InputProblems`` for unknown names and levers that contradict each other, or what
  ///   a run throws.
  public init(_ base: CompiledScenario, target name: String, lever axis: String) throws {
    let axis = try SweepAxis(option: axis.contains("=") ? axis : "\(axis)=0..100%")
    let (found, question) = try Self.target(name, of: base)
    let id = found.id
    scenario = base.scenario.name
    target = id
    lever = axis.lever.name
    unit = question.targetUnit
    year = found.year
    scale = found.metric.perCent
    system = base.plan.materials[found.materials[0]].system
    end = base.scenario.horizon.upperBound
    var obstacles: [Double: [SeekObstacle]] = [:]
    var lacking: Set<Double> = []
    let ownValue = base.course(of: axis.lever).value(in: found.year)
    // What the scenario has now is a place as well: a search that skips it could contradict it.
    let search = try ThresholdSearch(in: axis.ends, and: [ownValue]) { share in
      guard
        let compiled = try Self.compile(
          base, [axis.path(share, in: found.year, of: base, option: "--lever")])
      else { return .nan }
      let report = try RunReport(running: compiled, measuresQuality: false)
      guard let assessment = Self.assessment(of: id, in: report) else { return .nan }
      obstacles[share] = SeekObstacle.all(assessment, report)
      let lack = SeekObstacle.worksLack(report, in: found.year)
      if axis.lever.isHeldToWorks && lack != nil { lacking.insert(share) }
      return Self.beyond(assessment, from: report.years.lowerBound)
    }
    self.search = search
    let own = try RunReport(running: base, measuresQuality: false)
    asItIs = (ownValue, Self.assessment(of: id, in: own))
    start = own.years.lowerBound
    growthBinds = search.scan.map(\.lever).first { lacking.contains($0) }
    self.obstacles = Self.nearest(search).flatMap { place in
      obstacles[place].map { (place, $0) }
    }
  }

  /// The target that a name means; told in the words of a sweep where it is not there.
  static func target(
    _ name: String, of base: CompiledScenario
  ) throws -> (Target, SweepQuestion) {
    let question = try SweepQuestion(of: base, year: nil, variable: nil, target: name)
    let id = question.target ?? name
    guard let found = base.targets.first(where: { $0.id == id }) else {
      preconditionFailure("the question let an unknown target pass")
    }
    return (found, question)
  }

  private static func assessment(of id: String, in report: RunReport) -> Assessment? {
    report.assessments.first { $0.target.id == id }
  }

  /// Where a search that finds nothing came nearest; nil where it found something.
  private static func nearest(_ search: ThresholdSearch) -> Double? {
    guard case .never(let best, _) = search.answer, best.value < 0 else { return nil }
    // Of places that are as near, the furthest asks most of the run.
    return search.scan.last { ($0.value - best.value).magnitude < tolerance }?.lever ?? best.lever
  }

  /// How far a run is beyond the target; nil where it does not answer.
  package var gapAsItIs: Double? { asItIs.assessment.map { Self.beyond($0, from: start) } }

  /// How far projection is beyond requirement: below zero where the target is missed.
  private static func beyond(_ assessment: Assessment, from start: Int) -> Double {
    let t = assessment.target.year - start
    let sign = assessment.target.metric.isUpperBound ? -1.0 : 1
    return sign * (assessment.projected[t] - assessment.required[t]) / assessment.target.metric.size
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

  /// Whether the target's gap is the same all over the lever's range, to the search's tolerance.
  package var isUnmoved: Bool {
    let values = search.scan.map(\.value)
    return (values.max() ?? 0) - (values.min() ?? 0) < Self.tolerance
  }

  private static let tolerance = 1e-6
}
