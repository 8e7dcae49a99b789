/// What one metal's year works on.
///
/// Allocated once; every array is overwritten year by year.
struct MaterialState {
  /// What car grades of a cohort are made of: shape `[c][g][e]`.
  var composition: [Double]
  /// Metal that leaves use: shape `[slot][e]`, Mt.
  var leaving: [Double]
  /// Shredder feed by type and element, Mt: one pool of lanes.
  var shredded: [Double]
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
  var blendYear: BlendYear
  var blendPlan: BlendPlan

  init(plan: MaterialPlan, slotCount: Int, cohortCount: Int, layout: BlendLayout) {
    let system = plan.system
    let elements = system.elements.count
    let lanes = system.typeCount + elements
    let grades = system.carGradeCount
    composition = []
    composition.reserveCapacity(cohortCount * grades * elements)
    for _ in 0..<cohortCount { composition += plan.nominal }
    leaving = Array(repeating: 0, count: slotCount * elements)
    shredded = Array(repeating: 0, count: lanes)
    pools = Array(repeating: 0, count: system.classes.count * lanes)
    surplus = pools
    pressShop = Array(repeating: 0, count: grades)
    pressShopContent = plan.nominal
    productContent = Array(repeating: 0, count: system.grades.count * elements)
    heatContent = Array(repeating: 0, count: system.heats.count * elements)
    bought = Array(repeating: 0, count: system.grades.count)
    net = Array(repeating: 0, count: grades)
    blendYear = BlendYear(layout: layout)
    blendPlan = BlendPlan(layout: layout)
  }

  /// Back to before the first year.
  mutating func reset(_ plan: MaterialPlan) {
    for index in composition.indices {
      composition[index] = plan.nominal[index % plan.nominal.count]
    }
    for index in surplus.indices { surplus[index] = 0 }
    for g in pressShop.indices { pressShop[g] = 0 }
    for index in pressShopContent.indices { pressShopContent[index] = plan.nominal[index] }
  }
}
