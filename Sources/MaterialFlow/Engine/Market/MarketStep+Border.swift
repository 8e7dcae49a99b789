internal import FlowNumerics

extension MarketStep {
  mutating func clearBorder() {
    for index in ports.indices { ports[index] = .zero }
    for index in barredPorts.indices { barredPorts[index] = .zero }
    for index in 0..<classCount {
      portGradients[index] = .zero
      barredGradients[index] = .zero
    }
  }

  /// Numbers the open bars and floors behind the classes, and clears the border.
  mutating func placeBorder(_ program: MarketProgram, _ point: MarketPoint) {
    borderCount = classCount
    for index in 0..<classCount {
      barPlaces[index] = point.sides[point.bar(index)].isOpen ? borderCount : -1
      if barPlaces[index] >= 0 { borderCount += 1 }
    }
    for index in program.floors.indices {
      floorPlaces[index] = program.floors[index] > 0 ? borderCount : -1
      if floorPlaces[index] >= 0 { borderCount += 1 }
    }
    for cell in 0..<(borderCount * borderCount) { border[cell] = 0 }
    for place in 0..<borderCount { borderSteps[place] = 0 }
  }

  /// The part of the reach of recycled metal, `−Σ a y / τ`, before the factor is taken out.
  mutating func formFloorReach(_ program: MarketProgram, _ group: Int) {
    let columns = program.layout.columnCount
    let first = program.layout.rowStarts[group]
    let rows = program.layout.rowCounts[group]
    let start = program.layout.blockStarts[group]
    for row in 0..<rows {
      var value = Heats.zero
      for column in 0..<classCount {
        value -= reach[(first + row) * columns + column] * program.yields[group * columns + column]
      }
      for k in 0..<row { value -= blocks[start + row * rows + k] * floorReach[first + k] }
      floorReach[first + row] = value
    }
  }

  /// What a group leaves on the rows of the floors.
  mutating func eliminateFloors(_ program: MarketProgram, _ point: MarketPoint, _ group: Int) {
    let columns = program.layout.columnCount
    let first = program.layout.rowStarts[group]
    let rows = program.layout.rowCounts[group]
    var gradient = Heats.zero
    var own = Heats.zero
    for row in first..<(first + rows) {
      let scaled = floorReach[row] * pivots[row]
      gradient -= scaled * eliminated[row]
      own -= scaled * floorReach[row]
    }
    for column in 0..<classCount {
      let yield = program.yields[group * columns + column]
      own += weights[column] * yield * yield
    }
    addFloors(program, group, own: own, gradient: gradient)
    for column in 0..<classCount {
      var sum = -(weights[column] * program.yields[group * columns + column])
      for row in first..<(first + rows) {
        sum -= floorReach[row] * pivots[row] * reach[row * columns + column]
      }
      addFloors(program, group, column: column, sum)
    }
  }

  private mutating func addFloors(
    _ program: MarketProgram, _ group: Int, own: Heats, gradient: Heats
  ) {
    let groups = program.barred.count
    for (index, place) in floorPlaces.enumerated() where place >= 0 {
      let counted = program.counted[index * groups + group]
      borderSteps[place] += (gradient * counted).total
      for (other, across) in floorPlaces.enumerated() where across >= 0 && other <= index {
        border[place * borderCount + across] +=
          (own * counted * program.counted[other * groups + group]).total
      }
    }
  }

  private mutating func addFloors(
    _ program: MarketProgram, _ group: Int, column: Int, _ sum: Heats
  ) {
    for (index, place) in floorPlaces.enumerated() where place >= 0 {
      let counted = program.counted[index * program.barred.count + group]
      border[place * borderCount + column] += (sum * counted).total
      if barPlaces[column] >= 0 {
        border[place * borderCount + barPlaces[column]] +=
          (sum * counted * program.barred[group]).total
      }
    }
  }

  /// Sums the ports, and adds what classes, bars and floors have of their own.
  mutating func closeBorder(_ program: MarketProgram, _ point: MarketPoint) {
    for index in 0..<classCount {
      for other in 0...index {
        border[index * borderCount + other] = ports[index * classCount + other].total
      }
      if barPlaces[index] >= 0 { addBar(index, point) }
      close(program, point, class: index)
    }
    for (index, place) in floorPlaces.enumerated() where place >= 0 {
      let side = point.sides[point.floor(index)]
      border[place * borderCount + place] +=
        side.slack / side.price + point.shortages[index] / point.shortageCosts[index]
      borderSteps[place] += sideGradients[point.floor(index)]
    }
  }

