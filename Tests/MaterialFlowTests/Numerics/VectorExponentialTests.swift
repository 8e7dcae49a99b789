import Glibc
import Testing

@testable import FlowNumerics

@Suite("Eight exponentials at once")
struct VectorExponentialTests {
  @Test("Within one ulp of the C library, in every lane")
  func accuracy() {
    var x = -708.0
    while x < 709 {
      let arguments = SIMD8<Double>(
        x, x + 0.013, x / 2, -x / 2, x / 100, -x / 100, x / 1e6, -x / 1e6)
      let values = arguments.exponential
      for lane in 0..<8 {
        let expected = exp(arguments[lane])
        #expect((values[lane] - expected).magnitude <= expected.ulp, "e^\(arguments[lane])")
      }
      x += 0.37
    }
  }

  @Test("Zero far below, infinity far above, one at zero")
  func ends() {
    let values = SIMD8<Double>(-.infinity, -1e300, -709, 0, -0.0, 710, 1e300, .infinity).exponential
    #expect(values == SIMD8(0, 0, 0, 1, 1, .infinity, .infinity, .infinity))
  }

  @Test("Sums of lanes stay in the order of the vectors")
  func sums() {
    let lanes = SIMD8<Double>(1, 2, 3, 4, 5, 6, 7, 8)
    #expect(lanes.total == 36)
    #expect(SIMD8.totals(lanes, lanes * 10, lanes * 100, .zero) == SIMD4(36, 360, 3600, 0))
    #expect(WrittenOut.sumOfTen { SIMD2(Double($0), 1) } == SIMD2(45, 10))
    #expect(WrittenOut.sumOfEight { SIMD2(Double($0), 1) } == SIMD2(28, 8))
  }
}
