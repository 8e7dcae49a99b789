internal import FlowNumerics

// The rows and columns at work: a programme grows while an answer calls for more of them.
extension BlendSolver {
  /// Adds what the answer violates or calls for; false where nothing is missing.
  mutating func grow(_ stage: Stage) -> Bool {
    let firstColumn = columns.count
    let firstRow = rows.count
    let coefficients = coefficients
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

  /// Adds the column of a class that its price calls for most; of equals, the first.
  private mutating func addBestColumn(of scrap: Int, _ stage: Stage) {
    let first = coefficients.layout.scrapColumn(scrap, 0)
    var best = -1
    for column in first..<first + coefficients.layout.heatCount
    where columnPlace[column] < 0 && isCalledFor(column, stage) {
      if best < 0 || stageReduced[column] < stageReduced[best] - Self.priceTolerance {
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
    reduced[column].magnitude <= facePrice
  }

  /// Scrap at hand bounds every objective, so its rows are there from the start.
  mutating func addSupplies() {
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
    if row < layout.limitRow(0) || row >= layout.contentRow { return }
    let limit = layout.limits[row - layout.limitRow(0)]
    if limit.limit.minimum == nil { return }
    for (index, addition) in layout.additions.enumerated() where addition.heat == limit.heat {
      add(column: layout.additionColumn(index))
    }
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
  mutating func addEverything(_ stage: Stage) -> Bool {
    let firstColumn = columns.count
    let firstRow = rows.count
    for row in rowPlace.indices where rowPlace[row] < 0 { add(row: row) }
    for column in columnPlace.indices where columnPlace[column] < 0 { add(column: column) }
    return extend(stage, firstColumn, firstRow)
  }
}
