extension MarketProgram {
  /// Minima this near their maximum, relative, are one equation with it.
  private static let equal = 1e-9
  /// A maximum of nought is held to this share of demand: it would leave no room inside.
  private static let leastShare = 1e-9
  /// Classes below this share of all supply take no part.
  private static let leastSupply = 1e-12
  /// What keeps the block of an equation positive where it depends on others of its heat.
  private static let equationWeight = 1e-12

  /// Takes a year's numbers in.
  mutating func load(_ question: MarketQuestion) throws(MarketFailure) {
    try question.check(shape)
    loadMoney(question)
    loadClasses(question)
    try loadWindows(question)
    for heat in question.demand.indices { layout.count(heat, openCounts(question, heat)) }
    layout.arrange()
    for group in 0..<layout.groupCount { clear(group) }
    for place in 0..<(layout.groupCount * MarketLayout.width) where layout.heats[place] >= 0 {
      load(question, heat: layout.heats[place], place)
    }
  }

  /// Open rows and linear columns of a heat.
  private func openCounts(_ question: MarketQuestion, _ heat: Int) -> (rows: Int, slots: Int) {
    if question.demand[heat] <= 0 { return (0, 0) }
    var rows = 1
    for window in windowsOfHeat[heat] where isOpenWindow[window] { rows += 1 }
    if isChargeLimited(question, heat) { rows += 1 }
    rows += removalsOfHeat[heat].count
    return (rows, additionsOfHeat[heat].count + removalsOfHeat[heat].count)
  }

  /// A limit of nought shuts the columns instead.
  private func isChargeLimited(_ question: MarketQuestion, _ heat: Int) -> Bool {
    question.chargeLimit[heat] > 0 && question.chargeLimit[heat] < .infinity
  }

  private mutating func loadMoney(_ question: MarketQuestion) {
    var mass = 0.0
    var value = 0.0
    for heat in question.demand.indices {
      mass += question.demand[heat]
      value += question.demand[heat] * question.orePrice[heat]
    }
    money = value > 0 ? value / mass : 1
    worth = mass
    dispersion = question.dispersion / money
    buyOut = question.buyOut / money
    hasFloors = false
    for floor in floors.indices {
      floors[floor] = max(question.floor[floor], 0)
      if floors[floor] > 0 { hasFloors = true }
    }
  }

  private mutating func loadClasses(_ question: MarketQuestion) {
    var total = 0.0
    for index in classes.indices {
      var terms = ClassTerms()
      terms.supply = question.supply[index]
      terms.leftPrior = question.leftPrior[index]
      terms.leftDispersion = question.leftDispersion[index] / money
      terms.ceiling = question.ceiling[index]
      terms.importPrior = question.importMost[index] > 0 ? question.importPrior[index] : 0
      terms.importDispersion = question.importDispersion[index] / money
      terms.importMost = question.importMost[index]
      terms.barredMost = shape.isBarred.isEmpty ? .infinity : question.barredMost[index]
      terms.unit = terms.supply + min(terms.importPrior, terms.importMost)
      total += terms.unit
      classes[index] = terms
    }
    hasBars = false
    for index in classes.indices {
      let unit = classes[index].unit
      let isClosed = classes[index].ceiling <= 0 && classes[index].importPrior == 0
      classes[index].isOpen = unit > Self.leastSupply * total && !isClosed
      if classes[index].barredMost <= 0 { classes[index].barredMost = .infinity }
      if classes[index].hasBar { hasBars = true }
    }
  }

  private mutating func loadWindows(_ question: MarketQuestion) throws(MarketFailure) {
    for (window, bound) in question.bound.enumerated() {
      twins[window] = -1
      let demand = question.demand[shape.windows[window].heat]
      switch shape.windows[window].side {
      case .most: isOpenWindow[window] = demand > 0 && bound < .infinity
      case .least: isOpenWindow[window] = demand > 0 && bound > 0
      }
    }
    for least in shape.windows.indices
    where isOpenWindow[least] && shape.windows[least].side == .least {
      let heat = shape.windows[least].heat
      for most in windowsOfHeat[heat]
      where isOpenWindow[most] && shape.windows[most].side == .most
        && question.bound[least] > question.bound[most] * (1 - Self.equal)
        && isSameSum(question, least, most)
      {
        if question.bound[least] > question.bound[most] * (1 + Self.equal) {
          throw .infeasible(heat: heat, window: least, rows: [.window(least), .window(most)])
        }
        isOpenWindow[least] = false
        twins[most] = least
      }
    }
  }

