extension MarketQuestion {
  /// - Throws: ``MarketFailure/unreadable(_:)`` with the first number that is none or out of range.
  func check(_ shape: MarketShape) throws(MarketFailure) {
    precondition(prior.count == shape.heatCount * shape.classCount, "a question of this shape")
    if !(dispersion > 0 && dispersion < .infinity) { throw .unreadable("dispersion") }
    try check(demand, "demand")
    try check(yield, "yield")
    try check(prior, "prior")
    try check(content, "content")
    try check(oreContent, "content of ore-based metal")
    try check(supply, "supply")
    try check(leftPrior, "scrap left behind")
    try check(importPrior, "imports")
    try check(removable, "what can be removed")
    try check(cost, "cost", above: -Double.greatestFiniteMagnitude)
    try check(orePrice, "price of ore-based metal", above: -Double.greatestFiniteMagnitude)
    try check(additionPrice, "price of alloying", above: -Double.greatestFiniteMagnitude)
    try check(removalPrice, "price of removal", above: -Double.greatestFiniteMagnitude)
    for value in bound where value.isNaN { throw .unreadable("bound of a window") }
    if !buyOut.isFinite { throw .unreadable("buy-out price") }
    for value in floor where !value.isFinite { throw .unreadable("floor") }
    for limit in chargeLimit where !(limit >= 0) { throw .unreadable("charge limit") }
    for index in supply.indices {
      if !(ceiling[index] >= 0) { throw .unreadable("ceiling") }
      if !(barredMost[index] >= 0) { throw .unreadable("bar") }
      if !(importMost[index] >= 0) { throw .unreadable("most of imports") }
      if leftPrior[index] > 0 && !(leftDispersion[index] > 0) {
        throw .unreadable("dispersion of scrap left behind")
      }
      if importPrior[index] > 0 && !(importDispersion[index] > 0) {
        throw .unreadable("dispersion of imports")
      }
    }
  }

  private func check(
    _ values: [Double], _ name: String, above least: Double = 0
  ) throws(MarketFailure) {
    for value in values where !(value >= least && value < .infinity) { throw .unreadable(name) }
  }
}
