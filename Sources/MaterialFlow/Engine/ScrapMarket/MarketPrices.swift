internal import FlowNumerics

/// Metal that a tonne of some scrap gives, by route and element: shape `[r][e]`, t.
struct ClassMetal {
  let recovered: ArraySlice<Double>
}

/// What a year's market pays: the duals of its programme, CNY/t.
struct MarketPrices: Sendable {
  private let asking: MarketAsking
  private let metal: [Double]
  private let charge: [Double]
  private let floor: [Double]
  /// κ - ν: shape `[window]`.
  private let tolerance: [Double]
  /// Λ: shape `[s]`.
  let ofClass: [Double]

  /// Of the dearest ore-based metal.
  let orePrice: Double

  init(_ answer: MarketAnswer, to asking: MarketAsking) {
    orePrice = max(asking.question.orePrice.max() ?? 0, .leastNormalMagnitude)
    self.asking = asking
    metal = answer.metalPrice
    charge = answer.chargePrice
    floor = answer.floorPrice
    ofClass = answer.classPrice
    tolerance = zip(asking.rows.shape.windows, answer.windowPrice).map {
      $0.side == .most ? $1 : -$1
    }
  }

  /// Over the price of ore-based metal: shape `[s]`.
  var worthOfClasses: [Double] { ofClass.map { $0 / orePrice } }

  /// Price of every limit's tolerance over that of ore-based metal: shape `[limit]`.
  ///
  /// Above zero where the maximum binds, below where the minimum does. What a row costs by less
  /// than a ten-millionth of the metal that it bounds is the solver's rounding.
  var tolerances: [Double] {
    var prices = asking.layout.limits.map { _ in 0.0 }
    for (window, row) in asking.rows.limitOfWindow.enumerated() {
      let limit = asking.layout.limits[row].limit
      let share = (asking.rows.shape.windows[window].side == .most ? limit.maximum : limit.minimum)
      let price = tolerance[window] / orePrice
      if (price * (share ?? 0)).magnitude > 1e-7 { prices[row] += price }
    }
    return prices
  }

  /// What one more tonne of the metal of a heat costs, with the elements that it has to hold and
  /// the room that its limits leave: shape `[h]`.
  ///
  ///     μ_h - ψ_h φ_h + Σ_W ν_W lo_W - Σ_W κ_W hi_W
  var ofMetal: [Double] {
    var prices = metal.indices.map {
      metal[$0] - charge[$0] * min(1, asking.question.chargeLimit[$0])
    }
    for (window, row) in asking.rows.limitOfWindow.enumerated() {
      let (heat, limit) = (asking.layout.limits[row].heat, asking.layout.limits[row].limit)
      let isMost = asking.rows.shape.windows[window].side == .most
      prices[heat] -= tolerance[window] * ((isMost ? limit.maximum : limit.minimum) ?? 0)
    }
    return prices
  }

  /// What buyers would pay for a first tonne of some metal.
  ///
  ///     τ ln Σ_h (q / A)_h exp((y μ_h - k - y ψ_h + y × premium - Σ_W (κ - ν)_W y c'_W) / τ)
  ///
  /// For a class that is used up it is the price of the class.
  func worth(of metal: ClassMetal) -> Double {
    worth(of: metal, to: buyers(of: metal))
  }

  /// Who takes some metal by custom, beside others: shape `[h]`.
  func buyers(of metal: ClassMetal) -> [Double] { asking.habitShares(of: metal) }

  /// The same to buyers who are known.
  func worth(of metal: ClassMetal, to shares: [Double]) -> Double {
    let tau = asking.plan.dispersion
    let worths = shares.indices.map { worth(of: metal, in: $0) }
    guard let most = shares.indices.filter({ shares[$0] > 0 }).map({ worths[$0] }).max()
    else { return 0 }
    var sum = 0.0
    for h in shares.indices where shares[h] > 0 {
      sum += shares[h] * RealFunctions.exponential((worths[h] - most) / tau)
    }
    return most + tau * RealFunctions.logarithm(sum)
  }

  private func worth(of scrap: ClassMetal, in h: Int) -> Double {
    let layout = asking.layout
    let elements = layout.system.elements.count
    let start = scrap.recovered.startIndex + layout.system.heats[h].route * elements
    var yield = 0.0
    for element in 0..<elements { yield += scrap.recovered[start + element] }
    var worth = yield * (metal[h] - charge[h]) - asking.plan.chargingCost
    if layout.isCounted[h] { worth += yield * floor[0] }
    for (window, row) in asking.rows.limitOfWindow.enumerated()
    where layout.limits[row].heat == h {
      for element in layout.limits[row].limit.elements {
        worth -= tolerance[window] * scrap.recovered[start + element]
      }
    }
    return worth
  }
}
