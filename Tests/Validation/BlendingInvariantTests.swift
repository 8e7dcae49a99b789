import FlowEngine
import Testing

@Suite("What every charge calculation keeps")
struct BlendingInvariantTests {
  /// A feasible problem: primary metal and pure elements meet every window.
  static func problem(_ random: inout SplitMix) -> ChargeProblem {
    let elements = (0..<Int.random(in: 1...4, using: &random)).map { "E\($0)" }
    func contents(_ range: ClosedRange<Double>) -> [Double] {
      elements.map { _ in .random(in: range, using: &random) }
    }
    var materials = (0..<Int.random(in: 2...5, using: &random)).map { index in
      ChargeProblem.Material(
        name: "S\(index)", kind: .scrap, cost: 0.05, supply: .random(in: 10...200, using: &random),
        meltYield: .random(in: 0.85...1, using: &random), content: contents(0...0.04),
        origins: [
          .init(group: "G\(index % 3)", share: .random(in: 0.3...0.9, using: &random)),
          .init(group: "G\((index + 1) % 3)", share: 0.1),
        ])
    }
    materials.append(
      .init(name: "primary", kind: .primary, cost: 1, supply: nil, content: contents(0...0.002)))
    for index in elements.indices {
      materials.append(
        .init(
          name: elements[index], kind: .alloying(element: index), cost: 1.2, supply: nil,
          content: elements.indices.map { $0 == index ? 1 : 0 }))
    }
    let targets = (0..<Int.random(in: 1...4, using: &random)).map { index in
      let demand = Double.random(in: 20...150, using: &random)
      return ChargeProblem.Target(
        name: "T\(index)", group: "G\(index % 3)",
        demand: .init(minimum: demand, maximum: demand),
        contents: elements.map { _ in
          let low = Bool.random(using: &random) ? 0 : Double.random(in: 0...0.03, using: &random)
          let width = Double.random(in: 0.004...0.02, using: &random)
          return .init(minimum: low * demand, maximum: (low + width) * demand)
        })
    }
    return ChargeProblem(elements: elements, materials: materials, targets: targets)
  }

  static func solve(_ problem: ChargeProblem) throws -> ChargeSolution {
    guard case .optimal(let solution) = try problem.solve() else {
      throw SolvedCharge.NoCharge(name: "random")
    }
    return solution
  }

  /// Room for the solver's tolerance of 1e-9 on an objective of some hundreds.
  static let rounding = 1e-7

  /// A thousand systems of a fixed seed.
  static func forEachProblem(_ body: (ChargeProblem, ChargeSolution, inout SplitMix) throws -> Void)
    rethrows
  {
    var random = SplitMix(seed: 2030)
    for _ in 0..<1_000 {
      let problem = problem(&random)
      guard let solution = try? solve(problem) else {
        Issue.record("a feasible problem was not solved")
        continue
      }
      try body(problem, solution, &random)
    }
  }

  @Test("Melts balance, windows hold, and the indicators keep their order")
  func balances() throws {
    Self.forEachProblem { problem, solution, _ in
      for (t, target) in problem.targets.enumerated() {
        let metal = zip(problem.materials, solution.charge).map { $0.meltYield * $1[t] }
        let demand = target.demand.maximum ?? 0
        #expect((metal.reduce(0, +) - demand).magnitude <= 1e-9 * demand)
        for (e, window) in target.contents.enumerated() {
          let mass = zip(problem.materials, metal).reduce(0) { $0 + $1.0.content[e] * $1.1 }
          #expect(mass >= (window.minimum ?? 0) - 1e-9 * demand)
          #expect(mass <= (window.maximum ?? 0) + 1e-9 * demand)
        }
      }
      #expect(solution.recycledContent <= 1 + 1e-12)
      #expect(solution.sameGradeKept <= solution.sameGrade + 1e-9)
      #expect(solution.sameGradeRange.lowerBound <= solution.sameGrade + 1e-6)
      #expect(solution.qualityInducedPrimary >= -Self.rounding)
    }
  }

  @Test("More scrap, a looser limit and a purer split never cost more")
  func monotone() throws {
    try Self.forEachProblem { problem, solution, random in
      let scraps = problem.materials.indices.filter { problem.materials[$0].kind == .scrap }
      let s = scraps[Int.random(in: scraps.indices, using: &random)]
      let most = solution.objective + Self.rounding
      var more = problem
      more.materials[s].supply = (problem.materials[s].supply ?? 0) * 1.5
      let moreCost = try Self.solve(more).objective
      #expect(moreCost <= most)

      var looser = problem
      let t = Int.random(in: problem.targets.indices, using: &random)
      let e = Int.random(in: problem.elements.indices, using: &random)
      let window = problem.targets[t].contents[e]
      looser.targets[t].contents[e] = .init(
        minimum: (window.minimum ?? 0) * 0.8, maximum: (window.maximum ?? 0) * 1.2)
      let looserCost = try Self.solve(looser).objective
      #expect(looserCost <= most)

      var split = problem
      let half = (problem.materials[s].supply ?? 0) / 2
      let shift = problem.materials[s].content.map { $0 * 0.4 }
      split.materials[s].supply = half
      var other = split.materials[s]
      for (index, change) in shift.enumerated() {
        let sign: Double = index % 2 == 0 ? 1 : -1
        split.materials[s].content[index] -= sign * change
        other.content[index] += sign * change
      }
      split.materials.append(other)
      let splitCost = try Self.solve(split).objective
      #expect(splitCost <= most)
    }
  }

  @Test("Without scrap a melt is primary and alloying exactly")
  func withoutScrap() throws {
    try Self.forEachProblem { problem, _, _ in
      var bare = problem
      bare.materials.removeAll { $0.kind == .scrap }
      let solution = try Self.solve(bare)
      let demand = problem.targets.reduce(0) { $0 + ($1.demand.maximum ?? 0) }
      let alloying = solution.alloying.reduce(0, +)
      #expect((solution.primary + alloying - demand).magnitude <= 1e-9 * demand)
      #expect(
        (solution.primary + 1.2 * alloying - solution.objective).magnitude <= 1e-9 * demand)
    }
  }

  @Test("The order of the classes changes nothing that is reported")
  func permutation() throws {
    try Self.forEachProblem { problem, solution, random in
      var shuffled = problem
      shuffled.materials.shuffle(using: &random)
      let other = try Self.solve(shuffled)
      #expect((other.objective - solution.objective).magnitude <= Self.rounding)
      #expect((other.sameGrade - solution.sameGrade).magnitude <= 1e-5, "a ratio of prices apart")
    }
  }
}

/// Steele, Lea & Flood (2014), doi:10.1145/2714064.2660195.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
