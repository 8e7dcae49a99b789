import FlowEngine
import FlowNumerics
import Testing

@Suite("Survival functions against 40-digit references")
struct SurvivalTests {
  @Test("All laws agree within 1e-12 relative, far tails included")
  func survival() throws {
    let table = try ReferenceTable("survival")
    #expect(table.rows.count == 247)
    for row in table.rows {
      let reference = try row.number("survival")
      let ours = try row.lifetime().survival(atAge: row.number("age"))
      // Below the smallest normal number a share keeps no relative accuracy; both are nothing.
      if reference < .leastNormalMagnitude {
        #expect(ours < .leastNormalMagnitude)
        continue
      }
      let error = (ours - reference).magnitude / reference
      #expect(error <= 1e-12, "\(row)")
    }
  }

  @Test("Weibull shape and scale from mean and deviation agree within 1e-12 relative")
  func weibullMoments() throws {
    for row in try ReferenceTable("weibull_from_moments").rows {
      let law = try WeibullFromMoments(mean: row.number("mean"), deviation: row.number("sd"))
      let shape = try row.number("shape")
      let scale = try row.number("scale")
      #expect((law.shape - shape).magnitude <= 1e-12 * shape, "\(row)")
      #expect((law.scale - scale).magnitude <= 1e-12 * scale, "\(row)")
    }
  }

  @Test("A lognormal has the deviation it is given, not mean² / deviation")
  func lognormalDeviation() throws {
    // With moments inverted, 16 ± 4.8 years would leave 0.311 at ten years.
    let lifetime = try Lifetime.lognormal(mean: 16, deviation: 4.8)
    #expect((lifetime.survival(atAge: 10) - 0.9270636676).magnitude <= 5e-11)
    #expect((lifetime.survival(atAge: 30) - 0.0110656504).magnitude <= 5e-11)
  }
}
