internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// Metal in cars, what car makers buy, and how much of that is recycled.
extension Indicators {
  /// What car makers buy of a metal.
  func demand(_ m: Int) -> String { "Final Material Demand|\(metal(m))|Passenger Cars" }

  func addCarMetal(_ m: Int, to list: inout IndicatorList) {
    let system = plan.materials[m].system
    let grades = 0..<system.carGradeCount
    let stock = "Material Stock|\(metal(m))|Passenger Cars"
    list.add(stock, "Mt", stockOfCars(m, grade: nil)) { report.carStock(material: m, $0) }
    for g in grades {
      list.add("\(stock)|\(system.grades[g].id)", "Mt", stockOfCars(m, grade: g)) {
        report.carStock(material: m, grade: g, $0)
      }
    }
    let melts = report.melts[m]
    list.add(demand(m), "Mt/yr", bought(m, grade: nil)) { report.carMarket[m].bought[$0] }
    for g in grades {
      list.add("\(demand(m))|\(system.grades[g].id)", "Mt/yr", bought(m, grade: g)) {
        melts.bought[$0 * melts.productCount + g]
      }
    }
  }

  private func stockOfCars(_ m: Int, grade: Int?) -> Derivation {
    Derivation(
      "opening + metal of cars sold − metal of cars that leave; Σ over cohorts still in use",
      of: ["Stocks|\(Self.car)"], on: [.drives], picked: contents(m, grade: grade, lag: age / 2))
  }

  private func bought(_ m: Int, grade: Int?) -> Derivation {
    let own = grade.map { plan.materials[m].system.grades[$0] }
    return Derivation(
      "cars built × Σ over drives p of share(p) × kg per car(g, p) ÷ fabrication yield(g)",
      of: ["Production|\(Self.car)"], on: [.drives],
      picked: contents(m, grade: grade) + [
        PlanPart.fabrication(name(m)).only {
          own == nil || $0.entity == own?.id || $0.entity == own?.form
        }
      ])
  }

  func addRecycledContent(_ m: Int, to list: inout IndicatorList) {
    let (name, metal, market) = (name(m), metal(m), report.carMarket[m])
    let content = "Recycled Content|\(metal)|Passenger Cars"
    let (new, old) = ("\(content)|Pre-Consumer [Share]", "\(content)|Post-Consumer [Share]")
    list.add(
      "\(content) [Share]", .recycledContent(name),
      Derivation(
        "from new scrap + from old scrap, of the metal that car makers buy; home scrap not counted",
        of: [new, old, demand(m)], on: [.contentRule(name)]))
    list.add(new, "%", contentPart(m, "new scrap")) { market.contentFromNewScrap($0, of: 100) }
    list.add(old, "%", contentPart(m, "old scrap")) { market.contentFromOldScrap($0, of: 100) }
    list.add(
      "Recycled Content Ceiling|\(metal)|Passenger Cars [Share]", "%",
      Derivation(
        "Σ over classes of melt yield × old scrap from cars ÷ metal bought for cars",
        of: ["Scrap from Cars|\(metal)|Old Scrap", demand(m)],
        picked: [PlanPart.meltYields(name).only(isOldScrap(m))])
    ) { min(100, 100 * market.ceiling[$0]) }
    list.add(
      "Recycled Content Shortage|\(metal)|Passenger Cars", .contentShortage(name),
      Derivation(
        "max(0, rule − recycled content) × metal bought for cars",
        of: ["\(content) [Share]", demand(m)], on: [.contentRule(name)]))
  }

  private func contentPart(_ m: Int, _ kind: String) -> Derivation {
    let name = name(m)
    return Derivation(
      "100 × Σ over heats of car grades of melt yield × \(kind) charged ÷ metal out, "
        + "weighted with bought metal",
      of: ["Scrap Use|\(metal(m))|\(Self.capitalised(kind))", demand(m)],
      on: [.meltYields(name), .chargeHabits(name), .contentRule(name)])
  }

  /// Series of classes of old scrap.
  func isOldScrap(_ m: Int) -> @Sendable (SeriesKey) -> Bool {
    let old = plan.materials[m].system.classes.filter { $0.account == .old }.map(\.id)
    return { old.contains($0.entity) }
  }
}
