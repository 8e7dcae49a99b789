/// Sorted metal, and what sorting misses.
public struct SorterLines: Sendable {
  public let toLandfill: Int
  /// Shape `[s]`.
  public let toClass: [Int]

  init(_ builder: inout LineBuilder) {
    toLandfill = builder.line(.sorting, .landfill)
    toClass = builder.toClasses(from: .sorting)
  }
}

/// Takes the shredder's mixture apart, as far as its technology can: purity is a result.
struct Sorter {
  private let plan: SortingPlan
  private let lanes: LaneCounts
  private let classCount: Int
  private let yearCount: Int
  private let lines: SorterLines
  private var mixture: Mixture

  init(_ plan: SortingPlan, _ system: MaterialSystem, yearCount: Int, lines: SorterLines) {
    self.plan = plan
    lanes = LaneCounts(system)
    classCount = system.classes.count
    self.yearCount = yearCount
    self.lines = lines
    mixture = Mixture(elementCount: lanes.elements)
  }

  mutating func sort(
    _ shred: Shred, year t: Int, in region: Int,
    into scrap: consuming Scrap<ScrapStage.Discarded>, recording entropy: inout EntropyReport,
    posting ledger: inout Ledger
  ) -> Scrap<ScrapStage.Gathered> {
    for type in 0..<lanes.types {
      sort(type, of: shred, row: row(type, t, region), t, &scrap.pools, &ledger)
    }
    record(shred, t, region, &entropy)
    return scrap.passed(to: ScrapStage.Gathered.self)
  }

  /// Where the shares of a type begin: shape `[region][t][type][s]`.
  private func row(_ type: Int, _ t: Int, _ region: Int) -> Int {
    ((region * yearCount + t) * lanes.types + type) * classCount
  }

  /// Sends one type to its classes, what sorting does not recover to landfill.
  private func sort(
    _ type: Int, of shred: Shred, row: Int, _ t: Int, _ pools: inout ScrapPools,
    _ ledger: inout Ledger
  ) {
    let start = type * lanes.elements
    ledger.post(
      lines.toLandfill, year: t, type: type, share: 1 - plan.recovery, ofElements: shred.masses,
      at: start)
    for s in 0..<classCount {
      let share = plan.recovery * plan.shares[row + s]
      if share == 0 { continue }
      ledger.post(
        lines.toClass[s], year: t, type: type, share: share, ofElements: shred.masses, at: start)
      pools.addSorted(share, ofElements: shred.masses, at: start, type: type, to: s)
    }
  }

  /// How mixed the recovered metal is before and after it is taken apart.
  private mutating func record(
    _ shred: Shred, _ t: Int, _ region: Int, _ entropy: inout EntropyReport
  ) {
    let plan = plan
    let classes = classCount
    let first = row(0, t, region)
    var sorted = 0.0
    for s in 0..<classes {
      let passed = mixture.mix(lanes.types, of: shred.masses) { type in
        plan.recovery * plan.shares[first + type * classes + s]
      }
      if passed > 0 {
        sorted += StatisticalEntropy.relative(mixture.elements, count: lanes.elements)
      }
    }
    entropy.record(
      .sorting, t, before: plan.recovery * shred.entropy, after: sorted,
      mass: plan.recovery * shred.mass)
  }
}
