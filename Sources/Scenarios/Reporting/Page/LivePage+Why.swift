internal import FlowInputs
internal import FlowStudies

extension LivePage {
  /// Where a number of the page comes from, as JSON: formula, rows with their ranges, sources.
  ///
  /// - Parameters:
  ///   - topic: A variable of `results.csv`, or a target's `Gap|company|id`.
  ///   - year: nil for 2030.
  /// - Throws: ``InputProblems`` for unknown topics; what a run throws.
  public func why(_ topic: String, year: Int?, _ state: PageState) throws -> [UInt8] {
    try Explainer(try report(state)).chain(of: topic, year: year, depth: Self.depth).json
  }

  /// Steps from a number to what it is made of, as `flowsim explain` takes them.
  private static let depth = 3

  /// The state's levers; where they contradict each other, those of the starting scenario.
  private func shown(_ state: PageState) -> CompiledScenario {
    do { return try compiled(state) } catch { return base.compiled }
  }

  /// What a slider sets and what holds without it, in the same form.
  ///
  /// - Returns: nil for what is no slider.
  public func why(lever name: String, _ state: PageState, _ look: Look) -> [UInt8]? {
    guard let slider = sliders.first(where: { $0.lever.name == name }) else { return nil }
    let words = Words(language: look.language)
    let data = base.compiled.data
    var series: [InputSeries] = []
    if case .series(let entity, let metric) = slider.lever.otherwise {
      series = [data.series(entity, metric, in: state.by)].compactMap(\.self)
    }
    let used = Set(series.flatMap(\.rows).flatMap { [$0.source] + $0.sourcesInNote })
    let chain = ExplanationChain(
      scenario: base.scenario.name, year: state.by,
      root: ExplanationChain.Node(
        name: words.lever(slider.lever), value: nil, unit: slider.unit,
        formula: words.meaning(slider.lever) + words.pick(" ", "")
          + words.leverYears(LeverTable(shown(state), of: [slider.lever])) + words.pick(" ", "")
          + words.pageLeverPath(
            slider.lever.rule, from: base.compiled.observedUntil, to: state.by),
        inputs: series,
        levers: [
          .init(
            name: slider.lever.name, value: base.compiled.setValue(of: slider.lever, in: state.by),
            place: "", otherwise: slider.lever.otherwise.description)
        ],
        pledges: [], parts: [], isRepeated: false),
      sources: data.sources.sources.filter { used.contains($0.id) })
    return chain.json
  }
}
