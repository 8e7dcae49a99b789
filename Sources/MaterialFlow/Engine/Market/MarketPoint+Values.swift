internal import FlowNumerics

extension MarketPoint {
  /// Amounts stay finite: no plan has `e^600` times a habit.
  private static let mostExponent = 600.0

  /// Amounts, left-hand sides and dual value at the prices.
  mutating func evaluate(_ program: MarketProgram) {
    var mass = Heats.zero
    var value = Heats.zero
    for index in sides.indices { sides[index].use = 0 }
    for index in used.indices { used[index] = .zero }
    for group in 0..<program.layout.groupCount {
      formExponents(program, group)
      mass += formAmounts(program, group)
      value += formUses(program, group)
      formReducedCosts(program, group)
    }
    dualValue = -program.dispersion * mass.total - value.total
    for index in program.classes.indices { evaluate(program, class: index) }
    for index in program.floors.indices {
      shortageCosts[index] = program.buyOut - sides[floor(index)].price
    }
    for side in sides where side.isOpen { dualValue -= side.bound * side.price }
  }

  /// What a unit of each column is worth at the prices, over τ.
  private mutating func formExponents(_ program: MarketProgram, _ group: Int) {
    let place = HeatKernels.Group(program.layout, group)
    let premium = self.premium(program, group)
    for column in 0..<classCount {
      var worth = -program.costs[place.column + column] - price(ofClass: column)
      if program.hasBars { worth -= sides[bar(column)].price * program.barred[group] }
      if program.hasFloors { worth += premium * program.yields[place.column + column] }
      exponents[place.column + column] = worth
    }
    exponents[place.column + classCount] = -program.costs[place.column + classCount]
    HeatKernels.worth(
      place, prices: prices, coefficients: program.coefficients, &exponents)
    let perTau = 1 / program.dispersion
    for cell in place.column..<(place.column + place.columns) {
      var exponent = exponents[cell] * perTau
      exponent.replace(with: Self.mostExponent, where: exponent .> Self.mostExponent)
      exponents[cell] = exponent
    }
  }

  private func premium(_ program: MarketProgram, _ group: Int) -> Heats {
    var premium = Heats.zero
    if !program.hasFloors { return premium }
    for index in program.floors.indices {
      premium += sides[floor(index)].price * program.counted[index * program.barred.count + group]
    }
    return premium
  }

  /// - Returns: The sum of the amounts by lane.
  private mutating func formAmounts(_ program: MarketProgram, _ group: Int) -> Heats {
    let columns = program.layout.columnCount
    var sum = Heats.zero
    var recycled = Heats.zero
    for column in 0..<columns {
      let cell = group * columns + column
      let amount = program.priors[cell] * exponents[cell].exponential
      amounts[cell] = amount
      sum += amount
      if column < classCount {
        used[column] += amount
        if program.hasBars { sides[bar(column)].use += (amount * program.barred[group]).total }
      }
    }
    if program.hasFloors {
      for cell in (group * columns)..<((group + 1) * columns) {
        recycled += amounts[cell] * program.yields[cell]
      }
      for index in program.floors.indices {
        let isCounted = program.counted[index * program.barred.count + group]
        sides[floor(index)].use -= (recycled * isCounted).total
      }
    }
    return sum
  }

  /// - Returns: Right-hand sides times prices by lane.
  private mutating func formUses(_ program: MarketProgram, _ group: Int) -> Heats {
    let place = HeatKernels.Group(program.layout, group)
    HeatKernels.uses(
      place, amounts: amounts, coefficients: program.coefficients, &uses)
    var value = Heats.zero
    for row in place.first..<(place.first + place.rows) {
      value += program.bounds[row] * prices[row]
    }
    return value
  }

  mutating func formReducedCosts(_ program: MarketProgram, _ group: Int) {
    let rows = program.layout.rowCounts[group]
    var cell = program.layout.slotCellStarts[group]
    for slot in 0..<program.layout.slotCounts[group] {
      let place = program.layout.slotStarts[group] + slot
      var cost = program.slotPrices[place]
      for row in 0..<rows {
        cost += program.slotCells[cell + row] * prices[program.layout.rowStarts[group] + row]
      }
      reduced[place] = cost
      cell += rows
    }
  }

  private mutating func evaluate(_ program: MarketProgram, class index: Int) {
    let terms = program.classes[index]
    if !terms.isOpen { return }
    let used = self.used[index].total
    sides[index].use = used
    sides[ceiling(index)].use = used
    if terms.leftPrior > 0 {
      left[index] = terms.leftPrior * exponential(-sides[index].price / terms.leftDispersion)
      sides[index].use += left[index]
      dualValue -= terms.leftDispersion * left[index]
    }
    if terms.hasImports {
      let worth = price(ofClass: index) - sides[imports(index)].price
      imported[index] = terms.importPrior * exponential(worth / terms.importDispersion)
      sides[index].use -= imported[index]
      sides[ceiling(index)].use -= imported[index]
      sides[imports(index)].use = imported[index]
      dualValue -= terms.importDispersion * imported[index]
    }
  }

  private func exponential(_ value: Double) -> Double {
    Heats(repeating: min(value, Self.mostExponent)).exponential[0]
  }
}
