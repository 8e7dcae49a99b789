/// Scrap that no statistics saw melted.
public struct UnrecordedLines: Sendable {
  /// Shape `[s]`.
  public let fromClass: [Int]

  init(_ builder: inout LineBuilder) {
    fromClass = builder.fromClasses(to: Process("unrecorded melting", .boundary))
  }
}

/// Induction furnaces melted scrap that no statistics saw; it never reached the market.
struct UnrecordedMelting {
  /// As far as there is any: shape `[s][t]`, t/yr.
  let wanted: [Double]
  let yearCount: Int
  let lines: UnrecordedLines

  func take(
    year t: Int, from scrap: consuming Scrap<ScrapStage.WithSurplus>,
    posting ledger: inout Ledger
  ) -> Scrap<ScrapStage.AtHand> {
    for s in 0..<scrap.pools.classCount {
      let wanted = wanted[s * yearCount + t]
      if wanted == 0 { continue }
      let pool = scrap.pools.mass(ofClass: s)
      let share = pool > 0 ? min(1, wanted / pool) : 0
      ledger.post(
        lines.fromClass[s], year: t, share: share, ofPool: scrap.pools.amounts,
        at: scrap.pools.start(s))
      scrap.pools.keep(1 - share, of: s)
      scrap.offered.keep(1 - share, of: s)
    }
    return scrap.passed(to: ScrapStage.AtHand.self)
  }
}
