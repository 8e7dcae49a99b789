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
  /// Share of a class that comes from the product of a heat: shape `[class][heat]`; read only where
  /// the range of same-grade metal is asked for.
  var sameGrade: [Double]
  /// Share of old scrap that only some products may take, ``BlendOptions/takesBarredScrap``.
  var barredShare = 0.0
  /// Products whose maxima are left out this year: shape `[product]`, or empty for none.
  var isLifted: [Bool] = []
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
    sameGrade = Array(repeating: 0, count: classes * system.heats.count)
    leastRecycledContent = 0
  }
}
