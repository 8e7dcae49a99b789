/// What an answer of a linear programme is worth, computed from nothing but the answer, its prices
/// and the programme, in doubled precision.
package struct ProgramCertificate: Equatable, Sendable {
  /// The largest violation of a row, over the size of its terms.
  package let rows: Double
  /// Cost less the least cost that the prices prove, over the size of the cost's terms.
  package let gap: Double

  package static let rowTolerance = 1e-12
  package static let gapTolerance = 1e-9

  package var holds: Bool { rows <= Self.rowTolerance && gap <= Self.gapTolerance }
}

extension ProgramData {
  package func certificate(
    of values: [Double], cost: [Double], prices: [Doubled]
  ) -> ProgramCertificate {
    var total = Doubled()
    var size = 0.0
    for (value, cost) in zip(values, cost) {
      total += .product(value, cost)
      size += (value * cost).magnitude
    }
    let (bound, terms) = leastCost(cost, proved: prices)
    // Terms of either sign may cancel to nothing.
    let gap = bound.high > -.infinity ? max(0, (total - bound).high) : .infinity
    size = max(size, terms.isFinite ? terms : 0)
    return ProgramCertificate(
      rows: violation(of: values), gap: gap == 0 ? 0 : gap / max(size, .leastNormalMagnitude))
  }

  /// Whether prices prove that no `x` keeps every row: what they ask of the rows is more than the
  /// columns can give (Farkas).
  package func isImpossible(by prices: [Doubled]) -> Bool {
    let (bound, terms) = leastCost(columns.map { _ in 0 }, proved: prices)
    return bound.high > 1e-28 * terms
  }

  /// The largest violation of a row or bound, over the size of its terms.
  private func violation(of values: [Double]) -> Double {
    var sums = rows.map { _ in Doubled() }
    for (column, list) in columns.enumerated() {
      for entry in list { sums[entry.row] += .product(entry.value, values[column]) }
    }
    var worst = 0.0
    for (row, size) in sizes(values).enumerated() {
      let below = (Doubled(rows[row].low) - sums[row]).high
      let above = (sums[row] - Doubled(rows[row].high)).high
      let beyond = max(
        rows[row].low > -.infinity ? below : 0, rows[row].high < .infinity ? above : 0)
      if beyond > 0 { worst = max(worst, beyond / size) }
    }
    for (column, value) in values.enumerated()
    where value < 0 || value > columnHigh[column] {
      worst = .infinity
    }
    return worst
  }

  /// The least cost that prices of rows prove, whatever their own rounding.
  ///
  /// `Σ_i y_i b_i + Σ_j min_{0 ≤ x ≤ u} (c_j - Σ_i y_i a_ij) x_j` with the bounds that the rows
  /// imply: Neumaier & Shcherbina (2004), doi:10.1007/s10107-003-0433-3.
  ///
  /// - Returns: The cost, below all bounds where nothing is proved, and the size of its terms.
  private func leastCost(
    _ cost: [Double], proved prices: [Doubled]
  ) -> (bound: Doubled, terms: Double) {
    var bound = Doubled()
    var terms = 0.0
    var prices = prices
    for (row, limits) in rows.enumerated() {
      let limit = prices[row].high > 0 ? limits.low : limits.high
      if !limit.isFinite { prices[row] = Doubled() }
      if prices[row].high == 0 { continue }
      bound += prices[row] * limit
      terms += (prices[row].high * limit).magnitude
    }
    let most = impliedHighs
    for (column, list) in columns.enumerated() {
      var price = Doubled(cost[column])
      var size = cost[column].magnitude
      for entry in list {
        price += prices[entry.row] * -entry.value
        size += (prices[entry.row].high * entry.value).magnitude
      }
      // Below this is the rounding of doubled precision itself.
      if price.magnitude <= 1e-28 * size { continue }
      let value = price.high > 0 ? 0 : most[column]
      if !value.isFinite { return (Doubled(-.infinity), .infinity) }
      if value != 0 { bound += price * value }
    }
    return (bound, terms)
  }

  /// Upper bounds of the columns from rows whose terms are all zero or more.
  private var impliedHighs: [Double] {
    var mixed = rows.map { _ in false }
    for list in columns {
      for entry in list where entry.value < 0 { mixed[entry.row] = true }
    }
    return columns.indices.map { column in
      columns[column].reduce(columnHigh[column]) { least, entry in
        mixed[entry.row] || entry.value <= 0
          ? least : min(least, max(0, rows[entry.row].high) / entry.value)
      }
    }
  }
}
