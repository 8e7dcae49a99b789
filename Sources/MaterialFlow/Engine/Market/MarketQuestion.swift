/// One year's numbers of the programme that shares scrap out.
///
/// Flat arrays, refreshed in place from year to year. Any one unit of mass and one of money;
/// prices are money per unit of mass. `[heat][class]` means index `heat * classCount + class`.
struct MarketQuestion: Sendable {
  /// τ: spread of what works pay for the same scrap.
  var dispersion: Double
  /// D, shape `[heat]`; a heat at zero takes no part.
  var demand: [Double]
  /// π, shape `[heat]`.
  var orePrice: [Double]
  /// p̲: ore-based metal that a heat takes at any price, mass, shape `[heat]`; the entropy is on
  /// what it takes beyond, against D − p̲.
  var oreLeast: [Double]
  /// What ore-based metal brings into a window, share, shape `[window]`.
  var oreContent: [Double]
  /// Share times demand, mass, shape `[window]`; infinite (either sign) where the window is off.
  var bound: [Double]
  /// Metal after the melt for a unit charged, shape `[heat][class]`.
  var yield: [Double]
  /// What a unit charged brings into a window, `yield` included, shape `[window][class]`.
  var content: [Double]
  /// Charging cost and freight for a unit charged, shape `[heat][class]`.
  var cost: [Double]
  /// q, mass charged by habit, shape `[heat][class]`; zero closes the column.
  var prior: [Double]
  /// φ: most recycled metal as a share of demand, shape `[heat]`; infinite for none.
  var chargeLimit: [Double]
  /// Shape `[addition]`.
  var additionPrice: [Double]
  /// Shape `[removal]`.
  var removalPrice: [Double]
  /// What can be taken out for a unit charged, shape `[removal][class]`.
  var removable: [Double]
  /// Right-hand side of the class row, shape `[class]`.
  var supply: [Double]
  /// u⁰ and τ of scrap left behind, shape `[class]`; u⁰ zero where supply is fixed.
  var leftPrior: [Double]
  var leftDispersion: [Double]
  /// Most that may be charged less imports, shape `[class]`; infinite for none.
  var ceiling: [Double]
  /// m⁰, τ and most of imports, shape `[class]`; m⁰ zero where nothing is imported.
  var importPrior: [Double]
  var importDispersion: [Double]
  var importMost: [Double]
  /// Most that may enter barred heats, shape `[class]`; infinite for none.
  var barredMost: [Double]
  /// Least recycled metal over the heats of a floor, shape `[floor]`; off at zero or below.
  var floor: [Double]
  /// β: price of a unit short of a floor.
  var buyOut: Double

  /// A question without scrap, windows or limits.
  init(_ shape: MarketShape) {
    let (s, h, w) = (shape.classCount, shape.heatCount, shape.windows.count)
    func zeros(_ count: Int) -> [Double] { Array(repeating: 0, count: count) }
    func none(_ count: Int) -> [Double] { Array(repeating: .infinity, count: count) }
    dispersion = 0
    demand = zeros(h)
    orePrice = zeros(h)
    oreLeast = zeros(h)
    oreContent = zeros(w)
    bound = shape.windows.map { $0.side == .most ? .infinity : -.infinity }
    yield = zeros(h * s)
    content = zeros(w * s)
    cost = zeros(h * s)
    prior = zeros(h * s)
    chargeLimit = none(h)
    additionPrice = zeros(shape.additions.count)
    removalPrice = zeros(shape.removals.count)
    removable = zeros(shape.removals.count * s)
    supply = zeros(s)
    leftPrior = zeros(s)
    leftDispersion = zeros(s)
    ceiling = none(s)
    importPrior = zeros(s)
    importDispersion = zeros(s)
    importMost = none(s)
    barredMost = none(s)
    floor = zeros(shape.floors.count)
    buyOut = 0
  }
}

/// One year's plan and its prices; arrays are reused from year to year.
///
/// Heats and classes that take no part have zeros.
struct MarketAnswer: Sendable {
  /// a, mass charged, shape `[heat][class]`.
  var charge: [Double]
  /// p, ore-based metal, shape `[heat]`.
  var primary: [Double]
  /// z, shape `[addition]`.
  var alloying: [Double]
  /// Shape `[removal]`.
  var removed: [Double]
  /// u, scrap left behind by its price, shape `[class]`.
  ///
  /// Fixed supply that nobody takes is not in it: supply and imports less charge and `left`.
  var left: [Double]
  /// Shape `[class]`.
  var imported: [Double]
  /// f, what a floor misses, shape `[floor]`.
  var shortage: [Double]

  /// μ, shape `[heat]`.
  var metalPrice: [Double]
  /// κ of a maximum, ν of a minimum, zero or more, shape `[window]`; per unit of the element.
  var windowPrice: [Double]
  /// ψ, shape `[heat]`.
  var chargePrice: [Double]
  /// Λ, price of the class: supply and ceiling together, shape `[class]`.
  var classPrice: [Double]
  /// λ, shape `[class]`.
  var supplyPrice: [Double]
  /// Shape `[class]`.
  var ceilingPrice: [Double]
  /// Price of the bound on imports, shape `[class]`.
  var importPrice: [Double]
  /// Shape `[class]`.
  var barPrice: [Double]
  /// Premium of recycled metal, shape `[floor]`.
  var floorPrice: [Double]
  /// Price of what can be taken out, shape `[removal]`.
  var removalPrice: [Double]

  /// Value of the plan, entropies included.
  var objective = 0.0
  var dualObjective = 0.0
  /// Objective less dual objective as a share of all metal's worth, `Σ π D`.
  var gap = 0.0
  var iterations = 0
  /// `τ Σ a ln(a / q)`: what leaving habits weighs in the objective, beside ore-based metal's part.
  var dispersionCost = 0.0

  init(_ shape: MarketShape) {
    func zeros(_ count: Int) -> [Double] { Array(repeating: 0, count: count) }
    let (s, h) = (shape.classCount, shape.heatCount)
    charge = zeros(h * s)
    primary = zeros(h)
    alloying = zeros(shape.additions.count)
    removed = zeros(shape.removals.count)
    left = zeros(s)
    imported = zeros(s)
    shortage = zeros(shape.floors.count)
    metalPrice = zeros(h)
    windowPrice = zeros(shape.windows.count)
    chargePrice = zeros(h)
    classPrice = zeros(s)
    supplyPrice = zeros(s)
    ceilingPrice = zeros(s)
    importPrice = zeros(s)
    barPrice = zeros(s)
    floorPrice = zeros(shape.floors.count)
    removalPrice = zeros(shape.removals.count)
  }
}
