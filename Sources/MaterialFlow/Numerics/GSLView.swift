internal import CGSL

/// GSL's headers over the storage of Swift arrays, valid only inside the closure.
///
/// `gsl_vector_view_array(&array, n)` compiles as well and dangles: its pointer ends with the call.
/// No block is set, so that GSL never frees what it does not own.
enum GSLView {
  static func vector<Result>(
    of values: inout [Double], _ body: (UnsafeMutablePointer<gsl_vector>) -> Result
  ) -> Result {
    values.withUnsafeMutableBufferPointer { values in
      var view = gsl_vector(
        size: values.count, stride: 1, data: values.baseAddress, block: nil, owner: 0)
      return body(&view)
    }
  }

  static func mutableMatrix<Result>(
    of elements: inout [Double], count: Int, _ body: (UnsafeMutablePointer<gsl_matrix>) -> Result
  ) -> Result {
    mutableMatrix(of: &elements, rows: count, columns: count, body)
  }

  static func mutableMatrix<Result>(
    of elements: inout [Double], rows: Int, columns: Int,
    _ body: (UnsafeMutablePointer<gsl_matrix>) -> Result
  ) -> Result {
    elements.withUnsafeMutableBufferPointer { elements in
      var view = gsl_matrix(
        size1: rows, size2: columns, tda: columns, data: elements.baseAddress, block: nil,
        owner: 0)
      return body(&view)
    }
  }

  static func matrix<Result>(
    of elements: [Double], count: Int, _ body: (UnsafePointer<gsl_matrix>) -> Result
  ) -> Result {
    elements.withUnsafeBufferPointer { elements in
      // GSL's header has no read-only form; the closure gets the view through a const pointer.
      var view = gsl_matrix(
        size1: count, size2: count, tda: count,
        data: UnsafeMutablePointer(mutating: elements.baseAddress), block: nil, owner: 0)
      return body(&view)
    }
  }

  static func mutablePermutation<Result>(
    of order: inout [Int], _ body: (UnsafeMutablePointer<gsl_permutation>) -> Result
  ) -> Result {
    order.withUnsafeMutableBufferPointer { order in
      var view = gsl_permutation(size: order.count, data: order.baseAddress)
      return body(&view)
    }
  }

  static func permutation<Result>(
    of order: [Int], _ body: (UnsafePointer<gsl_permutation>) -> Result
  ) -> Result {
    order.withUnsafeBufferPointer { order in
      var view = gsl_permutation(
        size: order.count, data: UnsafeMutablePointer(mutating: order.baseAddress))
      return body(&view)
    }
  }
}
