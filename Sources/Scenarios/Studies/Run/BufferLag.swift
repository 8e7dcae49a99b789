internal import FlowEngine
internal import FlowInputs

/// What it moves that new scrap is charged a year later, in the year where it moves most.
package struct BufferLag: Sendable, Equatable {
  package let metal: String
  /// New scrap made less new scrap charged, over all scrap charged.
  package let share: Double
  package let year: Int
}

extension RunReport {
  /// One for each metal; from the second year on, for before the first no scrap was made.
  package var bufferLags: [BufferLag] {
    compiled.plan.materials.indices.map { m in
      let shares = (1..<max(1, years.count)).map { ($0, lag(m, $0)) }
      let worst = shares.max { $0.1.magnitude < $1.1.magnitude } ?? (0, 0)
      return BufferLag(
        metal: compiled.plan.materials[m].system.name, share: worst.1,
        year: years.lowerBound + worst.0)
    }
  }

  private func lag(_ m: Int, _ t: Int) -> Double {
    let types = run.ledger.chart.lanes[m].types.indices
    func waiting(_ t: Int) -> Double {
      [run.chart.stocks.pressShopScrap, run.chart.stocks.fabricationScrap].reduce(0) { sum, stock in
        types.reduce(sum) {
          $0 + run.ledger.level(stock: stock, material: m, year: t, lane: $1)
        }
      }
    }
    let charged = mass(of: run.chart.materials[m].melting.charge, t)
    return charged > 0 ? (waiting(t) - waiting(t - 1)) / charged : 0
  }
}
