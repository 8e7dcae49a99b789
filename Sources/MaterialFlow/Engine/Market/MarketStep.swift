internal import FlowNumerics

/// The Newton step of all prices: blocks of heats, a border of classes, bars and floors.
///
/// Columns of a heat meet its own rows and those of one class, so that the matrix is block-arrow.
/// Blocks are eliminated first, eight heats at a time; the border collects what they leave. Supply
/// and ceiling of a class have the same columns in every heat: they are springs in series on one
/// place of the border, as is the bound of its imports. Bars see the barred heats alone.
struct MarketStep: Sendable {
  let classCount: Int
  // MARK: Gradients and steps
  /// Shape `[row]`.
  var gradients: [Heats]
  var steps: [Heats]
  /// Of the reduced costs, shape `[slot]`.
  var costSteps: [Heats]
  /// Shape `[side]`.
  var sideGradients: [Double]
  var sideSteps: [Double]
  var shortageCostSteps: [Double]

  // MARK: Blocks
  /// Amounts over τ times coefficients, then without the factor's lower triangle; `[row][column]`.
  var reach: [Heats]
  /// Block and then its factor, shape `[row][row]` of each group.
  var blocks: [Heats]
  /// 1 over the pivots, shape `[row]`.
  var pivots: [Heats]
  /// Gradient without the factor's lower triangle, shape `[row]`.
  var eliminated: [Heats]
  /// A floor's reach into the rows, shape `[row]`; the same for all floors but for what they count.
  var floorReach: [Heats]
  /// Amounts over τ, shape `[column]`, and a row of a factor at work.
  var weights: [Heats]
  var scratch: [Heats]
  var portSums: [Heats]

  // MARK: Border
  /// What the blocks leave by lane: of all heats and of barred ones, `[class][class]`; per class.
  var ports: [Heats]
  var barredPorts: [Heats]
  var portGradients: [Heats]
  var barredGradients: [Heats]
  /// Places of the border: the classes, then the open bars and floors.
  var barPlaces: [Int]
  var floorPlaces: [Int]
  var borderCount = 0
  /// Shape `[place][place]`.
  var border: [Double]
  var borderSteps: [Double]
  var borderPivots: [Double]
  /// Steps of class prices and of bars.
  var priceSteps: [Double]
  var barSteps: [Double]

  init(_ program: MarketProgram) {
    classCount = program.shape.classCount
    let (rows, columns) = (program.layout.mostRows, program.layout.columnCount)
    func zeros(_ count: Int) -> [Heats] { Array(repeating: .zero, count: count) }
    gradients = zeros(rows)
    steps = zeros(rows)
    costSteps = zeros(program.layout.mostSlots)
    let floors = program.floors.count
    sideGradients = Array(repeating: 0, count: 4 * classCount + floors)
    sideSteps = sideGradients
    shortageCostSteps = Array(repeating: 0, count: floors)
    reach = zeros(rows * columns)
    let groups = max(program.barred.count, 1)
    blocks = zeros(rows * (rows / groups))
    pivots = zeros(rows)
    eliminated = zeros(rows)
    floorReach = zeros(rows)
    weights = zeros(columns)
    scratch = zeros(max(rows / groups, columns))
    portSums = zeros(columns + 1)
    ports = zeros(classCount * classCount)
    barredPorts = program.shape.isBarred.isEmpty ? [] : ports
    portGradients = zeros(classCount)
    barredGradients = portGradients
    barPlaces = Array(repeating: -1, count: classCount)
    floorPlaces = Array(repeating: -1, count: floors)
    let most = classCount * (program.shape.isBarred.isEmpty ? 1 : 2) + floors
    border = Array(repeating: 0, count: most * most)
    borderSteps = Array(repeating: 0, count: most)
    borderPivots = borderSteps
    priceSteps = Array(repeating: 0, count: classCount)
    barSteps = priceSteps
  }

  /// The gradient of the dual with barriers of weight `barrier`, at the point.
  mutating func formGradient(_ program: MarketProgram, _ point: MarketPoint, barrier: Double) {
    for group in 0..<program.layout.groupCount {
      let first = program.layout.rowStarts[group]
      let rows = program.layout.rowCounts[group]
      for row in first..<(first + rows) {
        let divisor = point.prices[row].replacing(with: 1, where: program.open[row] .== 0)
        gradients[row] =
          point.uses[row] - program.bounds[row] + barrier * program.barriers[row] / divisor
      }
      var cell = program.layout.slotCellStarts[group]
      for slot in 0..<program.layout.slotCounts[group] {
        let place = program.layout.slotStarts[group] + slot
        let made = barrier * program.slotUnits[place] / point.reduced[place]
        for row in 0..<rows { gradients[first + row] += made * program.slotCells[cell + row] }
        cell += rows
      }
    }
    for index in sideGradients.indices {
      let side = point.sides[index]
      sideGradients[index] =
        side.isOpen ? side.use - side.bound + barrier * side.unit / side.price : 0
    }
    for index in program.floors.indices where program.floors[index] > 0 {
      sideGradients[point.floor(index)] -=
        barrier * program.floors[index] / point.shortageCosts[index]
    }
  }

  /// Gradient times step: the rise of the dual at the start of the step.
  func slope(_ program: MarketProgram) -> Double {
    var sum = Heats.zero
    for row in 0..<program.layout.rowTotal { sum += gradients[row] * steps[row] }
    var total = sum.total
    for index in sideSteps.indices { total += sideGradients[index] * sideSteps[index] }
    return total
  }

  /// Solves for the steps of all prices.
  mutating func solve(_ program: MarketProgram, _ point: MarketPoint) {
    clearBorder()
    placeBorder(program, point)
    for group in 0..<program.layout.groupCount {
      formBlock(program, point, group)
      factor(program, group)
      eliminate(program, group)
      if program.hasFloors { eliminateFloors(program, point, group) }
    }
    closeBorder(program, point)
    solveBorder()
    for group in 0..<program.layout.groupCount { substitute(program, group) }
    formSideSteps(program, point)
    formCostSteps(program, point)
  }
}
