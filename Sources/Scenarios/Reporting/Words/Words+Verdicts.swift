package import FlowAccounts
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
    "\(company(target.company)) \(pledgeUnderItsMaker(target))"
  }

  /// The same in a list that names the company above.
  func pledgeUnderItsMaker(_ target: Target) -> String {
    let aside = target.isBenchmark ? "\(beside(target.line, company(target.company))) " : ""
    let what = "\(metal(target.metal))\(comma)\(measure(target.metric))"
    return "\(aside)\(target.id)\(colon)\(what)\(comma)\(size(of: target))"
  }

  /// `Geely Auto GE-LINE-1, 1.5 °C line, not a pledge`: a target in a list.
  package func name(_ target: Target) -> String {
    let what =
      target.isBenchmark
      ? pick("\(target.line), not a pledge", "\(line(target.line))，并非承诺")
      : metal(target.metal)
    return "\(company(target.company)) \(target.id)\(comma)\(what)"
  }

  /// `beside a 1.5 °C line (not a pledge of Geely Auto)`.
  package func beside(_ line: String, _ company: String) -> String {
    pick(
      "beside a \(self.line(line)) (not a pledge of \(company))",
      "对照 \(self.line(line))（并非\(company)的承诺）")
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

  func percent(_ share: Double, to high: Double? = nil) -> String {
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
}
