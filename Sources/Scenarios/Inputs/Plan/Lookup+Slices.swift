internal import FlowEngine

extension Lookup {
  /// Shares by scrap class that add up to one; anything else is reported.
  ///
  /// A class that the metal does not have is left out.
  mutating func classShares(
    ofMetric metric: String, _ entity: String, in system: MaterialSystem
  ) -> [ClassShare] {
    wholeShares(ofMetric: metric, entity).compactMap { name, share in
      system.scrapClass(name).map { ClassShare(scrapClass: $0, share: share) }
    }
  }

  /// Today's practice, raised towards its potential: shape `[t]`.
  ///
  /// - Parameter effort: Share of the way: shape `[t]`.
  mutating func practice(
    _ metric: String, _ entity: String, _ qualifier: String = "", raisedBy effort: [Double]
  ) -> [Double] {
    let today = path(entity, metric, qualifier, in: .fraction)
    let potential = path(entity, "\(metric) potential", qualifier, in: .fraction)
    return today.indices.map { t in
      today[t] + effort[t] * max(0, potential[t] - today[t])
    }
  }
}
