extension Heats {
  /// The larger number in each lane, this one where the other is none.
  @inline(__always)
  func larger(_ other: Self) -> Self { replacing(with: other, where: other .> self) }

  @inline(__always)
  var size: Self { replacing(with: -self, where: self .< 0) }
}

/// The inner loops of the scrap market: sums over rows and columns of eight heats at a time.
///
/// Two sums run side by side, so that a number that both need is loaded once. Arrays come in as
/// arguments: inside, spans need no look at who owns them.
enum HeatKernels {
  /// Where the numbers of a group lie.
  struct Group {
    let columns: Int
    /// The first row, and how many there are.
    let first: Int
    let rows: Int
    /// The first cell of the block, and the first column of the group.
    let block: Int
    let column: Int

    init(_ layout: MarketLayout, _ group: Int) {
      columns = layout.columnCount
      first = layout.rowStarts[group]
      rows = layout.rowCounts[group]
      block = layout.blockStarts[group]
      column = group * layout.columnCount
    }
  }

  /// Takes prices times coefficients from the worth of each column.
  static func worth(
    _ group: Group, prices: [Heats], coefficients: [Heats], _ worth: inout [Heats]
  ) {
    let prices = prices.span
    let cells = coefficients.span
    var worth = worth.mutableSpan
    for column in 0..<group.columns {
      var value = worth[group.column + column]
      var cell = group.first * group.columns + column
      for row in group.first..<(group.first + group.rows) {
        value -= prices[row] * cells[cell]
        cell += group.columns
      }
      worth[group.column + column] = value
    }
  }

  /// Left-hand sides: coefficients times amounts.
  static func uses(
    _ group: Group, amounts: [Heats], coefficients: [Heats], _ uses: inout [Heats]
  ) {
    let amounts = amounts.span
    let cells = coefficients.span
    var uses = uses.mutableSpan
    for row in group.first..<(group.first + group.rows) {
      let cell = row * group.columns
      var value = Heats.zero
      for column in 0..<group.columns {
        value += cells[cell + column] * amounts[group.column + column]
      }
      uses[row] = value
    }
  }

  /// `B W` and the lower triangle of `B W Bᵀ`.
  static func block(
    _ group: Group, weights: [Heats], coefficients: [Heats], reach: inout [Heats],
    blocks: inout [Heats]
  ) {
    let weights = weights.span
    let cells = coefficients.span
    var reach = reach.mutableSpan
    var blocks = blocks.mutableSpan
    let columns = group.columns
    for row in 0..<group.rows {
      let cell = (group.first + row) * columns
      for column in 0..<columns { reach[cell + column] = cells[cell + column] * weights[column] }
      let line = group.block + row * group.rows
      var other = 0
      var across = group.first * columns
      while other < row {
        var one = Heats.zero
        var two = Heats.zero
        for column in 0..<columns {
          let value = reach[cell + column]
          one += value * cells[across + column]
          two += value * cells[across + columns + column]
        }
        blocks[line + other] = one
        blocks[line + other + 1] = two
        other += 2
        across += 2 * columns
      }
      if other == row {
        var one = Heats.zero
        for column in 0..<columns { one += reach[cell + column] * cells[across + column] }
        blocks[line + other] = one
      }
    }
  }

  /// Takes the factor's lower triangle out of `B W`, classes only.
  static func forward(
    _ group: Group, classes: Int, blocks: [Heats], reach: inout [Heats]
  ) {
    let blocks = blocks.span
    var reach = reach.mutableSpan
    let columns = group.columns
    for row in 1..<max(group.rows, 1) {
      let cell = (group.first + row) * columns
      let line = group.block + row * group.rows
      var column = 0
      while column < classes {
        // The column of ore-based metal follows the last class: a pair stays inside.
        var one = reach[cell + column]
        var two = reach[cell + column + 1]
        var other = group.first * columns + column
        for k in 0..<row {
          let factor = blocks[line + k]
          one -= factor * reach[other]
          two -= factor * reach[other + 1]
          other += columns
        }
        reach[cell + column] = one
        reach[cell + column + 1] = two
        column += 2
      }
    }
  }

  /// What rows leave between a class and those before it: `−Σ scaled × reach`, added to `ports`.
  static func collect(
    _ group: Group, _ index: Int, classes: Int, scaled: [Heats], reach: [Heats],
    sums: inout [Heats]
  ) {
    let scaled = scaled.span
    let reach = reach.span
    var sums = sums.mutableSpan
    let columns = group.columns
    var other = 0
    while other <= index {
      var one = Heats.zero
      var two = Heats.zero
      var cell = group.first * columns + other
      for row in 0..<group.rows {
        let value = scaled[row]
        one -= value * reach[cell]
        two -= value * reach[cell + 1]
        cell += columns
      }
      sums[other] = one
      sums[other + 1] = two
      other += 2
    }
  }
}
