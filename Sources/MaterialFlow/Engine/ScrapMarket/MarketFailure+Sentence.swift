extension MarketFailure {
  /// What went wrong, in the names of the metal.
  func sentence(_ rows: MarketRows, _ layout: BlendLayout) -> String {
    switch self {
    case .infeasible(let heat, let window, _):
      let melt = name(heat, layout)
      guard let window else { return "no charge of \(melt) keeps its rows" }
      let limit = layout.limits[rows.limitOfWindow[window]].limit
      let isMost = rows.shape.windows[window].side == .most
      let bound = (isMost ? limit.maximum : limit.minimum) ?? 0
      let elements = limit.elements.map { layout.system.elements[$0] }.joined(separator: " + ")
      return "no charge of \(melt) keeps \(elements) at \(isMost ? "most" : "least") "
        + "\(100 * bound) wt %; \(isMost ? "raise" : "lower") that limit, or change what scrap "
        + "and ore-based metal hold"
    case .stalled(let row, let miss, let iterations):
      return "the solver misses \(row) by \(miss) after \(iterations) steps"
    case .uncertified(let gap, let iterations):
      return "cost and bound differ by \(gap) after \(iterations) steps"
    case .unreadable(let what): return what
    }
  }

  private func name(_ heat: Int, _ layout: BlendLayout) -> String {
    let melt = layout.system.heats[heat]
    return "\(layout.system.grades[melt.product].id) by \(layout.system.routes[melt.route].id)"
  }
}
