import FlowNumerics
import Testing

@Suite("Where a function of a lever crosses zero, or why it does not")
struct ThresholdSearchTests {
  @Test("A smooth crossing is met to a millionth")
  func root() throws {
    let search = try ThresholdSearch(in: 0...1) { $0 * $0 - 0.3 }
    guard case .root(let place, let value) = search.answer else {
      Issue.record("\(search.answer)")
      return
    }
    #expect(value.magnitude <= 1e-6)
    // The root of 0.3, at a slope of about one.
    #expect((place - 0.3.squareRoot()).magnitude <= 1e-6)
  }

  @Test("A step is a jump with both sides named")
  func jump() throws {
    let search = try ThresholdSearch(in: 0...1) { $0 < 0.37 ? -0.5 : 0.25 }
    guard case .jump(let below, let above) = search.answer else {
      Issue.record("\(search.answer)")
      return
    }
    #expect(below.value == -0.5 && above.value == 0.25)
    #expect(below.lever < 0.37 && above.lever >= 0.37 && above.lever - below.lever <= 1e-9)
  }

  @Test("One sign everywhere is said, with the nearest place")
  func never() throws {
    let search = try ThresholdSearch(in: 0...1) { -1 - ($0 - 0.4) * ($0 - 0.4) }
    #expect(
      search.answer == .never(best: .init(lever: 0.4, value: -1), tried: 11))
  }

  @Test("The lowest of several crossings is taken")
  func lowest() throws {
    let search = try ThresholdSearch(in: 0...1) { ($0 - 0.25) * ($0 - 0.65) * ($0 - 0.95) }
    guard case .root(let place, _) = search.answer else {
      Issue.record("\(search.answer)")
      return
    }
    #expect((place - 0.25).magnitude <= 1e-5)
  }
}
