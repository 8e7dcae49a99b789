import FlowEngine
import FlowStudies
import FlowTables
import Foundation
import Testing

@Suite("Cures and prices of charges, tried out")
struct ChargeCureTests {
  /// Problems of which some limits lie below what is at hand, as files say them.
  private static func file(_ random: inout SplitMix) -> [String: Any] {
    let elements = (0..<Int.random(in: 2...5, using: &random)).map { "E\($0)" }
    let pure = elements.map { _ in Double.random(in: 0.01...0.1, using: &random) }
    let scraps = (0..<Int.random(in: 3...8, using: &random)).map { index in
      [
        "name": "S\(index)", "mass_kg": Double.random(in: 10...400, using: &random),
        "melt_yield": Double.random(in: 0.6...1, using: &random), "cost": 0.2,
        "composition_wt_pct": elements.map { _ in Double.random(in: 0.02...4, using: &random) },
      ] as [String: Any]
    }
    let targets = (0..<Int.random(in: 1...2, using: &random)).map { index in
      var target: [String: Any] = [
        "name": "T\(index)", "demand_kg": Double.random(in: 20...300, using: &random),
        "max_wt_pct": pure.map { $0 * Double.random(in: 0.3...20, using: &random) },
      ]
      if Bool.random(using: &random) {
        target["min_scrap_pct"] = Double.random(in: 50...100, using: &random)
      }
      return target
    }
    return [
      "elements": elements, "primary_composition_wt_pct": pure, "scraps": scraps,
      "targets": targets,
    ]
  }

  private static func answer(_ file: [String: Any]) throws -> ChargeReport.Answer {
    let bytes = try [UInt8](JSONSerialization.data(withJSONObject: file))
    return try #require(
      ChargeReport(solving: ChargeFile(SourceFile(path: "p.json", bytes: bytes))).answers.first)
  }

  /// The file with what a status tells to write.
  private static func cured(_ file: [String: Any], by status: String) throws -> [String: Any] {
    var targets = try #require(file["targets"] as? [[String: Any]])
    let elements = try #require(file["elements"] as? [String])
    for part in status.split(separator: "target 'T").dropFirst() {
      let place = try #require(part.first?.wholeNumberValue)
      if let cure = part.firstMatch(of: #/ % (E\d), and no .* limit to ([0-9.e+-]+) %/#) {
        var limits = try #require(targets[place]["max_wt_pct"] as? [Double])
        let element = try #require(elements.firstIndex(of: String(cure.1)))
        limits[element] = try #require(Double(String(cure.2)))
        targets[place]["max_wt_pct"] = limits
      } else {
        let cure = try #require(part.firstMatch(of: #/lower it to ([0-9.e+-]+) %/#), "\(part)")
        let share: Double = try #require(Double(String(cure.1)))
        targets[place]["min_scrap_pct"] = share
      }
    }
    var other = file
    other["targets"] = targets
    return other
  }

  @Test("Cures that are typed in as printed make a charge possible at once")
  func cures() throws {
    var random = SplitMix(seed: 19)
    var count = 0
    for number in 0..<60 {
      let file = Self.file(&random)
      let answer = try Self.answer(file)
      if answer.status == "optimal" { continue }
      count += 1
      let again = try Self.answer(try Self.cured(file, by: answer.status))
      #expect(again.status == "optimal", "\(number): \(answer.status)")
    }
    #expect(count > 20)
  }

  private struct Question {
    let what: String
    /// kg.
    let step: Double
    let price: Double
    let move: (inout ChargeProblem, Double) -> Void
  }

  /// One lot that is used up, and one limit of a target, with their prices.
  private static func questions(
    _ problem: ChargeProblem, _ solution: ChargeSolution
  ) -> [Question] {
    var questions: [Question] = []
    if let lot = solution.worth.firstIndex(where: { ($0 ?? 0) > 0 }) {
      let step = 1e-4 * (problem.materials[lot].supply ?? 0)
      questions.append(
        Question(what: "lot", step: step, price: -(solution.worth[lot] ?? 0)) {
          $0.materials[lot].supply = ($0.materials[lot].supply ?? 0) + $1
        })
    }
    for bound in solution.binding where bound.isMaximum {
      guard case .content(let element) = bound.row, let target = bound.target else { continue }
      let limit = problem.targets[target].contents[element].maximum ?? 0
      questions.append(
        Question(what: "limit", step: 1e-4 * limit, price: -bound.worth) {
          $0.targets[target].contents[element].maximum = limit + $1
        })
      break
    }
    return questions
  }

  @Test("The worth of a lot and of a limit is the change of the cost")
  func prices() throws {
    var random = SplitMix(seed: 20)
    var count = 0
    for number in 0..<60 {
      let problem = ChargeCertificateTests.problem(&random)
      guard case .optimal(let solution) = try problem.solve() else { continue }
      for question in Self.questions(problem, solution) {
        func cost(_ step: Double) throws -> Double? {
          var other = problem
          question.move(&other, step)
          guard case .optimal(let answer) = try other.solve() else { return nil }
          return answer.objective
        }
        guard let less = try cost(-question.step), let more = try cost(question.step) else {
          continue
        }
        count += 1
        let below = (solution.objective - less) / question.step
        let above = (more - solution.objective) / question.step
        // The cost is convex in a bound: its price lies between the two slopes.
        let rounding =
          1e-6 * (below.magnitude + above.magnitude) + 1e-10 * solution.objective / question.step
        #expect(
          (min(below, above) - rounding...max(below, above) + rounding).contains(question.price),
          "\(number) \(question.what): \(question.price), slopes \(below) and \(above)")
      }
    }
    #expect(count > 60)
  }
}
