import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies

@Suite("What would close the gap of a missed pledge")
struct ClosingPurchaseTests {
  private func closing(_ id: String) throws -> ClosingPurchase {
    let report = try Runs.reference.get()
    let assessment = try #require(report.assessments.first { $0.target.id == id })
    return try #require(try ClosingPurchase(assessment, report))
  }

  @Test("Volvo's steel can be had: lots, tonnes and a cost per car with its range")
  func closes() throws {
    let closing = try closing("VC-ST-1")
    #expect(closing.outcome.lacking < 1)
    #expect(!closing.lots.isEmpty && closing.lots.allSatisfy { $0.tonnes >= 1 })
    #expect(closing.costPerCar.low < closing.costPerCar.value)
    #expect(closing.costPerCar.value < closing.costPerCar.high)
    #expect(closing.sentences.contains("The cheapest lots that close it: "))
  }

  @Test("First Movers' ingot is not to be had, and that is said with its tonnes")
  func notToBeHad() throws {
    let sentence = try closing("VC-AL-1").sentences
    #expect(sentence.contains("No lots on the market close it: at most 0.0 % is to be had"))
  }

  @Test("BMW's contracts for green power keep the pledge on its wheels")
  func contracts() throws {
    let closing = try closing("BM-AL-1")
    #expect(try #require(closing.contracted) > 0.25)
    #expect(closing.partners.contains("wheel and ingot suppliers"))
  }

  @Test("Every missed pledge of a car maker on one metal says what would close it")
  func all() throws {
    let run = try Runs.reference.get()
    let report = try TargetReport(run.scenario.targets, company: nil, report: run)
    for assessment in run.assessments
    where assessment.verdict == .missed && PolicyRow.isAnswered(assessment.target) {
      let entry = try #require(report.entries.first { $0.id == assessment.target.id })
      if entry.role != .maker { continue }
      let sentence = try #require(report.sentence(entry))
      let says = ["close it", "which keeps it"].contains { sentence.contains($0) }
      #expect(says, "\(sentence)")
    }
  }
}
