internal import FlowNumerics

extension MarketStep {
  /// A pivot below this share of its diagonal is rounding, and is held there.
  private static let leastPivot = 1e-18

  /// Weights of the columns and the block of a group.
  mutating func formBlock(_ program: MarketProgram, _ point: MarketPoint, _ group: Int) {
    let place = HeatKernels.Group(program.layout, group)
    let perTau = 1 / program.dispersion
    for column in 0..<place.columns {
      weights[column] = point.amounts[place.column + column] * perTau
    }
    HeatKernels.block(
      place, weights: weights, coefficients: program.coefficients, reach: &reach, blocks: &blocks)
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
    if program.hasFloors { formFloorReach(program, group) }
    let place = HeatKernels.Group(program.layout, group)
    HeatKernels.forward(place, classes: classCount, blocks: blocks, reach: &reach)
    for index in 0..<classCount { collect(program, place, group, index) }
  }

  /// What a group leaves on the border for a class.
  private mutating func collect(
    _ program: MarketProgram, _ place: HeatKernels.Group, _ group: Int, _ index: Int
  ) {
    var gradient = Heats.zero
    for row in 0..<place.rows {
      let cell = place.first + row
      let scaled = reach[cell * place.columns + index] * pivots[cell]
      scratch[row] = scaled
      gradient -= scaled * eliminated[cell]
    }
    portGradients[index] += gradient
    HeatKernels.collect(
      place, index, classes: classCount, scaled: scratch, reach: reach, sums: &portSums)
    portSums[index] += weights[index]
    let line = index * classCount
    for other in 0...index { ports[line + other] += portSums[other] }
    if !program.hasBars { return }
    let barred = program.barred[group]
    barredGradients[index] += gradient * barred
    for other in 0...index { barredPorts[line + other] += portSums[other] * barred }
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
