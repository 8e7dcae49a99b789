public import FlowEngine

/// Metal of a run as schemes see it: steel at the liquid metal, aluminium by its ore-based part.
extension ClassificationSubject {
  /// - Parameters:
  ///   - crude: t CO2-equiv per tonne of liquid metal, without finishing.
  ///   - primary: t CO2-equiv per tonne of the ore-based metal in it.
  ///   - old: Share of metal from old scrap.
  ///   - renewable: Share of renewable power in its making.
  init(
    _ metal: String, crude: Double, primary: Double, charge: MetallicCharge,
    product: ProductForm?, old: Double, renewable: Double
  ) {
    self.init(
      metal: metal, emissions: metal == "aluminium" ? primary : crude, scrap: .charge(charge),
      product: product, postConsumerShare: old, renewableShare: renewable)
  }
}

extension LotMarket {
  /// A lot on offer, in year t.
  public func subject(_ lot: MarketLot, of system: MaterialSystem, _ t: Int)
    -> ClassificationSubject
  {
    ClassificationSubject(
      system.name, crude: lot.crudeEmissions[t], primary: lot.primaryEmissions[t],
      charge: lot.charge(t), product: ProductForm(rawValue: system.grades[lot.product].form),
      old: lot.fromOldScrap[t], renewable: mix.sources[lot.source].isRenewable ? 1 : 0)
  }

  /// The average of all lots in year t: of the liquid metal, and of the ore-based part of it.
  ///
  /// - Returns: nil where nothing is sold.
  public func averageSubject(of metal: String, product: ProductForm, _ t: Int)
    -> ClassificationSubject?
  {
    var (bought, liquid, ore, crude, primary) = (0.0, 0.0, 0.0, 0.0, 0.0)
    var (scrap, old, home, renewable) = (0.0, 0.0, 0.0, 0.0)
    for lot in lots where lot.supply[t] > 0 {
      let supply = lot.supply[t]
      let melted = supply * (1 + lot.homeScrap[t])
      bought += supply
      liquid += melted
      crude += melted * lot.crudeEmissions[t]
      ore += supply * (1 - lot.recycled(t))
      primary += supply * (1 - lot.recycled(t)) * lot.primaryEmissions[t]
      scrap += supply * lot.recycled(t)
      old += supply * lot.fromOldScrap[t]
      home += supply * lot.homeScrap[t]
      if mix.sources[lot.source].isRenewable { renewable += supply }
    }
    guard bought > 0, ore > 0 else { return nil }
    return ClassificationSubject(
      metal, crude: crude / liquid, primary: primary / ore,
      charge: MetallicCharge(boughtScrap: scrap, internalScrap: home, oreBased: ore),
      product: product, old: old / bought, renewable: renewable / bought)
  }
}

extension LotAccount.Lot {
  /// The lot in year t, its electricity as the terms count it.
  ///
  /// - Parameter semisYield: Bought metal over liquid metal of the product.
  /// - Returns: nil where there is none of it, or of aluminium no ore-based metal to be classed.
  public func subject(
    of system: MaterialSystem, semisYield: Double, _ t: Int
  ) -> ClassificationSubject? {
    let whole = mass[t]
    if whole <= 0 || system.name == "aluminium" && primary[t] <= 0 { return nil }
    let recycled = (fromNewScrap[t] + fromOldScrap[t]) / whole
    let electricity = ownCoal[t] + ownRenewable[t] + throughGrid(t)
    return ClassificationSubject(
      system.name, crude: (emissions(t) - finishing[t]) * semisYield / whole,
      primary: primary[t] > 0 ? oreBased[t] / primary[t] : 0,
      charge: MetallicCharge(
        boughtScrap: recycled, internalScrap: 1 / semisYield - 1, oreBased: 1 - recycled),
      product: ProductForm(rawValue: system.grades[product].form), old: fromOldScrap[t] / whole,
      renewable: electricity > 0 ? (ownRenewable[t] + contracted[t]) / electricity : 0)
  }
}
