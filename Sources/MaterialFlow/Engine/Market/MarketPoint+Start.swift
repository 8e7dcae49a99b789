internal import FlowNumerics

extension MarketPoint {
  /// Where a cold start begins: prices of windows and limits over the price of ore-based metal,
  /// slacks over demand or supply, linear columns over demand.
  private enum Cold {
    static let price = 0.002
    static let slack = 0.3
    static let sideSlack = 0.02
    static let made = 0.02
  }

  /// A start that depends on the year alone.
  mutating func startCold(_ program: MarketProgram) {
    open(program)
    for group in 0..<program.layout.groupCount {
      for row in rows(program, group) { startCold(program, group, row) }
      for slot in slots(program, group) {
        made[slot] = (Cold.made * program.slotUnits[slot])
          .replacing(with: 1, where: program.slotExists[slot] .== 0)
      }
    }
    for index in program.classes.indices where program.classes[index].isOpen {
      sides[supply(index)].price = max(program.price(ofClass: index), Cold.price)
    }
    for index in program.classes.indices.count..<sides.count where sides[index].isOpen {
      sides[index].price = Cold.price
    }
    for index in sides.indices where sides[index].isOpen {
      sides[index].slack = Cold.sideSlack * sides[index].unit
    }
    for index in program.floors.indices where program.floors[index] > 0 {
      sides[floor(index)].price = min(Cold.price, program.buyOut / 2)
      sides[floor(index)].slack = Cold.slack * program.floors[index]
      shortages[index] = Cold.made * program.floors[index]
    }
    for _ in 0..<3 {
      makeRoom(program, least: 0)
      boundImports(program)
      evaluate(program)
      balance(program)
    }
    boundImports(program)
    for _ in 0..<3 { makeRoom(program, least: 0) }
  }

  /// Raises the prices of import bounds, or lowers that of a class without one, until imports are
  /// what can be had: scrap worth many times its reference price would bring `e^100` times that.
  private mutating func boundImports(_ program: MarketProgram) {
    for (index, terms) in program.classes.enumerated() where terms.hasImports {
      let most =
        terms.importDispersion
        * RealFunctions.logarithm(terms.mostImported / terms.importPrior)
      if terms.hasImportBound {
        sides[imports(index)].price = max(Cold.price, price(ofClass: index) - most)
      } else {
        sides[supply(index)].price = min(sides[supply(index)].price, max(Cold.price, most))
      }
    }
  }

  /// Moves the prices of metals and classes to where their own rows would hold.
  private mutating func balance(_ program: MarketProgram) {
    for index in program.classes.indices where program.classes[index].isOpen {
      let used = sides[index].use / program.classes[index].unit
      if used > 0 {
        let move = program.dispersion * RealFunctions.logarithm(used)
        sides[index].price = max(sides[index].price + move, Cold.price)
      }
    }
    evaluate(program)
    for group in 0..<program.layout.groupCount {
      let row = program.layout.rowStarts[group]
      let used = uses[row] * program.perUnit[row]
      for lane in 0..<MarketLayout.width where used[lane] > 0 {
        prices[row][lane] += program.dispersion * RealFunctions.logarithm(used[lane])
      }
    }
  }

  private func rows(_ program: MarketProgram, _ group: Int) -> Range<Int> {
    let first = program.layout.rowStarts[group]
    return first..<(first + program.layout.rowCounts[group])
  }

  private func slots(_ program: MarketProgram, _ group: Int) -> Range<Int> {
    let first = program.layout.slotStarts[group]
    return first..<(first + program.layout.slotCounts[group])
  }

  private mutating func startCold(_ program: MarketProgram, _ group: Int, _ row: Int) {
    if row == program.layout.rowStarts[group] {
      prices[row] = -program.costs[(group + 1) * program.layout.columnCount - 1]
    } else {
      var largest = Heats.zero
      let columns = program.layout.columnCount
      for cell in (row * columns)..<((row + 1) * columns) {
        let size = program.coefficients[cell]
        largest = largest.larger(size.size)
      }
      let price = program.dispersion / largest
      prices[row] = price.replacing(with: Cold.price, where: .!(price .< Cold.price))
    }
    slacks[row] = (Cold.slack * program.barriers[row])
      .replacing(with: 1, where: program.open[row] .== 0)
  }

