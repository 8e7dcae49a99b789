internal import FlowNumerics

extension MarketPoint {
  /// How near a point is to the answer.
  struct Distance {
    /// The largest miss of a row over its demand or supply, and where.
    var miss = 0.0
    /// The largest price times slack over demand or supply, and column times reduced cost.
    var product = 0.0
  }

  func distance(_ program: MarketProgram) -> Distance {
    var miss = Heats.zero
    var product = Heats.zero
    for group in 0..<program.layout.groupCount {
      let first = program.layout.rowStarts[group]
      for row in first..<(first + program.layout.rowCounts[group]) {
        let own = self.miss(program, group, row)
        miss = miss.larger(own.size)
        let weight = program.open[row] * program.perUnit[row]
        product = product.larger(prices[row] * slacks[row] * weight)
      }
      let slots = program.layout.slotStarts[group]
      for slot in slots..<(slots + program.layout.slotCounts[group]) {
        product = product.larger(made[slot] * reduced[slot] * program.slotPerUnit[slot])
      }
    }
    var distance = Distance(miss: miss.max(), product: product.max())
    for (index, side) in sides.enumerated() where side.isOpen {
      distance.miss = max(distance.miss, self.miss(program, side: index).magnitude)
      distance.product = max(distance.product, side.price * side.slack / side.unit)
    }
    for (index, floor) in program.floors.enumerated() where floor > 0 {
      distance.product = max(distance.product, shortages[index] * shortageCosts[index] / floor)
    }
    return distance
  }

  /// What a row of heats misses, over demand.
  func miss(_ program: MarketProgram, _ group: Int, _ row: Int) -> Heats {
    var miss = uses[row] - program.bounds[row] + slacks[row] * program.open[row]
    let rows = program.layout.rowCounts[group]
    var cell = program.layout.slotCellStarts[group] + row - program.layout.rowStarts[group]
    let slots = program.layout.slotStarts[group]
    for slot in slots..<(slots + program.layout.slotCounts[group]) {
      miss += program.slotCells[cell] * made[slot]
      cell += rows
    }
    return miss * program.perUnit[row]
  }

  /// What a row of a class or floor misses, over its unit.
  func miss(_ program: MarketProgram, side index: Int) -> Double {
    var miss = sides[index].use + sides[index].slack - sides[index].bound
    if index >= 4 * classCount { miss -= shortages[index - 4 * classCount] }
    return miss / sides[index].unit
  }

  /// The longest step, at most 1, that keeps prices and reduced costs above a hundredth.
  func room(_ program: MarketProgram, _ step: MarketStep) -> Double {
    var fall = Heats.zero
    for row in 0..<program.layout.rowTotal {
      fall = fall.larger(-step.steps[row] * program.open[row] / prices[row])
    }
    for slot in 0..<program.layout.slotTotal {
      fall = fall.larger(-step.costSteps[slot] / reduced[slot])
    }
    var most = fall.max()
    for (index, side) in sides.enumerated() where side.isOpen {
      most = max(most, -step.sideSteps[index] / side.price)
    }
    for (index, floor) in program.floors.enumerated() where floor > 0 {
      most = max(most, -step.shortageCostSteps[index] / shortageCosts[index])
    }
    return Self.length(most)
  }

  private static func length(_ most: Double) -> Double { most > 0.99 ? 0.99 / most : 1 }

  /// Prices a part of the step away from `point`.
  mutating func move(
    from point: MarketPoint, _ program: MarketProgram, _ step: MarketStep, by length: Double
  ) {
    for row in 0..<program.layout.rowTotal {
      prices[row] = point.prices[row] + length * step.steps[row]
    }
    for index in sides.indices {
      sides[index] = point.sides[index]
      if sides[index].isOpen { sides[index].price += length * step.sideSteps[index] }
    }
    evaluate(program)
    for slot in 0..<program.layout.slotTotal {
      let least = 0.005 * point.reduced[slot]
      reduced[slot].replace(with: least, where: reduced[slot] .< least)
    }
    for index in program.floors.indices {
      shortageCosts[index] = max(shortageCosts[index], 0.005 * point.shortageCosts[index])
    }
  }

