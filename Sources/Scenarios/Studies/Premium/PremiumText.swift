internal import FlowAccounts
internal import FlowInputs
internal import FlowTables

/// Premiums for people.
public struct PremiumText {
  private let catalogue: PremiumCatalogue
  private let money: String

  public init(_ catalogue: PremiumCatalogue) {
    self.catalogue = catalogue
    money = "\(catalogue.money)"
  }

  /// Production view: what each low-carbon lot costs beyond the lot that it replaces.
  public func pairs() -> String {
    var table = PrintedTable(
      [
        "low-carbon lot", "instead of", "\(money)/t", "range", "t CO2/t avoided", "per t CO2",
        "break-even CO2", "break-even H2/kg", "Mt/yr on offer",
      ], words: [0, 1])
    for metal in PremiumCatalogue.metals {
      for pair in catalogue.supplyCurve(metal) { add(pair, to: &table) }
      for pair in catalogue.pairs where pair.low.metal == metal && pair.supply.value == 0 {
        add(pair, to: &table)
      }
    }
    return "Production view, \(catalogue.year), carbon price "
      + "\(fixed(catalogue.pairs.first?.parts.carbonPrice ?? 0, 0)) \(money)/t CO2\n\n"
      + table.text()
  }

  private func add(_ pair: GreenPair, to table: inout PrintedTable) {
    func text(_ value: Double?, _ decimals: Int = 0) -> String {
      value.map { fixed($0, decimals) } ?? "–"
    }
    table.add([
      pair.low.id, pair.reference.id, fixed(pair.premium.value, 0), span(pair.premium, 0),
      fixed(pair.avoided, 2), text(pair.perTonneAvoided),
      text(pair.parts.breakEvenCarbonPrice), text(pair.parts.breakEvenHydrogenPrice, 1),
      fixed(pair.supply.value, 1),
    ])
  }

  private func span(_ range: Ranged, _ decimals: Int) -> String {
    "\(fixed(range.low, decimals)) to \(fixed(range.high, decimals))"
  }

  /// Market view: what quoted differentials add to a car.
  public func cars(share: Double, closedLoop: Bool) -> String {
    var table = PrintedTable([
      "car, \(money)", "steel kg", "Al kg", "steel, net", "steel, bought", "Al, bought", "together",
      "range", "% of price",
    ])
    let none = Ranged(0)
    for car in catalogue.cars {
      func premium(_ metal: String, _ quote: Ranged, asBought: Bool) -> Ranged {
        catalogue.perCar(
          car, metal, quote, asBought: asBought, share: share, closedLoop: closedLoop && asBought)
      }
      // The ends of the quotes alone; the range of the sum has masses and yields in it as well.
      func quoted(_ metal: String, asBought: Bool) -> String {
        let quote = catalogue.market[metal] ?? none
        let ends = [quote.low, quote.high].map {
          premium(metal, Ranged($0), asBought: asBought).value
        }
        return span(Ranged(ends[0], low: ends[0], high: ends[1]), 0)
      }
      let parts = PremiumCatalogue.metals.map {
        premium($0, catalogue.market[$0] ?? none, asBought: true)
      }
      let sum = total(parts[0], parts[1])
      table.add([
        car.name, fixed(car.steel.value, 0), fixed(car.aluminium.value, 0),
        quoted("steel", asBought: false), quoted("steel", asBought: true),
        quoted("aluminium", asBought: true), fixed(sum.value, 0), span(sum, 0),
        fixed(car.price.value > 0 ? 100 * sum.value / car.price.value : 0, 2),
      ])
    }
    return "Market view: \(quotes()); \(fixed(100 * share, 0)) % of the metal"
      + (closedLoop ? ", press-shop scrap returned" : "") + "\n\n" + table.text()
  }

  private func quotes() -> String {
    PremiumCatalogue.metals.map { metal in
      "\(metal) \(span(catalogue.market[metal] ?? Ranged(0), 0)) \(money)/t"
    }.joined(separator: ", ")
  }

  private func total(_ a: Ranged, _ b: Ranged) -> Ranged {
    Ranged(
      a.value + b.value,
      deviations: [
        (a.low - a.value, a.high - a.value), (b.low - b.value, b.high - b.value),
      ])
  }

  /// One car in both views: each metal by its cheapest low-carbon lot, and by the market.
  public func car(_ car: CarCase, share: Double, closedLoop: Bool) -> String {
    var table = PrintedTable(
      ["view", "metal", "lot", "\(money)/t", "\(money) per car", "range", "% of price"],
      words: [0, 1, 2])
    for metal in PremiumCatalogue.metals {
      if let market = catalogue.market[metal] {
        add("market", metal, "quoted", market, car, share, closedLoop, to: &table)
      }
      for pair in catalogue.supplyCurve(metal) {
        add("production", metal, pair.low.id, pair.premium, car, share, closedLoop, to: &table)
      }
    }
    return "\(car.name): \(fixed(car.steel.value, 0)) kg steel "
      + "(\(span(car.steel, 0))), \(fixed(car.aluminium.value, 0)) kg aluminium "
      + "(\(span(car.aluminium, 0))), price \(fixed(car.price.value, 0)) \(money)\n\n"
      + table.text() + "\nSources\n"
      + catalogue.sources.map { "  \($0.id): \($0.citation)\n" }.joined()
  }

  private func add(
    _ view: String, _ metal: String, _ lot: String, _ premium: Ranged, _ car: CarCase,
    _ share: Double, _ closedLoop: Bool, to table: inout PrintedTable
  ) {
    let perCar = catalogue.perCar(
      car, metal, premium, asBought: true, share: share, closedLoop: closedLoop)
    table.add([
      view, metal, lot, fixed(premium.value, 0), fixed(perCar.value, 0), span(perCar, 0),
      fixed(car.price.value > 0 ? 100 * perCar.value / car.price.value : 0, 2),
    ])
  }

  /// What is on offer up to each premium, cheapest first.
  public func supplyCurve() -> String {
    var table = PrintedTable(
      ["metal", "lot", "\(money)/t", "Mt/yr", "Mt/yr up to here", "range of the lot"],
      words: [0, 1])
    for metal in PremiumCatalogue.metals {
      var sum = 0.0
      for pair in catalogue.supplyCurve(metal) {
        sum += pair.supply.value
        table.add([
          metal, pair.low.id, fixed(pair.premium.value, 0), fixed(pair.supply.value, 2),
          fixed(sum, 2), span(pair.supply, 2),
        ])
      }
    }
    return "Supply curve of \(catalogue.year)\n\n" + table.text()
  }

  /// Figures that others print, computed from their own parts.
  public func cases() -> String {
    var table = PrintedTable(
      ["case", "computed", "printed", "unit", "from", "source"], words: [0, 3, 4, 5])
    for item in catalogue.cases {
      table.add([
        item.name, fixed(item.value, 3), ShortestDecimal.string(item.printed), item.unit,
        item.formula, item.source,
      ])
    }
    return table.text()
  }
}
