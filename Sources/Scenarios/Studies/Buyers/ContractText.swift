internal import FlowAccounts
internal import FlowInputs
internal import FlowTables

/// What contracts reserve and what suppliers' pledges do, for people.
struct ContractText {
  let setting: BuyersMarket
  /// What was bought: shape `[m]`.
  let bought: [MarketYear]
  /// By contracts alone, with the suppliers' pledges kept.
  let kept: [MarketYear]
  /// With suppliers that move with their industry.
  let moving: [MarketYear]
  let year: Int
  /// One maker; nil for all.
  let shown: String?

  var lines: [String] { contracts + elsewhere + suppliers }

  private func isShown(_ terms: ContractTerms) -> Bool { shown == nil || shown == terms.maker }

  private var contracts: [String] {
    bought.flatMap { year in
      year.contracts.indices.filter { isShown(year.contracts[$0]) }.map { c in
        let terms = year.contracts[c]
        let what = terms.isLoop ? "press scrap of its own" : terms.metal
        let verb = terms.isLoop ? "back" : "reserved"
        let at = year.emissions(c).map { ", at \(fixed($0, 2)) t CO2e/t" } ?? ""
        return
          "\(terms.maker) and \(terms.supplier) (\(terms.id)): \(kilotonnes(year.counted(c))) of "
          + "\(kilotonnes(year.asked[c])) kt \(what) \(verb)\(at).\n"
      }
    }
  }

  /// Contracts for works in other countries.
  private var elsewhere: [String] {
    let home = setting.report.scenario.region
    return setting.contracts.terms
      .filter { isShown($0) && $0.region != home && $0.holds(in: year) }
      .map {
        "\($0.maker) and \($0.supplier) (\($0.id)): in \($0.region), outside this market; "
          + "nothing is reserved.\n"
      }
  }

  /// Suppliers with a part of their own, and what keeping their pledges does to each partner.
  private var suppliers: [String] {
    kept.indices.flatMap { m in
      setting.supplied[m].suppliers.flatMap { supplier -> [String] in
        let partners = kept[m].contracts.indices.filter {
          kept[m].contracts[$0].supplier == supplier.name && isShown(kept[m].contracts[$0])
        }
        if shown != nil && partners.isEmpty { return [] }
        let t = kept[m].t
        let below = NumberText.percent(1 - supplier.ratio[t])
        let pledge =
          "If \(supplier.name) keeps its pledges, its metal is made with \(below) less emissions than "
          + "its industry's; what it saves stands in the lots of all others.\n"
        return [pledge] + partners.compactMap { effect(m, $0) }
      }
    }
  }

  private func effect(_ m: Int, _ contract: Int) -> String? {
    let maker = kept[m].contracts[contract].maker
    guard let b = kept[m].makers.firstIndex(where: { $0.name == maker }) else { return nil }
    let t = kept[m].t
    let with = kept[m].market.mean(b) { kept[m].lots[$0].emissions[t] }
    let without = moving[m].market.mean(b) { moving[m].lots[$0].emissions[t] }
    return
      "\(maker) by its contracts alone: \(fixed(with, 3)) t CO2e per t "
      + "\(kept[m].contracts[contract].metal) with such pledges kept, \(fixed(without, 3)) with "
      + "suppliers that move with their industry.\n"
  }

  private func kilotonnes(_ tonnes: Double) -> String { fixed(tonnes / 1e3, 1) }
}
