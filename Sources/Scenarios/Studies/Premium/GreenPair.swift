public import FlowAccounts
public import FlowInputs

/// A low-carbon lot, the lot that it replaces, and how much of it is on offer.
public struct GreenPair: Sendable {
  public let low: Lot
  public let reference: Lot
  /// Production view: cost of the low-carbon lot less that of the reference, money per tonne.
  public let premium: Ranged
  /// Both costs apart from carbon and hydrogen, for break-even prices.
  public let parts: PremiumCase
  /// t CO2-equiv/t less, cradle to gate, electricity by the market.
  public let avoided: Double
  /// Mt/yr on offer in the year.
  public let supply: Ranged

  /// Money per t CO2-equiv avoided, as the premium stands; nil where nothing is avoided.
  public var perTonneAvoided: Double? { avoided > 0 ? premium.value / avoided : nil }
}

/// What a car holds, what it costs.
public struct CarCase: Sendable {
  public let name: String
  /// kg/car, net.
  public let steel: Ranged
  public let aluminium: Ranged
  /// Money per car.
  public let price: Ranged
}
