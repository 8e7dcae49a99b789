extension MarketSolver {
  /// The rows on which the proof rests that no plan keeps all of them: price times right-hand side.
  func infeasible() -> MarketFailure {
    var found: [(weight: Double, row: MarketRow, heat: Int?)] = []
    forEachRow { row, place in
      let unit = 1 / program.perUnit[place.row][place.lane]
      let weight = (point.prices[place.row][place.lane] * unit).magnitude
      found.append(
        (weight, row, program.layout.heats[place.group * MarketLayout.width + place.lane]))
    }
    for (index, side) in point.sides.enumerated() where side.isOpen {
      found.append((side.price * side.unit, name(ofSide: index), nil))
    }
    let heaviest = found.map(\.weight).max() ?? 0
    found = found.filter { $0.weight >= 0.01 * heaviest }
    found.sort { $0.weight > $1.weight }
    let heat = found.lazy.compactMap(\.heat).first ?? 0
    let window = found.lazy.compactMap { found -> Int? in
      if case .window(let window) = found.row, found.heat == heat { return window }
      return nil
    }.first
    return .infeasible(heat: heat, window: window, rows: found.map(\.row))
  }

  /// The row that misses most.
  func stalled(_ iterations: Int) -> MarketFailure {
    var worst = 0.0
    var name = MarketRow.mass(heat: 0)
    forEachRow { row, place in
      let miss = point.miss(program, place.group, place.row)[place.lane].magnitude
      if !(miss <= worst) { (worst, name) = (miss, row) }
    }
    for (index, side) in point.sides.enumerated() where side.isOpen {
      let miss = point.miss(program, side: index).magnitude
      if !(miss <= worst) { (worst, name) = (miss, self.name(ofSide: index)) }
    }
    return .stalled(name, miss: worst, iterations: iterations)
  }

  private func forEachRow(
    _ body: (MarketRow, (group: Int, row: Int, lane: Int)) -> Void
  ) {
    for group in 0..<program.layout.groupCount {
      let first = program.layout.rowStarts[group]
      for row in first..<(first + program.layout.rowCounts[group]) {
        for lane in 0..<MarketLayout.width {
          guard let name = program.layout.rows[row * MarketLayout.width + lane] else { continue }
          body(name, (group, row, lane))
        }
      }
    }
  }

  private func name(ofSide index: Int) -> MarketRow {
    let count = shape.classCount
    switch index / count {
    case 0: return .supply(class: index)
    case 1: return .ceiling(class: index - count)
    case 2: return .imports(class: index - 2 * count)
    case 3: return .bar(class: index - 3 * count)
    default: return .floor(index - 4 * count)
    }
  }
}
