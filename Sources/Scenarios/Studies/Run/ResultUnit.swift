/// What results are written in: the model counts single tonnes, cars and MWh.
package enum ResultUnit {
  private static let million = 1e6
  private static let inMillions: Set = [
    "Mt", "Mt/yr", "Mt CO2-equiv/yr", "TWh/yr", "million", "million/yr",
  ]

  /// What one of a unit is in the model's: 1 for ratios, prices and shares.
  static func size(of unit: String) -> Double { inMillions.contains(unit) ? million : 1 }

  /// Tonnes in Mt, MWh in TWh.
  package static func millions(_ amount: Double) -> Double { amount / million }
}
