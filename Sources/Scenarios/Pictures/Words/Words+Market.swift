internal import MaterialFlow

/// Levers, premiums and standards.
extension Words {
  var step: String { pick("step", "步骤") }
  var change: String { pick("value", "数值") }

  func leversTitle(_ year: Int) -> String {
    pick("Which lever does how much in \(year)", "\(year) 年各杠杆的作用")
  }

  var leversNote: String {
    pick(
      "Shapley values: a lever's effect, averaged over every order in which the levers can come in; "
        + "they add up to the difference. The axis does not begin at zero. Dots are levels, bars are "
        + "changes.",
      "沙普利值：各杠杆效果对所有引入顺序取平均，合计等于总差异。横轴不从零开始。圆点为水平，条形为变化。")
  }

  var stillMissing: String { pick("still missing", "仍有缺口") }

  func targetRow(_ path: TargetPath) -> String {
    pick("required of \(path.company)", "\(company(path.company))目标要求")
  }

  func leversFinding(
    _ effects: [(name: String, value: Double)], from: Double, to: Double, unit: String, year: Int,
    decimals: Int
  ) -> String {
    let parts = effects.map { "\($0.name) \(Number.signed($0.value, decimals))" }
    let levels = (Number.text(from, decimals), Number.text(to, decimals))
    return pick(
      "In \(year) from \(levels.0) to \(levels.1) \(unit): \(parts.joined(separator: ", ")).",
      "\(year) 年由 \(levels.0) 变为 \(levels.1) \(unit)：\(parts.joined(separator: "，"))。")
  }

  // MARK: Premium

  var car: String { pick("car", "车型") }
  var together: String { pick("together", "合计") }
  var low: String { pick("low", "低") }
  var high: String { pick("high", "高") }
  var shareOfPrice: String { pick("of the price", "占车价") }

  func perCar(_ money: String) -> String { pick("\(money) per car", "\(money)/辆") }

  func car(_ name: String) -> String {
    guard language == .chinese else { return name }
    let known = [
      "Polestar 4": "极星4", "combustion, compact": "燃油，紧凑型",
      "battery, mid-size or SUV": "纯电，中型或SUV", "battery, micro": "纯电，微型",
      "battery, full-size SUV": "纯电，大型SUV", "NIO": "蔚来", "Li Auto": "理想",
      "Xpeng Motors": "小鹏汽车",
    ]
    return known[name] ?? company(name)
  }

  func premiumTitle(_ year: Int) -> String {
    pick("What low-carbon metal adds to a car, \(year)", "低碳金属给单车增加的成本，\(year) 年")
  }

  var premiumNote: String {
    pick(
      "Premiums that markets quote, paid on all steel and aluminium bought for the car; lines show "
        + "the range. They do not depend on the scenario.",
      "按市场报价溢价、全部外购钢铝均为低碳计算；线段为范围。与情景无关。")
  }

  func premiumFinding(
    _ money: String, totals: [Double], least: (name: String, share: Double),
    most: (name: String, share: Double)
  ) -> String {
    let ends = (Number.text(totals.min() ?? 0, 0), Number.text(totals.max() ?? 0, 0))
    let shares = (Number.text(least.share, 2), Number.text(most.share, 2))
    return pick(
      "\(ends.0) to \(ends.1) \(money) per car: from \(shares.0) % of the price (\(least.name)) to "
        + "\(shares.1) % (\(most.name)).",
      "单车 \(ends.0) 至 \(ends.1) \(money)：占车价 \(shares.0)%（\(least.name)）至 "
        + "\(shares.1)%（\(most.name)）。")
  }

  // MARK: Standards

  var scheme: String { pick("scheme", "标准") }
  var classColumn: String { pick("class", "等级") }
  var standardsTitle: String {
    pick("Which standards the bought metal would meet", "外购金属能达到哪些标准")
  }

  var standardsNote: String {
    pick(
      "The average metal that car makers buy, with its emissions up to the semi and its scrap share, "
        + "held against each scheme's line of the year. Schemes draw their boundaries differently; "
        + "classes near a threshold are indicative.",
      "以车企外购金属的平均值（排放算至半成品，含废料占比）对照各标准当年限值。各标准边界不同，接近限值的等级仅供参考。")
  }

  func standing(_ answer: ClassAnswer) -> String {
    answer == .holds ? pick("meets a class", "达到等级") : pick("does not", "未达到")
  }

  /// The class in a block.
  func className(_ line: ClassificationLine) -> String {
    switch line.className {
    case "pass": pick("pass", "通过")
    case "fail": pick("fail", "未过")
    case "none": pick("none", "无")
    default: line.className
    }
  }

  func standardsFinding(
    _ answers: [(metal: String, rows: Int, first: Int, last: Int)], years: ClosedRange<Int>
  ) -> String {
    let parts = answers.filter { $0.rows > 0 }.map {
      pick(
        "\(metalTitle($0.metal)) meets \($0.first) schemes in \(years.lowerBound) and \($0.last) of "
          + "\($0.rows) in \(years.upperBound)",
        "\(metal($0.metal))：\(years.lowerBound) 年达到 \($0.first) 项，\(years.upperBound) 年达到 "
          + "\($0.rows) 项中的 \($0.last) 项")
    }
    return parts.joined(separator: semicolon) + pick(".", "。")
  }
}
