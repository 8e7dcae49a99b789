package import FlowAccounts
internal import FlowTables

/// What a lot costs to make, from quantities, prices and plants of the tables.
package struct CostCompiler {
  package var book: CostBook
  var year: Int
  /// In the book's currency per t CO2; nil takes the table's.
  var carbonPrice: Double?
  /// Whether the metal crosses the border that charges carbon.
  var crossesBorder = false

  /// - Returns: nil where no price is known for the lot's region or its charge.
  package mutating func cost(of lot: Lot, directEmissions: Double) -> LevelisedCost? {
    guard isPriced(lot) else { return nil }
    var cost = LevelisedCost()
    for entry in lot.charge.entries where entry.component != .homeScrap {
      if entry.component.isScrap {
        let price = book.required(
          "\(lot.metal) scrap", "price", entry.component.rawValue, in: .moneyPerMass, year: year)
        cost.add(entry.component.rawValue, .scrap, entry.amount * price)
      } else {
        addPlant(entry.component.rawValue, amount: entry.amount, lot, to: &cost)
      }
    }
    addPlant(lot.route, amount: 1, lot, to: &cost)
    addElectricity(of: lot, to: &cost)
    addCarbon(of: lot, directEmissions, to: &cost)
    return cost
  }

  /// Whether the tables know the power price of the region and the plants of the lot.
  private mutating func isPriced(_ lot: Lot) -> Bool {
    let isHome = book.data.rows("grid", "price").contains { $0.region == lot.region }
    if !isHome
      && !["renewable contract", "grid"].contains(where: {
        !book.data.rows($0, "price", lot.region).isEmpty
      })
    {
      return false
    }
    let plants = lot.charge.entries.filter { !$0.component.isScrap }.map(\.component.rawValue)
    return !lot.charge.entries.isEmpty
      && plants.allSatisfy { !book.data.rows($0, "fixed cost").isEmpty }
  }

  /// Capital, fixed cost and materials of a component of the charge or of a route.
  private mutating func addPlant(
    _ plant: String, amount: Double, _ lot: Lot, to cost: inout LevelisedCost
  ) {
    // A works that stands pays for its renewal, a new one for all of it.
    let capital =
      book.value(plant, "renewal capex", in: .moneyPerMass, year: year)
      ?? book.value(plant, "capex", in: .moneyPerMass, year: year)
    if let capital {
      cost.add(plant, .capital, amount * capital * yearlyPayment() / utilisation())
    }
    if let fixed = book.value(plant, "fixed cost", in: .moneyPerMass, year: year) {
      cost.add(plant, .fixed, amount * fixed)
    }
    for input in book.qualifiers(plant, "input") {
      add(input, of: plant, amount: amount, to: &cost)
    }
  }

  private mutating func add(
    _ input: String, of plant: String, amount: Double, to cost: inout LevelisedCost
  ) {
    guard let dimension = book.dimension(plant, "input", input) else { return }
    let quantity = amount * book.required(plant, "input", input, in: dimension, year: year)
    if input == "hydrogen" {
      cost.add("hydrogen plant", .capital, quantity * electrolyser())
    } else if dimension == .energyPerMass {
      let price = book.required(input, "price", in: .moneyPerEnergy, year: year)
      cost.add(input, .energy, quantity * price)
    } else {
      let price = book.required(input, "price", in: .moneyPerMass, year: year)
      cost.add(input, .materials, quantity * price)
    }
  }

  private mutating func yearlyPayment() -> Double {
    let rate = book.required("plant", "interest rate", in: .share, year: year)
    let life = book.required("plant", "life", in: .duration, year: year)
    return life > 0 ? Annuity.factor(rate: rate, years: life) : 0
  }

  private mutating func utilisation() -> Double {
    max(0.01, book.required("plant", "utilisation", in: .share, year: year))
  }

  /// Capital and upkeep of electrolysers, money per t of hydrogen; their power comes on top.
  package mutating func electrolyser() -> Double {
    let base = book.data.rows("electrolyser", "capex").first?.year ?? year
    let capex = book.required("electrolyser", "capex", in: .moneyPerPower, year: base)
    let hours = book.required("electrolyser", "full-load hours", in: .pureNumber, year: year)
    let upkeep = book.required("electrolyser", "fixed share", in: .share, year: year)
    let rate = book.required("electrolyser", "learning rate", in: .share, year: year)
    let built = book.required("electrolyser", "cumulative capacity", in: .power, year: base)
    let then = book.required("electrolyser", "cumulative capacity", in: .power, year: year)
    let learned =
      built > 0 && then > 0 ? Learning(rate: min(rate, 0.9)).factor(growth: then / built) : 1
    let kilowatts = hours > 0 ? hydrogenPower() * 1000 / hours : 0
    return capex * learned * kilowatts * (yearlyPayment() + upkeep)
  }

  /// MWh per t of hydrogen.
  package mutating func hydrogenPower() -> Double {
    book.required("electrolysis", "electricity", in: .energyPerMass, year: year)
  }

  /// kg of hydrogen in a tonne of the lot.
  package mutating func hydrogen(in lot: Lot) -> Double {
    var kilograms = 0.0
    for entry in lot.charge.entries {
      let quantity = book.value(
        entry.component.rawValue, "input", "hydrogen", in: .pureNumber, year: year)
      kilograms += 1000 * entry.amount * (quantity ?? 0)
    }
    return kilograms
  }

  /// Money per MWh under a lot's contract.
  package mutating func powerPrice(of lot: Lot) -> Double {
    let contract = lot.power
    let grid = sourcePrice("grid", lot.region)
    var price = contract.uncontracted * grid
    for (source, share) in [
      ("captive coal", contract.captiveCoal), ("own renewable", contract.ownRenewable),
      ("renewable contract", contract.renewableContract),
    ] where share > 0 {
      price += share * sourcePrice(source, lot.region)
    }
    if contract.certificates > 0 {
      let certificate = book.required("certificates", "price", in: .moneyPerEnergy, year: year)
      price += contract.certificates * (grid + certificate)
    }
    return price
  }

  private mutating func sourcePrice(_ source: String, _ region: String) -> Double {
    book.value(source, "price", region, in: .moneyPerEnergy, year: year)
      ?? book.required(source, "price", in: .moneyPerEnergy, year: year)
  }

  /// Power up to cast metal.
  private mutating func addElectricity(of lot: Lot, to cost: inout LevelisedCost) {
    let use = lot.terms.reduce(0) {
      $1.boundaries.contains(.cradleToGate) ? $0 + $1.megawattHours : $0
    }
    if use > 0 { cost.add("electricity", .energy, use * powerPrice(of: lot)) }
  }

  package mutating func priceOfCarbon() -> Double {
    carbonPrice ?? book.required("carbon market", "price", in: .moneyPerEmissions, year: year)
  }

  private mutating func addCarbon(
    of lot: Lot, _ directEmissions: Double, to cost: inout LevelisedCost
  ) {
    let rule = CarbonRule(
      price: priceOfCarbon(),
      benchmark: book.required(lot.metal, "benchmark", in: .emissionsPerMass, year: year),
      freeShare: book.required("carbon market", "free share", in: .share, year: year))
    let paid = rule.cost(ofEmissions: directEmissions)
    cost.add("carbon less free allocation", .carbon, paid)
    guard crossesBorder else { return }
    let border = BorderRule(
      price: book.required("border", "price", in: .moneyPerEmissions, year: year),
      benchmark: book.required(lot.metal, "border benchmark", in: .emissionsPerMass, year: year),
      phaseIn: book.required("border", "phase-in", in: .share, year: year))
    cost.add(
      "border adjustment", .border,
      border.cost(ofEmissions: directEmissions, paidAtHome: paid))
  }
}
