/// Solves one year's programme on the rows and columns that matter, and finds those.
///
/// A row that nothing violates and a column that no price calls for change no optimum, so GLPK sees
/// only the others: about a tenth of the matrix. The set grows while a check of all rows and columns
/// finds one missing, and is kept for the next year.
///
/// Two stages give the posted optimum (see ``BlendProgram``). The optimal face of the first
/// is found by complementarity: columns and rows with a price other than zero are held at their
/// bounds while the second objective is minimised, so no tolerance on the objective is needed.
struct BlendSolver {
  var coefficients: BlendCoefficients
  /// The answer by column, and the prices and reduced costs of the first stage.
  private(set) var values: [Double]
  private(set) var prices: [Double]
  private(set) var objective = 0.0
  private let program = LinearProgram()
  private var entries = LinearProgram.Entries()
  private var columns: [Int] = []
  private var rows: [Int] = []
  private var columnPlace: [Int]
  private var rowPlace: [Int]
  private var isHeldHigh: [Bool]
  private var reduced: [Double]
  private var stagePrices: [Double]
  private var stageReduced: [Double]
  private var activity: [Double]

  /// Prices below this are zero: costs are of the order of one, GLPK's own tolerance is 1e-7.
  private static let priceTolerance = 1e-7
  /// A row may be missed by this share of its heat: above rounding, far below the 1e-9 of a balance.
  private static let rowTolerance = 1e-13
  /// Columns of a class that join in one round: few rounds against few columns.
  private static let columnsPerRound = 2

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

  mutating func solve(_ year: BlendYear) throws(LinearProgramError) {
    coefficients.set(year)
    releaseFace()
    addSupplies()
    load()
    try minimise(stage: .objective)
    objective = program.objective
    swap(&prices, &stagePrices)
    swap(&reduced, &stageReduced)
    holdFace()
    try minimise(stage: .order)
  }

  private enum Stage { case objective, order }

  // MARK: One stage
  private mutating func minimise(stage: Stage) throws(LinearProgramError) {
    setCosts(stage, from: 0)
    var method = stage == .objective ? LinearProgram.Method.dualThenPrimal : .primal
    while true {
      do {
        try program.solve(method)
      } catch LinearProgramError.infeasible where addEverything(stage) {
        continue
      }
      readStage()
      if !grow(stage) { return }
      method = .dualThenPrimal
    }
  }

