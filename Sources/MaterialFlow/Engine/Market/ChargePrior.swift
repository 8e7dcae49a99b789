internal import FlowNumerics

/// What every heat takes of every class by custom: the charges if all were worth the same to all.
///
///     q[s,h] = A[s] w[s,h] / Σ_h w[s,h]
///     w[s,h] = D[h] φ[h] / (1 − φ[h]) fit[s,h]^γ exp(b[h])
///     fit[s,h] = min(1, min (hi − cP) / (c′ − cP) over maxima with c′ > hi), at least 1e-4
///
/// D is the metal that a heat makes and A the supply of a class, so that cutting a product or a
/// class in two changes nothing; φ is the customary charge of the furnace, b the ``ChargeHabits``
/// habit, γ the exponent of fit. Of a class with products of its own, with shares ℓ,
///
///     Σ_{h of g} w[s,h] = ℓ[s,g] / (1 − Σ_g ℓ[s,g]) Σ_{h of no g} w[s,h]
///
/// spread over the heats of g as without the loop: g takes ℓ of the class.
public struct ChargePrior: Sendable {
  /// One year of one metal.
  public struct Year: Sendable {
    /// Scrap on offer, a mass: shape `[s]`.
    public var supply: [Double]
    /// Metal that each heat makes, a mass: shape `[h]`.
    public var demand: [Double]
    /// Content of the metal that a class becomes in a route: shape `[s][r][e]`.
    public var content: [Double]
    /// Content of the ore-based metal of a route: shape `[r][e]`.
    public var oreContent: [Double]
    /// Customary share of scrap-derived metal in a heat, 0...1: shape `[h]`.
    public var customaryCharge: [Double]
    /// The most of it that the furnace can melt, where habits are free up to there: shape `[h]`.
    public var mostCharge: [Double]

    public init(
      supply: [Double], demand: [Double], content: [Double], oreContent: [Double],
      customaryCharge: [Double], mostCharge: [Double]
    ) {
      self.supply = supply
      self.demand = demand
      self.content = content
      self.oreContent = oreContent
      self.customaryCharge = customaryCharge
      self.mostCharge = mostCharge
    }
  }

  /// Fit of a class with hardly any room for it: habit must not shut out what chemistry lets in.
  public static let leastFit = 1e-4

  private let heats: [Heat]
  private let classCount: Int
  private let routeCount: Int
  private let elementCount: Int
  private let habits: ChargeHabits
  /// Maxima by product.
  private let maxima: [[(elements: [Int], most: Double)]]

  /// - Parameter limits: The windows that the blend keeps; maxima count here.
  public init(_ habits: ChargeHabits, system: MaterialSystem, limits: [CompositionLimit]) {
    precondition(habits.habit.count == system.heats.count, "one habit a heat")
    self.habits = habits
    heats = system.heats
    classCount = system.classes.count
    routeCount = system.routes.count
    elementCount = system.elements.count
    var maxima = system.grades.map { _ in [(elements: [Int], most: Double)]() }
    for limit in limits {
      if let most = limit.maximum { maxima[limit.product].append((limit.elements, most)) }
    }
    self.maxima = maxima
  }

  /// Charges of custom; those of a class add up to its supply: shape `[s][h]`.
  ///
  /// A class that no heat with demand may take has none.
  public func charges(_ year: Year) -> [Double] {
    var charges = weights(year)
    for s in 0..<classCount {
      let row = s * heats.count..<(s + 1) * heats.count
      let sum = charges[row].reduce(0, +)
      for place in row { charges[place] = sum > 0 ? year.supply[s] * charges[place] / sum : 0 }
    }
    return charges
  }

  /// What every heat takes of a tonne of some metal by custom, loops apart: shape `[h]`.
  ///
  /// - Parameter metal: Its content after the melt by route: shape `[r][e]`.
  public func shares(of metal: [Double], _ year: Year) -> [Double] {
    let weights = pull(year).enumerated().map { h, pull in
      pull * RealFunctions.power(fit(metal[...], heats[h], year), habits.fitExponent)
    }
    let sum = weights.reduce(0, +)
    return weights.map { sum > 0 ? $0 / sum : 0 }
  }

  /// Odds of the heats before fit: shape `[h]`.
  private func pull(_ year: Year) -> [Double] {
    heats.indices.map { h in
      let charge = min(habits.highestCustomaryCharge, year.customaryCharge[h])
      let habit = RealFunctions.exponential(habits.habit[h])
      let most = year.mostCharge[h]
      if most >= 1 { return year.demand[h] * charge / (1 - charge) * habit }
      if most <= 0 { return 0 }
      let odds = charge / (1 - charge) * habit
      let share = min(habits.highestCustomaryCharge * most, odds / (1 + odds))
      return year.demand[h] * most * share / (most - share)
    }
  }

  /// Weights before they are shared out: shape `[s][h]`.
  func weights(_ year: Year) -> [Double] {
    precondition(year.supply.count == classCount && year.demand.count == heats.count)
    precondition(year.content.count == classCount * routeCount * elementCount)
    let pull = pull(year)
    let metals = routeCount * elementCount
    var weights: [Double] = []
    weights.reserveCapacity(classCount * heats.count)
    for s in 0..<classCount {
      let metal = year.content[s * metals..<(s + 1) * metals]
      for h in heats.indices {
        weights.append(
          pull[h] * RealFunctions.power(fit(metal, heats[h], year), habits.fitExponent))
      }
    }
    bringHome(&weights)
    return weights
  }

  /// The largest share of a class that a heat can hold beside ore-based metal.
  private func fit(_ metal: ArraySlice<Double>, _ heat: Heat, _ year: Year) -> Double {
    let scrap = metal.startIndex + heat.route * elementCount
    let ore = heat.route * elementCount
    var fit = 1.0
    for (elements, most) in maxima[heat.product] {
      let content = elements.reduce(0) { $0 + metal[scrap + $1] }
      if content <= most { continue }
      let own = elements.reduce(0) { $0 + year.oreContent[ore + $1] }
      fit = min(fit, (most - own) / (content - own))
    }
    return max(Self.leastFit, fit)
  }

  /// Gives the products of a class's own their shares.
  private func bringHome(_ weights: inout [Double]) {
    var rest = habits.loops[...]
    while let first = rest.first {
      let own = rest.prefix { $0.scrapClass == first.scrapClass }
      rest = rest.dropFirst(own.count)
      let row = first.scrapClass * heats.count
      func sum(where isIn: (Int) -> Bool) -> Double {
        heats.indices.reduce(0) { isIn(heats[$1].product) ? $0 + weights[row + $1] : $0 }
      }
      let others = sum { product in !own.contains { $0.product == product } }
      let away = 1 - own.reduce(0) { $0 + $1.share }
      if others <= 0 { continue }
      for loop in own {
        let before = sum { $0 == loop.product }
        if before <= 0 { continue }
        let factor = loop.share / away * others
        for h in heats.indices where heats[h].product == loop.product {
          weights[row + h] = factor * (weights[row + h] / before)
        }
      }
    }
  }
}
