internal import FlowNumerics

/// Solves one year's programme on the rows and columns that matter, and finds those.
///
/// A row that nothing violates and a column that no price calls for change no optimum, so GLPK sees
/// only the others: about a tenth of the matrix. The set grows while a check of all rows and columns
/// finds one missing, and is kept for the next year.
///
/// Two stages give the posted optimum (see ``BlendProgram``). One programme for both mostly finds it,
/// and is asked to prove it (see ``isOptimum(of:)``). Where it cannot, the optimal face of the first
/// stage is found by complementarity: columns and rows with a price other than zero are held at
/// their bounds while the second objective is minimised, so no tolerance on the objective is needed.
struct BlendSolver {
  var coefficients: BlendCoefficients
  /// The answer by column, and the prices of the objective.
  private(set) var posted: [Double]
  var prices: [Double]
  private(set) var objective = 0.0
  /// The price of all scrap together, in the last objective; zero or more.
  var scarcity = 0.0
  var values: [Double]
  let program = LinearProgram()
  private var entries = LinearProgram.Entries()
  var columns: [Int] = []
  var rows: [Int] = []
  var columnPlace: [Int]
  private(set) var rowPlace: [Int]
  var isHeldHigh: [Bool]
  var reduced: [Double]
  var stagePrices: [Double]
  var stageReduced: [Double]
  /// Where the stage at work began, and where the answers of last year stood: shape `[stage]`.
  private var beginning = LinearProgram.Basis()
  private var bases = Array(repeating: LinearProgram.Basis(), count: Stage.allCases.count)
  private var activity: [Double]

  /// Prices below this are zero: costs are of the order of one, GLPK's own tolerance is 1e-7.
  static let priceTolerance = 1e-7
  /// A row may be missed by this share of its heat: above rounding, far below the 1e-9 of a balance.
  private static let rowTolerance = 1e-13
  /// Columns of a class that join in one round: few rounds against few columns.
  private static let columnsPerRound = 5

  init(layout: BlendLayout) {
    coefficients = BlendCoefficients(layout: layout)
    values = Array(repeating: 0, count: layout.columnCount)
    posted = values
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
    try minimise(stage: .joint)
    if !isOptimum(of: .objective) { try minimise(stage: .objective) }
    objective = (cost + coefficients.orePrice) * coefficients.priceScale
    swap(&prices, &stagePrices)
    swap(&reduced, &stageReduced)
    scarcity = coefficients.layout.marketRow.map { max(0, -prices[$0]) } ?? 0
    if !isOptimum(of: .order) {
      holdFace()
      try minimise(stage: .order)
    }
    for column in posted.indices { posted[column] = values[column] }
  }

  /// This year's numbers and bounds, on the rows and columns of the years before.
  mutating func prepare(_ year: BlendQuestion) {
    coefficients.set(year)
    releaseFace()
    addSupplies()
    load()
  }

  enum Stage: Int, CaseIterable { case joint, objective, order, leastSameGrade, mostSameGrade }

  func worth(ofMetal recovered: [Double]) -> Double {
    coefficients.worth(ofMetal: recovered, at: prices)
  }

