/// A low-carbon lot beside the lot that it replaces, per tonne of metal.
///
/// Carbon cost apart, so that break-even prices can be read off:
/// `LCOX_low = a + h p_H2 + p_CO2 E_low`, `LCOX_ref = b + p_CO2 E_ref`.
public struct PremiumCase: Sendable, Equatable {
  /// Cost of the low-carbon lot without hydrogen and carbon, a.
  public let lowCost: Double
  /// Hydrogen in the low-carbon lot, h, kg/t.
  public let hydrogen: Double
  /// Money per kg of hydrogen.
  public let hydrogenPrice: Double
  /// Cost of the reference lot without carbon, b.
  public let referenceCost: Double
  /// Emissions of reference less low-carbon lot, t CO2-equiv/t.
  public let avoided: Double
  /// Money per t CO2.
  public let carbonPrice: Double

  public init(
    lowCost: Double, hydrogen: Double, hydrogenPrice: Double, referenceCost: Double,
    avoided: Double, carbonPrice: Double
  ) {
    self.lowCost = lowCost
    self.hydrogen = hydrogen
    self.hydrogenPrice = hydrogenPrice
    self.referenceCost = referenceCost
    self.avoided = avoided
    self.carbonPrice = carbonPrice
  }

  /// Money per tonne, carbon counted.
  public var premium: Double {
    lowCost + hydrogen * hydrogenPrice - referenceCost - carbonPrice * avoided
  }

  /// Money per tonne of CO2 avoided, carbon price aside; nil where nothing is avoided.
  public var abatementCost: Double? {
    avoided > 0 ? (premium + carbonPrice * avoided) / avoided : nil
  }

  /// Carbon price at which the premium is zero, `(a + h p_H2 - b) / ΔE`.
  public var breakEvenCarbonPrice: Double? { abatementCost }

  /// Hydrogen price at which the premium is zero, `(b - a + p_CO2 ΔE) / h`; nil without hydrogen.
  public var breakEvenHydrogenPrice: Double? {
    hydrogen > 0 ? (referenceCost - lowCost + carbonPrice * avoided) / hydrogen : nil
  }
}

/// Metal of one kind in a car, from what is bought to what is built in.
public struct CarMetal: Sendable, Equatable {
  /// Net mass in the car, t.
  public let netTonnes: Double
  /// Net over bought.
  public let grossToNetYield: Double
  /// Share of what is bought that carries the premium.
  public let greenShare: Double
  /// Extra worth of press-shop scrap that goes back to its maker, money per tonne of scrap.
  public let scrapCredit: Double

  public init(
    netTonnes: Double, grossToNetYield: Double, greenShare: Double = 1, scrapCredit: Double = 0
  ) {
    precondition(grossToNetYield > 0 && grossToNetYield <= 1, "a yield of \(grossToNetYield)")
    self.netTonnes = netTonnes
    self.grossToNetYield = grossToNetYield
    self.greenShare = greenShare
    self.scrapCredit = scrapCredit
  }

  public var boughtTonnes: Double { netTonnes / grossToNetYield }

  /// `(m / y) σ π - m (1 / y - 1) Δv`, money per car.
  ///
  /// - Parameter premium: Money per tonne bought.
  public func premiumPerCar(_ premium: Double) -> Double {
    boughtTonnes * greenShare * premium - (boughtTonnes - netTonnes) * scrapCredit
  }
}