  /// Lowers prices of windows, or moves that of the metal, until linear columns cost something.
  ///
  /// - Parameter least: Least product of a column over demand and its reduced cost.
  mutating func makeRoom(_ program: MarketProgram, least: Double) {
    let width = MarketLayout.width
    for group in 0..<program.layout.groupCount {
      let first = program.layout.rowStarts[group]
      let count = program.layout.rowCounts[group]
      var cells = program.layout.slotCellStarts[group]
      for slot in slots(program, group) {
        for lane in 0..<width where program.slotExists[slot][lane] > 0 {
          makeRoom(program, slot, lane, cells, first..<(first + count), least)
        }
        cells += count
      }
    }
  }

  private mutating func makeRoom(
    _ program: MarketProgram, _ slot: Int, _ lane: Int, _ cells: Int, _ rows: Range<Int>,
    _ least: Double
  ) {
    var base = program.slotPrices[slot][lane]
    var lowered = 0.0
    for row in rows {
      let part = program.slotCells[cells + row - rows.lowerBound][lane] * prices[row][lane]
      if part < 0 && row > rows.lowerBound && program.open[row][lane] > 0 {
        lowered -= part
      } else {
        base += part
      }
    }
    let share = made[slot][lane] * program.slotPerUnit[slot][lane]
    if base < Cold.price {
      let sign = program.slotCells[cells][lane]
      prices[rows.lowerBound][lane] += (Cold.price - base) * sign
      base = Cold.price
    }
    let wanted = min(least / max(share, least), base / 2)
    let most = least > 0 ? base - wanted : base / 2
    if lowered > most {
      for row in rows.dropFirst() where program.open[row][lane] > 0 {
        let cell = program.slotCells[cells + row - rows.lowerBound][lane]
        if cell < 0 { prices[row][lane] *= most / lowered }
      }
    }
  }

  /// Raises both sides of every pair to a product of at least `weight`, the smaller one first.
  mutating func centre(_ program: MarketProgram, weight: Double) {
    for group in 0..<program.layout.groupCount {
      for row in rows(program, group).dropFirst() {
        let unit = program.barriers[row].replacing(with: 1, where: program.open[row] .== 0)
        let slack = slacks[row] / unit
        let isLow = (prices[row] * slack .< weight) .& (program.open[row] .> 0)
        let isPrice = prices[row] .< slack
        prices[row].replace(with: weight / slack, where: isLow .& isPrice)
        slacks[row].replace(with: weight * unit / prices[row], where: isLow .& .!isPrice)
      }
    }
    for index in sides.indices where sides[index].isOpen {
      let slack = sides[index].slack / sides[index].unit
      if sides[index].price * slack >= weight { continue }
      if sides[index].price < slack {
        sides[index].price = weight / slack
      } else {
        sides[index].slack = weight * sides[index].unit / sides[index].price
      }
    }
    makeRoom(program, least: weight)
    for group in 0..<program.layout.groupCount {
      formReducedCosts(program, group)
      for slot in slots(program, group) {
        let least = weight * program.slotUnits[slot] / reduced[slot]
        made[slot].replace(with: least, where: made[slot] .< least)
      }
    }
    for index in program.floors.indices where program.floors[index] > 0 {
      let cost = program.buyOut * (1 - weight)
      sides[floor(index)].price = min(sides[floor(index)].price, cost)
      let left = program.buyOut - sides[floor(index)].price
      shortages[index] = max(shortages[index], weight * program.floors[index] / left)
    }
  }
}

extension MarketProgram {
  /// The price at which heats that pay the price of ore-based metal would take all of a class.
  func price(ofClass index: Int) -> Double {
    var most = -Double.infinity
    forEachWorth(ofClass: index) { worth, _ in most = max(most, worth) }
    if most == -.infinity { return 0 }
    var wanted = 0.0
    forEachWorth(ofClass: index) { worth, prior in
      wanted += prior * RealFunctions.exponential((worth - most) / dispersion)
    }
    return most + dispersion * RealFunctions.logarithm(wanted / classes[index].unit)
  }

  private func forEachWorth(ofClass index: Int, _ body: (_ worth: Double, _ prior: Double) -> Void)
  {
    for group in 0..<layout.groupCount {
      let first = group * layout.columnCount
      let ore = first + shape.classCount
      let worth = yields[first + index] * costs[ore] - costs[first + index]
      for lane in 0..<MarketLayout.width where priors[first + index][lane] > 0 {
        body(worth[lane], priors[first + index][lane])
      }
    }
  }
}
