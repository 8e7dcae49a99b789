internal import FlowNumerics

/// One year's blend of one metal as it was answered: what its quality is measured with.
struct PostedBlend: Sendable {
  let material: Int
  let t: Int
  let year: BlendQuestion
  /// Scrap charged in the posted blend: shape `[class][heat]`, t.
  let charge: [Double]
}

/// What the quality of scrap costs in a year: masses in t/yr.
struct QualityRecord: Sendable {
  let material: Int
  let t: Int
  /// Metal back in its own grade over all optima; zero unless asked for.
  var leastSameGrade = 0.0
  var mostSameGrade = 0.0
  /// Scrap-derived metal in products of cars over all optima; zero unless asked for.
  var leastInCars = 0.0
  var mostInCars = 0.0
  /// The same in the posted blend.
  var postedSameGrade = 0.0
  /// Least primary and alloying of the scrap that the posted blend charges.
  var least = 0.0
  /// Primary metal and alloying that maxima force, all together and by product.
  var forced: [(product: Int, mass: Double)] = []
  var allForced = 0.0
}

/// Measures what maxima cost one metal, and how far same-grade metal could differ.
///
/// Programmes of its own, each warm from the year before: no posted blend depends on them.
struct MaterialQuality {
  private let options: BlendOptions
  private let grades: [Grade]
  /// The blend with the run's limits.
  private let program: BlendProgram
  private let ranges: BlendProgram?
  /// The blend of the scrap that was charged.
  private let charged: BlendProgram
  /// The same blend without maxima, and with those of one product lifted; nil where the run itself
  /// keeps none.
  private let twin: BlendProgram?
  private let lifted: BlendProgram?
  private let layout: BlendLayout
  private var twinAnswer: BlendAnswer

  init(_ rules: BlendRules) {
    options = rules.options
    grades = rules.system.grades
    layout = rules.layout
    program = BlendProgram(layout: layout)
    charged = BlendProgram(layout: layout)
    ranges = options.faceObjectives.isEmpty ? nil : BlendProgram(layout: layout)
    let keepsMaxima = rules.kept != .massOnly
    twin = keepsMaxima ? BlendProgram(layout: rules.withoutMaxima.layout) : nil
    lifted = keepsMaxima ? BlendProgram(layout: layout) : nil
    twinAnswer = BlendAnswer(layout: layout)
  }

  mutating func measure(_ answer: PostedBlend) throws(LinearProgramError) -> QualityRecord {
    var record = QualityRecord(material: answer.material, t: answer.t)
    try program.solve(answer.year, into: &twinAnswer)
    let (face, least) = (program.face, program.objective)
    record.least = try leastOfCharge(answer, least)
    if let ranges {
      let objectives = options.faceObjectives
      let found = try ranges.ranges(of: objectives, answer.year, on: face)
      for (objective, range) in zip(objectives, found) { take(range, of: objective, &record) }
      record.postedSameGrade = sameGrade(answer)
    }
    try compareWithTwin(answer, face, least, &record)
    return record
  }

  /// Least primary and alloying if the charged scrap went where it saves most, t.
  ///
  /// - Parameter least: That of all scrap, which is the answer where all of it is charged.
  private mutating func leastOfCharge(
    _ answer: PostedBlend, _ least: Double
  ) throws(LinearProgramError) -> Double {
    var year = answer.year
    for s in year.supply.indices {
      year.supply[s] = (0..<layout.heatCount).reduce(0) {
        $0 + answer.charge[layout.scrapColumn(s, $1)]
      }
    }
    let isAll = zip(year.supply, answer.year.supply).allSatisfy {
      ($0 - $1).magnitude <= 1e-12 * $1
    }
    if isAll { return least }
    try charged.solve(year, into: &twinAnswer)
    return charged.objective
  }

  private func take(
    _ range: FaceRange, of objective: FaceObjective, _ record: inout QualityRecord
  ) {
    switch objective {
    case .sameGrade: (record.leastSameGrade, record.mostSameGrade) = (range.least, range.most)
    case .inCars: (record.leastInCars, record.mostInCars) = (range.least, range.most)
    }
  }

  /// Metal of the posted blend back in its own grade, t.
  private func sameGrade(_ answer: PostedBlend) -> Double {
    let year = answer.year
    var sum = 0.0
    for s in 0..<layout.classCount {
      for h in 0..<layout.heatCount {
        let column = layout.scrapColumn(s, h)
        let route = layout.system.heats[h].route
        sum +=
          year.meltYield[s * layout.routeCount + route] * answer.charge[column]
          * year.sameGrade[column]
      }
    }
    return sum
  }

  /// Primary metal that maxima force: the blend with them less the blend of the same scrap without.
  ///
  /// A maximum without a price can go without changing the optimum, so where none has one, nothing
  /// is forced and there is nothing to solve.
  private mutating func compareWithTwin(
    _ answer: PostedBlend, _ face: OptimalFace, _ least: Double, _ record: inout QualityRecord
  ) throws(LinearProgramError) {
    guard let twin, face.hasBindingMaximum(in: layout) else { return }
    try twin.solve(answer.year, into: &twinAnswer)
    let forced = least - twin.objective
    // Both optima carry the solver's rounding: a millionth of a per mille of the smaller.
    if forced < 1e-9 * twin.objective { return }
    record.allForced = forced
    if options.reportsForcedByProduct { try liftMaxima(answer, face, least, &record) }
  }

  /// Primary metal that the maxima of one product force, the others' kept; products outside cars
  /// count as one.
  private mutating func liftMaxima(
    _ answer: PostedBlend, _ face: OptimalFace, _ least: Double, _ record: inout QualityRecord
  ) throws(LinearProgramError) {
    guard let lifted else { return }
    var year = answer.year
    var outside: Double?
    for product in grades.indices
    where face.hasBindingMaximum(of: product, in: layout) {
      if !grades[product].isInCars, let outside {
        record.forced.append((product, outside))
        continue
      }
      year.isLifted = grades.indices.map {
        $0 == product || !grades[product].isInCars && !grades[$0].isInCars
      }
      try lifted.solve(year, into: &twinAnswer)
      let saved = least - lifted.objective
      let forced = min(record.allForced, max(0, saved))
      record.forced.append((product, forced))
      if !grades[product].isInCars { outside = forced }
    }
  }
}
