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
    let size =
      target.metric.isReduction
      ? pick(
        "−\(share) % by \(target.year) from \(target.baseYear ?? 0)",
        "到 \(target.year) 年较 \(target.baseYear ?? 0) 年下降 \(share)%")
      : pick("\(share) % in \(target.year)", "\(target.year) 年达到 \(share)%")
    return "\(who)\(colon)\(what)\(comma)\(size)"
  }

  func pledge(_ target: UntestableTarget) -> String {
    let year = target.year.map { pick(" by \($0)", "，\($0) 年") } ?? ""
    let share = target.required.map {
      "\(comma)\(ShortestDecimal.string(($0 * 1e6).rounded() / 1e4)) %"
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
    let mark = assessment.verdict == .met ? "✓" : "✗"
    guard language == .chinese else { return "\(mark) \(sentence)" }
    let target = assessment.target
    let t = target.year - years.lowerBound
    let gap = (assessment.projected[t] - assessment.required[t]).magnitude
    let size =
      target.metric == .recycledContent
      ? "\(Number.text(gap * 100, 1)) 个百分点" : "\(Number.text(gap, 2)) \(unit(target.metric))"
    if assessment.verdict == .met { return "\(mark) 达标，富余 \(size)" }
    let first = assessment.firstYearMet.map { "；首次达标 \($0) 年" } ?? "；运行期内未达标"
    let tonnes = Number.text(assessment.shortfallTonnes / 1e4, 2)
    let what = target.metric == .recycledContent ? "万吨再生金属" : "万吨 CO2e"
    return "\(mark) 未达标，差 \(size)（\(tonnes) \(what)）\(first)"
  }
}
