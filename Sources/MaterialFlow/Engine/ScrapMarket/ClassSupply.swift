internal import FlowNumerics

/// What can be had of a class in a year, and at which price; masses in t, money in CNY.
struct ClassSupply: Sendable {
  /// What the tables collect, import and keep: A.
  let atReference: Double
  /// The right-hand side of the class's row: A(1 + r) at home, or A where supply is fixed.
  let most: Double
  /// The right-hand side of the row of what exists; infinite where the first row says it all.
  var ceiling = Double.infinity
  /// u0 and τ_u of scrap that stays where it is; u0 is zero where none does.
  var left = (prior: 0.0, dispersion: 1.0)
  /// m0, τ_m and the most of imports; m0 is zero where there are none.
  var imports = (prior: 0.0, dispersion: 1.0, most: 0.0)

  /// Whatever the price.
  init(fixed mass: Double) {
    atReference = mass
    most = mass
  }

  /// - Parameters:
  ///   - home: Collected at home by the tables.
  ///   - beyond: Further metal that a high price would bring.
  ///   - abroad: Imports of the tables.
  ///   - isOld: New scrap exists whatever its price.
  ///   - reference: P0.
  init(
    _ plan: PricedSupply, home: Double, beyond: Double, abroad: Double, isOld: Bool,
    reference: Double
  ) {
    atReference = home + abroad
    let r = plan.spareShare
    let answers = isOld && home > 0
    most = answers ? home * (1 + r) : home
    if answers {
      ceiling = home + beyond
      // At P0, P0 / τ_u = ε / r.
      left = (
        r * home * RealFunctions.exponential(plan.elasticity / r), r * reference / plan.elasticity
      )
    }
    imports = (
      abroad * RealFunctions.exponential(-plan.importElasticity),
      reference / plan.importElasticity, abroad * plan.mostImports
    )
  }
}
