internal import FlowAccounts
internal import FlowEngine
internal import FlowTables

/// What a verdict rests on: the column `reason` of `targets.csv`.
struct VerdictGrounds {
  let words: Words
  let assessment: Assessment
  let years: ClosedRange<Int>
  /// The first metal of the target.
  let system: MaterialSystem

  private var target: Target { assessment.target }

  var text: String {
    var parts = [basis]
    if target.isBenchmark {
      let line = words.line(target.line)
      parts.insert(words.pick("a \(target.line), not a pledge", "\(line)，并非承诺"), at: 0)
    }
    if assessment.verdict == .depends || assessment.verdict == .released {
      parts.append(words.sentence(assessment, years: years))
    }
    parts += price
    if let ceiling = assessment.ceiling { parts.append(words.ceiling(ceiling)) }
    if let bound = assessment.bound { parts.append(words.limits(bound, system)) }
    if let tonnes = assessment.qualifyingTonnes {
      let amount = words.amount(tonnes)
      parts.append(
        words.pick(
          "\(amount)/yr on the market of cars qualify", "车用金属市场每年有 \(amount)合格"))
    }
    let notes =
      (target.note.isEmpty ? [] : [words.note(target.note)])
      + target.assumptions.map(words.assumption)
    if !notes.isEmpty {
      let list = notes.joined(separator: words.semicolon)
      parts.append(words.pick("reading: \(list)", "读法：\(list)"))
    }
    return parts.joined(separator: words.semicolon)
  }

  private var basis: String {
    switch target.metric {
    case .recycledContent:
      words.pick(
        "metal bought at the market's average; new and old scrap count, home scrap not",
        "按市场平均水平采购的金属；加工废料与报废废料计入，厂内循环料不计")
    case .purchaseShare, .routeShare:
      words.pick(
        "lots bought pro rata to what the market of cars offers", "按车用金属市场的供应比例采购批次")
    case .belowReference:
      target.reference == nil
        ? words.pick("against the dirtiest lot of the same year", "对照同年排放最高的批次")
        : words.pick("against the named reference", "对照所指明的参照值")
    case .renewableShare, .sectorRenewables:
      words.pick("power of the country's works", "全国工厂的用电")
    case .intensityCap:
      words.pick(
        "ore-based metal bought at the market's average", "按市场平均水平采购的原生金属")
    case .sectorEmissions, .sectorIntensity, .sectorCap:
      words.pick("the country's industry", "全国行业")
    case .emissionsPerCar, .emissionsPerTonne, .absoluteEmissions:
      words.pick(
        "metal bought at the market's average; the shortfall counts t CO2-equiv",
        "按市场平均水平采购的金属；缺口以吨 CO2e 计")
    }
  }

  /// For a pledge with a cap: what the lots to be had cost beside it, and what was published.
  private var price: [String] {
    guard let cap = target.premiumCap, let supply = assessment.supply else { return [] }
    var parts: [String] = []
    if assessment.verdict != .released, supply.share > 0, let premium = supply.premium(target) {
      let (cost, most) = (NumberText.percent(premium), NumberText.percent(cap))
      parts.append(
        words.pick(
          "lots to be had cost \(cost) more, its cap is \(most)", "可购批次贵 \(cost)，其上限为 \(most)"))
    }
    if let published = target.publishedPremium {
      let share = NumberText.percent(published)
      parts.append(words.pick("a published premium is \(share)", "公布的溢价为 \(share)"))
    }
    return parts
  }
}
