/// What taking mixed metal apart would save, at the prices of a year's blend.
struct SortingWorth {
  private let plan: SortingPlan
  private let melting: MeltingPlan
  private let system: MaterialSystem
  /// The class of mixed press-shop scrap; nil where none is taken apart.
  private let mixedClip: Int?
  private var mixture: Mixture
  /// Metal that melts would keep: shape `[r][e]`.
  private var kept: [Double]

  init(_ plan: SortingPlan, _ melting: MeltingPlan, mixedClip: Int?, _ system: MaterialSystem) {
    self.plan = plan
    self.melting = melting
    self.system = system
    self.mixedClip = mixedClip
    mixture = Mixture(elementCount: system.elements.count)
    kept = Array(repeating: 0, count: melting.retention.count)
  }

  var options: [SortingOption] { plan.options }

  /// What taking one more tonne apart would save, in tonnes of ore-based metal.
  ///
  /// The worth of the classes that come out, each at its own content, less the worth of the tonne
  /// as mixed shred or clip. Prices are this year's: the first tonne, not the last.
  mutating func worth(
    of option: SortingOption, _ shred: Shred, _ clip: MixedClip, at prices: MarketPrices
  ) -> Double {
    let types =
      switch option.feed {
      case .shred: system.typeCount
      case .hulk: system.attachedType
      case .clip: system.carGradeCount
      }
    let feed = option.feed == .clip ? clip.masses : shred.masses
    let all = option.feed == .clip ? system.carGradeCount : system.typeCount
    var mass = 0.0
    for place in 0..<types * system.elements.count { mass += feed[place] }
    if mass <= 0 { return 0 }
    guard let mixedClass = option.feed == .clip ? mixedClip : plan.unsorted else { return 0 }
    let whole = metal(feed, all, as: mixedClass) { _ in 1 }
    // Those who buy the mixture are asked what they would pay for its parts.
    let buyers = prices.buyers(of: ClassMetal(recovered: kept[...]))
    let mixed = whole * worth(prices, mixedClass, buyers)
    let classes = system.classes.count
    var apart = 0.0
    for s in 0..<classes {
      let part = metal(feed, all, as: s) { type in
        type < types ? option.splits[type * classes + s] : 0
      }
      if part > 0 { apart += part * worth(prices, s, buyers) }
    }
    switch option.feed {
    case .shred, .clip: return (apart - mixed) / mass
    case .hulk: return (apart - plan.recovery * mixed) / mass
    }
  }

  /// Makes a tonne of some share of every type of the feed, as metal of a class.
  ///
  /// - Returns: Its mass, in the unit of the feed.
  @inline(__always)
  private mutating func metal(
    _ feed: [Double], _ types: Int, as s: Int, share: (_ type: Int) -> Double
  ) -> Double {
    let mass = mixture.mix(types, of: feed, share: share)
    if mass <= 0 { return 0 }
    let elements = system.elements.count
    for place in kept.indices {
      kept[place] =
        melting.meltYield[s] * mixture.elements[place % elements] / mass
        * melting.retention[place]
    }
    return mass
  }

  /// Of a tonne of that metal as a class, over the price of ore-based metal.
  private func worth(_ prices: MarketPrices, _ s: Int, _ buyers: [Double]) -> Double {
    let metal = ClassMetal(recovered: kept[...])
    return prices.worth(of: metal, isOld: system.classes[s].account == .old, to: buyers)
      / prices.orePrice
  }
}
