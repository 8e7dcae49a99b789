import FlowNumerics
import Testing

@Suite("Curves through points")
struct MonotoneInterpolantTests {
  @Test(
    "Straight lines between the points, flat outside",
    arguments: [
      (2020.0, 0.1), (2025, 0.1), (2030, 0.2), (2035, 0.3), (2040, 0.75), (2060, 0.75),
    ])
  func leverPath(year: Double, share: Double) throws {
    let path = try MonotoneInterpolant(places: [2025, 2035, 2040], values: [0.1, 0.3, 0.75])
    // One rounding of a share.
    #expect((path(year) - share).magnitude <= .ulpOfOne)
  }

  @Test("Steffen's curve stays between neighbouring points where a cubic spline overshoots")
  func noOvershoot() throws {
    let values = [0.0, 0, 0, 1, 1, 1, 0.2]
    let curve = try MonotoneInterpolant(
      places: values.indices.map(Double.init), values: values, rule: .steffen)
    for step in 0...600 {
      let place = Double(step) / 100
      let left = min(Int(place), 5)
      let range = min(values[left], values[left + 1])...max(values[left], values[left + 1])
      #expect(range.contains(curve(place)), "at \(place)")
    }
  }

  @Test("Steffen's curve goes through its points and reproduces a straight line")
  func points() throws {
    let curve = try MonotoneInterpolant(
      places: [0, 1, 3, 4], values: [1, 3, 7, 9], rule: .steffen)
    for place in stride(from: 0.0, through: 4, by: 0.125) {
      #expect((curve(place) - (1 + 2 * place)).magnitude <= 16 * Double.ulpOfOne)
    }
  }

  @Test(
    "One point is a constant, two are a line",
    arguments: [MonotoneInterpolant.Rule.linear, .steffen])
  func fewPoints(rule: MonotoneInterpolant.Rule) throws {
    let constant = try MonotoneInterpolant(places: [2030], values: [0.4], rule: rule)
    #expect(constant(1980) == 0.4 && constant(2030) == 0.4 && constant(2050) == 0.4)
    let line = try MonotoneInterpolant(places: [0, 2], values: [0, 1], rule: rule)
    #expect(line(1) == 0.5)
  }

  @Test("Points that make no curve are refused with the first offender")
  func refused() {
    #expect(throws: InterpolantError.noPoints) { try MonotoneInterpolant(places: [], values: []) }
    #expect(throws: InterpolantError.countsDiffer(places: 2, values: 1)) {
      try MonotoneInterpolant(places: [1, 2], values: [1])
    }
    #expect(throws: InterpolantError.notFinite(index: 1)) {
      try MonotoneInterpolant(places: [1, 2], values: [1, .nan])
    }
    #expect(throws: InterpolantError.notAscending(index: 2)) {
      try MonotoneInterpolant(places: [1, 2, 2], values: [1, 1, 1])
    }
  }
}
