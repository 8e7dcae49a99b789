public import FlowNumerics

/// The blend could not be solved in a year.
public struct BlendError: Error, Equatable, CustomStringConvertible {
  public let material: String
  public let year: Int
  public let reason: LinearProgramError

  public var description: String {
    "the blend of \(material) has no solution in \(year): \(reason)"
  }
}

/// One linear programme per material and year: which scrap goes into which melt, with how much
/// primary metal.
///
///     minimise  Σ_h p_h + Σ z_{h,e}                                  primary plus alloying
///     subject to  Σ_s y_s x_{s,h} + p_h + Σ_e z_{h,e} = D_h          mass of every heat
///                 lo D_h ≤ Σ_s c'_{s,e} x_{s,h} + c_{P,e} p_h + z_{h,e} - m_h ≤ hi D_h
///                 Σ_h x_{s,h} ≤ A_s                                  scrap at hand
///                 Σ_s y_s x_{s,h} ≤ φ_h D_h                          charge limit of the route
///                 Σ_{cars} y_s x_{s,h} + f ≥ ρ Σ_{cars} D_h          recycled content, soft
///
/// Decision factors may price p, z, x and m; demagging m counts for magnesium only, is at most what
/// the scrap brings, and is missing from the mass of its heat. Of all optima, the one with the
/// least order cost is posted, then the first in the order of the data.
final class BlendProgram {
  let layout: BlendLayout
  private var solver: BlendSolver

  init(layout: BlendLayout) {
    self.layout = layout
    solver = BlendSolver(layout: layout)
  }

  /// Makes the next solve start from the first basis.
  func reset() { solver.reset() }

  /// What the objective loses per unit of each row's bound, in tonnes of the dearest ore-based
  /// metal.
  var prices: [Double] { solver.objectivePrices }

  /// Where all optima of the last answer lie.
  var face: OptimalFace { solver.face }

  /// The least and the most same-grade metal over all optima of another programme's answer, t.
  func sameGradeRange(
    _ year: BlendQuestion, on face: OptimalFace
  ) throws(LinearProgramError) -> (least: Double, most: Double) {
    try solver.sameGradeRange(year, on: face)
  }

  /// What a tonne of metal of some content would save at this year's prices, in tonnes of primary.
  ///
  /// The value of the first tonne of a class that need not exist: for one that does and is used up,
  /// the price of its supply.
  ///
  /// - Parameter recovered: Metal that it gives by route and element: shape `[route][element]`.
  func worth(ofMetal recovered: [Double]) -> Double { solver.worth(ofMetal: recovered) }

  /// What all scrap together is worth buying at an offer's level; posts nothing.
  ///
  /// - Returns: The least cost but for that of a year without scrap, over the price of ore-based
  ///   metal, in t; and the scrap that it charges, in t.
  /// - Parameter isRepriced: Whether the last question differed in the offer's level and amount
  ///   only.
  func demand(
    _ year: BlendQuestion, isRepriced: Bool
  ) throws(LinearProgramError) -> (cost: Double, scrap: Double) {
    try solver.demand(year, isRepriced: isRepriced)
  }

  /// What a tonne more of scrap of all classes together would save, over the price of ore-based
  /// metal; of the last programme that was solved.
  var scarcity: Double { solver.scarcity }

  func solve(_ year: BlendQuestion, into plan: inout BlendAnswer) throws(LinearProgramError) {
    try solver.solve(year)
    plan.objective = solver.objective
    plan.close(solver.posted, year, layout)
  }
}
