import FlowNumerics
import Testing

@Suite("Root of a system by Powell's hybrid method")
struct SystemRootTests {
  private struct Interruption: Error {}

  /// Rosenbrock's system: x = 1, (y − x²) = 0.
  private func rosenbrock(_ x: [Double]) -> [Double] { [1 - x[0], 10 * (x[1] - x[0] * x[0])] }

  @Test("Rosenbrock's system is solved from its classical start")
  func classical() throws {
    let root = try SystemRoot(from: [-10, -5], tolerance: 1e-12, of: rosenbrock)
    #expect((root.values[0] - 1).magnitude <= 1e-12 && (root.values[1] - 1).magnitude <= 1e-12)
    #expect(root.worst <= 1e-12 && root.iterations > 0 && root.evaluations > root.iterations)
  }

  @Test("A start that is the root is taken as it is")
  func rootAtStart() throws {
    let root = try SystemRoot(from: [1, 1], tolerance: 1e-12, of: rosenbrock)
    #expect(root.values == [1, 1] && root.iterations == 0)
  }

  @Test("Functions with kinks are solved as well")
  func kinks() throws {
    let root = try SystemRoot(from: [3, 0], tolerance: 1e-10) { x in
      [max(0, 2 - x[0]) - x[0] + x[1], x[1] - min(0.25, 1 / (1 + x[0]))]
    }
    // 2 - 2x + 1/4 = 0, where 1/(1 + x) is above 1/4.
    #expect((root.values[0] - 1.125).magnitude <= 1e-9 && root.values[1] == 0.25)
  }

  @Test("A system without a root is an error with its residuals and the last place")
  func noRoot() {
    let error = #expect(throws: SystemRootError.self) {
      try SystemRoot(from: [2], tolerance: 1e-12) { [$0[0] * $0[0] + 1] }
    }
    switch error {
    case .stalled(let place, let residuals, _), .notConverged(let place, let residuals, _):
      #expect(residuals == [place[0] * place[0] + 1])
    default: Issue.record("\(String(describing: error))")
    }
    #expect(
      SystemRootError.notConverged(at: [0.5], residuals: [1.25], iterations: 7).description
        == "not found in 7 steps: residuals [1.25] at [0.5]")
  }

  @Test("What is no number is named with its place")
  func notFinite() {
    #expect(throws: SystemRootError.notFinite(function: 1, at: [1, 1])) {
      try SystemRoot(from: [1, 1], tolerance: 1e-12) { [$0[0], .nan] }
    }
  }

  @Test("What the functions throw inside the search is what comes out")
  func throwing() {
    #expect(throws: Interruption.self) {
      try SystemRoot(from: [2, 2], tolerance: 1e-12) { x in
        if x[0] != 2 { throw Interruption() }
        return [1, x[1]]
      }
    }
  }
}
