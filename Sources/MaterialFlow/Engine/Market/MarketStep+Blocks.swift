internal import FlowNumerics

extension MarketStep {
  /// A pivot below this share of its diagonal is rounding, and is held there.
  private static let leastPivot = 1e-18

  /// Weights of the columns and the block of a group.
  mutating func formBlock(_ program: MarketProgram, _ point: MarketPoint, _ group: Int) {
    let columns = program.layout.columnCount
    let first = program.layout.rowStarts[group]
    let rows = program.layout.rowCounts[group]
    let start = program.layout.blockStarts[group]
    let perTau = 1 / program.dispersion
    for column in 0..<columns {
      weights[column] = point.amounts[group * columns + column] * perTau
    }
    let cells = program.coefficients
    for row in 0..<rows {
      let cell = (first + row) * columns
      for column in 0..<columns { reach[cell + column] = cells[cell + column] * weights[column] }
      for other in 0...row {
        let across = (first + other) * columns
        var sum = Heats.zero
        for column in 0..<columns { sum += reach[cell + column] * cells[across + column] }
        blocks[start + row * rows + other] = sum
      }
    }
    addBarriers(program, point, group)
  }

  /// What slacks and linear columns add to the block.
  private mutating func addBarriers(
    _ program: MarketProgram, _ point: MarketPoint, _ group: Int
  ) {
    let first = program.layout.rowStarts[group]
    let rows = program.layout.rowCounts[group]
    let start = program.layout.blockStarts[group]
    var cell = program.layout.slotCellStarts[group]
    for slot in 0..<program.layout.slotCounts[group] {
      let place = program.layout.slotStarts[group] + slot
      let weight = program.slotExists[place] * point.made[place] / point.reduced[place]
      for row in 0..<rows {
        let scaled = weight * program.slotCells[cell + row]
        for other in 0...row {
          blocks[start + row * rows + other] += scaled * program.slotCells[cell + other]
        }
      }
      cell += rows
    }
    for row in 0..<rows {
      let place = first + row
      let divisor = point.prices[place].replacing(with: 1, where: program.open[place] .== 0)
      blocks[start + row * rows + row] +=
        program.open[place] * point.slacks[place] / divisor + program.idle[place]
    }
  }

  /// `L D Lᵀ` of a block in place, and the gradient without `L`.
  mutating func factor(_ program: MarketProgram, _ group: Int) {
    let first = program.layout.rowStarts[group]
    let rows = program.layout.rowCounts[group]
    let start = program.layout.blockStarts[group]
    for row in 0..<rows {
      let line = start + row * rows
      for column in 0..<row {
        var value = blocks[line + column]
        let other = start + column * rows
        for k in 0..<column { value -= scratch[k] * blocks[other + k] }
        scratch[column] = value
      }
      let diagonal = blocks[line + row]
      var pivot = diagonal
      for k in 0..<row {
        let factor = scratch[k] * pivots[first + k]
        pivot -= scratch[k] * factor
        blocks[line + k] = factor
      }
      let least = diagonal * Self.leastPivot
      pivot.replace(with: least, where: .!(pivot .> least))
      pivots[first + row] = 1 / pivot
    }
    for row in 0..<rows {
      var value = gradients[first + row]
      for k in 0..<row { value -= blocks[start + row * rows + k] * eliminated[first + k] }
      eliminated[first + row] = value
    }
  }

  /// Takes the block of a group out of the border.
  mutating func eliminate(_ program: MarketProgram, _ group: Int) {
    let columns = program.layout.columnCount
    let first = program.layout.rowStarts[group]
    let rows = program.layout.rowCounts[group]
    let start = program.layout.blockStarts[group]
    if program.hasFloors { formFloorReach(program, group) }
    for row in 1..<max(rows, 1) {
      let cell = (first + row) * columns
      for k in 0..<row {
        let factor = blocks[start + row * rows + k]
        let other = (first + k) * columns
        for column in 0..<classCount {
          reach[cell + column] -= factor * reach[other + column]
        }
      }
    }
    collect(program, group)
  }

  /// What a group leaves on the border.
  private mutating func collect(_ program: MarketProgram, _ group: Int) {
    let columns = program.layout.columnCount
    let first = program.layout.rowStarts[group]
    let rows = program.layout.rowCounts[group]
    let isBarred = program.hasBars
    let barred = program.barred[group]
    for index in 0..<classCount {
      var gradient = Heats.zero
      for row in 0..<rows {
        let scaled = reach[(first + row) * columns + index] * pivots[first + row]
        scratch[row] = scaled
        gradient -= scaled * eliminated[first + row]
      }
      portGradients[index] += gradient
      if isBarred { barredGradients[index] += gradient * barred }
      for other in 0...index {
        var sum = other == index ? weights[index] : .zero
        for row in 0..<rows { sum -= scratch[row] * reach[(first + row) * columns + other] }
        ports[index * classCount + other] += sum
        if isBarred { barredPorts[index * classCount + other] += sum * barred }
      }
    }
  }

  /// Steps of a group's prices from those of the border.
  mutating func substitute(_ program: MarketProgram, _ group: Int) {
    let columns = program.layout.columnCount
    let first = program.layout.rowStarts[group]
    let rows = program.layout.rowCounts[group]
    let start = program.layout.blockStarts[group]
    let premium = premiumStep(program, group)
    for column in 0..<classCount {
      weights[column] = Heats(repeating: priceSteps[column])
      if program.hasBars { weights[column] += barSteps[column] * program.barred[group] }
    }
    for row in (0..<rows).reversed() {
      var value = eliminated[first + row]
      for column in 0..<classCount {
        value -= reach[(first + row) * columns + column] * weights[column]
      }
      if program.hasFloors { value -= floorReach[first + row] * premium }
      value *= pivots[first + row]
      for below in (row + 1)..<max(rows, row + 1) {
        value -= blocks[start + below * rows + row] * steps[first + below]
      }
      steps[first + row] = value
    }
  }
}