  private func setCosts(_ stage: Stage, from first: Int) {
    for place in first..<columns.count {
      program.cost(
        column: place,
        stage == .objective
          ? coefficients.cost[columns[place]] : coefficients.orderCost[columns[place]])
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
    for row in activity.indices { activity[row] = 0 }
    for column in columns where values[column] != 0 {
      let value = values[column]
      coefficients.forEachEntry(ofColumn: column) { row, entry in activity[row] += entry * value }
    }
    for row in activity.indices where rowPlace[row] < 0 {
      let slack = Self.rowTolerance * coefficients.scale[row]
      if activity[row] > coefficients.high[row] + slack
        || activity[row] < coefficients.low[row] - slack
      {
        add(row: row)
      }
    }
    let costs = stage == .objective ? coefficients.cost : coefficients.orderCost
    coefficients.price(stagePrices, costs: costs, into: &stageReduced)
    for scrap in 0..<coefficients.layout.classCount {
      for _ in 0..<Self.columnsPerRound { addBestColumn(of: scrap, stage) }
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
    where columnPlace[column] < 0 && coefficients.isOpen[column]
      && stageReduced[column] < -Self.priceTolerance && (stage == .objective || isOnFace(column))
    {
      if best < 0 || stageReduced[column] < stageReduced[best] - Self.priceTolerance
        || stageReduced[column] < stageReduced[best] + Self.priceTolerance
          && coefficients.orderCost[column] < coefficients.orderCost[best]
      {
        best = column
      }
    }
    if best >= 0 { add(column: best) }
  }

  private func isOnFace(_ column: Int) -> Bool {
    reduced[column].magnitude <= Self.priceTolerance
  }

  /// Scrap at hand bounds every objective, so its rows are there from the start.
  private mutating func addSupplies() {
    let firstRow = rows.count
    for scrap in 0..<coefficients.layout.classCount {
      let row = coefficients.layout.supplyRow(scrap)
      if rowPlace[row] < 0 && coefficients.high[row] > 0 { add(row: row) }
    }
    program.addRows(rows.count - firstRow)
    for place in firstRow..<rows.count { bound(rowAt: place) }
  }

  /// Adds a row, and with a lower bound the columns that may be the only ones to reach it.
  private mutating func add(row: Int) {
    rowPlace[row] = rows.count
    rows.append(row)
    let layout = coefficients.layout
    if row == layout.contentRow { add(column: layout.shortageColumn) }
    if row < layout.limitRow(0) || row == layout.contentRow { return }
    let limit = layout.limits[row - layout.limitRow(0)]
    if limit.limit.minimum == nil { return }
    if rowPlace[layout.massRow(limit.heat)] < 0 { add(row: layout.massRow(limit.heat)) }
    for (index, addition) in layout.additions.enumerated() where addition.heat == limit.heat {
      add(column: layout.additionColumn(index))
    }
  }

  private mutating func add(column: Int) {
    if columnPlace[column] >= 0 { return }
    columnPlace[column] = columns.count
    columns.append(column)
  }

  /// Tells GLPK of the rows and columns that were added; false where there are none.
  private mutating func extend(_ stage: Stage, _ firstColumn: Int, _ firstRow: Int) -> Bool {
    if columns.count == firstColumn && rows.count == firstRow { return false }
    program.addRows(rows.count - firstRow)
    program.addColumns(columns.count - firstColumn)
    for place in firstRow..<rows.count { bound(rowAt: place) }
    for place in firstColumn..<columns.count {
      if stage == .objective || isOnFace(columns[place]) { bound(columnAt: place) }
    }
    setCosts(stage, from: firstColumn)
    load()
    return true
  }

  /// Adds what is left; false where nothing is.
  private mutating func addEverything(_ stage: Stage) -> Bool {
    let firstColumn = columns.count
    let firstRow = rows.count
    for row in rowPlace.indices where rowPlace[row] < 0 { add(row: row) }
    for column in columnPlace.indices where columnPlace[column] < 0 { add(column: column) }
    return extend(stage, firstColumn, firstRow)
  }

  private mutating func load() {
    entries.removeAll()
    for (place, column) in columns.enumerated() {
      coefficients.forEachEntry(ofColumn: column) { row, value in
        if rowPlace[row] >= 0 { entries.append(row: rowPlace[row], column: place, value) }
      }
    }
    program.load(entries)
  }

  private func bound(rowAt place: Int) {
    program.bound(row: place, coefficients.low[rows[place]], coefficients.high[rows[place]])
  }

  private func bound(columnAt place: Int) {
    program.bound(column: place, 0, coefficients.isOpen[columns[place]] ? .infinity : 0)
  }

  // MARK: The optimal face
  /// Holds every column and row that has a price at the bound where it stands.
  private mutating func holdFace() {
    for (place, column) in columns.enumerated()
    where reduced[column].magnitude > Self.priceTolerance && !program.isBasic(column: place) {
      program.bound(column: place, 0, 0)
    }
    for (place, row) in rows.enumerated() {
      isHeldHigh[row] = prices[row] < 0
      if prices[row].magnitude <= Self.priceTolerance || program.isBasic(row: place) { continue }
      let value = prices[row] > 0 ? coefficients.low[row] : coefficients.high[row]
      program.bound(row: place, value, value)
    }
  }

  /// This year's bounds; a row with two of them starts from the one that had the price.
  private func releaseFace() {
    for place in columns.indices { bound(columnAt: place) }
    for (place, row) in rows.enumerated() {
      bound(rowAt: place)
      if isHeldHigh[row] && coefficients.low[row] > -.infinity
        && coefficients.low[row] < coefficients.high[row] && !program.isBasic(row: place)
      {
        program.startAtUpperBound(row: place)
      }
    }
  }
}
