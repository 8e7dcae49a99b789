package import FlowTables

/// Emissions of a tonne of metal that can be meant.
///
/// The dirtiest primary aluminium, smelted with coal power, has some 20 t CO2-equiv/t; stainless
/// and silicon steel stay below 10.
package enum PlausibleFactor {
  /// What lies above is warned of; t CO2-equiv/t.
  package static let highest = 30.0
  /// What lies above is in no unit that suppliers use; t CO2-equiv/t.
  static let limit = 1e5

  private static let others = ["kg CO2-equiv/t", "g CO2-equiv/kg", "g CO2-equiv/t"]

  /// Warns of a factor above ``highest`` and names the unit in which it would be likely.
  ///
  /// - Parameters:
  ///   - value: In `unit`, a unit of emissions per mass.
  ///   - what: The number's name, such as "the factor".
  package static func check(
    _ value: Double, in unit: UnitSymbol, _ what: String, at location: FileLocation,
    reporting problems: inout Diagnostics
  ) {
    guard let tonnes = UnitSymbol("t CO2-equiv/t"), unit.dimension == tonnes.dimension else {
      return
    }
    let factor = unit.convert(value, to: tonnes)
    if factor <= highest { return }
    let message =
      "\(what) is \(ShortestDecimal.string(factor)) t CO2-equiv/t; no steel or aluminium has more "
      + "than \(ShortestDecimal.string(highest))"
    if factor > limit {
      problems.error(.oddFactor, at: location, message, help: help(value))
    } else {
      problems.warning(.oddFactor, at: location, message, help: help(value))
    }
  }

  /// The first unit in which the number would be that of a metal.
  private static func help(_ value: Double) -> String {
    guard let tonnes = UnitSymbol("t CO2-equiv/t") else { return "" }
    let likely = others.first { name in
      UnitSymbol(name).map { (0.05...highest).contains($0.convert(value, to: tonnes)) } ?? false
    }
    return likely.map { "did you mean \(ShortestDecimal.string(value)) \($0)?" }
      ?? "write t CO2 per t of metal"
  }
}
