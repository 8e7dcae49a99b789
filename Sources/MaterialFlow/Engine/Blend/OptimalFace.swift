/// Where all optima of a year's blend lie: what has a price stays at the bound where it stands.
struct OptimalFace: Sendable {
  /// The columns and rows that the programme came to hold.
  let columns: [Int]
  let rows: [Int]
  /// Prices of all rows, and reduced costs of all columns, in tonnes of the dearest ore-based
  /// metal.
  let prices: [Double]
  let reduced: [Double]

  /// Whether some maximum, of one product or of any, costs anything.
  func hasBindingMaximum(of product: Int? = nil, in layout: BlendLayout) -> Bool {
    layout.limits.indices.contains {
      (product == nil || layout.limits[$0].limit.product == product)
        && prices[layout.limitRow($0)] < -BlendSolver.priceTolerance
    }
  }
}

/// What is counted over all optima of a blend: metal from scrap, some of it.
enum FaceObjective: Int, CaseIterable, Sendable {
  /// Of every class the part that comes from the product that it goes into.
  case sameGrade
  /// All that goes into products of cars.
  case inCars
}

/// The least and the most of it, t.
struct FaceRange: Sendable, Equatable {
  var least = 0.0
  var most = 0.0
}
