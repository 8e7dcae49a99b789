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

/// The least ore-based metal and alloying of one metal and year, by linear programming.
///
/// How much metal scrap can save; who gets it is the market's. Referee and measure of quality.
///
///     minimise  Σ_h p_h + Σ z_{h,e}                                  primary plus alloying
///     subject to  Σ_s y_s x_{s,h} + p_h + Σ_e z_{h,e} = D_h          mass of every heat
///                 lo D_h ≤ Σ_s c'_{s,e} x_{s,h} + c_{P,e} p_h + z_{h,e} - m_h ≤ hi D_h
///                 Σ_h x_{s,h} ≤ A_s                                  scrap at hand
///                 Σ_s y_s x_{s,h} ≤ φ_h D_h                          charge limit of the route
///                 Σ_{cars} y_s x_{s,h} + f ≥ ρ Σ_{cars} D_h          recycled content, soft
///
/// Demagging m counts for magnesium only, is at most what the scrap brings, and is missing from the
/// mass of its heat.
final class BlendProgram {
  let layout: BlendLayout
  private var solver: BlendSolver

  init(layout: BlendLayout) {
    self.layout = layout
    solver = BlendSolver(layout: layout)
  }

  /// Makes the next solve start from the first basis.
  func reset() { solver.reset() }

  /// Where all optima of the last answer lie.
  var face: OptimalFace { solver.face }

  /// Primary plus alloying of the last answer, t.
  var objective: Double { solver.objective }

  /// The least and the most of what objectives count over all optima of another programme's answer.
  func ranges(
    of objectives: [FaceObjective], _ year: BlendQuestion, on face: OptimalFace
  ) throws(LinearProgramError) -> [FaceRange] {
    try solver.ranges(of: objectives, year, on: face)
  }

  /// One of the optima.
  func solve(_ year: BlendQuestion, into plan: inout BlendAnswer) throws(LinearProgramError) {
    try solver.solve(year)
    plan.close(solver.values, year, layout)
  }
}
