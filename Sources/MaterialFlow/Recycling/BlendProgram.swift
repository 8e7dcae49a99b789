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
///                 lo D_h ≤ Σ_s c'_{s,e} x_{s,h} + c_{P,e} p_h + z_{h,e} ≤ hi D_h
///                 Σ_h x_{s,h} ≤ A_s                                  scrap at hand
///                 Σ_s y_s x_{s,h} ≤ φ_h D_h                          charge limit of the route
///                 Σ_{cars} y_s x_{s,h} + f ≥ ρ Σ_{cars} D_h          recycled content, soft
///
/// Of all optima, the one with the least order cost is posted, then the first in the order of the
/// data.
final class BlendProgram {
  let layout: BlendLayout
  private var solver: BlendSolver

  init(layout: BlendLayout) {
    self.layout = layout
    solver = BlendSolver(layout: layout)
  }

  /// Makes the next solve start from the first basis.
  func reset() { solver.reset() }

  func solve(_ year: BlendYear, into plan: inout BlendPlan) throws(LinearProgramError) {
    try solver.solve(year)
    plan.objective = solver.objective + year.demand.reduce(0, +)
    plan.close(solver.values, year, layout)
  }
}
