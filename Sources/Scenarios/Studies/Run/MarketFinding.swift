internal import FlowEngine

/// How well a market clears over all years, and where it does worst.
package struct MarketFinding: Sendable, Equatable {
  package let name: String
  package let limit: Double
  package let value: Double
  package let year: Int
}

extension RunReport {
  /// Of each metal whose scrap has a market: the certificate of its programmes.
  package var marketFindings: [MarketFinding] {
    run.markets.enumerated().compactMap { m, market in
      guard let market else { return nil }
      let t = market.gap.indices.max { market.gap[$0] < market.gap[$1] } ?? 0
      return MarketFinding(
        name: "scrap market of \(run.plan.materials[m].system.name): cost less its lower bound",
        limit: MarketReport.largestGap, value: market.gap[t], year: years.lowerBound + t)
    }
  }
}
