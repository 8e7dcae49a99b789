import FlowNumerics
import Testing

@Suite("Brent's root in a bracket")
struct BracketedRootTests {
  private struct Interruption: Error {}

  @Test("The root of a cubic is found to the last digits")
  func cubic() throws {
    let root = try BracketedRoot(in: 0...2) { $0 * $0 * $0 - 2 }
    // Twice the default width of twenty roundings.
    #expect((root.value - 1.259921049894873).magnitude <= 40 * Double.ulpOfOne)
    #expect(root.bracket.contains(root.value))
    #expect(root.iterations > 0)
    #expect(root.residual.magnitude < 1e-13)
  }

  @Test("An end that is the root is taken as it is", arguments: [0.0...3.0, -3.0...0.0])
  func rootAtAnEnd(of bracket: ClosedRange<Double>) throws {
    let root = try BracketedRoot(in: bracket) { $0 }
    #expect(root.value == 0)
    #expect(root.iterations == 0)
  }

  @Test("One sign at both ends is refused with both values")
  func noSignChange() {
    #expect(
      throws: BracketedRootError.noSignChange(
        bracket: 1...2, atLowerBound: 2, atUpperBound: 5)
    ) {
      try BracketedRoot(in: 1...2) { $0 * $0 + 1 }
    }
    #expect(
      BracketedRootError.noSignChange(bracket: 1...2, atLowerBound: 2, atUpperBound: 5).description
        == "no sign change between 1.0 (2.0) and 2.0 (5.0)")
  }

  @Test("What the function throws inside the search is what comes out")
  func throwingFunction() {
    #expect(throws: Interruption.self) {
      try BracketedRoot(in: -1...2) { place in
        if place != -1 && place != 2 { throw Interruption() }
        return place
      }
    }
  }

  @Test("A pole inside the bracket is named, not taken for a stall")
  func notFinite() {
    #expect(throws: BracketedRootError.notFinite(at: 0)) {
      try BracketedRoot(in: -1...1) { $0 == 0 ? .infinity : $0 < 0 ? -1 : 1 }
    }
  }

  @Test("Too few steps give the bracket that is left")
  func notConverged() throws {
    let error = #expect(throws: BracketedRootError.self) {
      try BracketedRoot(in: 0...2, maximumIterations: 2) { $0 * $0 * $0 - 2 }
    }
    guard case .notConverged(let bracket, 2) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(bracket.contains(1.259921049894873))
  }
}