  // MARK: One stage
  mutating func minimise(stage: Stage) throws(LinearProgramError) {
    setCosts(stage, from: 0)
    program.save(&beginning)
    if stage.startsFromLastYear { program.restore(bases[stage.rawValue]) }
    var method = LinearProgram.Method.primal
    var isWorn = true
    var isFresh = false
    while true {
      do {
        try program.solve(method, priceTolerance: stage.priceTolerance)
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
    if stage.startsFromLastYear { program.save(&bases[stage.rawValue]) }
  }

  private func setCosts(_ stage: Stage, from first: Int) {
    let costs = costs(stage)
    for place in first..<columns.count {
      program.cost(column: place, costs[columns[place]])
    }
  }

  private mutating func readStage() {
    for (place, column) in columns.enumerated() { values[column] = program.value(column: place) }
    for (place, row) in rows.enumerated() { stagePrices[row] = program.dual(row: place) }
  }

  /// Adds what the answer violates or calls for; false where nothing is missing.
  private mutating func grow(_ stage: Stage) -> Bool {
    let firstColumn = columns.count
    let firstRow = rows.count
    let coefficients = coefficients
    for row in activity.indices { activity[row] = 0 }
    for column in columns where values[column] != 0 {
      let value = values[column]
      coefficients.forEachEntry(ofColumn: column) { row, entry in activity[row] += entry * value }
    }
    let levels = coefficients.layout.levelRow(0)
    for row in activity.indices where rowPlace[row] < 0 {
      // Levels cost the objective nothing, so they bind only among its optima.
      let isLevel = row >= levels && row != coefficients.layout.marketRow
      if isLevel && stage != .order && stage != .joint { continue }
      let slack = Self.rowTolerance * coefficients.scale[row]
      if activity[row] > coefficients.high[row] + slack
        || activity[row] < coefficients.low[row] - slack
      {
        add(row: row)
      }
    }
    coefficients.price(stagePrices, costs: costs(stage), into: &stageReduced)
    for scrap in 0..<coefficients.layout.classCount {
      for _ in 0..<Self.columnsPerRound { addBestColumn(of: scrap, stage) }
    }
    for column in coefficients.layout.scrapColumnCount..<columnPlace.count
    where columnPlace[column] < 0 && isCalledFor(column, stage) {
      add(column: column)
    }
    return extend(stage, firstColumn, firstRow)
  }
}

// MARK: The rows and columns at work
extension BlendSolver {
  /// Adds the column of a class that its price calls for most.
  ///
  /// Of equals, the one that the order costs prefer.
  private mutating func addBestColumn(of scrap: Int, _ stage: Stage) {
    let first = coefficients.layout.scrapColumn(scrap, 0)
    var best = -1
    for column in first..<first + coefficients.layout.heatCount
    where columnPlace[column] < 0 && isCalledFor(column, stage) {
      if best < 0 || stageReduced[column] < stageReduced[best] - Self.priceTolerance
        || stageReduced[column] < stageReduced[best] + Self.priceTolerance
          && coefficients.orderCost[column] < coefficients.orderCost[best]
      {
        best = column
      }
    }
    if best >= 0 { add(column: best) }
  }

  private func isCalledFor(_ column: Int, _ stage: Stage) -> Bool {
    coefficients.isOpen[column] && stageReduced[column] < -Self.priceTolerance
      && (!stage.isOnFace || isOnFace(column))
  }

  func isOnFace(_ column: Int) -> Bool {
    reduced[column].magnitude <= Self.priceTolerance
  }

  /// Scrap at hand bounds every objective, so its rows are there from the start.
  private mutating func addSupplies() {
    let firstRow = rows.count
    for scrap in 0..<coefficients.layout.classCount {
      let row = coefficients.layout.supplyRow(scrap)
      if rowPlace[row] < 0 && coefficients.high[row] > 0 { add(row: row) }
    }
    if let row = coefficients.layout.marketRow, rowPlace[row] < 0 { add(row: row) }
    program.addRows(rows.count - firstRow)
    for place in firstRow..<rows.count { bound(rowAt: place) }
  }

  /// Adds a row, and with a lower bound the columns that may be the only ones to reach it.
  private mutating func add(row: Int) {
    rowPlace[row] = rows.count
    rows.append(row)
    let layout = coefficients.layout
    if row == layout.contentRow { add(column: layout.shortageColumn) }
    if row == layout.marketRow { return }
    if row >= layout.levelRow(0) { return addLevels(row - layout.levelRow(0)) }
    if row < layout.limitRow(0) || row >= layout.contentRow { return }
    let limit = layout.limits[row - layout.limitRow(0)]
    if limit.limit.minimum == nil { return }
    for (index, addition) in layout.additions.enumerated() where addition.heat == limit.heat {
      add(column: layout.additionColumn(index))
    }
  }

  private mutating func addLevels(_ heat: Int) {
    let layout = coefficients.layout
    let route = layout.system.heats[heat].route
    add(column: layout.levelColumn(route))
    if layout.isCarHeat[heat] { add(column: layout.carLevelColumn(route)) }
  }

  private mutating func add(column: Int) {
    if columnPlace[column] >= 0 { return }
    columnPlace[column] = columns.count
    columns.append(column)
    addRows(thatBound: column)
  }

  /// Metal that no supply bounds is bounded by its heat, removal by what scrap brings.
  private mutating func addRows(thatBound column: Int) {
    let layout = coefficients.layout
    if column < layout.scrapColumnCount || column >= layout.shortageColumn { return }
    if column < layout.demaggingColumn(0) {
      let row = layout.massRow(layout.additions[column - layout.scrapColumnCount].heat)
      if rowPlace[row] < 0 { add(row: row) }
    } else {
      let row = layout.demaggingRow(column - layout.demaggingColumn(0))
      if rowPlace[row] < 0 { add(row: row) }
    }
  }

  /// Tells GLPK of the rows and columns that were added; false where there are none.
  private mutating func extend(_ stage: Stage, _ firstColumn: Int, _ firstRow: Int) -> Bool {
    if columns.count == firstColumn && rows.count == firstRow { return false }
    program.addRows(rows.count - firstRow)
    program.addColumns(columns.count - firstColumn)
    for place in firstRow..<rows.count { bound(rowAt: place) }
    for place in firstColumn..<columns.count {
      if !stage.isOnFace || isOnFace(columns[place]) { bound(columnAt: place) }
    }
    setCosts(stage, from: firstColumn)
    load()
    return true
  }

  /// Adds the rows and columns of another solver's answer.
  mutating func join(_ face: OptimalFace) {
    let firstColumn = columns.count
    let firstRow = rows.count
    for row in face.rows where rowPlace[row] < 0 { add(row: row) }
    for column in face.columns { add(column: column) }
    program.addRows(rows.count - firstRow)
    program.addColumns(columns.count - firstColumn)
  }

  /// Adds what is left; false where nothing is.
  private mutating func addEverything(_ stage: Stage) -> Bool {
    let firstColumn = columns.count
    let firstRow = rows.count
    for row in rowPlace.indices where rowPlace[row] < 0 { add(row: row) }
    for column in columnPlace.indices where columnPlace[column] < 0 { add(column: column) }
    return extend(stage, firstColumn, firstRow)
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
