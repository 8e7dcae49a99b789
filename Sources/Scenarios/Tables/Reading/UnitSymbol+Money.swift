/// A currency and the year whose prices it counts in.
public struct MoneyYear: Hashable, Sendable, CustomStringConvertible {
  public let currency: String
  public let year: Int

  public static let currencies = ["CNY", "USD", "EUR"]

  public init(currency: String, year: Int) {
    self.currency = currency
    self.year = year
  }

  /// Written `EUR_2024`.
  public init?(_ text: some StringProtocol) {
    let words = text.split(separator: "_", omittingEmptySubsequences: false)
    guard words.count == 2, Self.currencies.contains(String(words[0])), words[1].count == 4,
      let year = Int(words[1]), (1990...2100).contains(year)
    else { return nil }
    self.init(currency: String(words[0]), year: year)
  }

  public var description: String { "\(currency)_\(year)" }
}

extension UnitSymbol {
  /// Units of money carry the year of its worth: `EUR_2024/t`, `CNY_2023/MWh`.
  static func money(_ text: String) -> UnitSymbol? {
    guard let slash = text.firstIndex(of: "/"), let money = MoneyYear(text[..<slash]) else {
      return nil
    }
    let per = text[text.index(after: slash)...]
    switch per {
    case "t": return UnitSymbol(text, .moneyPerMass, money: money)
    case "kg": return UnitSymbol(text, .moneyPerMass, times: 1e3, money: money)
    case "MWh": return UnitSymbol(text, .moneyPerEnergy, money: money)
    case "kWh": return UnitSymbol(text, .moneyPerEnergy, times: 1e3, money: money)
    case "t CO2": return UnitSymbol(text, .moneyPerEmissions, money: money)
    case "kW": return UnitSymbol(text, .moneyPerPower, money: money)
    case "car", "vehicle": return UnitSymbol(text, .moneyPerCar, money: money)
    default: return nil
    }
  }
}
