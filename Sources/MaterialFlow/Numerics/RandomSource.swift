internal import CGSL

/// A seeded stream of random numbers: GSL's Mersenne twister, the same on every machine.
struct RandomSource: ~Copyable {
  private let generator: UnsafeMutablePointer<gsl_rng>

  /// - Parameter seed: The low 32 bits count.
  init(seed: Int) {
    _ = GSL.ready
    guard let generator = gsl_rng_alloc(cgsl_rng_mt19937()) else {
      preconditionFailure("no memory for a random generator")
    }
    self.generator = generator
    gsl_rng_set(generator, UInt(truncatingIfNeeded: seed) & 0xFFFF_FFFF)
  }

  deinit { gsl_rng_free(generator) }

  /// Uniform in 0..<1.
  func uniform() -> Double { gsl_rng_uniform(generator) }

  /// `0..<count` in random order, each order as likely as any other.
  func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    order.withUnsafeMutableBytes {
      gsl_ran_shuffle(generator, $0.baseAddress, count, MemoryLayout<Int>.stride)
    }
    return order
  }
}
