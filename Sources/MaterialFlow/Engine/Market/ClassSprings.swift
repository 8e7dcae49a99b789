/// The rows of one class outside the heats, as springs behind its place of the border.
///
/// Supply and ceiling see the same charge, so that they stand in series; the bound of imports is
/// taken out of the imports' weight.
struct ClassSprings {
  private let supply: Double
  private let ceiling: Double?
  private let imports: Double
  private let importBound: Double?

  init(_ terms: MarketProgram.ClassTerms, _ point: MarketPoint, _ index: Int) {
    func stiffness(_ side: Int) -> Double? {
      point.sides[side].isOpen ? point.sides[side].slack / point.sides[side].price : nil
    }
    let left = terms.leftPrior > 0 ? point.left[index] / terms.leftDispersion : 0
    supply = left + (stiffness(point.supply(index)) ?? 0)
    ceiling = stiffness(point.ceiling(index))
    imports = terms.hasImports ? point.imported[index] / terms.importDispersion : 0
    importBound = stiffness(point.imports(index))
  }

  var series: Double { ceiling.map { supply * $0 / (supply + $0) } ?? supply }

  /// Imports without their bound.
  var importWeight: Double {
    importBound.map { imports * $0 / (imports + $0) } ?? imports
  }

  /// What the gradient of the bound adds to both rows of the class.
  func importPush(_ gradient: Double) -> Double {
    importBound.map { imports * gradient / (imports + $0) } ?? 0
  }

  func importStep(_ priceStep: Double, _ gradient: Double) -> Double {
    importBound.map { (gradient + imports * priceStep) / (imports + $0) } ?? 0
  }

  /// Gradients of both rows as one.
  func push(_ supplyGradient: Double, _ ceilingGradient: Double) -> Double {
    guard let ceiling else { return supplyGradient }
    return (ceiling * supplyGradient + supply * ceilingGradient) / (supply + ceiling)
  }

  /// The step of the class's price, divided between its two rows.
  func steps(
    _ priceStep: Double, _ supplyGradient: Double, _ ceilingGradient: Double
  ) -> (supply: Double, ceiling: Double) {
    guard let ceiling else { return (priceStep, 0) }
    let sum = supply + ceiling
    return (
      (supplyGradient - ceilingGradient + ceiling * priceStep) / sum,
      (ceilingGradient - supplyGradient + supply * priceStep) / sum
    )
  }
}
