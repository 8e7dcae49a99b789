extension DiagnosticCode {
  /// Codes E5: what stops a run whose input could be read.
  var runExplanation: Explanation? {
    switch self {
    case .blendUnsolved:
      Explanation(
        "A blend has no solution",
        """
        No mixture of scrap, ore-based metal and alloying meets every composition limit and every \
        demand at once (infeasible), or a negative cost makes an endless charge worth while \
        (unbounded). Raise the limit that is named, add material with less of the element, or \
        take back the lever that leaves no room.
        """)
    case .solverStopped:
      Explanation(
        "The solver stopped",
        """
        GLPK could not compute with the numbers of this linear programme: they lie too many powers \
        of ten apart, or a bound, cost or coefficient is beyond 1e50. Most often one number of a \
        table has a wrong exponent or unit. Nothing was written.
        """)
    case .marketOpen:
      Explanation(
        "A market does not clear",
        """
        No price was found at which the scrap that is offered is the scrap that is charged. \
        Change the levers a little, or take the fixed supply with `--set market=fixed`.
        """)
    case .imbalance:
      Explanation(
        "A balance does not close",
        """
        In every year what enters a process leaves it or stays in its stock, for every element. \
        Where that is not so within 1e-9 of the process's throughput the run stops and writes \
        nothing. With valid input this is a fault of flowsim: please report it.
        """)
    case .searchFailed:
      Explanation(
        "A search found no answer",
        """
        A root, a least or a best place was looked for and not found; the message says what was \
        tried and how near it came. Try another range or another start.
        """)
    case .resultNotFinite:
      Explanation(
        "A result is no finite number",
        """
        Numbers that can each be read give a result that is too large for a computer, or none at \
        all, as a share of nothing is. Most often an amount that others are divided by is zero.
        """)
    default: nil
    }
  }
}