  /// Whether metal, scrap in use or imports are several times what there is, and more than at
  /// `point`: the exponentials there say nothing about where the answer lies.
  func isOverrun(from point: MarketPoint, _ program: MarketProgram) -> Bool {
    for group in 0..<program.layout.groupCount {
      let row = program.layout.rowStarts[group]
      let most = (4 * program.bounds[row]).larger(2 * point.uses[row])
      if any(uses[row] .> most) { return true }
    }
    for index in program.classes.indices where program.classes[index].isOpen {
      let most = max(4 * program.classes[index].unit, 2 * point.sides[index].use)
      if sides[index].use > most { return true }
      // Of a class without imports this year, what it had in another one still stands there.
      if !program.classes[index].hasImports { continue }
      let imports = max(4 * program.classes[index].mostImported, 2 * point.imported[index])
      if imported[index] > imports { return true }
    }
    return false
  }

  /// `σ Σ unit ln(price / old price)`, reduced costs included: what barriers gain.
  func barrierGain(from point: MarketPoint, _ program: MarketProgram) -> Double {
    var gain = 0.0
    for group in 0..<program.layout.groupCount {
      let first = program.layout.rowStarts[group]
      for row in (first + 1)..<(first + program.layout.rowCounts[group]) {
        let ratio = (prices[row] / point.prices[row])
          .replacing(with: 1, where: program.open[row] .== 0)
        for lane in 0..<MarketLayout.width where ratio[lane] != 1 {
          gain += program.barriers[row][lane] * RealFunctions.logarithm(ratio[lane])
        }
      }
      let slots = program.layout.slotStarts[group]
      for slot in slots..<(slots + program.layout.slotCounts[group]) {
        let ratio = reduced[slot] / point.reduced[slot]
        for lane in 0..<MarketLayout.width where ratio[lane] != 1 {
          gain += program.slotUnits[slot][lane] * RealFunctions.logarithm(ratio[lane])
        }
      }
    }
    for (index, side) in sides.enumerated() where side.isOpen {
      gain += side.unit * RealFunctions.logarithm(side.price / point.sides[index].price)
    }
    for (index, floor) in program.floors.enumerated() where floor > 0 {
      gain += floor * RealFunctions.logarithm(shortageCosts[index] / point.shortageCosts[index])
    }
    return gain
  }

  /// Slacks and linear columns by their own step length from `point`.
  mutating func moveSlacks(
    from point: MarketPoint, _ program: MarketProgram, _ step: MarketStep, barrier: Double
  ) {
    var fall = Heats.zero
    for row in 0..<program.layout.rowTotal {
      let divisor = point.prices[row].replacing(with: 1, where: program.open[row] .== 0)
      let change =
        program.open[row]
        * ((barrier * program.barriers[row] - point.slacks[row] * step.steps[row]) / divisor
          - point.slacks[row])
      slacks[row] = change
      fall = fall.larger(-change / point.slacks[row])
    }
    for slot in 0..<program.layout.slotTotal {
      let change =
        program.slotExists[slot]
        * ((barrier * program.slotUnits[slot] - point.made[slot] * step.costSteps[slot])
          / point.reduced[slot] - point.made[slot])
      made[slot] = change
      fall = fall.larger(-change / point.made[slot])
    }
    var most = fall.max()
    for (index, side) in point.sides.enumerated() where side.isOpen {
      let change =
        (barrier * side.unit - side.slack * step.sideSteps[index]) / side.price - side.slack
      sides[index].slack = change
      most = max(most, -change / side.slack)
    }
    for (index, floor) in program.floors.enumerated() where floor > 0 {
      let change =
        (barrier * floor - point.shortages[index] * step.shortageCostSteps[index])
        / point.shortageCosts[index] - point.shortages[index]
      shortages[index] = change
      most = max(most, -change / point.shortages[index])
    }
    addSlacks(of: point, program, Self.length(most))
  }

  private mutating func addSlacks(
    of point: MarketPoint, _ program: MarketProgram, _ length: Double
  ) {
    for row in 0..<program.layout.rowTotal {
      slacks[row] = point.slacks[row] + length * slacks[row]
    }
    for slot in 0..<program.layout.slotTotal {
      made[slot] = point.made[slot] + length * made[slot]
    }
    for (index, side) in point.sides.enumerated() where side.isOpen {
      sides[index].slack = side.slack + length * sides[index].slack
    }
    for (index, floor) in program.floors.enumerated() where floor > 0 {
      shortages[index] = point.shortages[index] + length * shortages[index]
    }
  }
}
