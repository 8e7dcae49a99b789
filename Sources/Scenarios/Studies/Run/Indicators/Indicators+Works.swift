internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// Metal by kind of works, and the electricity of all of it.
extension Indicators {
  func production(_ m: Int) -> String { "Metal Production|\(metal(m))" }

  func electricity(_ m: Int) -> String { "Final Energy|Electricity|Metal Production|\(metal(m))" }

  func addWorks(_ m: Int, to list: inout IndicatorList) {
    let account = report.lots[m]
    let mass = sums(m) { $0.mass[$1] }
    list.add(
      production(m), "Mt/yr",
      Derivation(
        "Σ over kinds of works of bought semis and castings, all metal of the economy",
        of: account.plants.joined().map { "\(production(m))|\(Self.title($0.id))" })
    ) { mass[$0] }
    for (r, plants) in account.plants.enumerated() {
      for (k, plant) in plants.enumerated() {
        let own = sums(m, where: { $0.route == r && $0.plant == k }) { $0.mass[$1] }
        list.add("\(production(m))|\(Self.title(plant.id))", "Mt/yr", shareOfWorks(m)) { own[$0] }
      }
    }
    let power = sums(m) { $0.ownCoal[$1] + $0.ownRenewable[$1] + $0.throughGrid($1) }
    list.add(
      electricity(m), "TWh/yr",
      Derivation(
        "Σ over lots of electricity per tonne × tonnes, all metal of the economy",
        of: [production(m), "Primary Metal|\(metal(m))"], on: electricityTerms(m))
    ) { power[$0] }
  }

  private func shareOfWorks(_ m: Int) -> Derivation {
    Derivation(
      "bought metal of the route × share of the works in it; shares follow series and levers, held "
        + "to what can be built, and carbon prices where capacity falls due",
      of: [demand(m)] + costsOfWorks(m) + price(ofScrap: m),
      on: [.worksShares(name(m)), .worksChoice(name(m)), .carbonPrice] + blend(m))
  }

  /// Costs that works are chosen by where capacity falls due.
  func costsOfWorks(_ m: Int) -> [String] {
    priced(m).map { "Price|Levelised Cost|\(metal(m))|\(Self.title($0))" }
  }

  private func electricityTerms(_ m: Int) -> [PlanPart] {
    var names: [String] = []
    for term in report.compiled.factors.emissionTerms[m]
    where term.electricity != nil && !names.contains(term.name) {
      names.append(term.name)
    }
    return names.map { .emissionTerm(name(m), $0) }
  }

  /// A quantity over the lots of a metal: shape `[t]`.
  func sums(
    _ m: Int, where picks: (LotAccount.Lot) -> Bool = { _ in true },
    _ value: (LotAccount.Lot, Int) -> Double
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: plan.yearCount)
    for lot in report.lots[m].lots where picks(lot) {
      for t in sums.indices { sums[t] += value(lot, t) }
    }
    return sums
  }

  /// `h2-dri-eaf` as `H2-DRI-EAF`, `own-coal` as `Own Coal`.
  static func title(_ plant: String) -> String {
    let short: Set = ["bf", "bof", "ccs", "dri", "eaf", "h2", "ng"]
    let parts = plant.split(separator: "-").map(String.init)
    if parts.contains(where: short.contains) { return plant.uppercased() }
    return parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}
