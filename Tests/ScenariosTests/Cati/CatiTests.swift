import Testing

@testable import FlowStudies
@testable import FlowTables

@Suite("The transparency index as data")
struct CatiTests {
  private func index() throws -> CatiIndex { try CatiIndex.load() }

  @Test("Of 51 scores 11 are above 50, 1 above 70, 12 from 30 to 50, 28 below 30")
  func bands() throws {
    let index = try index()
    #expect(index.scores.count == 51)
    #expect(index.bands == (1, 11, 12, 28))
    // 28 of 51 are the 55 % that the report prints.
    #expect((28.0 / 51 - 0.549).magnitude <= 0.0005)
  }

  @Test("Indicators hold 10, 22, 16, 12 and 40 points")
  func points() throws {
    #expect(try index().dimensions.map(\.points) == [10, 22, 16, 12, 40])
    #expect(try index().indicators.count == 51)
  }

  @Test("17 car makers commit to stop selling gasoline cars")
  func gasoline() throws {
    #expect(try index().gasolineCommitments.values.count { $0 } == 17)
  }

  @Test("Full answers score 100, no answers 0, and half of scope 3 is worth half its points")
  func answers() throws {
    let index = try index()
    func score(_ text: String) throws -> CatiAnswers {
      try CatiAnswers.read(SourceFile(path: "a.csv", text: "indicator,answer\n" + text), index)
    }
    let all = try score(index.indicators.map { "\($0.id),yes\n" }.joined())
    #expect(all.total == 100 && all.unanswered.isEmpty)
    #expect(try score("").total == 0)
    let half = try score("2.2.1,partly\n3.2.1,0.5\n4.1.1,no\n")
    #expect(half.total == 5 && half.unanswered.count == 48)
  }

  @Test("Answers that mean nothing are told with their place")
  func badAnswers() throws {
    let file = SourceFile(
      path: "a.csv", text: "indicator,answer\n9.9.9,yes\n2.2.1,perhaps\n3.2.1,1.5\n3.2.1,no\n")
    let index = try index()
    #expect {
      try CatiAnswers.read(file, index)
    } throws: { error in
      let lines = (error as? InputProblems)?.diagnostics.map(\.description) ?? []
      return lines.count == 4 && lines[0].hasPrefix("a.csv:2:1: error[E120]")
        && lines[1].hasPrefix("a.csv:3:7: error[E207]: 'perhaps' is no answer")
        && lines[2].hasPrefix("a.csv:4:7: error[E207]")
        && lines[3].hasPrefix("a.csv:5:1: error[E209]")
    }
  }

  @Test("A score stands beside the verdicts of the company's targets")
  func besideVerdicts() throws {
    let report = try CatiReport(try index(), company: "volvo", run: try Runs.reference.get())
    #expect(report.text.contains("Volvo Cars, rank 2") && report.text.contains("65.2"))
    #expect(report.text.contains("Targets under china-reference: "))
    #expect(report.text.contains(" depends"))
  }
}
