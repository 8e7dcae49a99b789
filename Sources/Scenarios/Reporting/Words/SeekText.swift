internal import FlowInputs
internal import FlowNumerics
public import FlowStudies
internal import FlowTables

extension Seek {
  public var text: String {
    let lines = [sentence, own, turns, growth].compactMap(\.self).joined(separator: "\n")
    return "\(lines)\n\n\(table)\n\(search.evaluations) runs of \(scenario), at the fitted "
      + "habits alone.\n"
  }

  /// The scenario without a sought lever, as `targets` tells it.
  private var own: String? {
    verdictAsItIs.map {
      "As it is, with \(lever) at \(Self.share(asItIs.value)) in \(year): \($0)."
    }
  }

  private var verdictAsItIs: String? {
    asItIs.assessment.map {
      Words(language: .english).clause(VerdictPhrase($0, years: start...end), until: end)
    }
  }

  /// Where the verdict turns once more; nil where it does not.
  private var turns: String? {
    let scan = search.scan
    let pairs = zip(scan, scan.dropFirst()).filter { ($0.value < 0) != ($1.value < 0) }.dropFirst()
    if pairs.isEmpty { return nil }
    let places = pairs.map { below, above in
      "\(above.value < 0 ? "missed" : "met") again between \(Self.share(below.lever)) and "
        + Self.share(above.lever)
    }
    return "More of it is \(places.joined(separator: ", "))."
  }

  /// Why places of the lever differ no more; nil where works can be built for all of them.
  private var growth: String? {
    growthBinds.map {
      "From \(Self.share($0)) on the growth of works binds: more cannot be built in time."
    }
  }

  /// The answer in a sentence.
  public var sentence: String {
    switch search.answer {
    case .root(let share, _):
      return "\(target) is just met in \(year) with \(lever) at "
        + "\(Self.share(share, isRising ? .up : .down))."
    case .jump(let below, let above):
      return "\(target) is crossed in \(year) at a jump of \(lever): \(side(below, .down)), "
        + "\(side(above, .up)). No value lies in between; the blend changes its basis there."
    case .never(let best, let tried):
      if best.value >= 0 {
        return "\(target) is met in \(year) at every one of \(tried) values of \(lever)"
          + (isUnmoved ? ", which does not move it." : ".")
      }
      let range =
        "from \(Self.share(search.scan[0].lever)) to "
        + Self.share(search.scan[search.scan.count - 1].lever)
      let why = obstacle.map { " \($0)" } ?? ""
      if isUnmoved {
        return "No value of \(lever) \(range) meets \(target) in \(year): the lever does not move "
          + "it, it stays \(gap(best.value)) short.\(why)"
      }
      return "No value of \(lever) \(range) meets \(target) in \(year): "
        + "nearest is \(Self.share(best.lever)), \(gap(best.value)) short.\(why)"
    }
  }

  /// What stands in the way at the nearest place; nil where the run does not say.
  private var obstacle: String? {
    guard let obstacles, !obstacles.list.isEmpty else { return nil }
    let words = Words(language: .english)
    return obstacles.list.map {
      words.obstacle($0, at: Self.share(obstacles.place), system)
    }.joined(separator: " ")
  }

  /// Whether more of the lever meets the target.
  private var isRising: Bool {
    guard case .root(let share, _) = search.answer else { return true }
    return (search.scan.last { $0.lever < share }?.value ?? -1) < 0
  }

  private func side(_ side: ThresholdAnswer.Side, _ rounding: FloatingPointRoundingRule) -> String {
    "\(Self.share(side.lever, rounding)) \(side.value >= 0 ? "meets it by" : "misses it by") "
      + gap(side.value)
  }

  private func gap(_ value: Double) -> String {
    let size = value.magnitude * scale
    let rounded = (size * 1e3).rounded() / 1e3
    let number = size > 0 && rounded == 0 ? "under 0.001" : ShortestDecimal.string(rounded)
    return "\(number) \(measure)"
  }

  /// Differences of shares are points.
  private var measure: String { unit == "%" ? "points" : unit }

  /// To a hundredth of a per cent.
  ///
  /// - Parameter rounding: Towards the side that keeps what is said of the value true; the search's
  ///   own tolerance is no reason to round.
  private static func share(
    _ share: Double, _ rounding: FloatingPointRoundingRule = .toNearestOrEven
  ) -> String {
    let hundredths = share * 1e4
    let nearest = hundredths.rounded()
    let isWhole = (hundredths - nearest).magnitude < 1e-2
    return "\(ShortestDecimal.string((isWhole ? nearest : hundredths.rounded(rounding)) / 100)) %"
  }

  private var table: String {
    var table = PrintedTable([lever, "beyond the target, \(measure)"], words: [])
    for side in search.scan { table.add([Self.share(side.lever), fixed(side.value * scale, 3)]) }
    return table.text()
  }

  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.field("scenario", scenario)
      $0.field("target", target)
      $0.field("year", year)
      $0.field("lever", lever)
      $0.field("unit", unit)
      $0.field("verdicts", "central")
      $0.field("as_it_is", asItIs.value)
      $0.field(optional: "as_it_is_gap", gapAsItIs)
      if let verdictAsItIs { $0.field("as_it_is_verdict", verdictAsItIs) }
      $0.field(optional: "growth_of_works_binds_from", growthBinds)
      switch search.answer {
      case .root(let share, let value):
        $0.field("answer", "root")
        $0.field("value", share)
        $0.field("residual", value)
      case .jump(let below, let above):
        $0.field("answer", "jump")
        $0.field("below", below.lever)
        $0.field("above", above.lever)
        $0.field("gap_below", below.value)
        $0.field("gap_above", above.value)
      case .never(let best, _):
        $0.field("answer", best.value >= 0 ? "always" : "never")
        $0.field("moved", !isUnmoved)
        if let obstacle { $0.field("obstacle", obstacle) }
        $0.field("nearest", best.lever)
        $0.field("gap", best.value)
      }
      $0.field("sentence", sentence)
      $0.field("runs", search.evaluations)
    }
    return writer.finished()
  }
}
