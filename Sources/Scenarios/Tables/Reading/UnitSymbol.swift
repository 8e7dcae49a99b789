/// A unit as scenarios and data tables write it, with its dimension and size.
///
/// The built-in tables have the spellings of ``all`` only: two spellings of one unit would make a
/// search for either miss half of the rows. ``UnitSpelling`` reads those of other people's files.
public struct UnitSymbol: Equatable, Sendable {
  /// What a number in this unit measures; numbers convert within a dimension only.
  public enum Dimension: String, Sendable {
    case share = "a share"
    case concentration = "a concentration by mass"
    case pureNumber = "a pure number"
    case mass = "a mass"
    case massRate = "a mass per year"
    case massPerCar = "a mass per car"
    case count = "a number of cars"
    case countRate = "a number of cars per year"
    case energyPerMass = "an energy per mass"
    case emissionsPerMass = "emissions per mass"
    case emissionsPerEnergy = "emissions per energy"
    case yuanPerMass = "a price in CNY"
    case dollarsPerMass = "a price in USD"
    case yuanPerEmissions = "a carbon price in CNY"
    case emissionsPerCar = "emissions per car"
    case emissionsPerDistance = "emissions per distance"
    case moneyPerMass = "money per mass"
    case moneyPerEnergy = "money per energy"
    case moneyPerEmissions = "money per emissions"
    case moneyPerPower = "money per power"
    case moneyPerCar = "money per car"
    case power = "a power"
    case energyRate = "an energy per year"
    case exchangeRate = "an exchange rate"
    case duration = "a duration"
    case ratePerYear = "a rate per year"
    case distance = "a distance"
    case logarithm = "a natural logarithm"
    case emissions = "an amount of emissions"
    case emissionsRate = "emissions per year"
    case coalPerMass = "an energy per mass, counted in coal"
  }

  /// As written, for example `t CO2-equiv/MWh`.
  public let text: String
  public let dimension: Dimension
  /// One of this unit is `multiplier / divisor` of the dimension's base unit, powers of ten where
  /// it can be (a division by 100 rounds once, a multiplication by 0.01 twice).
  package let multiplier: Double
  package let divisor: Double
  /// The currency of a price, and the year of its worth.
  public let money: MoneyYear?

  init(
    _ text: String, _ dimension: Dimension, times multiplier: Double = 1, over divisor: Double = 1,
    money: MoneyYear? = nil
  ) {
    self.money = money
    self.text = text
    self.dimension = dimension
    self.multiplier = multiplier
    self.divisor = divisor
  }

  /// The first of each dimension with a factor of 1 is its base unit.
  public static let all: [UnitSymbol] = [
    UnitSymbol("fraction", .share),
    UnitSymbol("%", .share, over: 100),
    UnitSymbol("wt %", .concentration),
    UnitSymbol("1", .pureNumber),
    UnitSymbol("t/t", .pureNumber),
    UnitSymbol("t", .mass),
    UnitSymbol("kt", .mass, times: 1e3),
    UnitSymbol("Mt", .mass, times: 1e6),
    UnitSymbol("t/yr", .massRate),
    UnitSymbol("kt/yr", .massRate, times: 1e3),
    UnitSymbol("Mt/yr", .massRate, times: 1e6),
    UnitSymbol("kg/car", .massPerCar),
    UnitSymbol("million", .count),
    UnitSymbol("million/yr", .countRate),
    UnitSymbol("MWh/t", .energyPerMass),
    UnitSymbol("kWh/t", .energyPerMass, over: 1000),
    UnitSymbol("t CO2-equiv/t", .emissionsPerMass),
    UnitSymbol("kg CO2-equiv/kg", .emissionsPerMass),
    UnitSymbol("t CO2-equiv/MWh", .emissionsPerEnergy),
    UnitSymbol("kg CO2-equiv/kWh", .emissionsPerEnergy),
    UnitSymbol("CNY/t", .yuanPerMass),
    UnitSymbol("USD/t", .dollarsPerMass),
    UnitSymbol("CNY/t CO2", .yuanPerEmissions),
    UnitSymbol("t CO2-equiv/short ton", .emissionsPerMass, over: 0.90718474),
    UnitSymbol("t C/t", .emissionsPerMass, times: 44, over: 12),
    UnitSymbol("t CO2-equiv/car", .emissionsPerCar),
    UnitSymbol("kg CO2-equiv/km", .emissionsPerDistance),
    UnitSymbol("lb/car", .massPerCar, times: 0.45359237),
    UnitSymbol("million lb/yr", .massRate, times: 453.59237),
    UnitSymbol("GW", .power),
    UnitSymbol("TWh/yr", .energyRate),
    UnitSymbol("CNY/USD", .exchangeRate),
    UnitSymbol("USD/EUR", .exchangeRate),
    UnitSymbol("yr", .duration),
    UnitSymbol("1/yr", .ratePerYear),
    UnitSymbol("km", .distance),
    UnitSymbol("ln", .logarithm),
    UnitSymbol("t CO2-equiv", .emissions),
    UnitSymbol("Mt CO2-equiv", .emissions, times: 1e6),
    UnitSymbol("t CO2-equiv/yr", .emissionsRate),
    UnitSymbol("Mt CO2-equiv/yr", .emissionsRate, times: 1e6),
    UnitSymbol("kgce/t", .coalPerMass),
  ]

  /// The unit of a text in any spelling whose size cannot be mistaken, or nil.
  public init?(_ text: String) {
    guard let unit = Self.byText[text] ?? Self.money(text) ?? UnitSpelling.unit(text) else {
      return nil
    }
    self = unit
  }

  /// One of ``all``, as the built-in tables write it.
  static func exact(_ text: String) -> UnitSymbol? { byText[text] }

  /// Every row of every table asks for its unit.
  private static let byText = Dictionary(uniqueKeysWithValues: all.map { ($0.text, $0) })

  /// A number of this unit in another unit of the same dimension; unchanged in the same unit.
  ///
  /// `other` must have this unit's dimension.
  public func convert(_ value: Double, to other: UnitSymbol) -> Double {
    precondition(dimension == other.dimension, "\(text) does not convert to \(other.text)")
    let factor = multiplier * other.divisor
    let divided = divisor * other.multiplier
    if factor == divided { return value }
    return factor > divided ? value * (factor / divided) : value / (divided / factor)
  }
}

extension UnitSymbol {
  /// Reads a unit and checks its dimension.
  ///
  /// - Parameter expected: A unit of the dimension wanted, named in the error.
  public static func read(
    _ text: String, expecting expected: UnitSymbol? = nil,
    at location:
      @autoclosure () ->
      FileLocation, reporting problems: inout Diagnostics
  ) -> UnitSymbol? {
    guard let unit = UnitSymbol(text) ?? LookAlike.folded(text).flatMap(UnitSymbol.init) else {
      problems.error(
        .unknownUnit, at: location(), "\(quoted(text)) is not a unit",
        help: UnitSpelling.help(for: text, expecting: expected))
      return nil
    }
    if let expected, expected.dimension != unit.dimension {
      problems.error(
        .wrongUnit, at: location(), "\(quoted(text)) measures \(unit.dimension.rawValue)",
        help: expected.help(insteadOf: text))
      return nil
    }
    return unit
  }
}
