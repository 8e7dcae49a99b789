internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// Turns what was agreed into tonnes of the lots of one metal and year.
struct ContractCompiler {
  let supplied: SuppliedMarket
  let system: MaterialSystem
  /// Metal in the part over metal bought: shape `[product]`.
  let fabricationYield: [Double]
  /// t CO2-equiv/t of the dirtiest route of each product.
  let dirtiest: [Double]
  let sources: [PowerSource]
  let t: Int

  /// - Parameters:
  ///   - demand: What the maker needs, t/yr: shape `[product]`.
  ///   - before: What it needed in the year before.
  func contract(
    _ terms: ContractTerms, buyer: Int, demand: [Double], before: [Double], in year: Int
  ) -> PurchaseContract {
    let reduction = terms.reduction?.value(in: year)
    let counted = supplied.lots.indices.map { index -> Double in
      let lot = supplied.lots[index]
      guard isMeant(lot, index, terms) else { return 0 }
      if let reduction, lot.emissions[t] > (1 - reduction) * dirtiest[lot.product] { return 0 }
      return terms.isLoop ? lot.fromNewScrap[t] : 1
    }
    let clip = before.indices.map { before[$0] * (1 - fabricationYield[$0]) }
    let need = (terms.isLoop ? clip : demand).enumerated().map { product, mass in
      isMeant(product, terms) ? mass : 0
    }
    return PurchaseContract(
      name: terms.id, buyer: buyer, counted: counted,
      asked: asked(terms, need: need, counted: counted, in: year))
  }

  private func asked(
    _ terms: ContractTerms, need: [Double], counted: [Double], in year: Int
  ) -> [Double] {
    if let share = terms.share { return need.map { $0 * share.value(in: year) } }
    let tonnes = terms.amount?.value(in: year) ?? 0
    // A stated tonnage goes to the products that the works can make.
    let there = need.indices.map { product in
      supplied.lots.indices.contains {
        supplied.lots[$0].product == product && counted[$0] > 0
          && supplied.lots[$0].supply[t] > 0
      }
    }
    let whole = need.indices.reduce(0) { $0 + (there[$1] ? need[$1] : 0) }
    // Nothing to be had is still asked for, so that the contract shows what it lacks.
    if whole == 0 {
      let all = need.reduce(0, +)
      return need.map { all > 0 ? tonnes * $0 / all : 0 }
    }
    return need.indices.map { there[$0] ? tonnes * need[$0] / whole : 0 }
  }

  private func isMeant(_ product: Int, _ terms: ContractTerms) -> Bool {
    terms.families.isEmpty || terms.families.contains(system.grades[product].family)
  }

  private func isMeant(_ lot: MarketLot, _ index: Int, _ terms: ContractTerms) -> Bool {
    guard isMeant(lot.product, terms),
      terms.routes.isEmpty || terms.routes.contains(system.routes[lot.route].id),
      !terms.isRenewable || sources[lot.source].isRenewable
    else { return false }
    // A works without a part of its own sells what everybody else sells.
    let supplier = supplied.suppliers.firstIndex { $0.name == terms.supplier }
    return supplier == nil || supplied.maker[index] == supplier
  }
}
