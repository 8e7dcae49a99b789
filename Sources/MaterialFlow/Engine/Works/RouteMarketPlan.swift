/// How works of one metal are chosen on its market.
///
/// Money is CNY of 2024 per tonne.
public struct RouteMarketPlan: Sendable {
  /// Low-carbon works over those that stand today.
  public let choice: PlantChoice
  /// Per t CO2: shapes `[t]`.
  public let carbonPrice: [Double]
  public let carbonReference: [Double]
  /// The first year in which works are free; earlier ones keep what series and levers ask for.
  public let first: Int
  /// By how much dearer than the incumbent's some buyers take low-carbon metal: shape `[t]`.
  public var premiumCap: [Double]
  /// Share of the metal that they use.
  public var willingShare: Double
  /// Over which share of the metal the premium falls where they have all they want.
  public let rampWidth: Double
  /// Furnaces on scrap, where the metal has them.
  public let electric: ElectricChoice?
  /// Heats behind the national shares; nil where works make no difference to the blend.
  public let split: RouteSplit?
  /// The options of the choice whose iron goes into the furnaces of ``RouteSplit/Furnace/reduced``.
  public let reduced: [Int]

  public init(
    choice: PlantChoice, carbonPrice: [Double], carbonReference: [Double], first: Int,
    premiumCap: [Double], willingShare: Double, rampWidth: Double,
    electric: ElectricChoice? = nil, split: RouteSplit? = nil, reduced: [Int] = []
  ) {
    self.choice = choice
    self.carbonPrice = carbonPrice
    self.carbonReference = carbonReference
    self.first = first
    self.premiumCap = premiumCap
    self.willingShare = willingShare
    self.rampWidth = rampWidth
    self.electric = electric
    self.split = split
    self.reduced = reduced
  }

  /// What buyers pay for low-carbon metal when its share is g.
  ///
  /// Those with a cap pay it until they have all they want, the others nothing; between the two the
  /// premium falls in a straight line over the ramp.
  func premium(atShare g: Double, _ t: Int) -> Double {
    let own =
      choice.incumbent.cost[t] + carbonPrice[t] * choice.incumbent.emissions[t]
    let place = (willingShare + rampWidth / 2 - g) / rampWidth
    return premiumCap[t] * own * min(1, max(0, place))
  }
}

/// Furnaces on scrap against those that stand on ore.
public struct ElectricChoice: Sendable {
  /// Cost, direct emissions and the share that series and levers ask for.
  public let option: PlantChoice.Option
  /// Scrap charged per tonne made, t/t.
  public let scrap: Double
  /// Scrap that the incumbent charges per tonne, t/t.
  public let incumbentScrap: Double
  /// The most of what stands that closes in a year.
  public let closing: Double

  public init(
    option: PlantChoice.Option, scrap: Double, incumbentScrap: Double, closing: Double
  ) {
    self.option = option
    self.scrap = scrap
    self.incumbentScrap = incumbentScrap
    self.closing = closing
  }

  /// Share of the capacity that falls due that furnaces on scrap win beyond the reference: by
  /// logit, two-sided, zero at the reference price of scrap and the reference price of carbon.
  ///
  /// - Parameter rise: Price of scrap less its reference price.
  func won(_ routes: RouteMarketPlan, _ t: Int, rise: Double) -> Double {
    let incumbent = routes.choice.incumbent
    func share(_ carbon: Double, _ rise: Double) -> Double {
      let ore = incumbent.cost[t] + carbon * incumbent.emissions[t] + incumbentScrap * rise
      let own = option.cost[t] + carbon * option.emissions[t] + scrap * rise
      let base =
        incumbent.cost[t] + routes.carbonReference[t] * incumbent.emissions[t]
      if base <= 0 { return 0 }
      let weight = routes.choice.weight(own / base)
      return weight / (weight + routes.choice.weight(ore / base))
    }
    return share(routes.carbonPrice[t], rise) - share(routes.carbonReference[t], 0)
  }
}

/// What stands of a metal's works, year by year.
struct RouteStanding: Sendable {
  var electric = 0.0
  /// Won or lost by cost beyond what series and levers ask for, so far.
  var electricExtra = 0.0
  var works: PlantChoice.Standing

  init(_ plan: RouteMarketPlan?) {
    works = PlantChoice.Standing(optionCount: plan?.choice.options.count ?? 0)
  }
}

extension RouteMarketPlan {
  /// Shares from series and levers alone.
  func asAsked(_ t: Int) -> RouteStanding {
    var standing = RouteStanding(self)
    standing.electric = electric?.option.wanted[t] ?? 0
    standing.works.shares = choice.options.map { $0.wanted[t] }
    return standing
  }

  /// Furnaces on scrap a year later.
  ///
  /// A series or a lever is followed as it stands; what prices add or take keeps to the ramps.
  /// Where a lever asks for the share, works that prices won make room for it.
  func electric(_ t: Int, after before: RouteStanding, rise: Double) -> Double {
    guard let electric else { return 0 }
    let asked = electric.option.wanted[t]
    let low =
      electric.option.isFloor ? asked : min(asked, before.electric * (1 - electric.closing))
    let high = max(asked, electric.option.reach(after: before.electric))
    let ceiling = max(0, 1 - standingWorks(t, before.works))
    let wished =
      asked + before.electricExtra
      + choice.due[t] * max(0, ceiling - before.electric) * electric.won(self, t, rise: rise)
    let share = min(ceiling, max(low, min(high, wished)))
    return electric.option.isFloor ? max(asked, share) : share
  }

  /// Share of the works that furnaces on scrap leave where they are, with what levers ask of them.
  private func standingWorks(_ t: Int, _ before: PlantChoice.Standing) -> Double {
    zip(choice.options, before.shares).reduce(0) { sum, works in
      let (option, share) = works
      let asked = option.isFloor ? min(option.wanted[t], option.reach(after: share)) : share
      return sum + max(share, asked)
    }
  }

  /// Low-carbon works a year later at a premium.
  func works(
    _ t: Int, after before: RouteStanding, electric: Double, premium: Double
  ) -> PlantChoice.Standing {
    let won = choice.gains(
      t, carbonPrice: carbonPrice[t], referencePrice: carbonReference[t], premium: premium)
    // Aluminium has no furnaces on scrap: its works share all of the primary metal.
    return choice.year(
      t, after: before.works, room: (before: 1 - before.electric, now: 1 - electric), won: won)
  }

  /// Shares of the heats: shape `[h]`; nil where works make no difference to the blend.
  func heatShares(_ t: Int, electric: Double, works: [Double]) -> [Double]? {
    split?.shares(t, electric: electric, reduced: reduced.reduce(0) { $0 + works[$1] })
  }
}