  private mutating func addBar(_ index: Int, _ point: MarketPoint) {
    let place = barPlaces[index]
    for other in 0..<classCount {
      let (low, high) = (min(index, other), max(index, other))
      let sum = barredPorts[high * classCount + low].total
      border[place * borderCount + other] = sum
      if barPlaces[other] >= 0 && other <= index {
        border[place * borderCount + barPlaces[other]] = sum
      }
    }
    let side = point.sides[point.bar(index)]
    border[place * borderCount + place] += side.slack / side.price
    borderSteps[place] = barredGradients[index].total + sideGradients[point.bar(index)]
  }

  /// Supply, ceiling and imports of a class on its place of the border.
  private mutating func close(_ program: MarketProgram, _ point: MarketPoint, class index: Int) {
    let cell = index * borderCount + index
    if !program.classes[index].isOpen {
      border[cell] += 1
      return
    }
    let springs = ClassSprings(program.classes[index], point, index)
    let push = springs.importPush(sideGradients[point.imports(index)])
    let supply = sideGradients[point.supply(index)] + push
    let ceiling = sideGradients[point.ceiling(index)] + push
    border[cell] += springs.series + springs.importWeight
    borderSteps[index] = portGradients[index].total + springs.push(supply, ceiling)
  }

  mutating func formSideSteps(_ program: MarketProgram, _ point: MarketPoint) {
    for index in 0..<classCount where program.classes[index].isOpen {
      let springs = ClassSprings(program.classes[index], point, index)
      let step = priceSteps[index]
      let imports = sideGradients[point.imports(index)]
      let push = springs.importPush(imports)
      let steps = springs.steps(
        step, sideGradients[point.supply(index)] + push,
        sideGradients[point.ceiling(index)] + push)
      sideSteps[point.supply(index)] = steps.supply
      sideSteps[point.ceiling(index)] = steps.ceiling
      sideSteps[point.imports(index)] = springs.importStep(step, imports)
      sideSteps[point.bar(index)] = barSteps[index]
    }
    for (index, place) in floorPlaces.enumerated() {
      sideSteps[point.floor(index)] = place >= 0 ? borderSteps[place] : 0
      shortageCostSteps[index] = -sideSteps[point.floor(index)]
    }
  }

  func premiumStep(_ program: MarketProgram, _ group: Int) -> Heats {
    var sum = Heats.zero
    for (index, place) in floorPlaces.enumerated() where place >= 0 {
      sum += borderSteps[place] * program.counted[index * program.barred.count + group]
    }
    return sum
  }

  mutating func formCostSteps(_ program: MarketProgram, _ point: MarketPoint) {
    for group in 0..<program.layout.groupCount {
      let rows = program.layout.rowCounts[group]
      var cell = program.layout.slotCellStarts[group]
      for slot in 0..<program.layout.slotCounts[group] {
        var sum = Heats.zero
        for row in 0..<rows {
          sum += program.slotCells[cell + row] * steps[program.layout.rowStarts[group] + row]
        }
        costSteps[program.layout.slotStarts[group] + slot] = sum
        cell += rows
      }
    }
  }

  /// `L D Lᵀ` of the border, and its steps.
  mutating func solveBorder() {
    let count = borderCount
    for row in 0..<count {
      let line = row * count
      for column in 0..<row {
        var value = border[line + column]
        for k in 0..<column { value -= border[line + k] * border[column * count + k] }
        border[line + column] = value
      }
      let diagonal = border[line + row]
      var pivot = diagonal
      for k in 0..<row {
        let factor = border[line + k] * borderPivots[k]
        pivot -= border[line + k] * factor
        border[line + k] = factor
        borderSteps[row] -= factor * borderSteps[k]
      }
      borderPivots[row] = 1 / max(pivot, diagonal * 1e-15)
    }
    for row in (0..<count).reversed() {
      var value = borderSteps[row] * borderPivots[row]
      for below in (row + 1)..<max(count, row + 1) {
        value -= border[below * count + row] * borderSteps[below]
      }
      borderSteps[row] = value
    }
    for index in 0..<classCount {
      priceSteps[index] = borderSteps[index]
      barSteps[index] = barPlaces[index] >= 0 ? borderSteps[barPlaces[index]] : 0
    }
  }
}
