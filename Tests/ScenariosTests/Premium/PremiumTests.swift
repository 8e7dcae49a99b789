import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowStudies
@testable import FlowTables

@Suite("Green premium")
struct PremiumTests {
  private func load(_ change: (inout CostCatalogue.Question) -> Void = { _ in }) throws
    -> PremiumCatalogue
  {
    var question = CostCatalogue.Question()
    question.money = MoneyYear(currency: "EUR", year: 2024)
    change(&question)
    return try PremiumCatalogue.load(question)
  }

  @Test("Figures that others print come out of their own parts")
  func published() throws {
    let cases = try load().cases
    #expect(cases.count == 17)
    for item in cases {
      // Mercedes-Benz prints 46.5 for parts that add up to 46.58; steel of Polestar has two digits;
      // the parity prices of hydrogen are fitted to 1 %.
      #expect((item.value / item.printed - 1).magnitude < 0.01, "\(item.name): \(item.value)")
    }
    func value(_ name: String) throws -> Double {
      try #require(cases.first { $0.name == name }).value
    }
    #expect((try value("Polestar 2 MY21, aluminium") - 19.358).magnitude < 5e-4)
    #expect((try value("Polestar 2 MY24, steel") - 4.834).magnitude < 5e-4)
    #expect((try value("Polestar 4 MY25, steel") - 5.310).magnitude < 5e-4)
    #expect((try value("Mercedes-Benz, all parts") - 46.58).magnitude < 1e-12)
    #expect((try value("Lynk & Co 01, share of materials") - 0.4542).magnitude < 5e-5)
    #expect((try value("light vehicles, aluminium net over gross") - 0.8676).magnitude < 5e-5)
    #expect((try value("virgin ingot, footprint by short ton") - 8.2453).magnitude < 5e-5)
    #expect((try value("prebake smelter, anode carbon") - 1.63167).magnitude < 5e-6)
  }

  @Test(
    "Steel at 150-200 EUR/t: net mass and at a yield of 0.6",
    arguments: [
      ("Polestar 4", 121.0, 161.0, 202.0, 269.0), ("combustion, compact", 124, 166, 208, 277),
      ("battery, mid-size or SUV", 135, 180, 225, 300),
    ])
  func steelPerCar(
    name: String, netLow: Double, netHigh: Double, low: Double, high: Double
  ) throws {
    let catalogue = try load()
    let car = try #require(catalogue.cars.first { $0.name == name })
    let quote = try #require(catalogue.market["steel"])
    #expect((quote.low - 150).magnitude < 1e-9 && (quote.high - 200).magnitude < 1e-9)
    func euros(_ premium: Double, _ asBought: Bool) -> Double {
      catalogue.perCar(car, "steel", Ranged(premium), asBought: asBought).value
    }
    // Printed in whole euros.
    #expect((euros(150, false) - netLow).magnitude <= 0.5)
    #expect((euros(200, false) - netHigh).magnitude <= 0.5)
    #expect((euros(150, true) - low).magnitude <= 0.5)
    #expect((euros(200, true) - high).magnitude <= 0.51)
  }

  @Test(
    "Aluminium at 25-40 USD/t: 9-15, 4-6 and 8-13 USD a car",
    arguments: [
      ("Polestar 4", 9.0, 15.0), ("combustion, compact", 4, 6), ("battery, mid-size or SUV", 8, 13),
    ])
  func aluminiumPerCar(name: String, low: Double, high: Double) throws {
    let catalogue = try load { $0.money = MoneyYear(currency: "USD", year: 2023) }
    let car = try #require(catalogue.cars.first { $0.name == name })
    let quote = try #require(catalogue.market["aluminium"])
    for (premium, dollars) in [(quote.low, low), (quote.high, high)] {
      let ours = catalogue.perCar(car, "aluminium", Ranged(premium), asBought: true).value
      // Printed in whole dollars.
      #expect((ours - dollars).magnitude <= 0.5, "\(ours)")
    }
  }

  @Test("A maker without contents of its own builds the average car of each drive it sells")
  func maker() throws {
    let catalogue = try load()
    let maker = try #require(catalogue.cars.first { $0.name == "Volvo Cars" })
    #expect(maker.steel.value > 850 && maker.steel.value < 910)
    #expect(maker.steel.low < maker.steel.value && maker.steel.value < maker.steel.high)
    #expect(maker.price.value > 0)
  }

  @Test("A break-even carbon price makes the premium zero when it is paid")
  func breakEven() throws {
    let yuan = MoneyYear(currency: "CNY", year: 2024)
    let before = try load { $0.money = yuan }
    let pair = try #require(before.pairs.first { $0.low.id == "h2-dri-sheet" })
    let price = try #require(pair.parts.breakEvenCarbonPrice)
    let after = try load {
      $0.money = yuan
      $0.carbonPrice = price
    }
    let paid = try #require(after.pairs.first { $0.low.id == "h2-dri-sheet" })
    #expect(paid.premium.value.magnitude < 1e-9)
    #expect(pair.premium.value > 0 && pair.premium.low < pair.premium.value)
  }

  @Test("Production and market view may differ in sign: iron in the converter saves money")
  func signs() throws {
    let catalogue = try load()
    let pair = try #require(catalogue.pairs.first { $0.low.id == "hbis-dri-20" })
    #expect(pair.premium.value < 0)
    #expect(try #require(catalogue.market["steel"]).low > 0)
  }

  @Test("The supply curve rises in price and grows with the years")
  func supply() throws {
    let now = try load { $0.year = 2030 }.supplyCurve("steel")
    #expect(now.count >= 5)
    for (cheaper, dearer) in zip(now, now.dropFirst()) {
      #expect(cheaper.premium.value <= dearer.premium.value)
    }
    let later = try load { $0.year = 2040 }.supplyCurve("steel")
    func sum(_ pairs: [GreenPair]) -> Double { pairs.reduce(0) { $0 + $1.supply.value } }
    #expect(sum(later) > sum(now))
  }

  @Test("Returned press-shop scrap takes its worth off the premium")
  func closedLoop() throws {
    let catalogue = try load()
    let car = try #require(catalogue.cars.first { $0.name == "Polestar 4" })
    let quote = try #require(catalogue.market["steel"])
    let plain = catalogue.perCar(car, "steel", quote, asBought: true)
    let returned = catalogue.perCar(car, "steel", quote, asBought: true, closedLoop: true)
    let credit = try #require(catalogue.scrapCredit["steel"])
    #expect((plain.value - returned.value - 0.806 * (1 / 0.6 - 1) * credit).magnitude < 1e-9)
  }
}

@Suite("Premiums without pairs")
struct PremiumWithoutPairsTests {
  @Test("Quoted premiums of cars are the same whether or not lots are compared")
  func cars() throws {
    let question = CostCatalogue.Question()
    let whole = try PremiumCatalogue.load(question)
    let quoted = try PremiumCatalogue.load(question, pairing: false)
    #expect(quoted.pairs.isEmpty && !whole.pairs.isEmpty)
    #expect(quoted.cars.map(\.name) == whole.cars.map(\.name))
    for (one, other) in zip(quoted.cars, whole.cars) {
      for metal in PremiumCatalogue.metals {
        let market = try #require(quoted.market[metal])
        #expect(
          quoted.perCar(one, metal, market, asBought: true)
            == whole.perCar(other, metal, try #require(whole.market[metal]), asBought: true))
      }
    }
  }
}
