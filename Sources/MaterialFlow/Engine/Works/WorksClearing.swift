internal import FlowNumerics

/// The works of one year beside its scrap market: what stands, and what the shares ask of the
/// blend.
///
/// Two shares are free: of furnaces on scrap, and of low-carbon works. The second follows from the
/// first alone, a premium that falls as its share grows (an inner root without a blend). The first
/// moves the price of scrap little, and is moved little by it: a fixed point, a few blends away.
struct WorksClearing {
  let plan: RouteMarketPlan
  let t: Int
  /// What stood a year ago.
  let before: RouteStanding
  let heats: [Heat]
  /// Metal that is bought of every product, t.
  let bought: [Double]

  var isFree: Bool { t >= max(1, plan.first) }
  var hasElectric: Bool { isFree && plan.electric != nil }
  /// Without a cap nobody pays a premium, and the share follows from cost alone.
  private var hasPremium: Bool { isFree && plan.premiumCap[t] > 0 }

  /// What stands where furnaces on scrap have a share.
  ///
  /// - Throws: ``BracketedRootError``.
  func standing(electric: Double) throws -> (standing: RouteStanding, premium: Double) {
    if !isFree { return (plan.asAsked(t), 0) }
    var standing = before
    if plan.electric != nil { standing.electric = electric }
    standing.electricExtra = standing.electric - (plan.electric?.option.wanted[t] ?? 0)
    func works(_ premium: Double) -> PlantChoice.Standing {
      plan.works(t, after: before, electric: standing.electric, premium: premium)
    }
    standing.works = works(0)
    if !hasPremium { return (standing, 0) }
    let least = standing.works.shares.reduce(0, +)
    let most = works(plan.premium(atShare: 0, t)).shares.reduce(0, +)
    if most <= least { return (standing, plan.premium(atShare: least, t)) }
    let share = try root(in: least...most) { share in
      share - works(plan.premium(atShare: share, t)).shares.reduce(0, +)
    }
    let premium = plan.premium(atShare: share, t)
    standing.works = works(premium)
    return (standing, premium)
  }

  /// Where a function that rises through zero does so; an end where rounding gives both ends one
  /// sign.
  private func root(
    in range: ClosedRange<Double>, of excess: (Double) throws -> Double
  ) throws -> Double {
    if try excess(range.upperBound) <= 0 { return range.upperBound }
    if try excess(range.lowerBound) >= 0 { return range.lowerBound }
    return try BracketedRoot(in: range, of: excess).value
  }

  /// The share that prices make of furnaces on scrap.
  ///
  /// - Parameter rise: Price of scrap less its reference price.
  func electric(atRise rise: Double) -> Double { plan.electric(t, after: before, rise: rise) }

  /// Writes what the furnaces are asked for into a year's blend.
  func ask(_ standing: RouteStanding, of year: inout BlendQuestion) {
    guard
      let shares = plan.heatShares(
        t, electric: standing.electric, works: standing.works.shares)
    else { return }
    for (h, heat) in heats.enumerated() { year.demand[h] = bought[heat.product] * shares[h] }
  }
}
