/// Answers the year's question: which scrap goes into which melt, with how much ore-based metal.
struct Blending {
  private let rule: ScrapRule?
  private let material: Int
  private let firstYear: Int
  let program: BlendProgram
  private var sorting: SortingWorth
  private(set) var answer: BlendAnswer
  private(set) var report: BlendReport
  /// Scrap-derived metal that the recycled-content rule misses: shape `[t]`, Mt/yr.
  private(set) var shortage: [Double]

  /// - Parameters:
  ///   - rule: Which scrap becomes which product; nil where the programme decides.
  ///   - material: The place of the metal among those of the run.
  init(
    _ program: BlendProgram, rule: ScrapRule?, sorting: SortingWorth, material: Int,
    years: ClosedRange<Int>
  ) {
    self.program = program
    self.rule = rule
    self.material = material
    firstYear = years.lowerBound
    self.sorting = sorting
    answer = BlendAnswer(layout: program.layout)
    report = BlendReport(
      layout: program.layout, sortingOptions: sorting.options.count, yearCount: years.count)
    shortage = Array(repeating: 0, count: years.count)
  }

  /// - Parameters:
  ///   - shred: The year's shred, for what sorting more of it would save.
  ///   - clip: The year's mixed clip, for the same.
  ///   - quality: Measures what composition limits cost, beside the run.
  /// - Throws: ``BlendError`` with the year.
  mutating func answer(
    _ cleared: ClearedQuestion, year t: Int, _ shred: Shred, _ clip: MixedClip,
    measuring quality: QualityMeasure?
  ) throws(BlendError) -> AnsweredBlend {
    let question = cleared.question
    if let rule {
      answer.allocate(question, by: rule, program.layout)
    } else {
      try solve(question, t, quality)
    }
    report.record(t, answer, prices: program.prices, program.layout)
    for (index, option) in sorting.options.enumerated() {
      report.recordSorting(t, index, sorting.worth(of: option, shred, clip, at: program))
    }
    shortage[t] = answer.shortage / MassUnit.tonnesPerMegatonne
    return AnsweredBlend(question: question, answer: answer)
  }

  private mutating func solve(
    _ question: BlendQuestion, _ t: Int, _ quality: QualityMeasure?
  ) throws(BlendError) {
    do {
      try program.solve(question, into: &answer)
    } catch {
      throw BlendError(
        material: program.layout.system.name, year: firstYear + t, reason: error)
    }
    quality?.add(
      PostedBlend(
        material: material, t: t, year: question, face: program.face, charge: answer.charge,
        oreAndAlloying: answer.oreAndAlloying, objective: answer.objective))
  }

  /// Takes over what was measured beside the run.
  mutating func record(_ quality: QualityRecord) { report.record(quality) }

  /// Every run starts from the same first basis, whatever ran before.
  mutating func reset() { program.reset() }
}
