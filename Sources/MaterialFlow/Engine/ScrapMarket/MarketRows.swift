/// The rows and columns of a metal's market, and the limits that they stand for.
struct MarketRows: Sendable {
  let shape: MarketShape
  /// The limit behind a window: shape `[window]`, places of ``BlendLayout/limits``.
  let limitOfWindow: [Int]
  /// Minima that alloying can keep.
  let alloyedMinima: [Int]

  init(_ layout: BlendLayout) {
    var windows: [MarketShape.Window] = []
    var limits: [Int] = []
    for (index, row) in layout.limits.enumerated() {
      if row.limit.minimum != nil {
        windows.append(MarketShape.Window(heat: row.heat, side: .least))
        limits.append(index)
      }
      if row.limit.maximum != nil {
        windows.append(MarketShape.Window(heat: row.heat, side: .most))
        limits.append(index)
      }
    }
    limitOfWindow = limits
    func places(of heat: Int, with element: Int) -> [Int] {
      windows.indices.filter {
        windows[$0].heat == heat
          && layout.limits[limits[$0]].limit.elements.contains(element)
      }
    }
    shape = MarketShape(
      classCount: layout.classCount, heatCount: layout.heatCount, windows: windows,
      additions: layout.additions.map {
        MarketShape.Addition(heat: $0.heat, windows: places(of: $0.heat, with: $0.element))
      },
      removals: layout.demagged.map { heat in
        MarketShape.Removal(
          heat: heat,
          windows: layout.options.demagging.map { places(of: heat, with: $0.element) } ?? [])
      },
      floors: [MarketShape.Floor(isCounted: layout.isCounted)],
      isBarred: layout.options.takesBarredScrap.isEmpty
        ? [] : (0..<layout.heatCount).map(layout.isBarred))
    let alloyed = Set(shape.additions.flatMap(\.windows))
    alloyedMinima = windows.indices.filter { windows[$0].side == .least && alloyed.contains($0) }
  }
}
