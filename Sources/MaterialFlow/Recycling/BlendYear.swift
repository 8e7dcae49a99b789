/// What the blend of one material is asked in one year.
///
/// Masses in t, contents as mass fractions.
struct BlendYear: Sendable {
  /// Scrap at hand by class.
  var supply: [Double]
  /// Metal of each element that 1 t of a class gives: shape `[class][route][element]`.
  var recovered: [Double]
  /// Metal that 1 t of a class gives: shape `[class][route]`.
  var meltYield: [Double]
  /// Metal wanted by heat.
  var demand: [Double]
  /// The most scrap-derived metal in a heat, as a share of it.
  var chargeLimit: [Double]
  /// Content of the ore-based metal: shape `[route][element]`.
  var primaryContent: [Double]
  /// Tie-breaking cost of a tonne of a class in a heat: shape `[class][heat]`.
  var orderCost: [Double]
  /// The least scrap-derived share over all car heats; zero where no rule asks for one.
  var leastRecycledContent: Double

  init(layout: BlendLayout) {
    let system = layout.system
    let classes = system.classes.count
    let routes = system.routes.count
    let elements = system.elements.count
    supply = Array(repeating: 0, count: classes)
    recovered = Array(repeating: 0, count: classes * routes * elements)
    meltYield = Array(repeating: 0, count: classes * routes)
    demand = Array(repeating: 0, count: system.heats.count)
    chargeLimit = Array(repeating: 1, count: system.heats.count)
    primaryContent = Array(repeating: 0, count: routes * elements)
    orderCost = Array(repeating: 0, count: classes * system.heats.count)
    leastRecycledContent = 0
  }
}

/// What was charged: the answer of the blend, in t, closed on mass.
struct BlendPlan: Sendable {
  /// Scrap charged: shape `[class][heat]`.
  var charge: [Double]
  /// Ore-based metal by heat.
  var primary: [Double]
  /// Alloying elements by column of the layout.
  var alloying: [Double]
  /// Scrap that found no taker, by class.
  var unused: [Double]
  /// Scrap-derived metal that the recycled-content rule misses.
  var shortage = 0.0
  /// The solver's least primary plus alloying, before closing; for checks.
  var objective = 0.0

  init(layout: BlendLayout) {
    charge = Array(repeating: 0, count: layout.classCount * layout.heatCount)
    primary = Array(repeating: 0, count: layout.heatCount)
    alloying = Array(repeating: 0, count: layout.additions.count)
    unused = Array(repeating: 0, count: layout.classCount)
  }
}
