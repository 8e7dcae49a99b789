internal import CGSL

/// A square matrix in triangular factors, ready to solve for many right-hand sides.
///
/// Rows and columns are first scaled by powers of two to a largest element in 1/2...1 (no
/// rounding), so that kilograms and megatonnes in one system do not pass for a singular matrix;
/// then Gauss with row pivots, `gsl_linalg_LU_decomp`.
public struct LUFactors: Sendable {
  /// The number of equations.
  public let count: Int
  private let matrix: [Double]
  private var factors: [Double]
  private var order: [Int]
  private let rowScales: [Double]
  private let columnScales: [Double]

  /// - Parameters:
  ///   - matrix: Shape `[row][column]`, flat, `count * count` numbers.
  ///   - count: Rows, at least one.
  /// - Throws: ``LinearSystemError/notFinite(row:column:)``, or
  ///   ``LinearSystemError/singular(column:)`` when a pivot is within rounding of zero. (GSL
  ///   factors a matrix of zeros without complaint.)
  public init(of matrix: [Double], count: Int) throws {
    precondition(count > 0 && matrix.count == count * count, "a matrix of \(count) rows is square")
    if let place = matrix.firstIndex(where: { !$0.isFinite }) {
      throw LinearSystemError.notFinite(row: place / count, column: place % count)
    }
    self.count = count
    self.matrix = matrix
    let rows = (0..<count).map { row in
      Self.scale(matrix[(row * count)..<((row + 1) * count)])
    }
    let columns = (0..<count).map { column in
      Self.scale((0..<count).map { matrix[$0 * count + column] * rows[$0] })
    }
    rowScales = rows
    columnScales = columns
    factors = matrix.indices.map { matrix[$0] * rows[$0 / count] * columns[$0 % count] }
    order = Array(repeating: 0, count: count)
    try decompose()
  }

  /// Solves `matrix * x = inputs`, with one step of iterative refinement.
  ///
  /// - Parameter inputs: Shape `[row]`.
  /// - Throws: ``LinearSystemError/notFinite(row:column:)`` with the column beyond the last for the
  ///   right-hand side.
  public func solve(_ inputs: [Double]) throws -> LinearSolution {
    precondition(inputs.count == count, "one input for each of \(count) equations")
    if let row = inputs.firstIndex(where: { !$0.isFinite }) {
      throw LinearSystemError.notFinite(row: row, column: count)
    }
    var values = try substitute(inputs)
    let correction = try substitute(misses(of: values, for: inputs))
    for index in values.indices { values[index] += correction[index] }
    return LinearSolution(values: values, residual: relativeMiss(of: values, for: inputs))
  }

  /// One forward and back substitution in the scaled system.
  private func substitute(_ inputs: [Double]) throws -> [Double] {
    var values = inputs.indices.map { inputs[$0] * rowScales[$0] }
    let status = GSLView.matrix(of: factors, count: count) { matrix in
      GSLView.permutation(of: order) { order in
        GSLView.vector(of: &values) { gsl_linalg_LU_svx(matrix, order, $0) }
      }
    }
    try check(status, "gsl_linalg_LU_svx of \(count) equations")
    return values.indices.map { values[$0] * columnScales[$0] }
  }

  private mutating func decompose() throws {
    var sign: Int32 = 0
    let status = GSLView.mutableMatrix(of: &factors, count: count) { matrix in
      GSLView.mutablePermutation(of: &order) { gsl_linalg_LU_decomp(matrix, $0, &sign) }
    }
    try check(status, "gsl_linalg_LU_decomp of \(count) equations")
    // A pivot this small is the rounding of elements that are at most 1 after scaling.
    let rounding = Double(count) * .ulpOfOne
    for column in 0..<count where factors[column * count + column].magnitude <= rounding {
      throw LinearSystemError.singular(column: column)
    }
  }

  /// `inputs - matrix * values`, shape `[row]`.
  private func misses(of values: [Double], for inputs: [Double]) -> [Double] {
    (0..<count).map { row in
      var miss = inputs[row]
      for column in 0..<count { miss -= matrix[row * count + column] * values[column] }
      return miss
    }
  }

  /// The largest miss of an equation relative to the magnitudes that meet in it.
  private func relativeMiss(of values: [Double], for inputs: [Double]) -> Double {
    let misses = misses(of: values, for: inputs)
    var worst = 0.0
    for row in 0..<count where misses[row] != 0 {
      var magnitude = inputs[row].magnitude
      for column in 0..<count {
        magnitude += (matrix[row * count + column] * values[column]).magnitude
      }
      worst = max(worst, misses[row].magnitude / magnitude)
    }
    return worst
  }

  /// The power of two that brings the largest of `elements` into 1/2...1; 1 if all are zero.
  private static func scale(_ elements: some Sequence<Double>) -> Double {
    let largest = elements.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0 else { return 1 }
    let exponent = max(-1000, min(1000, -largest.exponent - 1))
    return Double(sign: .plus, exponent: exponent, significand: 1)
  }
}

/// The values that satisfy a linear system, and how well they do.
public struct LinearSolution: Sendable, Equatable {
  /// Shape `[column]`.
  public let values: [Double]
  /// The largest miss of an equation relative to the magnitudes that meet in it; a few times
  /// 1e-16 is rounding.
  public let residual: Double
}

/// Why a linear system has no one solution.
public enum LinearSystemError: Error, Equatable {
  /// Nothing is left of this column once the columns before it are eliminated.
  case singular(column: Int)
  /// An element of the matrix, or of the right-hand side where `column` is the matrix's count.
  case notFinite(row: Int, column: Int)
}
