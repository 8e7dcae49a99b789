internal import FlowInputs
internal import FlowNumerics
public import FlowStudies
internal import FlowTables

extension Seek {
  public var text: String {
    "\(sentence)\n\(own)\n\(table)\n\(search.evaluations) runs of \(scenario), at the fitted "
      + "habits alone.\n"
  }

  /// The scenario without a sought lever: what `targets` says of it.
  private var own: String {
    guard let gap = asItIs.gap else { return "" }
    return "As it is, \(scenario) has \(lever) at \(Self.share(asItIs.value)) in \(year) and "
      + "\(gap >= 0 ? "meets it by" : "misses it by") \(self.gap(gap)).\n"
  }

  /// The answer in a sentence.
  public var sentence: String {
    switch search.answer {
    case .root(let share, let value):
      return "\(target) is just met in \(year) with \(lever) at \(Self.share(share)) "
        + "(\(gap(value)) from the target)."
    case .jump(let below, let above):
      return "\(target) is crossed in \(year) at a jump of \(lever): \(side(below)), "
        + "\(side(above)). No value lies in between; the blend changes its basis there."
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

  private func side(_ side: ThresholdAnswer.Side) -> String {
    "\(Self.share(side.lever)) \(side.value >= 0 ? "meets it by" : "misses it by") \(gap(side.value))"
  }

  private func gap(_ value: Double) -> String {
    "\(ShortestDecimal.string((value.magnitude * scale * 1e6).rounded() / 1e6)) \(unit)"
  }

  private static func share(_ share: Double) -> String {
    "\(ShortestDecimal.string((share * 1e8).rounded() / 1e6)) %"
  }

  private var table: String {
    var table = PrintedTable([lever, "beyond the target, \(unit)"], words: [])
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
      $0.field(optional: "as_it_is_gap", asItIs.gap)
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
