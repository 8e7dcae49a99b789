import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies

@Suite("Verdicts over the band of the habits")
struct HabitVerdictTests {
  private let habit = HabitName(metric: "charge habit", entities: ["wrought"])

  private func assessment(_ verdict: Verdict) throws -> Assessment {
    try #require(try Runs.short.get().assessments.first { $0.verdict == verdict })
  }

  private func judged(_ assessment: Assessment, low: Double, high: Double) -> Assessment {
    assessment.judged(
      over: [assessment, assessment], band: { _ in (low, high) }, name: { _ in habit })
  }

  @Test("Met holds where the whole band is met, missed where none of it is")
  func whole() throws {
    #expect(judged(try assessment(.met), low: 0, high: 1).verdict == .met)
    #expect(judged(try assessment(.missed), low: -2, high: -1).verdict == .missed)
  }

  @Test("A band on both sides depends on habits, and so does one beside the fitted answer")
  func open() throws {
    let met = judged(try assessment(.met), low: -1, high: 1)
    #expect(met.verdict == .depends)
    #expect(met.ground == .habits(habit, met: 2, draws: 2))
    #expect(judged(try assessment(.met), low: -2, high: -1).verdict == .depends)
    #expect(judged(try assessment(.missed), low: 0, high: 1).verdict == .depends)
  }

  @Test("Readings that differ stay a matter of reading")
  func reading() throws {
    let depends = judged(try assessment(.depends), low: -1, high: 1)
    #expect(depends.verdict == .depends && depends.ground == .reading)
  }

  @Test("The margin is above zero where a reading is met")
  func margin() throws {
    for assessment in try Runs.short.get().assessments {
      for (index, result) in assessment.results.enumerated() {
        #expect((assessment.margin(index) >= 0) == result.isMet, "\(assessment.target.id)")
      }
    }
  }

  @Test("The habit that numbers follow is named")
  func named() throws {
    let design = HabitDesign(try Runs.compiled("china-reference"))
    for (index, parameter) in design.parameters.enumerated() {
      let values = (0..<HabitDesign.pointCount).map { -design.share(index, point: $0) }
      #expect(HabitDraws.habit(behind: values, design) == parameter.name)
    }
  }

  @Test("The sentence says how often it is met, and on which habit it turns")
  func sentence() throws {
    let judged = judged(try assessment(.met), low: -1, high: 1)
    let years = try Runs.short.get().years
    #expect(
      Words(language: .english).sentence(judged, years: years)
        == "depends on habits: met in 2 of 2 draws, most on the charge habit of wrought")
    #expect(
      Words(language: .chinese).sentence(judged, years: years)
        == "取决于配料习惯：2 组取值中 2 组达标，主要取决于wrought 的配料倾向")
    let loop = HabitName(metric: "loop share", entities: ["A-N1", "A-N2", "A-N4"])
    #expect(Words(language: .english).habit(loop) == "the loop share of A-N1 and 2 more")
  }
}

@Suite("What the least ore-based metal leaves open")
struct FaceRangeTests {
  @Test("Recycled content of cars may lie anywhere in a wide range at the same least metal")
  func wide() throws {
    let compiled = try Runs.compiled("china-reference", Runs.shortHorizon).measuringFace()
    let report = try RunReport(running: compiled)
    let ranges = report.faceRanges
    #expect(
      ranges.map(\.variable.name) == [
        "Recycled Content|Steel|Passenger Cars [Share]", "Same-Grade Metal|Steel|Posted",
        "Recycled Content|Aluminum|Passenger Cars [Share]", "Same-Grade Metal|Aluminum|Posted",
      ])
    for range in ranges {
      #expect(range.basis == .face)
      #expect(range.years.map { $0 + 2015 } == report.reportingYears.all)
      #expect(zip(range.low, range.high).allSatisfy { $0 <= $1 + 1e-9 })
    }
    let content = ranges[2]
    #expect(content.variable.values == (try report.variable(content.variable.name)))
    let place = try #require(report.reportingYears.all.firstIndex(of: 2030))
    #expect(content.low[place] < 10 && content.high[place] > 60)
  }

  @Test("Asking for the face changes nothing of the run")
  func untouched() throws {
    let compiled = try Runs.compiled("china-reference", Runs.shortHorizon)
    let base = try RunReport(running: compiled)
    let asked = try RunReport(running: compiled.measuringFace())
    for (a, b) in zip(base.variables, asked.variables)
    where !Indicators.isMeasuredBeside(a.name) {
      #expect(a.values == b.values, "\(a.name)")
    }
  }
}
