import FlowEngine
import Foundation
import Testing

@Suite("Charges and their certificates")
struct ChargeCertificateTests {
  /// Prices over eight powers of ten, lots that tie, and limits at what primary metal contains.
  static func problem(_ random: inout SplitMix) -> ChargeProblem {
    func spread(_ range: ClosedRange<Double>) -> Double {
      exp(.random(in: log(range.lowerBound)...log(range.upperBound), using: &random))
    }
    let elements = (0..<Int.random(in: 3...14, using: &random)).map { "E\($0)" }
    let pure = elements.map { _ in spread(1e-5...1e-3) }
    let dear = [1, 100, 99_999, 1e7][Int.random(in: 0...3, using: &random)]
    var materials = (0..<Int.random(in: 10...40, using: &random)).map { index in
      let isClean = Int.random(in: 0...6, using: &random) == 0
      return ChargeProblem.Material(
        name: "S\(index)", kind: .scrap, cost: spread(1e-4...1), supply: spread(10...1e5),
        meltYield: .random(in: 0.55...1, using: &random),
        content: pure.map { isClean ? $0 * 1.1 : spread(1e-5...0.06) },
        origins: [.init(group: "G\(index % 3)", share: 1)])
    }
    materials[1] = materials[0]
    if Bool.random(using: &random) { materials[2].share.maximum = 0.3 }
    if Bool.random(using: &random) { materials[3].least = (materials[3].supply ?? 0) * 1e-4 }
    materials.append(
      .init(name: "primary", kind: .primary, cost: dear, supply: nil, content: pure))
    for index in elements.indices {
      materials.append(
        .init(
          name: elements[index], kind: .alloying(element: index), cost: 1.2 * dear, supply: nil,
          content: elements.indices.map { $0 == index ? 1 : 0 }))
    }
    let targets = (0..<Int.random(in: 1...3, using: &random)).map { index in
      let limits = pure.map { pure in
        let isTight = Int.random(in: 0...4, using: &random) == 0
        return ChargeProblem.Window(maximum: isTight ? pure : max(pure, spread(1e-4...0.03)))
      }
      return target("T\(index)", demand: spread(10...5_000), limits: limits)
    }
    return ChargeProblem(elements: elements, materials: materials, targets: targets)
  }

  static func target(
    _ name: String, demand: Double, limits: [ChargeProblem.Window]
  ) -> ChargeProblem.Target {
    ChargeProblem.Target(
      name: name, group: "G1", demand: .init(minimum: demand, maximum: demand),
      contents: limits.map {
        .init(minimum: $0.minimum.map { $0 * demand }, maximum: $0.maximum.map { $0 * demand })
      }, growth: limits)
  }

  /// Three hundred problems of a fixed seed; primary metal alone meets every limit but a least
  /// amount's.
  @Test("Every random charge problem is answered, and every answer is certified")
  func certified() throws {
    var random = SplitMix(seed: 17)
    var optimal = 0
    for number in 0..<300 {
      switch try Self.problem(&random).solve() {
      case .optimal(let solution):
        optimal += 1
        #expect(solution.certificate.rows <= 1e-12 && solution.certificate.gap <= 1e-9, "\(number)")
        #expect(solution.qualityInducedPrimary >= 0)
      case .infeasible(let conflicts): #expect(!conflicts.isEmpty, "\(number)")
      }
    }
    #expect(optimal > 200)
  }

