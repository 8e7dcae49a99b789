internal import FlowEngine

/// The stockpile of scrap that no melt took, in one year.
///
/// All of it is offered again every year; only what it gains or loses, class by class, has moved.
package struct Stockpile {
  /// Scrap of all sectors that found no taker, t/yr; zero or more.
  package var gain = 0.0
  /// Scrap of earlier years that found one, t/yr; zero or more.
  package var loss = 0.0
  /// At the end of the year, t.
  package var level = 0.0
}

extension RunReport {
  package func stockpile(_ m: Int, _ t: Int) -> Stockpile {
    let lines = run.chart.materials[m]
    var stockpile = Stockpile()
    for (left, offered) in zip(lines.stockpile.fromClass, lines.stockpile.toClass) {
      let kept = run.ledger.mass(left, year: t)
      let change = kept - run.ledger.mass(offered, year: t)
      stockpile.gain += max(0, change)
      stockpile.loss += max(0, 0 - change)
      stockpile.level += kept
    }
    return stockpile
  }
}
