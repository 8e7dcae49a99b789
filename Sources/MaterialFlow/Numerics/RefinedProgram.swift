/// A linear programme whose answer and prices hold in doubled precision.
///
///     minimise  c·x   subject to  low ≤ A x ≤ high,  0 ≤ x ≤ u
///
/// GLPK compares with tolerances of about 1e-7. Here its answer is a first approximation: what is
/// left of the rows and of the reduced costs is computed in doubled precision, scaled up to 1, and
/// solved as a programme of its own, until nothing is left that the input's digits could tell.
/// Gleixner, Steffy & Wolter (2016), doi:10.1287/ijoc.2016.0692.
///
/// Every row with room between its bounds has a slack column, so that a row's price can be refined
/// like a reduced cost.
package final class RefinedProgram {
  private let data: ProgramData
  private let program = LinearProgram()
  /// First the columns of the data, then one slack a row; shape `[column + row]`.
  private var low: [Double]
  private var high: [Double]
  private var cost: [Double]
  private(set) var values: [Doubled]
  package private(set) var prices: [Doubled]
  /// What a row is multiplied by for GLPK; powers of two.
  private let rowScale: [Double]
  private let massScale: Double
  /// Whether the basis of an earlier solve is at hand, which keeps the rows.
  private var isSolved = false
  /// The matrix by columns, slacks left out.
  private var columns: [[(row: Int, value: Double)]] { data.columns }

  private var columnCount: Int { data.columnCount }

  /// - Parameter massScale: What `x` is multiplied by for GLPK, to some millions at most.
  package init(_ data: ProgramData, massScale: Double) {
    self.data = data
    self.massScale = massScale
    low = data.columnHigh.map { _ in 0 } + data.rows.map(\.low)
    high = data.columnHigh + data.rows.map(\.high)
    cost = Array(repeating: 0, count: low.count)
    values = Array(repeating: Doubled(), count: low.count)
    prices = Array(repeating: Doubled(), count: data.rows.count)
    rowScale = data.rowScales
    build()
  }

  private func build() {
    program.addRows(data.rows.count)
    program.addColumns(low.count)
    var entries = LinearProgram.Entries()
    for (column, list) in columns.enumerated() {
      for entry in list {
        entries.append(row: entry.row, column: column, entry.value * rowScale[entry.row])
      }
    }
    for row in data.rows.indices {
      entries.append(row: row, column: columnCount + row, -rowScale[row])
    }
    program.load(entries)
    program.startAtSlacks(from: columnCount)
  }

  /// The objective; slacks cost nothing.
  package func minimise(_ costs: [Double]) {
    for column in 0..<columnCount { cost[column] = costs[column] }
  }

  /// Of the digits of a bound or coefficient the last two or three are not compared.
  private static let rounding = 2e-14
  private static let mostRounds = 24

  /// - Throws: ``LinearProgramError``; `infeasible` is what GLPK says, and proves nothing.
  package func solve() throws(LinearProgramError) {
    prices = Array(repeating: Doubled(), count: data.rows.count)
    let prices = PriceMeasure(of: cost)
    let first = Scale(mass: massScale, price: prices.dearest > 0 ? 1 / prices.dearest : 1)
    var scale = first
    var isPriced = false
    for _ in 0..<Self.mostRounds {
      do {
        try pose(scale, isPolishing: isPriced)
        try solve(isPriced || !isSolved ? .dualThenPrimal : .primal)
      } catch {
        if !isPriced { throw error }
        // Prices that allowed the correction to run away are refined again.
        isPriced = false
        scale = first
        continue
      }
      isSolved = true
      take(scale)
      refine()
      let wrongPrice = wrongPrice(beyond: prices)
      let rest = rest()
      if wrongPrice == 0 && rest == 0 { return }
      if wrongPrice > 0 {
        scale.price = min(1 / wrongPrice, scale.price * 1e10)
      } else if !isPriced {
        isPriced = true
        scale.price = first.price
      }
      if isPriced && rest > 0 { scale.mass = min(1 / rest, scale.mass * 1e10) }
    }
    throw .uncertified
  }

  private struct Scale {
    var mass: Double
    var price: Double
  }

  // MARK: A round
  /// Bounds beyond these do not matter to a correction of about 1; GLPK adds them to it and takes
  /// them away again, and with them its digits.
  private static let farOff = 1e6
  /// Reduced costs beyond these stay costs in a correction of about 1; GLPK compares all of them
  /// with a billionth of the largest.
  private static let dearest = 1e6

  private func pose(_ scale: Scale, isPolishing: Bool) throws(LinearProgramError) {
    if !isPolishing {
      for column in values.indices { values[column] = Doubled() }
    }
    let rest = residuals()
    for row in data.rows.indices {
      let bound = rowScale[row] * scale.mass * rest[row].high
      program.bound(row: row, bound, bound)
    }
    for column in values.indices {
      let unit = isPolishing ? scale.mass : massScale
      var low = ((Doubled(low[column]) - values[column]) * unit).high
      var high = ((Doubled(high[column]) - values[column]) * unit).high
      if self.low[column] == -.infinity || isPolishing && low < -Self.farOff { low = -.infinity }
      if self.high[column] == .infinity || isPolishing && high > Self.farOff { high = .infinity }
      program.bound(column: column, low, max(low, high))
      for (bound, what) in [(low, "lower"), (high, "upper")]
      where column >= columnCount && bound.isFinite && bound.magnitude > LinearProgram.largest {
        throw .outOfRange("the \(what) bound of row \(column - columnCount + 1)", bound)
      }
      let price = (reducedCost(column) * scale.price).high
      program.cost(column: column, min(max(price, -Self.dearest), Self.dearest))
    }
  }

  /// Once more from the slacks where GLPK finds no answer from the last one.
  private func solve(_ method: LinearProgram.Method) throws(LinearProgramError) {
    do {
      try program.solve(method, priceTolerance: 1e-9)
    } catch .infeasible {
      program.startAtSlacks(from: columnCount)
      try program.solve(.primal, priceTolerance: 1e-9)
    }
  }

  private func take(_ scale: Scale) {
    for column in values.indices {
      switch program.standing(column: column) {
      case .low where low[column] > -.infinity, .fixed: values[column] = Doubled(low[column])
      case .high where high[column] < .infinity: values[column] = Doubled(high[column])
      default: values[column] += Doubled(program.value(column: column) / scale.mass)
      }
    }
    for row in prices.indices {
      prices[row] += Doubled(program.dual(row: row) * rowScale[row] / scale.price)
    }
  }

  /// Sweeps of `refine`; each adds the digits of a double.
  private static let sweeps = 4

  /// Solves the basis at hand to doubled precision.
  private func refine() {
    for _ in 0..<Self.sweeps {
      let rest = residuals()
      let isMoved = program.move(
        rowsBy: { rest[$0].high * rowScale[$0] }, into: { values[$0] += Doubled($1) })
      let priced = values.indices.map { reducedCost($0).high }
      let isPriced = program.price(
        { priced[$0] }, into: { prices[$0] += Doubled($1 * rowScale[$0]) })
      if !isMoved || !isPriced { return }
    }
  }

  // MARK: What is left
  /// `-A x`, slacks included.
  private func residuals() -> [Doubled] {
    var rest = data.rows.indices.map { values[columnCount + $0] }
    for (column, list) in columns.enumerated() where values[column].magnitude > 0 {
      for entry in list { rest[entry.row] += values[column] * -entry.value }
    }
    return rest
  }

  private func reducedCost(_ column: Int) -> Doubled {
    if column >= columnCount { return prices[column - columnCount] }
    var price = Doubled(cost[column])
    for entry in columns[column] { price += prices[entry.row] * -entry.value }
    return price
  }

  /// The largest reduced cost with the wrong sign; 0 where all are right.
  private func wrongPrice(beyond measure: PriceMeasure) -> Double {
    var worst = 0.0
    for column in values.indices where low[column] < high[column] {
      let price = reducedCost(column).high
      let wrong =
        switch program.standing(column: column) {
        case .low: max(0, -price)
        case .high: max(0, price)
        case .fixed: 0.0
        case .between, .free: price.magnitude
        }
      let largest =
        column < columnCount
        ? 1 : 1 / max(data.largest[column - columnCount], .leastNormalMagnitude)
      if wrong > measure.tolerance * largest { worst = max(worst, wrong) }
    }
    return worst
  }

  /// The largest violation of a row or bound; 0 where none exceeds the digits of the input.
  private func rest() -> Double {
    var worst = 0.0
    let sizes = data.sizes(values.map(\.high))
    for (row, rest) in residuals().enumerated() where rest.magnitude > 1e-15 * sizes[row] {
      worst = max(worst, rest.magnitude * rowScale[row])
    }
    for column in values.indices {
      let below = (Doubled(low[column]) - values[column]).high
      let above = (values[column] - Doubled(high[column])).high
      let beyond = max(low[column] > -.infinity ? below : 0, high[column] < .infinity ? above : 0)
      if beyond <= 0 { continue }
      if beyond > Self.rounding * room(of: column, sizes) { worst = max(worst, beyond) }
    }
    return worst
  }

  /// What a column may be changed by before the digits of a row would tell.
  private func room(of column: Int, _ sizes: [Double]) -> Double {
    column < columnCount
      ? columns[column].map { sizes[$0.row] / $0.value.magnitude }.min() ?? 0
      : sizes[column - columnCount]
  }

  /// The answer in doubles, with zero where the input's digits tell no more; shape `[column]`.
  package var answer: [Double] {
    let sizes = data.sizes(values.map(\.high))
    return (0..<columnCount).map { column in
      let value = values[column].high
      return value > Self.rounding * room(of: column, sizes) ? value : 0
    }
  }

  /// Holds every column and row with a price at its bound: what is left are the optima.
  package func holdOptima() {
    let floor = 10 * PriceMeasure(of: cost).tolerance
    for column in values.indices where low[column] < high[column] {
      let price = reducedCost(column).high
      var noise = floor
      if column < columnCount {
        let terms = columns[column].map { ($0.value * prices[$0.row].high).magnitude }
        noise = max(noise, 1e-13 * (cost[column].magnitude + terms.reduce(0, +)))
      } else {
        noise /= max(data.largest[column - columnCount], .leastNormalMagnitude)
      }
      if price > noise && low[column] > -.infinity { high[column] = low[column] }
      if price < -noise && high[column] < .infinity { low[column] = high[column] }
    }
  }
}

/// How far apart prices have to be to differ.
private struct PriceMeasure {
  let tolerance: Double
  /// The largest cost; one a trillion times smaller is lost beside it.
  let dearest: Double

  init(of cost: [Double]) {
    dearest = cost.reduce(0) { max($0, $1.magnitude) }
    let cheapest = cost.reduce(dearest) { $1 == 0 ? $0 : min($0, $1.magnitude) }
    tolerance = 1e-13 * max(cheapest, 1e-12 * dearest)
  }
}
