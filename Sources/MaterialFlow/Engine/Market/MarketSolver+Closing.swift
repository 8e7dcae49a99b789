internal import FlowNumerics

extension MarketSolver {
  /// Writes the plan, closed exactly, its prices, and what certifies it.
  mutating func close(_ question: MarketQuestion, into answer: inout MarketAnswer) {
    answer.clear()
    for index in program.classes.indices where program.classes[index].isOpen {
      answer.imported[index] = min(point.imported[index], program.classes[index].importMost)
      scales[index] = scale(ofClass: index, imported: answer.imported[index])
    }
    var (value, dispersion) = (0.0, 0.0)
    for place in 0..<(program.layout.groupCount * MarketLayout.width)
    where program.layout.heats[place] >= 0 {
      closeSlots(question, place, &answer, &value)
      closeHeat(question, place, &answer, &value, &dispersion)
      writePrices(place, &answer)
    }
    for index in program.classes.indices where program.classes[index].isOpen {
      closeClass(index, &answer, &value)
    }
    for index in program.floors.indices where program.floors[index] > 0 {
      answer.shortage[index] = closeFloor(index, answer)
      answer.floorPrice[index] = point.sides[point.floor(index)].price * program.money
      value += program.buyOut * answer.shortage[index]
    }
    answer.dispersionCost *= program.money
    // What is bought at any price is in neither sum.
    var least = 0.0
    for heat in question.demand.indices where question.demand[heat] > 0 {
      least += question.orePrice[heat] * question.oreLeast[heat]
    }
    answer.objective = (value + dispersion) * program.money + least
    answer.dualObjective = point.dualValue * program.money + least
    answer.gap = (value + dispersion - point.dualValue) / program.worth
  }

  /// Charge that a class's rows allow over the charge at the prices; one to within the tolerance.
  private func scale(ofClass index: Int, imported: Double) -> Double {
    let terms = program.classes[index]
    var used = 0.0
    for group in 0..<program.layout.groupCount {
      used += point.amounts[group * program.layout.columnCount + index].total
    }
    var most = Double.infinity
    if terms.hasCeiling, isTight(point.ceiling(index)) || used > terms.ceiling + imported {
      most = terms.ceiling + imported
    }
    // What is left behind closes the row of supply where there is any.
    if terms.leftPrior == 0 || used > terms.supply + imported {
      let supply = terms.supply + imported
      if isTight(point.supply(index)) || used > supply { most = min(most, supply) }
    }
    return used > 0 && most < .infinity ? max(most, 0) / used : 1
  }

  private func isTight(_ side: Int) -> Bool {
    point.sides[side].price > point.sides[side].slack / point.sides[side].unit
  }

  /// Alloying and removals of the heat in a place.
  private func closeSlots(
    _ question: MarketQuestion, _ place: Int, _ answer: inout MarketAnswer, _ value: inout Double
  ) {
    let (group, lane) = (place / MarketLayout.width, place % MarketLayout.width)
    for slot in 0..<program.layout.slotCounts[group] {
      let row = program.layout.slotStarts[group] + slot
      let name = program.layout.slots[row * MarketLayout.width + lane]
      if name < 0 { continue }
      var made = point.made[row][lane]
      if name < shape.additions.count {
        answer.alloying[name] = made
      } else {
        let removal = name - shape.additions.count
        var most = 0.0
        for index in 0..<shape.classCount {
          most +=
            question.removable[removal * shape.classCount + index] * charge(group, lane, index)
        }
        made = min(made, most)
        answer.removed[removal] = made
      }
      value += program.slotPrices[row][lane] * made
    }
  }

  private func charge(_ group: Int, _ lane: Int, _ index: Int) -> Double {
    point.amounts[group * program.layout.columnCount + index][lane] * scales[index]
  }

