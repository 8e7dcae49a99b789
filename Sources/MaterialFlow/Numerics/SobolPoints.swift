internal import CGSL

/// A Sobol sequence as a design of numbers between nought and one: 32 points that spread evenly
/// over many parameters at once.
///
/// Points 0 to 31 of `gsl_qrng_sobol`, moved by half a cell, so that every parameter meets the
/// middle of each of its 32 equal parts once. The point at nought is kept: without it the sequence
/// loses its balance (Owen 2022, doi:10.1007/978-3-030-98319-2_4).
package struct SobolPoints: Sendable {
  package static let count = 32

  /// Coordinates by dimension of the sequence: shape `[dimension][point]`.
  private let coordinates: [[Double]]

  /// Dimensions of the sequence in the order in which parameters take them.
  ///
  /// With so few points some dimensions repeat others: 32 to 39 are 0 to 7. The first sixteen here
  /// correlate by less than 0.35 with each other, every later one by 0.8 with one before it.
  private static let order =
    Array(0...9) + Array(11...15) + [19, 16, 17, 18, 10] + Array(20...31)

  /// Parameters with a coordinate of their own.
  package static let dimensionCount = order.count

  package init() {
    _ = GSL.ready
    let width = (Self.order.max() ?? 0) + 1
    guard let sequence = gsl_qrng_alloc(cgsl_qrng_sobol(), UInt32(width)) else {
      preconditionFailure("no memory for a Sobol sequence")
    }
    defer { gsl_qrng_free(sequence) }
    // GSL leaves out the point at nought.
    var points = [Array(repeating: 0.0, count: width)]
    while points.count < Self.count {
      var point = Array(repeating: 0.0, count: width)
      let status = gsl_qrng_get(sequence, &point)
      precondition(status == 0, "a Sobol sequence of 32 points has no end")
      points.append(point)
    }
    let half = 0.5 / Double(Self.count)
    coordinates = (0..<width).map { dimension in points.map { $0[dimension] + half } }
  }

  /// The coordinate of a parameter, which depends on no other parameter.
  ///
  /// Parameters beyond ``dimensionCount`` begin anew and read the points from the end.
  package func coordinate(_ parameter: Int, point: Int) -> Double {
    let turn = parameter / Self.dimensionCount
    let dimension = Self.order[parameter % Self.dimensionCount]
    return coordinates[dimension][turn % 2 == 0 ? point : Self.count - 1 - point]
  }
}