  @Test("What one more kilogram of a target costs is the change of the objective")
  func price() throws {
    var random = SplitMix(seed: 18)
    for number in 0..<60 {
      let problem = Self.problem(&random)
      guard case .optimal(let solution) = try problem.solve() else { continue }
      let target = problem.targets[0]
      let demand = target.demand.minimum ?? 0
      func cost(_ factor: Double) throws -> Double? {
        var other = problem
        other.targets[0] = Self.target("T0", demand: demand * factor, limits: target.growth)
        guard case .optimal(let answer) = try other.solve() else { return nil }
        return answer.objective
      }
      guard let less = try cost(1 - 1e-4), let more = try cost(1 + 1e-4) else { continue }
      let below = (solution.objective - less) / (1e-4 * demand)
      let above = (more - solution.objective) / (1e-4 * demand)
      // The cost is convex in the demand: a price lies between the two slopes.
      let rounding =
        1e-6 * (below.magnitude + above.magnitude) + 1e-10 * solution.objective / demand
      #expect(solution.price[0] >= min(below, above) - rounding, "\(number)")
      #expect(solution.price[0] <= max(below, above) + rounding, "\(number)")
    }
  }

  @Test(
    "Primary metal at its own content is a charge, whatever lots lie in the yard",
    arguments: [0.0002, 0.01, 0.02, 0.07, 0.25])
  func limitAtContent(percent: Double) throws {
    for clean in [1.0, 1.01, 1.1, 2] {
      for supply in [10.0, 80, 100, 4_000] {
        let limit = percent * 0.01
        let problem = ChargeProblem(
          elements: ["Fe"],
          materials: [
            .init(
              name: "clean", kind: .scrap, cost: 0.05, supply: supply, content: [limit * clean]),
            .init(name: "dirty", kind: .scrap, cost: 0.05, supply: 300, content: [0.06]),
            .init(name: "primary", kind: .primary, cost: 1, supply: nil, content: [limit]),
          ], targets: [Self.target("pure", demand: 100, limits: [.init(maximum: limit)])])
        let solution = try BlendingInvariantTests.solve(problem)
        let expected = clean == 1 ? 100 - 0.95 * min(100, supply) : 100
        #expect((solution.objective - expected).magnitude <= 1e-10)
      }
    }
  }

  @Test("Without composition an element that is cheaper than metal fills no melt")
  func cheapElement() throws {
    let problem = ChargeProblem(
      elements: ["C"],
      materials: [
        .init(name: "scrap", kind: .scrap, cost: 0.6, supply: 60, content: [0.001]),
        .init(name: "pig", kind: .primary, cost: 0.5, supply: nil, content: [0.04]),
        .init(name: "C", kind: .alloying(element: 0), cost: 0.1, supply: nil, content: [1]),
      ], targets: [Self.target("steel", demand: 50, limits: [.init(maximum: 0.02)])])
    let solution = try BlendingInvariantTests.solve(problem)
    #expect(solution.massOnlyPrimary <= solution.primary + solution.alloying[0])
    #expect(solution.qualityInducedPrimary == 0)
  }

  @Test("A least amount and a share of the charge are kept, and named where they cannot be")
  func leastAmounts() throws {
    var problem = ChargeProblem(
      elements: [],
      materials: [
        .init(name: "cheap", kind: .scrap, cost: 0.1, supply: 100, content: []),
        .init(name: "dear", kind: .scrap, cost: 0.3, supply: 100, content: [], least: 5),
        .init(
          name: "pig", kind: .primary, cost: 1, supply: nil, content: [],
          share: .init(minimum: 0.2)),
      ], targets: [Self.target("melt", demand: 50, limits: [])])
    let solution = try BlendingInvariantTests.solve(problem)
    #expect(solution.charge == [[35], [5], [10]])
    #expect(solution.binding.map(\.row) == [.share(material: 2), .amount(material: 1)])
    #expect(solution.binding.map(\.target) == [0, nil])
    for (bound, worth) in zip(solution.binding, [0.9, 0.2]) {
      #expect(!bound.isMaximum && (bound.worth - worth).magnitude <= 1e-15)
    }
    problem.materials[1].least = 60
    problem.materials[2].share = .init()
    guard case .infeasible(let conflicts) = try problem.solve() else {
      Issue.record("60 kg of one material fit into 50 kg")
      return
    }
    #expect(conflicts.map(\.row) == [.amount(material: 1)])
    #expect(conflicts.map(\.reached) == [50])
  }
}
