public import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// Emissions of bought metal with electricity in one view: sums of the rows of `lots.csv`.
///
/// `Σ (everything but electricity + electricity of the view)` over all lots of the products.
extension RunReport {
  /// What the lots of a run count: mine to semi or casting, as products are declared.
  static let lotBoundary = EmissionBoundary.epd

  /// All metal that car makers buy, in year t: t CO2-equiv/yr.
  public func carEmissions(_ view: PowerView, _ t: Int) -> Double {
    lots.indices.reduce(0) { sum, m in
      let cars = 0..<compiled.plan.materials[m].system.carGradeCount
      return sum + totals(m, cars, view, t).emitted
    }
  }

  /// The average tonne of some products.
  ///
  /// - Returns: t CO2-equiv per tonne bought; nil where nobody buys any in the year.
  func averageIntensity(
    material m: Int, of products: Range<Int>, _ view: PowerView, _ t: Int
  ) -> Double? {
    let (mass, emitted) = totals(m, products, view, t)
    return mass > 0 ? emitted / mass : nil
  }

  private func totals(
    _ m: Int, _ products: Range<Int>, _ view: PowerView, _ t: Int
  ) -> (mass: Double, emitted: Double) {
    var (mass, emitted) = (0.0, 0.0)
    for lot in lots[m].lots where products.contains(lot.product) {
      mass += lot.mass[t]
      emitted += lot.other[t] + power.emissions(lot, view, t)
    }
    return (mass, emitted)
  }
}
