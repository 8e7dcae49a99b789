internal import MaterialFlow

/// Pledges and what becomes of them.
extension Words {
  var pledge: String { pick("pledge", "承诺") }
  var verdict: String { pick("verdict", "判定") }
  var verdictsCaption: String { pick("Every pledge of the register", "登记的全部承诺") }
  var noPledges: String { pick("The scenario names no pledges.", "情景未登记承诺。") }

  var verdictsNote: String {
    pick(
      "Tested with metal bought at the market's average; new and old scrap count as recycled, home "
        + "scrap does not. What a pledge leaves open is read as its row says.",
      "按市场平均水平采购金属检验；加工废料与报废废料计入再生含量，厂内循环料不计。承诺文本未写明之处按登记所注读法处理。")
  }

  /// Who promises what by when.
  func pledge(_ target: Target) -> String {
    let share = ShortestDecimal.string((target.value * 1e6).rounded() / 1e4)
    let who = "\(company(target.company)) \(target.id)"
    let what = "\(metal(target.metal))\(comma)\(measure(target.metric))"
    let base = target.baseYear.map(String.init) ?? pick("the peak", "峰值")
    let size: String
    if target.metric.isReduction {
      size = pick(
        "−\(share) % by \(target.year) from \(base)",
        "到 \(target.year) 年较\(base)下降 \(share)%")
    } else if target.metric.isShare {
      size = pick("\(share) % in \(target.year)", "\(target.year) 年达到 \(share)%")
    } else {
      let cap = "\(ShortestDecimal.string(target.value)) \(unit(target.metric))"
      size = pick("at most \(cap) in \(target.year)", "\(target.year) 年不超过 \(cap)")
    }
    return "\(who)\(colon)\(what)\(comma)\(size)"
  }

  func pledge(_ target: UntestableTarget) -> String {
    let year = target.year.map { pick(" by \($0)", "，\($0) 年") } ?? ""
    let share = target.required.map {
      target.unit.isEmpty || target.unit == "fraction"
        ? "\(comma)\(ShortestDecimal.string(($0 * 1e6).rounded() / 1e4)) %"
        : "\(comma)\(ShortestDecimal.string($0)) \(target.unit)"
    }
    return
      "\(company(target.company)) \(target.id)\(colon)\(metal(target.metal))\(share ?? "")\(year)"
  }

  func untestable(_ reason: String) -> String {
    pick("? untestable: \(reason)", "? 无法检验：\(reason)")
  }

  /// A mark, the word, and how far off.
  func verdict(_ assessment: Assessment, years: ClosedRange<Int>) -> String {
    let sentence = VerdictText.sentence(assessment, years: years)
    let mark: String
    switch assessment.verdict {
    case .met: mark = "✓"
    case .depends, .released, .untestable: mark = "?"
    case .missed: mark = "✗"
    }
    guard language == .chinese else { return "\(mark) \(sentence)" }
    if assessment.verdict == .depends { return "\(mark) 取决于承诺文本的读法" }
    if assessment.verdict == .released { return "\(mark) 溢价超过承诺上限，承诺解除" }
    let target = assessment.target
    let t = target.year - years.lowerBound
    let gap = (assessment.projected[t] - assessment.required[t]).magnitude
    let size =
      target.metric.isShare
      ? "\(Number.text(gap * 100, 1)) 个百分点" : "\(Number.text(gap, 2)) \(unit(target.metric))"
    if assessment.verdict == .met { return "\(mark) 达标，富余 \(size)" }
    let first = assessment.firstYearMet.map { "；首次达标 \($0) 年" } ?? "；运行期内未达标"
    let tonnes = Number.text(assessment.shortfallTonnes / 1e4, 2)
    let what = target.metric == .recycledContent ? "万吨再生金属" : "万吨 CO2e"
    return "\(mark) 未达标，差 \(size)（\(tonnes) \(what)）\(first)"
  }
}
