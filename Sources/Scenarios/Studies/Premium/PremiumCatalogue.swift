internal import FlowAccounts
public import FlowInputs
public import FlowTables

/// Low-carbon lots beside what they replace, and what they add to a car.
public struct PremiumCatalogue: Sendable {
  public let year: Int
  public let money: MoneyYear
  public let pairs: [GreenPair]
  public let cars: [CarCase]
  /// Market view: quoted differentials, money per tonne, by metal.
  public let market: [String: Ranged]
  /// Net over bought, by metal.
  public let yields: [String: Ranged]
  /// Extra worth of press-shop scrap that goes back, money per tonne, by metal.
  public let scrapCredit: [String: Double]
  public let cases: [PublishedCase]
  /// Citations behind the figures, by id, in the order of the register.
  public let sources: [DataSource]
  /// How tables of the user were read.
  public internal(set) var notes: [Diagnostic] = []

  public static let metals = ["steel", "aluminium"]

  /// - Parameter pairing: Whether lots are compared with what they replace; without it ``pairs`` is
  ///   empty, and what markets quote for cars comes at once.
  /// - Throws: ``InputProblems`` with every missing or unfit number.
  public static func load(
    _ question: CostCatalogue.Question, user files: [SourceFile] = [], pairing: Bool = true
  ) throws(InputProblems) -> PremiumCatalogue {
    var problems = Diagnostics()
    let data = DataStore.load(user: files, and: DataStore.lotTables, reporting: &problems)
    let lots = try LotCatalogue.load(data, reporting: problems)
    var builder = PremiumBuilder(question, data, lots)
    var catalogue = builder.build(pairing: pairing)
    try builder.problems.throwIfErrors()
    catalogue.notes = lots.notes
    return catalogue
  }

  /// Pairs of a metal, cheapest first: the supply curve of the year.
  public func supplyCurve(_ metal: String) -> [GreenPair] {
    pairs.filter { $0.low.metal == metal && $0.supply.value > 0 }
      .sorted { ($0.premium.value, $0.low.id) < ($1.premium.value, $1.low.id) }
  }

  /// The premium of a metal in a car, money per car.
  ///
  /// - Parameters:
  ///   - premium: Money per tonne bought.
  ///   - asBought: Whether the gross-to-net yield counts.
  public func perCar(
    _ car: CarCase, _ metal: String, _ premium: Ranged, asBought: Bool, share: Double = 1,
    closedLoop: Bool = false
  ) -> Ranged {
    let kilograms = metal == "steel" ? car.steel : car.aluminium
    let yield = asBought ? (yields[metal] ?? Ranged(1)) : Ranged(1)
    func value(_ kilograms: Double, _ yield: Double, _ premium: Double) -> Double {
      CarMetal(
        netTonnes: kilograms / 1000, grossToNetYield: yield, greenShare: share,
        scrapCredit: closedLoop ? scrapCredit[metal] ?? 0 : 0
      ).premiumPerCar(premium)
    }
    let base = value(kilograms.value, yield.value, premium.value)
    func moved(_ kilograms: Double, _ yield: Double, _ premium: Double) -> Double {
      value(kilograms, yield, premium) - base
    }
    return Ranged(
      base,
      deviations: [
        (
          moved(kilograms.low, yield.value, premium.value),
          moved(kilograms.high, yield.value, premium.value)
        ),
        (
          moved(kilograms.value, yield.low, premium.value),
          moved(kilograms.value, yield.high, premium.value)
        ),
        (
          moved(kilograms.value, yield.value, premium.low),
          moved(kilograms.value, yield.value, premium.high)
        ),
      ])
  }
}
