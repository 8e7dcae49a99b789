import FlowEngine
import Testing

@Suite("A steady inflow, by when in the year it enters")
struct InflowTimingTests {
  @Test("Stock over inflow is half a year apart between start, middle and end")
  func steadyState() throws {
    for row in try ReferenceTable("inflow_timing").rows {
      let lifetime = try Lifetime.lognormal(mean: row.number("mean"), deviation: row.number("sd"))
      for timing in InflowTiming.allCases {
        // The reference stops after 200 years, which the tail of 30 ± 10 years notices at 1e-8.
        let model = try CohortStock(
          inflow: Array(repeating: 1, count: 200), lifetime: lifetime, timing: timing)
        let reference = try row.number(timing.rawValue)
        #expect(
          (model.stock[199] - reference).magnitude <= 1e-12 * max(1, reference), "\(row) \(timing)")
      }
    }
  }

  @Test("A Weibull of shape 3.5 and scale 18 holds 16.1954 years of inflow at mid-year")
  func weibull() throws {
    let lifetime = try Lifetime.weibull(shape: 3.5, scale: 18)
    let expected: [(InflowTiming, Double)] = [
      (.start, 15.695449), (.middle, 16.195449), (.end, 16.695449),
    ]
    for (timing, years) in expected {
      let model = try CohortStock(
        inflow: Array(repeating: 1, count: 80), lifetime: lifetime, timing: timing)
      #expect((model.stock[79] - years).magnitude <= 5e-7)
    }
    #expect((lifetime.mean - 16.195449).magnitude <= 5e-7)
  }
}
