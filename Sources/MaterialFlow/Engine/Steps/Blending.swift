/// Answers the year's question: which scrap goes into which melt, with how much ore-based metal.
struct Blending {
  private let rule: ScrapRule?
  private var scrapMarket: ScrapMarket?
  private let layout: BlendLayout
  private let material: Int
  private var sorting: SortingWorth
  private(set) var answer: BlendAnswer
  private(set) var report: BlendReport
  /// Scrap-derived metal that the recycled-content rule misses: shape `[t]`, t/yr.
  private(set) var shortage: [Double]

  /// - Parameters:
  ///   - market: Nil where the rule decides which scrap becomes which product.
  ///   - material: The place of the metal among those of the run.
  init(
    _ market: MarketPlan?, rule: ScrapRule?, _ layout: BlendLayout, sorting: SortingWorth,
    material: Int, years: ClosedRange<Int>
  ) {
    precondition((market == nil) != (rule == nil), "a market or a rule shares scrap out")
    self.rule = rule
    scrapMarket = market.map { ScrapMarket($0, layout, years: years) }
    self.layout = layout
    self.material = material
    self.sorting = sorting
    answer = BlendAnswer(layout: layout)
    report = BlendReport(
      layout: layout, sortingOptions: sorting.options.count, yearCount: years.count)
    shortage = Array(repeating: 0, count: years.count)
  }

  /// Nil where weights take the place of prices.
  var market: MarketReport? {
    scrapMarket.flatMap { $0.allocation == .market ? $0.report : nil }
  }

  /// What the last year's market paid; nil where a rule shares scrap out.
  var prices: MarketPrices? { scrapMarket?.prices }

  /// - Parameters:
  ///   - shred: The year's shred, for what sorting more of it would save.
  ///   - clip: The year's mixed clip, for the same.
  ///   - quality: Measures what composition limits cost, beside the run.
  /// - Throws: ``MarketError`` with the year.
  mutating func answer(
    _ question: BlendQuestion, year t: Int, for demand: Demand,
    from scrap: borrowing Scrap<ScrapStage.AtHand>, _ shred: Shred, _ clip: MixedClip,
    measuring quality: QualityMeasure?
  ) throws -> AnsweredBlend {
    var question = question
    if let rule {
      answer.allocate(question, by: rule, layout)
      report.record(t, answer)
    } else {
      try share(&question, t, demand, scrap.offered, shred, clip)
      quality?.add(
        PostedBlend(
          material: material, t: t, year: reference(question, scrap.offered),
          charge: answer.charge))
    }
    shortage[t] = answer.shortage
    return AnsweredBlend(question: question, answer: answer)
  }

  private mutating func share(
    _ question: inout BlendQuestion, _ t: Int, _ demand: Demand, _ offered: OfferedScrap,
    _ shred: Shred, _ clip: MixedClip
  ) throws {
    try scrapMarket?.answer(
      &question, year: t, bought: demand.bought, offered: offered, into: &answer)
    report.record(t, answer)
    guard let prices = scrapMarket?.prices else { return }
    report.record(t, prices)
    for (index, option) in sorting.options.enumerated() {
      report.recordSorting(t, index, sorting.worth(of: option, shred, clip, at: prices))
    }
  }

  /// The same question for the least of ore-based metal: of the scrap that the tables have at home,
  /// and of the imports that the market took.
  private func reference(_ question: BlendQuestion, _ offered: OfferedScrap) -> BlendQuestion {
    if offered.home.isEmpty { return question }
    var question = question
    for s in question.supply.indices {
      let beyond = offered.abroad[s] + offered.homeBeyond[s]
      question.supply[s] = max(0, question.supply[s] - beyond) + answer.imported[s]
    }
    return question
  }

  /// Takes over what was measured beside the run.
  mutating func record(_ quality: QualityRecord) { report.record(quality) }

  /// Every run starts cold, whatever ran before.
  mutating func reset() { scrapMarket?.reset() }
}
