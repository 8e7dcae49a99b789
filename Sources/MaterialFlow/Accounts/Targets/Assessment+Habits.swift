/// A judgement about who buys which scrap, by the names of the table that holds it.
public struct HabitName: Sendable, Equatable {
  /// `charge habit`, `loop share`.
  public let metric: String
  /// Families, metals, furnaces, products or classes: at least one.
  public let entities: [String]

  public init(metric: String, entities: [String]) {
    self.metric = metric
    self.entities = entities
  }
}

/// What a verdict turns on.
public enum VerdictGround: Sendable, Equatable {
  /// How the text of the pledge is read.
  case reading
  /// Who buys which scrap by custom.
  ///
  /// - Parameters:
  ///   - met: Draws of the habits that meet the pledge, of `draws`.
  case habits(HabitName, met: Int, draws: Int)
}

extension Assessment {
  /// Where a reading stands between two percentiles of the habits.
  private enum Standing { case met, missed, open }

  /// By how much a reading is met in the target year, in the metric's unit; below zero where it is
  /// missed.
  public func margin(_ reading: Int) -> Double {
    let result = results[reading]
    let gap = result.required[place] - result.projected[place]
    return result.reading.metric.isUpperBound ? gap : -gap
  }

  /// The verdict over draws of the habits, beside that of the fitted ones.
  ///
  /// Released stays released, and readings that differ stay a matter of reading. Met and missed
  /// hold where every reading's margin has its sign at the fitted habits and between its 5th and
  /// 95th percentile.
  ///
  /// - Parameters:
  ///   - draws: The same pledge at each point of the habits.
  ///   - band: The 5th and the 95th percentile of numbers.
  ///   - name: The habit that numbers at the points follow most closely.
  public func judged(
    over draws: [Assessment], band: ([Double]) -> (low: Double, high: Double),
    name: ([Double]) -> HabitName?
  ) -> Assessment {
    if verdict == .released || verdict == .depends { return self }
    let margins = results.indices.map { reading in draws.map { $0.margin(reading) } }
    let standings = margins.indices.map { reading -> Standing in
      let (low, high) = band(margins[reading])
      if low >= 0 && results[reading].isMet { return .met }
      return high < 0 && !results[reading].isMet ? .missed : .open
    }
    guard let open = standings.firstIndex(of: .open), let habit = name(margins[open]) else {
      return self
    }
    var judged = self
    judged.verdict = .depends
    judged.ground = .habits(
      habit, met: margins[open].count { $0 >= 0 }, draws: draws.count)
    return judged
  }
}
