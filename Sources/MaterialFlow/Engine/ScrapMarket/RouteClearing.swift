/// The works of one year beside its scrap market: what stands, and what the shares ask of the
/// blend.
struct RouteClearing {
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
  var hasPremium: Bool { isFree && plan.premiumCap[t] > 0 }

  /// Last year's shares: of furnaces on scrap, and of low-carbon metal.
  var start: [Double] {
    (hasElectric ? [before.electric] : [])
      + (hasPremium ? [before.works.shares.reduce(0, +)] : [])
  }

  /// What stands at a place of the outer system.
  ///
  /// - Parameters:
  ///   - shares: As ``start``.
  ///   - rise: Price of scrap less its reference price, CNY of 2024 per tonne.
  func standing(_ shares: [Double]) -> (standing: RouteStanding, premium: Double) {
    if !isFree { return (plan.asAsked(t), 0) }
    var standing = before
    if hasElectric { standing.electric = shares[0] }
    let premium = hasPremium ? plan.premium(atShare: shares[hasElectric ? 1 : 0], t) : 0
    standing.works = plan.works(
      t, after: before, electric: standing.electric, premium: premium)
    standing.electricExtra = standing.electric - (plan.electric?.option.wanted[t] ?? 0)
    return (standing, premium)
  }

  /// Shares less what prices make of them: one for each of ``start``.
  func residuals(_ shares: [Double], _ standing: RouteStanding, rise: Double) -> [Double] {
    var residuals: [Double] = []
    if hasElectric {
      residuals.append(shares[0] - plan.electric(t, after: before, rise: rise))
    }
    if hasPremium {
      residuals.append(shares[hasElectric ? 1 : 0] - standing.works.shares.reduce(0, +))
    }
    return residuals
  }

  /// Writes what the furnaces are asked for into a year's blend.
  func ask(_ standing: RouteStanding, of year: inout BlendQuestion) {
    guard
      let shares = plan.heatShares(
        t, electric: standing.electric, works: standing.works.shares)
    else { return }
    for (h, heat) in heats.enumerated() { year.demand[h] = bought[heat.product] * shares[h] }
  }
}