  /// Charges and ore-based metal of the heat in a place; ore-based metal closes its mass.
  private func closeHeat(
    _ question: MarketQuestion, _ place: Int, _ answer: inout MarketAnswer,
    _ value: inout Double, _ dispersion: inout Double
  ) {
    let (group, lane) = (place / MarketLayout.width, place % MarketLayout.width)
    let heat = program.layout.heats[place]
    let first = group * program.layout.columnCount
    let ore = first + shape.classCount
    let free = program.priors[ore][lane]
    var rest = free
    for addition in program.additionsOfHeat[heat] { rest -= answer.alloying[addition] }
    for removal in program.removalsOfHeat[heat] { rest += answer.removed[removal] }
    var recycled = 0.0
    for index in 0..<shape.classCount {
      recycled += program.yields[first + index][lane] * charge(group, lane, index)
    }
    var primary = rest - recycled
    var factor = 1.0
    if primary < 0 {
      primary = min(point.amounts[ore][lane], max(rest, 0))
      factor = max(rest - primary, 0) / recycled
    }
    answer.primary[heat] = primary + question.oreLeast[heat]
    value += program.costs[ore][lane] * primary
    if primary > 0 {
      dispersion +=
        program.dispersion * primary * (RealFunctions.logarithm(primary / free) - 1)
    }
    for index in 0..<shape.classCount {
      let charge = charge(group, lane, index) * factor
      answer.charge[heat * shape.classCount + index] = charge
      if !(charge > 0) { continue }
      value += program.costs[first + index][lane] * charge
      var exponent = point.exponents[first + index][lane]
      if scales[index] * factor != 1 { exponent += RealFunctions.logarithm(scales[index] * factor) }
      dispersion += program.dispersion * charge * (exponent - 1)
      answer.dispersionCost += program.dispersion * charge * exponent
    }
  }

  private func writePrices(_ place: Int, _ answer: inout MarketAnswer) {
    let (group, lane) = (place / MarketLayout.width, place % MarketLayout.width)
    let first = program.layout.rowStarts[group]
    for row in first..<(first + program.layout.rowCounts[group]) {
      guard let name = program.layout.rows[row * MarketLayout.width + lane] else { continue }
      let price = point.prices[row][lane] * program.priceScales[row][lane]
      switch name {
      case .mass(let heat): answer.metalPrice[heat] = -price
      case .window(let window):
        answer.windowPrice[window] = max(price, 0)
        if program.twins[window] >= 0 { answer.windowPrice[program.twins[window]] = max(-price, 0) }
      case .chargeLimit(let heat): answer.chargePrice[heat] = price
      case .removal(let removal): answer.removalPrice[removal] = price
      default: break
      }
    }
  }

  /// Scrap left behind and imported, and the prices of a class.
  private func closeClass(_ index: Int, _ answer: inout MarketAnswer, _ value: inout Double) {
    let terms = program.classes[index]
    answer.supplyPrice[index] = point.sides[point.supply(index)].price * program.money
    answer.ceilingPrice[index] = point.sides[point.ceiling(index)].price * program.money
    answer.classPrice[index] = answer.supplyPrice[index] + answer.ceilingPrice[index]
    answer.importPrice[index] = point.sides[point.imports(index)].price * program.money
    answer.barPrice[index] = point.sides[point.bar(index)].price * program.money
    if terms.leftPrior > 0 {
      var used = 0.0
      for heat in 0..<shape.heatCount { used += answer.charge[heat * shape.classCount + index] }
      let rest = max(terms.supply + answer.imported[index] - used, 0)
      let left = isTight(point.supply(index)) ? rest : min(point.left[index], rest)
      answer.left[index] = left
      value += entropy(left, terms.leftPrior, terms.leftDispersion)
    }
    value += entropy(answer.imported[index], terms.importPrior, terms.importDispersion)
  }

  private func entropy(_ amount: Double, _ prior: Double, _ dispersion: Double) -> Double {
    amount > 0 ? dispersion * amount * (RealFunctions.logarithm(amount / prior) - 1) : 0
  }

  /// What a floor misses.
  private func closeFloor(_ index: Int, _ answer: MarketAnswer) -> Double {
    var recycled = 0.0
    for place in 0..<(program.layout.groupCount * MarketLayout.width) {
      let heat = program.layout.heats[place]
      if heat < 0 || !shape.floors[index].isCounted[heat] { continue }
      let (group, lane) = (place / MarketLayout.width, place % MarketLayout.width)
      for column in 0..<shape.classCount {
        recycled +=
          program.yields[group * program.layout.columnCount + column][lane]
          * answer.charge[heat * shape.classCount + column]
      }
    }
    return max(program.floors[index] - recycled, 0)
  }
}

extension MarketAnswer {
  /// Zero in every place: the plan of a market without heats.
  mutating func clear() {
    func clear(_ values: inout [Double]) { for index in values.indices { values[index] = 0 } }
    clear(&charge)
    clear(&primary)
    clear(&alloying)
    clear(&removed)
    clear(&left)
    clear(&imported)
    clear(&shortage)
    clear(&metalPrice)
    clear(&windowPrice)
    clear(&chargePrice)
    clear(&classPrice)
    clear(&supplyPrice)
    clear(&ceilingPrice)
    clear(&importPrice)
    clear(&barPrice)
    clear(&floorPrice)
    clear(&removalPrice)
    dispersionCost = 0
  }
}
