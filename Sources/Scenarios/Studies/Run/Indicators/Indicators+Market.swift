internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// Prices that clear and amounts of scrap, where scrap has a market.
extension Indicators {
  func addMarket(_ m: Int, to list: inout IndicatorList) {
    guard let market = report.run.markets[m], let plan = plan.materials[m].market else { return }
    let (unit, rate) = (euros.unit + "/t", euros.perYuan)
    let metal = metal(m)
    list.add("Price|Scrap|\(metal)", unit, scrapPrice(m)) { rate * market.level[$0] }
    for (s, scrapClass) in self.plan.materials[m].system.classes.enumerated() {
      list.add(
        "Price|Scrap|\(metal)|\(scrapClass.id)", unit,
        Derivation(
          "dual of the class's supply in the year's market: what one more tonne would save",
          of: ["Price|Scrap|\(metal)"], on: [.market(name(m)), .currencies])
      ) { rate * market.price(ofClass: s, $0) }
    }
    list.add("Price|Ore-Based Metal|\(metal)", unit, orePrice(m)) { rate * plan.dearestOre($0) }
    list.add(
      "Price|Scrap Spread|\(metal)", unit,
      Derivation(
        "ore-based metal less the price level of scrap: what a tonne may lose and cost on the way",
        of: ["Price|Ore-Based Metal|\(metal)", "Price|Scrap|\(metal)"])
    ) { rate * (plan.dearestOre($0) - market.level[$0]) }
    list.add("Price|Low-Carbon Premium|\(metal)", unit, lowCarbonPremium(m)) {
      rate * market.premium[$0]
    }
    addMarketAmounts(m, market, to: &list)
    addHabits(m, market, to: &list)
  }

  private func addMarketAmounts(
    _ m: Int, _ market: MarketReport, to list: inout IndicatorList
  ) {
    let (name, metal) = (name(m), metal(m))
    let supply: [PlanPart] = [.market(name), .sectorLives(name), .scrapImports(name)]
    list.add(
      "Scrap Supply|\(metal)", "Mt/yr",
      Derivation(
        "scrap charged, which is what is offered at the prices of the classes",
        of: ["Scrap Use|\(metal)"],
        on: supply)
    ) { market.charged[$0] }
    list.add(
      "Scrap Supply|\(metal)|Reference Price", "Mt/yr",
      Derivation(
        "scrap at the reference price: collection and imports of the tables, new scrap, surplus",
        of: ["Scrap Use|\(metal)"], on: supply)
    ) { market.asCounted[$0] }
    list.add(
      "Unsold Scrap|\(metal)", "Mt/yr",
      Derivation(
        "scrap that collection or imports could have brought and nobody charged at the price",
        of: ["Price|Scrap|\(metal)"], on: supply)
    ) { t in
      guard let lines = lines(m).withdrawn else { return 0 }
      return report.mass(of: lines.toLandfill + lines.toAbroad, t)
    }
  }

  private func scrapPrice(_ m: Int) -> Derivation {
    let (name, metal) = (name(m), metal(m))
    let works: [PlanPart] = [.worksChoice(name), .worksShares(name), .marketRoutes(name)]
    return Derivation(
      "price of the quoted class: the dual of its supply in the year's market, at the level of the "
        + "quotation in the last observed year",
      of: ["Price|Ore-Based Metal|\(metal)", "Scrap Supply|\(metal)"],
      on: [.market(name), .currencies] + works)
  }

  private func orePrice(_ m: Int) -> Derivation {
    Derivation(
      "price + pass-through × (carbon price − that of \(PlantCosts.years[0])) × direct emissions of "
        + "works that stand today",
      of: ["Price|Carbon"] + costsOfWorks(m), on: [.freeAllocation],
      picked: [
        PlanPart.market(name(m)).only { ["ore-based metal", "carbon market"].contains($0.entity) }
      ])
  }

  private func lowCarbonPremium(_ m: Int) -> Derivation {
    Derivation(
      "what buyers pay for the share of low-carbon metal there is: the cap while willing buyers "
        + "lack some, nothing beyond, a straight line over the ramp between",
      of: [production(m)],
      picked: [
        PlanPart.marketRoutes(name(m)).only {
          ["car makers", "low-carbon metal"].contains($0.entity)
        }
      ])
  }
}
