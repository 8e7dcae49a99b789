internal import FlowAccounts
internal import FlowInputs
internal import FlowTables

/// A figure that somebody prints, computed from the figures that they print beside it.
public struct PublishedCase: Sendable {
  public let name: String
  public let formula: String
  public let value: Double
  public let printed: Double
  public let unit: String
  public let source: String

  static func all(_ data: DataStore) -> [PublishedCase] {
    carMetals(data) + makers(data) + distances(data) + units(data) + parities(data)
  }

  /// The first number of a kind, in the base unit of its dimension.
  private static func number(
    _ data: DataStore, _ entity: String, _ metric: String, _ qualifier: String = ""
  ) -> Double? {
    data.rows(entity, metric, qualifier).first.map {
      $0.value * $0.unit.multiplier / $0.unit.divisor
    }
  }

  /// Share × footprint ÷ mass, t CO2-equiv/t net: Polestar's table.
  private static func carMetals(_ data: DataStore) -> [PublishedCase] {
    data.rows(ofMetric: "intensity as printed").compactMap { row in
      guard let total = number(data, row.entity, "footprint"),
        let share = number(data, row.entity, "share of footprint", row.qualifier),
        let kilograms = number(data, row.entity, "net mass", row.qualifier), kilograms > 0
      else { return nil }
      return PublishedCase(
        name: "\(row.entity), \(row.qualifier)",
        formula: "\(fixed(100 * share, 0)) % × \(fixed(total, 1)) t ÷ \(fixed(kilograms, 0)) kg",
        value: 1000 * share * total / kilograms, printed: row.value, unit: "t CO2-equiv/t",
        source: row.source)
    }
  }

  /// Parts of a maker's footprint, added up.
  private static func makers(_ data: DataStore) -> [PublishedCase] {
    let makers = data.rows(ofMetric: "footprint part").map(\.entity).distinct()
    return makers.compactMap { maker in
      let parts = data.rows(ofMetric: "footprint part", entity: maker)
      guard let printed = data.rows(maker, "footprint").first else { return nil }
      return PublishedCase(
        name: "\(maker), all parts",
        formula: parts.map { ShortestDecimal.string($0.value) }
          .joined(separator: " + "),
        value: parts.reduce(0) { $0 + $1.value }, printed: printed.value, unit: "t CO2-equiv/car",
        source: printed.source)
    }
  }

  /// Footprints by distance, over a life.
  private static func distances(_ data: DataStore) -> [PublishedCase] {
    data.rows(ofMetric: "material footprint").flatMap { row -> [PublishedCase] in
      guard let whole = number(data, row.entity, "footprint by distance"),
        let kilometres = number(data, row.entity, "lifetime distance"), whole > 0
      else { return [] }
      let per = "× \(fixed(kilometres, 0)) km"
      let parts: [(String, String, Double, String)] = [
        ("share of materials", "\(row.value) ÷ \(whole)", row.value / whole, "fraction"),
        (
          "materials", "\(row.value) kg/km \(per)", row.value * kilometres / 1000,
          "t CO2-equiv/car"
        ),
        ("whole life", "\(whole) kg/km \(per)", whole * kilometres / 1000, "t CO2-equiv/car"),
      ]
      return parts.compactMap { name, formula, value, unit in
        number(data, row.entity, "as printed", name).map {
          PublishedCase(
            name: "\(row.entity), \(name)", formula: formula, value: value, printed: $0,
            unit: unit, source: row.source)
        }
      }
    }
  }

  /// Net aluminium in cars over what their makers bought (Ducker).
  static func netOverGross(_ data: DataStore) -> Double? {
    guard let net = number(data, "light vehicles", "aluminium net"),
      let cars = number(data, "light vehicles", "production"),
      let gross = number(data, "light vehicles", "aluminium gross"), gross > 0
    else { return nil }
    // kg per car times million cars is thousand tonnes.
    let yield = net * cars * 1000 / gross
    return yield > 0 ? yield : nil
  }

  /// Figures in units of other trades.
  private static func units(_ data: DataStore) -> [PublishedCase] {
    var list: [PublishedCase] = []
    let cars = "light vehicles"
    if let yield = netOverGross(data),
      let printed = number(data, cars, "as printed", "net over gross")
    {
      list.append(
        PublishedCase(
          name: "\(cars), aluminium net over gross", formula: "net per car × cars ÷ bought",
          value: yield, printed: printed, unit: "fraction",
          source: data.rows(cars, "aluminium net").first?.source ?? ""))
    }
    for row in data.rows(ofMetric: "footprint by short ton") + data.rows(ofMetric: "anode carbon") {
      guard let printed = number(data, row.entity, "as printed") else { continue }
      list.append(
        PublishedCase(
          name: "\(row.entity), \(row.metric)", formula: "\(row.value) \(row.unit.text)",
          value: row.value * row.unit.multiplier / row.unit.divisor, printed: printed,
          unit: "t CO2-equiv/t", source: row.source))
    }
    return list
  }

  /// Hydrogen prices at which two routes cost the same.
  private static func parities(_ data: DataStore) -> [PublishedCase] {
    data.rows(ofMetric: "parity price").compactMap { row in
      let name = row.entity
      guard case .number(let carbonPrice) = DecimalNumber.read(row.qualifier),
        let low = number(data, name, "low cost"),
        let reference = number(data, name, "reference cost"),
        let perTonne = number(data, name, "hydrogen price"),
        let hydrogen = number(data, name, "hydrogen"), let avoided = number(data, name, "avoided")
      else { return nil }
      let given = PremiumCase(
        lowCost: low - hydrogen * perTonne, hydrogen: hydrogen * 1000,
        hydrogenPrice: perTonne / 1000, referenceCost: reference, avoided: avoided,
        carbonPrice: carbonPrice)
      guard let parity = given.breakEvenHydrogenPrice else { return nil }
      return PublishedCase(
        name: "\(name), hydrogen parity at \(row.qualifier) USD/t CO2",
        formula: "(b − a + p ΔE) ÷ h", value: parity, printed: row.value, unit: row.unit.text,
        source: row.source)
    }
  }
}
