/// The rows, columns and coefficients of a linear programme.
package struct ProgramData: Sendable {
  package struct Row: Sendable {
    package let low: Double
    package let high: Double

    package init(low: Double, high: Double) {
      self.low = low
      self.high = high
    }
  }

  package let rows: [Row]
  /// Every column is zero or more.
  package let columnHigh: [Double]
  /// Coefficients other than zero, by column.
  package let columns: [[(row: Int, value: Double)]]
  /// The largest coefficient of each row.
  let largest: [Double]

  var columnCount: Int { columns.count }

  package init(
    rows: [Row], columnHigh: [Double], columns: [[(row: Int, value: Double)]]
  ) {
    self.rows = rows
    self.columnHigh = columnHigh
    self.columns = columns.map { $0.filter { $0.value != 0 } }
    var largest = rows.map { _ in 0.0 }
    for entry in columns.joined() {
      largest[entry.row] = max(largest[entry.row], entry.value.magnitude)
    }
    self.largest = largest
  }

  /// Powers of two that bring the coefficients of a row around 1.
  var rowScales: [Double] {
    var smallest = largest
    for entry in columns.joined() {
      smallest[entry.row] = min(smallest[entry.row], entry.value.magnitude)
    }
    return zip(smallest, largest).map { smallest, largest in
      let mean = smallest.squareRoot() * largest.squareRoot()
      if !(mean > 1e-40 && mean < 1e40) { return 1 }
      return Double(sign: .plus, exponent: -Int(mean.exponent), significand: 1)
    }
  }

  /// What the terms of each row come to without their signs, or its bound where that is larger.
  package func sizes(_ values: [Double]) -> [Double] {
    var sizes = rows.map { row in
      max(
        row.low > -.infinity ? row.low.magnitude : 0, row.high < .infinity ? row.high.magnitude : 0)
    }
    var terms = rows.map { _ in 0.0 }
    for (column, list) in columns.enumerated() where values[column] != 0 {
      for entry in list { terms[entry.row] += (entry.value * values[column]).magnitude }
    }
    for row in sizes.indices { sizes[row] = max(sizes[row], terms[row]) }
    return sizes
  }
}
