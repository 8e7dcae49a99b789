internal import FlowEngine

/// How well a market clears over all years, and where it does worst.
package struct MarketFinding: Sendable, Equatable {
  package let name: String
  package let limit: Double
  package let value: Double
  package let year: Int
}

extension RunReport {
  /// Two of each metal whose scrap has a market: the outer system, and the year's own programme.
  package var marketFindings: [MarketFinding] {
    run.markets.enumerated().flatMap { m, market -> [MarketFinding] in
      guard let market, let plan = run.plan.materials[m].market else { return [] }
      let metal = run.plan.materials[m].system.name
      func worst(_ name: String, _ limit: Double, _ values: [Double]) -> MarketFinding {
        let t = values.indices.max { values[$0] < values[$1] } ?? 0
        return MarketFinding(
          name: "scrap market of \(metal): \(name)", limit: limit, value: values[t],
          year: years.lowerBound + t)
      }
      let apart = zip(market.level, market.programLevel).map {
        $1 > 0 ? ($0 - $1).magnitude / plan.referencePrice : 0
      }
      return [
        worst("residuals of the outer system", MarketReport.tolerance, market.residual),
        worst(
          "price from that of the year's programme, over the reference price",
          plan.width / 2 + MarketReport.tolerance, apart),
      ]
    }
  }
}
