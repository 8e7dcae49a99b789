import Foundation
import Testing

@testable import FlowEngine
@testable import FlowInputs
@testable import FlowStudies
@testable import FlowTables

/// Set `FLOWSIM_RANDOM_RUNS` for more of them than every test run makes; `make test-random` does.
@Suite("What every run keeps, on random scenarios")
struct RandomScenarioTests {
  private static let count =
    ProcessInfo.processInfo.environment["FLOWSIM_RANDOM_RUNS"].flatMap(Int.init) ?? 30

  @Test("Any levers, horizon and blend: the run balances, no flow is negative, the market clears")
  func sound() {
    var ran = 0
    for seed in 1...Self.count {
      let scenario = RandomScenario(seed: seed)
      let place = Comment(rawValue: "seed \(seed):\n\(scenario.text)\(scenario.table)")
      do {
        expectSound(try RunReport(running: try scenario.compiled()), place)
        ran += 1
      } catch let problems as InputProblems {
        // More than there is: refused with its place and what to write.
        for problem in problems.diagnostics where problem.severity == .error {
          #expect(problem.location.line > 1 && !problem.help.isEmpty, "\(problem)\n\(place)")
        }
      } catch {
        Issue.record("\(error)\n\(place)")
      }
    }
    #expect(10 * ran >= 7 * Self.count, "too many are refused to prove anything: \(ran) ran")
  }
}

/// Mass and elements balance, nothing flows backwards, and every programme has its certificate.
func expectSound(
  _ report: RunReport, _ name: Comment, at place: SourceLocation = #_sourceLocation
) {
  for finding in report.marketFindings {
    #expect(finding.value <= finding.limit, "\(name): \(finding)", sourceLocation: place)
  }
  #expect(report.run.balance.relative <= 1e-9, name, sourceLocation: place)
  let least = report.run.ledger.amounts.min() ?? 0
  #expect(least >= 0, "\(name): a flow of \(least)", sourceLocation: place)
  for blend in report.run.blends {
    #expect(blend.primary.allSatisfy { $0 >= 0 }, name, sourceLocation: place)
  }
}
