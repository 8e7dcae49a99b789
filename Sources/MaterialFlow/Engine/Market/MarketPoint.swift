/// Prices, slacks and linear columns of a market, and what follows from the prices.
struct MarketPoint: Sendable {
  /// A row outside the heats: of a class, or of a floor.
  struct Side: Sendable {
    var isOpen = false
    var bound = 0.0
    var unit = 1.0
    var price = 0.0
    var slack = 1.0
    /// Left-hand side at the prices, without linear columns.
    var use = 0.0
  }

  let classCount: Int
  /// Duals, zero or more but for mass (−μ) and equations; shape `[row]`.
  var prices: [Heats]
  var slacks: [Heats]
  /// Linear columns and their reduced costs, shape `[slot]`.
  var made: [Heats]
  var reduced: [Heats]
  /// Supply, ceiling, imports and bar of each class, then the floors.
  var sides: [Side]
  /// Shape `[floor]`.
  var shortages: [Double]
  var shortageCosts: [Double]

  // MARK: What follows from the prices
  /// Logarithm of amount over prior, and amounts, shape `[group][column]`.
  var exponents: [Heats]
  var amounts: [Heats]
  /// Left-hand sides without linear columns, shape `[row]`.
  var uses: [Heats]
  /// Charge of each class by lane, shape `[class]`.
  var used: [Heats]
  /// Shape `[class]`.
  var left: [Double]
  var imported: [Double]
  /// Value of the dual without barriers.
  var dualValue = 0.0

  init(_ program: MarketProgram) {
    classCount = program.shape.classCount
    prices = program.bounds
    slacks = prices
    uses = prices
    made = program.slotPrices
    reduced = made
    exponents = program.costs
    amounts = exponents
    sides = Array(repeating: Side(), count: 4 * classCount + program.floors.count)
    shortages = program.floors
    shortageCosts = program.floors
    used = Array(repeating: .zero, count: classCount)
    left = Array(repeating: 0, count: classCount)
    imported = left
  }

  func supply(_ index: Int) -> Int { index }
  func ceiling(_ index: Int) -> Int { classCount + index }
  func imports(_ index: Int) -> Int { 2 * classCount + index }
  func bar(_ index: Int) -> Int { 3 * classCount + index }
  func floor(_ index: Int) -> Int { 4 * classCount + index }

  /// Price of a tonne of the class: supply and ceiling.
  func price(ofClass index: Int) -> Double {
    sides[supply(index)].price + sides[ceiling(index)].price
  }

  /// Takes over which rows outside the heats are open, and their right-hand sides.
  mutating func open(_ program: MarketProgram) {
    for (index, terms) in program.classes.enumerated() {
      (left[index], imported[index]) = (0, 0)
      set(supply(index), terms.isOpen, terms.supply, terms.unit)
      set(ceiling(index), terms.hasCeiling, terms.ceiling, terms.unit)
      set(imports(index), terms.hasImportBound, terms.importMost, terms.importMost)
      set(bar(index), terms.hasBar, terms.barredMost, terms.unit)
    }
    for (index, floor) in program.floors.enumerated() {
      set(self.floor(index), floor > 0, -floor, floor > 0 ? floor : 1)
    }
  }

  private mutating func set(_ side: Int, _ isOpen: Bool, _ bound: Double, _ unit: Double) {
    sides[side].isOpen = isOpen
    sides[side].bound = isOpen ? bound : 0
    sides[side].unit = unit
    if !isOpen { (sides[side].price, sides[side].slack) = (0, 1) }
  }
}
