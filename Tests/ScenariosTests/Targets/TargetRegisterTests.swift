import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("The register: every target of the 2024 report")
struct TargetRegisterTests {
  private func register() throws -> TargetRegister { try TargetRegister.builtin() }

  @Test("35 targets of car makers and 54 of suppliers load, each with its place in the report")
  func counts() throws {
    let entries = try register().entries
    let makers = entries.filter { $0.role == .maker || $0.role == .coalition }
    #expect(makers.count == 35)
    #expect(entries.count { $0.role == .supplier } == 54)
    for entry in entries where entry.role != .benchmark {
      #expect(
        entry.source.contains("Table") || entry.source.contains("case")
          || entry.source.contains("Fig.") || entry.source.contains("T3-5-1")
          || !entry.source.hasPrefix("ipe-2024"), "\(entry.id)")
    }
    // Every target of a car maker is quoted with its page.
    for entry in makers { #expect(!entry.wording.isEmpty && !entry.page.isEmpty, "\(entry.id)") }
  }

  @Test("By their wording 22 stand, 9 need a reading, 2 lack a year, 2 hang on a price")
  func wording() throws {
    let makers = try register().entries.filter { $0.role == .maker || $0.role == .coalition }
    let testable = makers.filter { $0.testability == .testable }
    #expect(testable.count { $0.premiumCap == nil } == 22)
    #expect(testable.count { $0.premiumCap != nil } == 2)
    #expect(testable.count { $0.readings.count == 3 } == 4)
    #expect(makers.count { $0.testability == .reading } == 9)
    #expect(makers.count { $0.testability == .undated } == 2)
  }

  @Test("Words that soften a pledge are kept")
  func qualifiers() throws {
    let entries = try register().entries
    #expect(entries.first { $0.id == "MB-AL-1" }?.qualifier == "aiming; up to")
    #expect(entries.first { $0.id == "BY-ST-2" }?.qualifier == "strive for")
    #expect(entries.count { $0.qualifier == "capability" } == 5)
  }

  @Test(
    "Every target has a verdict that reads as a sentence",
    arguments: BuiltinFiles.scenarios.filter {
      ["china-reference", "policy-2030", "all-levers"].contains($0)
    })
  func verdicts(scenario: String) throws {
    let run = try scenario == "china-reference" ? Runs.reference.get() : Runs.report(scenario)
    let register = run.scenario.targets
    let report = try TargetReport(register, company: nil, report: run)
    #expect(report.entries.count == 93)
    for entry in report.entries {
      let sentence = try #require(report.sentence(entry), "\(entry.id)")
      #expect(sentence.hasPrefix(entry.company) && sentence.hasSuffix("."), "\(sentence)")
      #expect(sentence.contains("(\(entry.id))"), "\(sentence)")
    }
    let verdicts = Set(run.assessments.map(\.verdict))
    #expect(verdicts == [.met, .missed, .depends])
  }

  @Test("A verdict follows from its readings and from the price")
  func verdictRules() throws {
    for assessment in try Runs.reference.get().assessments {
      let met = assessment.results.count { $0.isMet }
      switch assessment.verdict {
      case .met: #expect(met == assessment.results.count)
      case .depends: #expect(met > 0 && met < assessment.results.count)
      case .released:
        let premium = try #require(assessment.supply?.premium(assessment.target))
        let cap = try #require(assessment.target.premiumCap)
        #expect(met == 0 && premium > cap)
      case .missed: #expect(met == 0)
      case .untestable: Issue.record("\(assessment.target.id) was assessed")
      }
    }
  }

  @Test("Recycled content ranks as its definitions do: old alone, new and old, home as well")
  func definitions() throws {
    for assessment in try Runs.reference.get().assessments where assessment.results.count == 3 {
      let t = try Runs.reference.get().index(of: assessment.target.year)
      let values = assessment.results.map { $0.projected[t] }
      #expect(values[1] < values[0] && values[0] < values[2], "\(assessment.target.id)")
    }
  }

  @Test("Progress gives the pace that is left: 15 points a year for Volvo's aluminium")
  func pace() throws {
    let run = try Runs.reference.get()
    let report = try TargetReport(run.scenario.targets, company: "Volvo", report: run)
    #expect(report.entries.count == 8)
    let aluminium = try #require(report.entries.first { $0.id == "VC-AL-2" })
    let sentence = try #require(report.sentence(aluminium))
    #expect(sentence.contains("it stood at 10.0 % in 2023, which left 15.0 points a year to go"))
  }

  @Test("A stated tonnage is set beside the metal of all its cars: Mercedes' 200 kt")
  func reach() throws {
    let run = try Runs.reference.get()
    let target = try #require(run.compiled.untestable.first { $0.id == "MB-ST-3" })
    let volume = try #require(target.volume)
    #expect(volume.tonnes == 200_000)
    // 200 kt over 2.0 million cars of 0.9 t is 11 %; ours has its own drives and contents.
    #expect((0.1...0.125).contains(volume.share), "\(volume)")
    #expect(target.english.contains("; 200.0 thousand t/yr are 1"))
    #expect(target.english.hasSuffix(" % of the steel in its cars worldwide"))
  }

  @Test("A company that nobody knows gets the nearest name")
  func unknownCompany() throws {
    let register = try register()
    #expect {
      try TargetReport(register, company: "Polstar", report: nil)
    } throws: { error in
      (error as? InputProblems)?.diagnostics.first?.help == "did you mean 'Polestar'?"
    }
  }
}
