package import FlowAccounts
internal import FlowEngine
internal import FlowInputs
package import FlowTables

/// What contracts do for a pledge that the market's average misses, and the cheapest lots that
/// would close the gap, with their cost.
package struct ClosingPurchase {
  /// The pledged figure with the maker's contracts alone; nil where it has none for the metal.
  let contracted: Double?
  /// Whose contracts those are.
  let partners: [String]
  /// Whether contracts alone keep the pledge.
  let isKeptByContracts: Bool
  /// Lots bought beyond an even part, most tonnes first, t/yr.
  let lots: [(lot: LotName, tonnes: Double)]
  let outcome: (share: Double, lacking: Double)
  let row: PolicyRow
  /// Whether the lots would close the gap if they might emit more than an even part of the market.
  let needsDirtier: Bool
  /// CNY per car beside an even purchase, with the range of the price of a tonne of CO2.
  let costPerCar: Ranged

  /// Of recycled content that shred of old cars would not allow: the part of the scrap in the
  /// purchase that is new; nil elsewhere.
  let newScrapShare: Double?

  /// - Returns: nil where no purchase answers the pledge.
  package init?(_ assessment: Assessment, _ report: RunReport) throws {
    let target = assessment.target
    guard PolicyRow.isAnswered(target), report.years.contains(target.year),
      let maker = report.compiled.makers.first(where: { $0.name == target.company })
    else { return nil }
    let m = target.materials[0]
    let setting = try BuyersMarket(report, and: maker)
    guard let row = setting.row(target, m, target.year, of: maker),
      let b = setting.book.makers.firstIndex(of: maker)
    else { return nil }
    let year = try setting.market(m, in: target.year, .only(target))
    let plain = try setting.market(m, in: target.year, .none)
    let own = plain.contracts.filter { $0.maker == maker.name }
    let alone = plain.market.outcome(b, row)
    // Contracts that change nothing are not worth a sentence.
    let average = assessment.projected[target.year - report.years.lowerBound]
    contracted =
      own.isEmpty || (alone.share - average).magnitude < Self.noticeable ? nil : alone.share
    isKeptByContracts = !own.isEmpty && alone.lacking < 1
    partners = own.map(\.supplier)
    outcome = year.market.outcome(b, row)
    self.row = row
    needsDirtier = year.needsDirtier(b, row)
    let cost = year.costPerCar(b)
    let premium = year.premium
    // Without a premium no lot costs more than another, whatever the range.
    let ends =
      premium.value > 0 ? [premium.low, premium.high].map { cost * $0 / premium.value } : [cost]
    // What is saved is saved the more, the dearer the premium.
    costPerCar = Ranged(cost, low: ends.min() ?? cost, high: ends.max() ?? cost)
    lots = Self.extra(year, b, setting, m)
    let scrap = year.market.mean(b) { year.lots[$0].recycled(year.t) }
    newScrapShare =
      assessment.bound == nil || scrap <= 0
      ? nil : year.market.mean(b) { year.lots[$0].fromNewScrap[year.t] } / scrap
  }

  /// A tenth of a point is what a sentence shows.
  private static let noticeable = 1e-3

  private static func extra(
    _ year: MarketYear, _ b: Int, _ setting: BuyersMarket, _ m: Int
  ) -> [(lot: LotName, tonnes: Double)] {
    let offers = year.market.offers
    var more = year.market.bought[b]
    for product in year.market.buyers[b].demand.indices {
      let indices = offers.indices.filter { offers[$0].product == product }
      let supply = indices.reduce(0) { $0 + offers[$1].supply }
      if supply <= 0 { continue }
      for index in indices {
        more[index] -= year.market.buyers[b].demand[product] * offers[index].supply / supply
      }
    }
    return setting.sums(of: more, m, in: year.t).map { ($0.lot, $0.tonnes) }
  }

  /// Follows the verdict's sentence.
  package var sentences: String {
    var parts: [String] = []
    if let contracted {
      let names = partners.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      parts.append(
        "Its contracts with \(names.joined(separator: " and ")) alone bring it to "
          + "\(level(contracted))\(isKeptByContracts ? ", which keeps it" : "").")
    }
    if isKeptByContracts { return parts.joined(separator: " ") }
    if outcome.lacking < 1 {
      let shown = lots.prefix(2).map { "\(NumberText.amount($0.tonnes)) t more of \($0.lot.text)" }
      let rest = lots.count > 2 ? " and \(lots.count - 2) other lots" : ""
      parts.append(
        "The cheapest lots that close it: "
          + "\(shown.joined(separator: "; "))\(rest), for \(fixed(costPerCar.value, 0)) CNY per car "
          + "(\(fixed(costPerCar.low, 0)) to \(fixed(costPerCar.high, 0)))\(scrap).")
    } else {
      let lacking = NumberText.amount(outcome.lacking)
      let which = needsDirtier ? "No lots as clean as an even purchase" : "No lots on the market"
      parts.append(
        "\(which) close it: at most "
          + "\(level(outcome.share)) is to be had, \(lacking) t "
          + "\(row.isEmissions ? "CO2e too many" : "short").")
    }
    return parts.joined(separator: " ")
  }

  /// Why lots hold more scrap than shred would allow.
  private var scrap: String {
    guard let share = newScrapShare else { return "" }
    return "; \(NumberText.percent(share)) of the scrap in them is new, not shred"
  }

  private func level(_ share: Double) -> String {
    if !row.isEmissions { return NumberText.percent(share) }
    return "\(NumberText.percent(share.magnitude)) \(share < 0 ? "above" : "below")"
  }

  package func write(_ writer: inout JSONWriter) {
    if let contracted { writer.field("with_contracts", contracted) }
    writer.field("closing_share", outcome.share)
    writer.field("closing_lacking", outcome.lacking)
    writer.field("closing_cny_per_car", costPerCar.value)
    writer.array("closing_lots") { list in
      for (lot, tonnes) in lots {
        list.object {
          $0.field("lot", lot.text)
          $0.field("t", tonnes)
        }
      }
    }
  }
}
