/// Where the last solve ended, for the start of the next one: slacks and linear columns as shares.
struct MarketMemory: Sendable {
  private var isFilled = false
  private var layout: MarketLayout
  private var prices: [Heats]
  private var slacks: [Heats]
  private var made: [Heats]
  private var sides: [MarketPoint.Side]
  private var shortages: [Double]

  init(_ program: MarketProgram) {
    layout = program.layout
    let point = MarketPoint(program)
    (prices, slacks, made) = (point.prices, point.slacks, point.made)
    (sides, shortages) = (point.sides, point.shortages)
  }

  mutating func forget() { isFilled = false }

  mutating func keep(_ program: MarketProgram, _ point: MarketPoint) {
    isFilled = true
    if layout != program.layout { layout = program.layout }
    for row in 0..<program.layout.rowTotal {
      prices[row] = point.prices[row]
      slacks[row] = point.slacks[row] * program.perUnit[row]
    }
    for slot in 0..<program.layout.slotTotal {
      made[slot] = point.made[slot] * program.slotPerUnit[slot]
    }
    for index in sides.indices {
      sides[index] = point.sides[index]
      sides[index].slack /= sides[index].unit
    }
    for index in shortages.indices {
      shortages[index] =
        program.floors[index] > 0 ? point.shortages[index] / program.floors[index] : 0
    }
  }

  /// Puts a point near where the last year ended.
  ///
  /// - Returns: False where the year's rows and columns are not those of the last one.
  func recall(_ program: MarketProgram, _ point: inout MarketPoint, weight: Double) -> Bool {
    if !isFilled || layout != program.layout { return false }
    point.open(program)
    for index in sides.indices where sides[index].isOpen != point.sides[index].isOpen {
      return false
    }
    for row in 0..<program.layout.rowTotal {
      point.prices[row] = prices[row]
      point.slacks[row] = (slacks[row] * program.barriers[row])
        .replacing(with: 1, where: program.open[row] .== 0)
    }
    for slot in 0..<program.layout.slotTotal {
      point.made[slot] = (made[slot] * program.slotUnits[slot])
        .replacing(with: 1, where: program.slotExists[slot] .== 0)
    }
    for index in sides.indices where sides[index].isOpen {
      point.sides[index].price = sides[index].price
      point.sides[index].slack = sides[index].slack * point.sides[index].unit
    }
    for index in shortages.indices {
      point.shortages[index] = shortages[index] * program.floors[index]
    }
    point.centre(program, weight: weight)
    return true
  }
}
