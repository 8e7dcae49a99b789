internal import FlowNumerics

/// Which works take the place of capacity that falls due, and how fast they can.
///
/// What a scenario asks for comes first. On top, of the capacity that falls due in a year, each
/// kind of works gets what its cost wins it at the scenario's carbon price beyond what it would win
/// at the reference price: shares by logit, `exp(-σ c / c0)`. Everything is held to what can be
/// built.
public struct PlantChoice: Sendable {
  public struct Option: Sendable {
    /// Cost without carbon, money per tonne: shape `[t]`.
    public let cost: [Double]
    /// What carbon markets charge, t CO2-equiv/t: shape `[t]`.
    public let emissions: [Double]
    /// Share of all output that series and levers ask for: shape `[t]`.
    public let wanted: [Double]
    /// Fastest yearly growth of what stands.
    public let growthLimit: Double
    /// Share of all output that can be added in a year from nothing.
    public let yearlyStart: Double
    /// Whether a policy asks for the wanted share: prices may add to it and never take from it.
    public let isFloor: Bool

    public init(
      cost: [Double], emissions: [Double], wanted: [Double], growthLimit: Double,
      yearlyStart: Double, isFloor: Bool = false
    ) {
      self.cost = cost
      self.emissions = emissions
      self.wanted = wanted
      self.growthLimit = growthLimit
      self.yearlyStart = yearlyStart
      self.isFloor = isFloor
    }

    /// The most that can stand a year later.
    func reach(after before: Double) -> Double { before * (1 + growthLimit) + yearlyStart }
  }

  /// Prices and buyers by year: shapes `[t]`.
  public struct Market: Sendable {
    public let carbonPrice: [Double]
    /// At which the wanted shares hold as they are.
    public let referencePrice: [Double]
    /// By how much dearer than the incumbent's some buyers take low-carbon metal.
    public let premiumCap: [Double]
    /// Share of the metal that those buyers use.
    public let willingShare: [Double]

    public init(
      carbonPrice: [Double], referencePrice: [Double], premiumCap: [Double],
      willingShare: [Double]
    ) {
      self.carbonPrice = carbonPrice
      self.referencePrice = referencePrice
      self.premiumCap = premiumCap
      self.willingShare = willingShare
    }
  }

  /// What stands today and is replaced.
  public let incumbent: Option
  public let options: [Option]
  /// Share of the incumbent's capacity that falls due: shape `[t]`.
  public let due: [Double]
  /// Share of all output that incumbent and options may take together: shape `[t]`.
  public let room: [Double]
  /// σ.
  public let sensitivity: Double

  public init(
    incumbent: Option, options: [Option], due: [Double], room: [Double], sensitivity: Double
  ) {
    self.incumbent = incumbent
    self.options = options
    self.due = due
    self.room = room
    self.sensitivity = sensitivity
  }

  /// Shares of the options, and what series and levers asked for beyond what can be built.
  public struct Outcome: Sendable {
    /// Shape `[option][t]`.
    public var shares: [[Double]]
    /// Shape `[option][t]`.
    public var shortfall: [[Double]]
  }

  /// - Parameter first: The first year that is free; earlier ones keep the wanted shares.
  public func outcome(_ market: Market, from first: Int) -> Outcome {
    var shares = options.map(\.wanted)
    var shortfall = options.map { $0.wanted.map { _ in 0.0 } }
    var standing = Standing(optionCount: options.count)
    for t in room.indices where t >= max(1, first) {
      standing.shares = shares.map { $0[t - 1] }
      standing = year(
        t, after: standing, room: (before: room[t - 1], now: room[t]), won: gains(market, t))
      for k in options.indices {
        shares[k][t] = standing.shares[k]
        shortfall[k][t] = standing.shortfall[k]
      }
    }
    return Outcome(shares: shares, shortfall: shortfall)
  }

  /// What stands of each option at the end of a year: shapes `[option]`.
  public struct Standing: Sendable {
    public var shares: [Double]
    /// Won by cost beyond what series and levers ask for, so far.
    public var extra: [Double]
    public var shortfall: [Double]

    public init(optionCount: Int) {
      shares = Array(repeating: 0, count: optionCount)
      extra = shares
      shortfall = shares
    }
  }

  /// What stands a year later.
  ///
  /// - Parameter won: Of the incumbent's capacity that falls due: shape `[option]`.
  public func year(
    _ t: Int, after before: Standing, room: (before: Double, now: Double), won: [Double]
  ) -> Standing {
    var after = before
    let standing = max(0, room.before - before.shares.reduce(0, +))
    var left = room.now
    for (k, option) in options.enumerated() {
      let extra = before.extra[k] + due[t] * standing * won[k]
      let reach = option.reach(after: before.shares[k])
      // Series and levers are met first; only what cannot be built of them is a shortfall.
      let asked = min(option.wanted[t], reach)
      after.shortfall[k] = option.wanted[t] - asked
      let total = min(left, min(reach, option.wanted[t] + extra))
      after.extra[k] = max(0, total - option.wanted[t])
      after.shares[k] = total
      left -= total
    }
    return after
  }

  /// What each option wins of the due capacity beyond the reference, where all of its metal earns
  /// a premium.
  public func gains(
    _ t: Int, carbonPrice: Double, referencePrice: Double, premium: Double
  ) -> [Double] {
    let base = incumbent.cost[t] + referencePrice * incumbent.emissions[t]
    if base <= 0 { return options.map { _ in 0 } }
    func won(at price: Double, premium: Double) -> [Double] {
      let own = incumbent.cost[t] + price * incumbent.emissions[t]
      let weights = options.map { option in
        weight((option.cost[t] + price * option.emissions[t] - premium) / base)
      }
      let sum = weights.reduce(weight(own / base), +)
      return weights.map { $0 / sum }
    }
    return zip(
      won(at: carbonPrice, premium: premium), won(at: referencePrice, premium: 0)
    ).map { max(0, $0 - $1) }
  }

  /// What each option wins of the due capacity beyond the reference.
  private func gains(_ market: Market, _ t: Int) -> [Double] {
    let base = incumbent.cost[t] + market.referencePrice[t] * incumbent.emissions[t]
    if base <= 0 { return options.map { _ in 0 } }
    func won(at price: Double, cap: Double) -> [Double] {
      let own = incumbent.cost[t] + price * incumbent.emissions[t]
      let weights = options.map { option in
        let cost = option.cost[t] + price * option.emissions[t]
        // Above the cap a buyer takes nothing off; below it the premium does not count.
        return weight(max(min(cost, own), cost - cap * own) / base)
      }
      let sum = weights.reduce(weight(own / base), +)
      return weights.map { $0 / sum }
    }
    let reference = won(at: market.referencePrice[t], cap: 0)
    let plain = won(at: market.carbonPrice[t], cap: 0)
    let capped = won(at: market.carbonPrice[t], cap: market.premiumCap[t])
    let willing = market.willingShare[t]
    return options.indices.map {
      max(0, (1 - willing) * plain[$0] + willing * capped[$0] - reference[$0])
    }
  }

  func weight(_ relativeCost: Double) -> Double {
    RealFunctions.exponential(-sensitivity * (relativeCost - 1))
  }
}
