internal import FlowEngine
internal import FlowInputs
internal import FlowTables

/// What the tables of a market say, before it is printed; money is CNY of 2024 a tonne.
extension MarketText {
  /// The price of a class in the last year, and how far it lies above the level, as a fraction.
  struct ClassPrice {
    let id, name: String
    let price: Double
    /// nil where the level is nought.
    let overLevel: Double?
  }

  /// Classes with more than a hundredth of the scrap in the last year.
  func classPrices(_ m: Int) -> [ClassPrice] {
    guard let market = report.run.markets[m] else { return [] }
    let t = report.years.count - 1
    let lines = report.run.chart.materials[m]
    let system = report.run.plan.materials[m].system
    return system.classes.enumerated().compactMap { s, scrapClass in
      let charged = system.heats.indices.reduce(0) {
        $0 + report.run.ledger.mass(lines.melting.charge[s * system.heats.count + $1], year: t)
      }
      if charged < 0.01 * market.charged[t] { return nil }
      let price = market.price(ofClass: s, t)
      let level = market.level[t]
      return ClassPrice(
        id: scrapClass.id, name: scrapClass.name, price: price,
        overLevel: level == 0 ? nil : price / level - 1)
    }
  }

  /// A price that was seen, and the model's of that class in the year.
  struct Observed {
    let what, when: String
    let year: Int
    let seen, model: Double
  }

  var observed: [Observed] {
    rows.compactMap { row in
      guard let year = row.year, report.years.contains(year), let money = row.unit.money,
        let (m, s) = place(ofClass: row.qualifier), let market = report.run.markets[m]
      else { return nil }
      let seen =
        row.value * row.unit.multiplier / row.unit.divisor
        * currencies.factor(from: money, to: .ofPlan)
      if seen <= 0 { return nil }
      return Observed(
        what: row.entity, when: row.note, year: year, seen: seen,
        model: market.price(ofClass: s, year - report.years.lowerBound))
    }
  }

  private func place(ofClass id: String) -> (m: Int, s: Int)? {
    for (m, material) in report.run.plan.materials.enumerated() {
      if let s = material.system.scrapClass(id) { return (m, s) }
    }
    return nil
  }

  /// What taking one more tonne apart costs, saves in tonnes of ore-based metal, and is worth.
  struct SortingCase {
    let name: String
    let cost, saves, worth: Double
  }

  /// Worth is in tonnes of ore-based metal saved, so a dearer ore makes sorting pay.
  var sortingCases: [SortingCase] {
    let t = report.years.count - 1
    return report.run.plan.materials.enumerated().flatMap { m, material -> [SortingCase] in
      guard let plan = material.market else { return [] }
      return material.sorting.options.enumerated().compactMap { index, option in
        let saves = report.run.blends[m].worth(ofSorting: index, t)
        guard saves > 0, let cost = report.compiled.sortingEconomics[m].costs[index] else {
          return nil
        }
        return SortingCase(
          name: option.name, cost: cost.value, saves: saves, worth: saves * plan.dearestOre(t))
      }
    }
  }
}
