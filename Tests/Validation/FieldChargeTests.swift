import FlowEngine
import FlowStudies
import FlowTables
import Foundation
import Testing

@Suite("Charges that were called dear or impossible elsewhere")
struct FieldChargeTests {
  /// Least costs by HiGHS; those of bars and of pure primary metal by hand.
  @Test("Primary metal that a price forbids, and limits at what it contains, cost what they must")
  func known() throws {
    let url = try #require(
      Bundle.module.url(forResource: "Data/blending/forbidden_prices", withExtension: "json"))
    let bytes = try [UInt8](Data(contentsOf: url))
    let written = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let cases = try #require(written?["cases"] as? [[String: Any]])
    let report = ChargeReport(solving: try ChargeFile(SourceFile(path: "p.json", bytes: bytes)))
    #expect(cases.count == report.answers.count && cases.count == 6)
    for (answer, item) in zip(report.answers, cases) {
      let expected = try #require(item["expected"] as? Double)
      guard case .optimal(let solution) = answer.outcome else {
        Issue.record("\(answer.name): \(answer.status)")
        continue
      }
      // The expected costs are written with six digits or more.
      #expect((solution.objective - expected).magnitude <= 1e-6 * expected, "\(answer.name)")
    }
  }
}
