/// Why a linear programme has no answer.
public enum LinearProgramError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No point satisfies every row.
  case infeasible
  /// The objective falls without end.
  case unbounded
  /// GLPK stopped: its return code, or the status it left.
  case solver(code: Int32)
  /// GLPK gave up where it would have ended the process: its last words.
  case aborted(String)
  /// A number that is none, or larger than the solver can compute with: which one.
  case outOfRange(String, Double)
  /// A lower bound above its upper one.
  case crossedBounds(low: Double, high: Double)
  /// The answer does not pass its own check.
  case uncertified

  public var description: String {
    switch self {
    case .infeasible: "infeasible"
    case .unbounded: "unbounded"
    case .solver(let code): "GLPK stopped with code \(code)"
    case .aborted(let words): "GLPK gave up (\(words))"
    case .outOfRange(let what, let value): "\(what) is \(value)"
    case .crossedBounds(let low, let high): "a lower bound of \(low) above its upper one, \(high)"
    case .uncertified: "the solver's answer does not pass its check in doubled precision"
    }
  }
}
