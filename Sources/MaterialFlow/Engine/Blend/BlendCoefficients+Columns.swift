// The matrix, column by column.
extension BlendCoefficients {
  /// Lends the rows that a column meets, with its entry in each.
  @inline(__always)
  func forEachEntry(ofColumn column: Int, _ body: (_ row: Int, _ value: Double) -> Void) {
    if column == layout.shortageColumn { return body(layout.contentRow, 1) }
    if column >= layout.demaggingColumn(0) {
      return forEachEntry(ofDemagging: column - layout.demaggingColumn(0), body)
    }
    if column >= layout.scrapColumnCount {
      let index = column - layout.scrapColumnCount
      let heat = layout.additions[index].heat
      body(layout.massRow(heat), 1)
      for limit in layout.limitRange[heat] {
        body(layout.limitRow(limit), addition(index, to: limit, of: heat))
      }
      return
    }
    let scrap = column / layout.heatCount
    let heat = column % layout.heatCount
    let metal = yield[heat * layout.classCount + scrap]
    body(layout.supplyRow(scrap), 1)
    body(layout.massRow(heat), metal)
    body(layout.chargeRow(heat), metal)
    if layout.isBarred(heat) { body(layout.barredRow(scrap), 1) }
    for limit in layout.limitRange[heat] {
      body(layout.limitRow(limit), content[limit * layout.classCount + scrap])
    }
    if layout.isCounted[heat] { body(layout.contentRow, metal) }
    if let index = layout.demagged.firstIndex(of: heat) {
      body(layout.demaggingRow(index), removable[heat * layout.classCount + scrap])
    }
  }

  /// What is taken out makes room for ore-based metal.
  private func forEachEntry(ofDemagging index: Int, _ body: (_ row: Int, _ value: Double) -> Void) {
    let heat = layout.demagged[index]
    body(layout.massRow(heat), -1)
    body(layout.demaggingRow(index), -1)
    for limit in layout.limitRange[heat] {
      let elements = layout.limits[limit].limit.elements
      let counts = layout.options.demagging.map { elements.contains($0.element) } ?? false
      body(layout.limitRow(limit), primaryContent[limit] - (counts ? 1 : 0))
    }
  }

  private func addition(_ index: Int, to limit: Int, of heat: Int) -> Double {
    let counts = added[index][limit - layout.limitRange[heat].lowerBound]
    return (counts ? 1 : 0) - primaryContent[limit]
  }
}
