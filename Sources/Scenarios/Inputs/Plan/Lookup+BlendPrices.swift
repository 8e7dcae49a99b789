internal import FlowEngine

// What joins or leaves a melt beside scrap, per tonne.
extension Lookup {
  /// Ore-based metal of every route, CNY/t: shape `[r]`.
  mutating func orePrices(_ system: MaterialSystem) -> [Double] {
    system.routes.map { number($0.primary, "price", in: .yuanPerTonne) }
  }

  /// Elements that some product asks for; nil for those that are never added: shape `[e]`.
  mutating func alloying(
    _ metric: String, in unit: Unit, _ system: MaterialSystem, _ limits: [CompositionLimit]
  ) -> [Double?] {
    system.elements.enumerated().map { element, name in
      let isAdded = limits.contains {
        ($0.minimum ?? 0) > 0 && $0.elements.contains(element)
      }
      return isAdded ? number("alloying", metric, name, in: unit) : nil
    }
  }

  /// Magnesium that is taken out; nil where melts of the metal may not lose any.
  mutating func demagging(
    _ metric: String, in unit: Unit, _ system: MaterialSystem, _ rule: DemaggingRule
  ) -> Double? {
    rule == .allowed && system.elements.contains("Mg")
      ? number("demagging", metric, "Mg", in: unit) : nil
  }

  /// The price of that over the price of ore-based metal.
  mutating func demaggingOverOre(_ system: MaterialSystem, _ rule: DemaggingRule) -> Double? {
    demagging("price", in: .yuanPerTonne, system, rule).map { $0 / max(orePrices(system)[0], 1) }
  }
}
