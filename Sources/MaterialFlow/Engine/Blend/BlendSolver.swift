internal import FlowNumerics

/// Solves one year's programme on the rows and columns that matter, and finds those.
///
/// A row that nothing violates and a column that no price calls for change no optimum, so GLPK sees
/// only the others: about a tenth of the matrix. The set grows while a check of all rows and
/// columns finds one missing, and is kept for the next year.
struct BlendSolver {
  var coefficients: BlendCoefficients
  /// Of the rows, at the objective.
  var prices: [Double]
  private(set) var objective = 0.0
  var values: [Double]
  let program = LinearProgram()
  private var entries = LinearProgram.Entries()
  var columns: [Int] = []
  var rows: [Int] = []
  var columnPlace: [Int]
  var rowPlace: [Int]
  var isHeldHigh: [Bool]
  var reduced: [Double]
  var stagePrices: [Double]
  var stageReduced: [Double]
  /// Prices above it hold rows and columns where the optima have them.
  var facePrice = Self.priceTolerance
  /// Where the stage at work began, and where the answers of last year stood: shape `[stage]`.
  private var beginning = LinearProgram.Basis()
  private var bases = Array(repeating: LinearProgram.Basis(), count: Stage.count)
  /// What the answer at hand puts on every row.
  var activity: [Double]

  /// Prices below this are zero: costs are of the order of one, GLPK's own tolerance is 1e-7.
  static let priceTolerance = 1e-7
  /// A row may be missed by this share of its heat: above rounding, far below the 1e-9 of a
  /// balance.
  static let rowTolerance = 1e-13
  /// Columns of a class that join in one round: few rounds against few columns.
  static let columnsPerRound = 5

  init(layout: BlendLayout) {
    coefficients = BlendCoefficients(layout: layout)
    values = Array(repeating: 0, count: layout.columnCount)
    prices = Array(repeating: 0, count: layout.rowCount)
    columnPlace = Array(repeating: -1, count: layout.columnCount)
    rowPlace = Array(repeating: -1, count: layout.rowCount)
    isHeldHigh = Array(repeating: false, count: layout.rowCount)
    reduced = values
    stageReduced = values
    stagePrices = prices
    activity = prices
  }

  /// Forgets the rows, the columns and the basis of earlier years.
  mutating func reset() {
    program.removeAll()
    for stage in bases.indices { bases[stage].removeAll() }
    columns.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    for index in columnPlace.indices {
      columnPlace[index] = -1
      values[index] = 0
    }
    for index in rowPlace.indices {
      rowPlace[index] = -1
      isHeldHigh[index] = false
      prices[index] = 0
      stagePrices[index] = 0
    }
  }

  mutating func solve(_ year: BlendQuestion) throws(LinearProgramError) {
    prepare(year)
    try minimise(stage: .objective)
    objective = cost + coefficients.allFromOre
    swap(&prices, &stagePrices)
    swap(&reduced, &stageReduced)
  }

  /// This year's numbers and bounds, on the rows and columns of the years before.
  mutating func prepare(_ year: BlendQuestion) {
    coefficients.set(year)
    releaseFace()
    addSupplies()
    load()
  }

  enum Stage {
    case objective
    case least(FaceObjective)
    case most(FaceObjective)

    /// Whether the optima of the objective bound it.
    var isOnFace: Bool { place > 0 }

    /// Among all stages.
    var place: Int {
      switch self {
      case .objective: 0
      case .least(let objective): 1 + 2 * objective.rawValue
      case .most(let objective): 2 + 2 * objective.rawValue
      }
    }

    static let count = 1 + 2 * FaceObjective.allCases.count
  }

  /// What the objective counts for the answer at hand.
  private var cost: Double {
    var sum = 0.0
    for column in columns { sum += coefficients.cost[column] * values[column] }
    return sum
  }

  func costs(_ stage: Stage) -> [Double] {
    switch stage {
    case .objective: coefficients.cost
    case .least(let objective), .most(let objective): coefficients.counted[objective.rawValue]
    }
  }

  // MARK: One stage
  mutating func minimise(stage: Stage) throws(LinearProgramError) {
    setCosts(stage, from: 0)
    program.save(&beginning)
    program.restore(bases[stage.place])
    var method = LinearProgram.Method.primal
    var isWorn = true
    var isFresh = false
    while true {
      do {
        try program.solve(method, priceTolerance: Self.priceTolerance)
      } catch LinearProgramError.infeasible where isWorn {
        // A worn basis can hide a solution: what the stage before left solves its rows.
        program.restore(beginning)
        isWorn = false
        method = .primal
        continue
      } catch LinearProgramError.infeasible where addEverything(stage) {
        continue
      } catch LinearProgramError.infeasible where !isFresh {
        program.resetBasis()
        isFresh = true
        method = .primal
        continue
      }
      readStage()
      if !grow(stage) { break }
      method = .dualThenPrimal
    }
    program.save(&bases[stage.place])
  }

  func setCosts(_ stage: Stage, from first: Int) {
    let costs = costs(stage)
    for place in first..<columns.count {
      program.cost(column: place, costs[columns[place]])
    }
  }

  private mutating func readStage() {
    for (place, column) in columns.enumerated() { values[column] = program.value(column: place) }
    for (place, row) in rows.enumerated() { stagePrices[row] = program.dual(row: place) }
  }

  mutating func load() {
    entries.removeAll()
    // Lent once: reading them through `self` would copy them for every column.
    let coefficients = coefficients
    for (place, column) in columns.enumerated() {
      coefficients.forEachEntry(ofColumn: column) { row, value in
        if rowPlace[row] >= 0 { entries.append(row: rowPlace[row], column: place, value) }
      }
    }
    program.load(entries)
  }
}
