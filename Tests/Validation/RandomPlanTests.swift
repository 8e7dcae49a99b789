import Testing

@testable import FlowAccounts
@testable import FlowEngine

@Suite("What every run keeps, on a thousand random economies")
struct RandomPlanTests {
  static func forEachRun(
    _ body: (RunResult, Plan, Int, inout SplitMix) throws -> Void
  ) throws {
    var random = SplitMix(seed: 4)
    let chart = ModelChart([RandomPlan.draw(&random).materials[0]])
    for sample in 0..<1_000 {
      let plan = RandomPlan.draw(&random)
      var simulation = Simulation(of: plan, chart: chart)
      try body(try simulation.run(), plan, sample, &random)
    }
  }

  @Test("Mass and elements balance, fates add up, and indicators keep their order")
  func indicators() throws {
    var surplus = 0
    var forced = 0
    try Self.forEachRun { run, plan, sample, _ in
      // The ledger's promise: every process, element and year.
      #expect(run.balance.relative <= 1e-9, "plan \(sample)")
      let fates = FateAccount(run, material: 0, rank: [2, 1, 1])
      for t in 0..<plan.yearCount {
        check(fates, t, sample)
        check(run, t, sample)
        if run.qualityInducedPrimary[t] > 1e-6 { forced += 1 }
        if run.blends[0].binding(t).isEmpty == false { surplus += 1 }
      }
    }
    // A draw in which quality never mattered would prove nothing.
    #expect(forced > 500 && surplus > 500)
  }

  private func check(_ fates: FateAccount, _ t: Int, _ sample: Int) {
    for g in 0..<fates.gradeCount {
      let leaving = fates.available(t, g)
      let sum = Fate.allCases.reduce(0) { $0 + fates.mass(t, g, $1) }
      for fate in Fate.allCases { #expect(fates.mass(t, g, fate) >= 0, "plan \(sample), \(fate)") }
      // A dozen postings.
      #expect((sum - leaving).magnitude <= 1e-12 * max(leaving, 1), "plan \(sample), grade \(g)")
      let kept = fates.identityPreserved[t * fates.gradeCount + g]
      #expect(kept <= fates.mass(t, g, .sameGrade) * (1 + 1e-12), "plan \(sample)")
    }
  }

  private func check(_ run: RunResult, _ t: Int, _ sample: Int) {
    #expect(run.qualityInducedPrimary[t] >= 0, "plan \(sample)")
    let blend = run.blends[0]
    #expect(blend.leastSameGrade[t] <= blend.mostSameGrade[t] + 1e-9, "plan \(sample)")
    let entropy = run.entropy[0]
    // Rounding of sums over classes and heats.
    let rounding = 1e-12
    #expect(entropy.after(.shredding, t) >= entropy.before(.shredding, t) - rounding)
    #expect(entropy.after(.sorting, t) <= entropy.before(.sorting, t) + rounding)
    #expect(entropy.after(.melting, t) >= entropy.before(.melting, t) - rounding)
  }
}
