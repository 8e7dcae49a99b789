internal import FlowAccounts
internal import FlowTables

/// Pledges and what becomes of them.
extension Words {
  var pledge: String { pick("pledge", "承诺") }
  var verdict: String { pick("verdict", "判定") }
  var verdictsCaption: String { pick("Every pledge of the register", "登记的全部承诺") }
  var noPledges: String { pick("The scenario names no pledges.", "情景未登记承诺。") }

  var verdictsNote: String {
    pick(
      "Recycled content and emissions are tested with metal bought at the market's average, shares of "
        + "low-carbon metal with what the market offers. A steelmaker's figure is read as its "
        + "industry's. New and old scrap count as recycled, home scrap does not.",
      "再生含量与排放按市场平均水平采购的金属检验，低碳金属占比按市场供应量检验；钢厂的目标按其所在行业检验。"
        + "加工废料与报废废料计入再生含量，厂内循环料不计。")
  }

  /// Who promises what by when.
  func pledge(_ target: Target) -> String {
    let company = company(target.company)
    let aside = target.isBenchmark ? " " + beside(target.line, company) : ""
    let who = "\(company)\(aside) \(target.id)"
    let what = "\(metal(target.metal))\(comma)\(measure(target.metric))"
    return "\(who)\(colon)\(what)\(comma)\(size(of: target))"
  }

  /// `beside a 1.5 °C line (not a pledge of Geely Auto)`.
  func beside(_ line: String, _ company: String) -> String {
    pick(
      VerdictText.beside(line, of: company), "对照 \(self.line(line))（并非\(company)的承诺）")
  }

  /// A benchmark's line by name.
  func line(_ name: String) -> String {
    switch name {
    case "1.5 °C line": pick(name, "1.5 °C 路径")
    case "net-zero line": pick(name, "净零路径")
    case "": pick("benchmark line", "参照路径")
    default: name
    }
  }

  private func size(of target: Target) -> String {
    let year = target.year
    let share = percent(target.value, to: target.high)
    if target.metric.isReduction {
      guard let base = target.baseYear else {
        return pick("−\(share) by \(year) from the peak", "到 \(year) 年较峰值下降 \(share)")
      }
      return pick(
        "−\(share) by \(year) from \(base)", "到 \(year) 年较 \(base) 年下降 \(share)")
    }
    if target.metric.isShare {
      return pick("\(share) in \(year)", "\(year) 年达到 \(share)")
    }
    let cap = "\(Number.short(target.value)) \(unit(target.metric))"
    return pick("at most \(cap) in \(year)", "\(year) 年不超过 \(cap)")
  }

  private func percent(_ share: Double, to high: Double? = nil) -> String {
    func hundredfold(_ share: Double) -> String {
      ShortestDecimal.string((share * 1e3).rounded() / 10)
    }
    let number = hundredfold(share) + (high.map { "–" + hundredfold($0) } ?? "")
    return pick("\(number) %", "\(number)%")
  }

  func pledge(_ target: UntestableTarget) -> String {
    let year = target.year.map { pick(" by \($0)", "，\($0) 年") } ?? ""
    let isShare = target.unit.isEmpty || target.unit == "fraction"
    let size = target.required.map {
      comma + (isShare ? percent($0) : "\(ShortestDecimal.string($0)) \(target.unit)")
    }
    return
      "\(company(target.company)) \(target.id)\(colon)\(metal(target.metal))\(size ?? "")\(year)"
  }

  func untestable(_ target: UntestableTarget) -> String {
    pick("? untestable: \(reason(target))", "? 无法检验：\(reason(target))")
  }

  /// A mark, the word, and how far off.
  func verdict(_ assessment: Assessment, years: ClosedRange<Int>) -> String {
    let mark: String
    switch assessment.verdict {
    case .met: mark = "✓"
    case .missed: mark = "✗"
    case .released: mark = "○"
    case .depends: mark = "±"
    case .untestable: mark = "?"
    }
    let sentence =
      language == .chinese
      ? chineseSentence(assessment, years: years)
      : VerdictText.sentence(assessment, years: years)
    return "\(mark) \(sentence)"
  }

  private func chineseSentence(_ assessment: Assessment, years: ClosedRange<Int>) -> String {
    let target = assessment.target
    let t = target.year - years.lowerBound
    let gap = (assessment.projected[t] - assessment.required[t]).magnitude
    let base = assessment.results[0].base.flatMap { $0 > 0 ? $0 : nil }
    let size =
      target.metric == .sectorEmissions
      ? "\(Number.text(100 * gap / (base ?? 1), 1)) 个百分点"
      : target.metric.isShare
        ? "\(Number.text(gap * 100, 1)) 个百分点" : "\(Number.text(gap, 2)) \(unit(target.metric))"
    switch assessment.verdict {
    case .met: return target.isBenchmark ? "低于该路径 \(size)" : "达标，富余 \(size)"
    case .missed:
      let first = assessment.firstYearMet.map { "；首次达标 \($0) 年" } ?? "；运行期内未达标"
      let start = target.isBenchmark ? "高于该路径 " : "未达标，差 "
      let reason = assessment.isShortOfSupply ? "，原因是供应不足" : ""
      return "\(start)\(size)\(chineseShortfall(assessment))\(reason)\(first)"
    case .released:
      let premium = assessment.supply?.premium(target) ?? target.publishedPremium ?? 0
      return "免除：\(target.year) 年最便宜的合格批次贵 \(percent(premium))，高于其上限 "
        + percent(target.premiumCap ?? 0)
    case .depends:
      func list(_ isMet: Bool) -> String {
        assessment.results.filter { $0.isMet == isMet }.map { "“\(reading($0.reading))”" }
          .joined(separator: "、")
      }
      return "取决于读法：按\(list(true))达标，按\(list(false))未达标"
    case .untestable: return "无法检验"
    }
  }

  /// `（5.64 万吨 CO2e）`, or nothing where the gap has no tonnes.
  private func chineseShortfall(_ assessment: Assessment) -> String {
    let tonnes = assessment.shortfallTonnes
    if tonnes <= 0 || assessment.target.metric == .absoluteEmissions { return "" }
    let what: String
    switch assessment.target.metric {
    case .recycledContent: what = "再生金属"
    case .purchaseShare, .routeShare: what = "合格金属"
    default: what = " CO2e"
    }
    let amount =
      tonnes >= 1e4 ? "\(Number.text(tonnes / 1e4, 2)) 万吨" : "\(Number.text(tonnes, 0)) 吨"
    return "（\(amount)\(what)）"
  }
}