  /// Whether two windows of a heat bound the same elements.
  private func isSameSum(_ question: MarketQuestion, _ one: Int, _ other: Int) -> Bool {
    if question.oreContent[one] != question.oreContent[other] { return false }
    for index in 0..<shape.classCount
    where question.content[one * shape.classCount + index]
      != question.content[other * shape.classCount + index]
    { return false }
    for addition in additionsOfHeat[shape.windows[one].heat] {
      let named = shape.additions[addition].windows
      if named.contains(one) != named.contains(other) { return false }
    }
    return true
  }

  /// Neutral stand-ins in all lanes of a group.
  private mutating func clear(_ group: Int) {
    let columns = layout.columnCount
    for column in (group * columns)..<((group + 1) * columns) {
      costs[column] = .zero
      priors[column] = .zero
      yields[column] = .zero
    }
    for row in layout.rowStarts[group]..<(layout.rowStarts[group] + layout.rowCounts[group]) {
      for cell in (row * columns)..<((row + 1) * columns) { coefficients[cell] = .zero }
      bounds[row] = .zero
      barriers[row] = .zero
      perUnit[row] = .zero
      open[row] = .zero
      idle[row] = Heats(repeating: 1)
      priceScales[row] = .zero
    }
    let slots = layout.slotStarts[group]..<(layout.slotStarts[group] + layout.slotCounts[group])
    for slot in slots {
      slotPrices[slot] = Heats(repeating: 1)
      slotUnits[slot] = .zero
      slotPerUnit[slot] = .zero
      slotExists[slot] = .zero
    }
    let cells = layout.slotCellStarts[group]
    for cell in cells..<(cells + slots.count * layout.rowCounts[group]) { slotCells[cell] = .zero }
    barred[group] = .zero
    for floor in floors.indices { counted[floor * barred.count + group] = .zero }
  }

  /// Fills the lane of a heat.
  private mutating func load(_ question: MarketQuestion, heat: Int, _ place: Int) {
    let (group, lane) = (place / MarketLayout.width, place % MarketLayout.width)
    let demand = question.demand[heat]
    let isBarred = !shape.isBarred.isEmpty && shape.isBarred[heat]
    if isBarred { barred[group][lane] = 1 }
    for floor in floors.indices where shape.floors[floor].isCounted[heat] && floors[floor] > 0 {
      counted[floor * barred.count + group][lane] = 1
    }
    let first = group * layout.columnCount
    for index in 0..<shape.classCount {
      let cell = heat * shape.classCount + index
      costs[first + index][lane] = question.cost[cell] / money
      let isShut =
        !classes[index].isOpen || (isBarred && question.barredMost[index] <= 0)
        || question.chargeLimit[heat] <= 0
      priors[first + index][lane] = isShut ? 0 : question.prior[cell]
      yields[first + index][lane] = question.yield[cell]
    }
    costs[first + shape.classCount][lane] = question.orePrice[heat] / money
    priors[first + shape.classCount][lane] = demand - question.oreLeast[heat]
    loadRows(question, heat: heat, place)
  }

