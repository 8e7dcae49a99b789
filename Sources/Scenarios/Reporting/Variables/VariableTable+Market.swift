internal import FlowEngine
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// Prices that clear, where scrap has a market.
extension VariableTable {
  func addMarket(_ m: Int, to list: inout VariableList) {
    guard let market = report.run.markets[m], let plan = plan.materials[m].market else { return }
    let euros = MoneyYear.ofResults
    let money = "\(euros)/t"
    let rate = report.compiled.currencies.factor(from: .ofPlan, to: euros)
    let word = metal(m)
    list.add("Price|Scrap|\(word)", money) { rate * market.level[$0] }
    for (s, scrapClass) in self.plan.materials[m].system.classes.enumerated() {
      list.add("Price|Scrap|\(word)|\(scrapClass.id)", money) {
        rate * market.price(ofClass: s, $0)
      }
    }
    list.add("Price|Ore-Based Metal|\(word)", money) { rate * plan.orePrice[$0] }
    list.add("Price|Scrap Spread|\(word)", money) {
      rate * (plan.orePrice[$0] - market.level[$0])
    }
    list.add("Price|Low-Carbon Premium|\(word)", money) { rate * market.premium[$0] }
    list.add("Scrap Supply|\(word)", "Mt/yr") { market.charged[$0] }
    list.add("Scrap Supply|\(word)|Reference Price", "Mt/yr") { market.asCounted[$0] }
    list.add("Unsold Scrap|\(word)", "Mt/yr") { t in
      guard let lines = self.lines(m).withdrawn else { return 0 }
      return (lines.toLandfill + lines.toAbroad).reduce(0) {
        $0 + report.run.ledger.mass($1, year: t)
      }
    }
  }
}
