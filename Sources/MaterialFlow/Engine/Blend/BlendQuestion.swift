/// What the blend of one material is asked in one year.
///
/// Masses in t, contents as mass fractions.
struct BlendQuestion: Sendable {
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
  /// What the tie-break pays for a tonne by which a route's heats are charged unevenly; 0: nothing.
  var unevenCost: Double
  /// Share of a class that comes from the product of a heat: shape `[class][heat]`; read only where
  /// the range of same-grade metal is asked for.
  var sameGrade: [Double]
  /// Share of old scrap that only some products may take, ``BlendOptions/takesBarredScrap``.
  var barredShare = 0.0
  /// Products whose maxima are left out this year: shape `[product]`, or empty for none.
  var isLifted: [Bool] = []
  /// The least scrap-derived share over all car heats; zero where no rule asks for one.
  var leastRecycledContent: Double
  /// What scrap costs, and how much of it there is at that; nil where it is not bought.
  var offer: ScrapOffer?

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
    sameGrade = orderCost
    unevenCost = 0
    leastRecycledContent = 0
  }
}