  private mutating func loadRows(_ question: MarketQuestion, heat: Int, _ place: Int) {
    let lane = place % MarketLayout.width
    let demand = question.demand[heat]
    let first = layout.rowStarts[place / MarketLayout.width]
    var row = first
    start(row, lane, .mass(heat: heat), demand, scale: 1, isOpen: false)
    fill(row, lane, question.yield, heat * shape.classCount, 1, ore: 1)
    bounds[row][lane] -= question.oreLeast[heat]
    row += 1
    for window in windowsOfHeat[heat] where isOpenWindow[window] {
      let isMost = shape.windows[window].side == .most
      let share = max(question.bound[window] / demand, Self.leastShare)
      start(row, lane, .window(window), demand, scale: share, isOpen: twins[window] < 0)
      if !isMost { bounds[row][lane] = -demand }
      if twins[window] >= 0 { idle[row][lane] = Self.equationWeight * demand }
      let factor = (isMost ? 1 : -1) / share
      fill(
        row, lane, question.content, window * shape.classCount, factor,
        ore: question.oreContent[window] * factor)
      bounds[row][lane] -= question.oreContent[window] * factor * question.oreLeast[heat]
      row += 1
    }
    if isChargeLimited(question, heat) {
      start(row, lane, .chargeLimit(heat: heat), demand, scale: 1, isOpen: true)
      bounds[row][lane] = question.chargeLimit[heat] * demand
      fill(row, lane, question.yield, heat * shape.classCount, 1, ore: 0)
      row += 1
    }
    for removal in removalsOfHeat[heat] {
      let cells = removal * shape.classCount
      let scale = scale(ofRemoval: removal, question)
      start(row, lane, .removal(removal), demand, scale: scale, isOpen: true)
      bounds[row][lane] = 0
      fill(row, lane, question.removable, cells, -1 / scale, ore: 0)
      row += 1
    }
    loadSlots(question, heat: heat, place, windowRows: first)
  }

  private mutating func start(
    _ row: Int, _ lane: Int, _ name: MarketRow, _ demand: Double, scale: Double, isOpen: Bool
  ) {
    layout.rows[row * MarketLayout.width + lane] = name
    bounds[row][lane] = demand
    barriers[row][lane] = isOpen ? demand : 0
    perUnit[row][lane] = 1 / demand
    open[row][lane] = isOpen ? 1 : 0
    idle[row][lane] = 0
    priceScales[row][lane] = money / scale
  }

  /// The most that a unit of any class gives; one where none gives any.
  private func scale(ofRemoval removal: Int, _ question: MarketQuestion) -> Double {
    let cells = removal * shape.classCount
    var most = 0.0
    for index in 0..<shape.classCount { most = max(most, question.removable[cells + index]) }
    return most > 0 ? most : 1
  }

  private mutating func fill(
    _ row: Int, _ lane: Int, _ values: [Double], _ start: Int, _ factor: Double, ore: Double
  ) {
    let cell = row * layout.columnCount
    for index in 0..<shape.classCount {
      coefficients[cell + index][lane] = values[start + index] * factor
    }
    coefficients[cell + shape.classCount][lane] = ore
  }

  /// Alloying and removals of a heat.
  private mutating func loadSlots(
    _ question: MarketQuestion, heat: Int, _ place: Int, windowRows first: Int
  ) {
    let (group, lane) = (place / MarketLayout.width, place % MarketLayout.width)
    var slot = layout.slotStarts[group]
    var cells = layout.slotCellStarts[group]
    func start(_ name: Int, _ price: Double, _ sign: Double, _ windows: [Int]) {
      layout.slots[slot * MarketLayout.width + lane] = name
      slotPrices[slot][lane] = price / money
      slotUnits[slot][lane] = question.demand[heat]
      slotPerUnit[slot][lane] = 1 / question.demand[heat]
      slotExists[slot][lane] = 1
      slotCells[cells][lane] = sign
      for row in 1..<layout.rowCounts[group] {
        guard case .window(let window) = layout.rows[(first + row) * MarketLayout.width + lane],
          windows.contains(window)
        else { continue }
        let side = shape.windows[window].side == .most ? sign : -sign
        slotCells[cells + row][lane] = side * priceScales[first + row][lane] / money
      }
    }
    for addition in additionsOfHeat[heat] {
      start(addition, question.additionPrice[addition], 1, shape.additions[addition].windows)
      slot += 1
      cells += layout.rowCounts[group]
    }
    for removal in removalsOfHeat[heat] {
      start(
        shape.additions.count + removal, question.removalPrice[removal], -1,
        shape.removals[removal].windows)
      for row in 1..<layout.rowCounts[group]
      where layout.rows[(first + row) * MarketLayout.width + lane] == .removal(removal) {
        slotCells[cells + row][lane] = priceScales[first + row][lane] / money
      }
      slot += 1
      cells += layout.rowCounts[group]
    }
  }
}
