/// What one metal's year works on.
///
/// Allocated once; every array is overwritten year by year.
struct MaterialState {
  /// What the products of a cohort are made of: shape `[product][c][e]`.
  ///
  /// Cohorts of a product lie side by side, because a year walks through all of them.
  private(set) var composition: [Double] = []
  private let cohortCount: Int
  /// Metal that leaves use: shape `[slot][e]`, Mt.
  var leaving: [Double]
  /// Shredder feed: shape `[type][e]`, Mt; sorting takes types apart, so their elements stay apart.
  var shredded: [Double]
  /// Press-shop scrap of the year that was mixed: shape `[g][e]`, Mt.
  var clip: [Double]
  /// Scrap at hand: shape `[s][lane]`, Mt.
  var pools: [Double]
  /// Surplus of earlier years: shape `[s][lane]`, Mt.
  var surplus: [Double]
  /// Last year's press-shop scrap: shape `[g]`, Mt, and its composition `[g][e]`.
  var pressShop: [Double]
  var pressShopContent: [Double]
  /// What the year's melts are made of: shape `[product][e]`, and of one heat `[h][e]`.
  var productContent: [Double]
  var heatContent: [Double]
  /// Bought semis by product, Mt.
  var bought: [Double]
  /// Net metal built into cars by grade, Mt.
  var net: [Double]
  /// Metal of one product over cohorts, as ``gather(_:from:mass:)`` adds it up: shape `[e]`, Mt.
  var goods: [Double]
  /// Some metal by element, and what melts would keep of it: shapes `[e]`, `[r][e]`.
  var mixture: [Double]
  var kept: [Double]
  /// Last year's fabrication scrap of other sectors: shape `[sector][product]`, Mt, and what the
  /// products of last year were made of: `[product][e]`.
  var fabricationScrap: [Double]
  var lastProductContent: [Double]
  /// Metal that stays where it is, unused: shape `[product][e]`, Mt.
  var hibernating: [Double]
  /// Entropy of what a tonne of scrap gives: shape `[s][r]`; not a number until it is asked for.
  var recoveredEntropy: [Double]
  /// What the scrap market is offered beyond the tables; nothing without a market.
  var offered: OfferedScrap
  var blendYear: BlendQuestion
  var blendPlan: BlendAnswer

  init(plan: MaterialPlan, slotCount: Int, cohortCount: Int, layout: BlendLayout) {
    let system = plan.system
    let elements = system.elements.count
    let lanes = system.typeCount + elements
    let grades = system.carGradeCount
    let products = system.grades.count
    self.cohortCount = cohortCount
    composition.reserveCapacity(cohortCount * products * elements)
    for p in 0..<products {
      let nominal = plan.composition.nominal[p * elements..<(p + 1) * elements]
      for _ in 0..<cohortCount { composition += nominal }
    }
    leaving = Array(repeating: 0, count: slotCount * elements)
    shredded = Array(repeating: 0, count: system.typeCount * elements)
    clip = Array(repeating: 0, count: grades * elements)
    pools = Array(repeating: 0, count: system.classes.count * lanes)
    surplus = pools
    pressShop = Array(repeating: 0, count: grades)
    pressShopContent = Array(plan.composition.nominal[..<(grades * elements)])
    goods = Array(repeating: 0, count: elements)
    mixture = goods
    kept = Array(repeating: 0, count: system.routes.count * elements)
    fabricationScrap = Array(repeating: 0, count: plan.sectors.count * products)
    hibernating = Array(repeating: 0, count: products * elements)
    lastProductContent = plan.composition.nominal
    productContent = Array(repeating: 0, count: system.grades.count * elements)
    heatContent = Array(repeating: 0, count: system.heats.count * elements)
    bought = Array(repeating: 0, count: system.grades.count)
    net = Array(repeating: 0, count: grades)
    recoveredEntropy = Array(repeating: .nan, count: system.classes.count * system.routes.count)
    offered = OfferedScrap(classCount: plan.market == nil ? 0 : system.classes.count)
    blendYear = BlendQuestion(layout: layout)
    blendPlan = BlendAnswer(layout: layout)
  }

  mutating func setContent(of product: Int, _ cohort: Int, _ element: Int, to share: Double) {
    composition[(product * cohortCount + cohort) * goods.count + element] = share
  }

  /// Metal of one product over cohorts, each with its own composition, into ``goods``.
  ///
  /// - Parameter mass: Of a cohort, Mt.
  @inline(__always)
  mutating func gather(
    _ product: Int, from cohorts: Range<Int>, mass: (_ cohort: Int) -> Double
  ) {
    let composition = composition
    let contents = composition.span
    var start = (product * cohortCount + cohorts.lowerBound) * goods.count
    var goods = goods.mutableSpan
    for element in goods.indices { goods[element] = 0 }
    for cohort in cohorts {
      let mass = mass(cohort)
      if mass != 0 {
        let content = contents.extracting(start..<start + goods.count)
        for element in goods.indices { goods[element] += mass * content[element] }
      }
      start += goods.count
    }
  }

  /// Some share of every type of the shred or the clip, by element, into ``mixture``.
  ///
  /// - Returns: Its mass, Mt.
  @inline(__always)
  mutating func mix(
    _ types: Int, of feed: SortingOption.Feed = .shred, share: (_ type: Int) -> Double
  ) -> Double {
    let feed = feed == .clip ? clip : shredded
    let fed = feed.span
    var mixture = mixture.mutableSpan
    for element in mixture.indices { mixture[element] = 0 }
    for type in 0..<types {
      let share = share(type)
      if share == 0 { continue }
      let masses = fed.extracting(type * mixture.count..<(type + 1) * mixture.count)
      for element in mixture.indices { mixture[element] += share * masses[element] }
    }
    var mass = 0.0
    for element in mixture.indices { mass += mixture[element] }
    return mass
  }

  /// Back to before the first year.
  mutating func reset(_ plan: MaterialPlan) {
    for p in plan.system.grades.indices {
      for cohort in 0..<cohortCount {
        for element in goods.indices {
          setContent(
            of: p, cohort, element, to: plan.composition.nominal[p * goods.count + element])
        }
      }
    }
    for index in surplus.indices { surplus[index] = 0 }
    for g in pressShop.indices { pressShop[g] = 0 }
    for index in pressShopContent.indices {
      pressShopContent[index] = plan.composition.nominal[index]
    }
    for index in fabricationScrap.indices { fabricationScrap[index] = 0 }
    for index in hibernating.indices { hibernating[index] = 0 }
    for index in lastProductContent.indices {
      lastProductContent[index] = plan.composition.nominal[index]
    }
  }
}
