internal import FlowAccounts
internal import FlowInputs
internal import FlowTables

/// Premiums as one JSON document.
public struct PremiumDocument {
  private let catalogue: PremiumCatalogue

  public init(_ catalogue: PremiumCatalogue) { self.catalogue = catalogue }

  public func bytes(share: Double, closedLoop: Bool) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.field("year", catalogue.year)
      $0.field("money", "\(catalogue.money)")
      $0.array("pairs") { list in
        for pair in catalogue.pairs { list.object { write(pair, to: &$0) } }
      }
      $0.object("market_premium_per_t") {
        for metal in PremiumCatalogue.metals {
          if let market = catalogue.market[metal] { write(metal, market, to: &$0) }
        }
      }
      $0.array("cars") { list in
        for car in catalogue.cars {
          list.object { write(car, share, closedLoop, to: &$0) }
        }
      }
      $0.array("sources") { list in
        for source in catalogue.sources { list.value(source.id) }
      }
    }
    return writer.finished()
  }

  private func write(_ key: String, _ range: Ranged, to writer: inout JSONWriter) {
    writer.object(key) {
      $0.field("value", range.value)
      $0.field("low", range.low)
      $0.field("high", range.high)
    }
  }

  private func write(_ pair: GreenPair, to writer: inout JSONWriter) {
    writer.field("metal", pair.low.metal)
    writer.field("lot", pair.low.id)
    writer.field("instead_of", pair.reference.id)
    write("premium_per_t", pair.premium, to: &writer)
    writer.field("avoided_t_co2_per_t", pair.avoided)
    if let value = pair.parts.breakEvenCarbonPrice {
      writer.field("break_even_carbon_price", value)
    }
    if let value = pair.parts.breakEvenHydrogenPrice {
      writer.field("break_even_hydrogen_price_per_kg", value)
    }
    write("supply_mt_per_yr", pair.supply, to: &writer)
  }

  private func write(
    _ car: CarCase, _ share: Double, _ closedLoop: Bool, to writer: inout JSONWriter
  ) {
    writer.field("name", car.name)
    write("steel_kg", car.steel, to: &writer)
    write("aluminium_kg", car.aluminium, to: &writer)
    write("price", car.price, to: &writer)
    for metal in PremiumCatalogue.metals {
      guard let market = catalogue.market[metal] else { continue }
      write(
        "market_premium_\(metal)",
        catalogue.perCar(
          car, metal, market, asBought: true, share: share, closedLoop: closedLoop),
        to: &writer)
      for pair in catalogue.supplyCurve(metal) {
        write(
          "production_premium_\(pair.low.id)",
          catalogue.perCar(
            car, metal, pair.premium, asBought: true, share: share, closedLoop: closedLoop),
          to: &writer)
      }
    }
  }
}
