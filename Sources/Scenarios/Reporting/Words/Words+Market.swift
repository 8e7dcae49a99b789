internal import FlowAccounts
internal import FlowStudies
internal import FlowTables

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

  /// Of a year's purchasing power: `CNY of 2024`.
  func money(_ money: MoneyYear) -> String {
    let names = ["CNY": "元", "EUR": "欧元", "USD": "美元"]
    return pick(
      "\(money.currency) of \(money.year)",
      "\(money.year) 年\(names[money.currency] ?? money.currency)")
  }

  func perCar(_ money: MoneyYear) -> String {
    pick("\(self.money(money)) per car", "\(self.money(money))/辆")
  }

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
    _ money: MoneyYear, totals: [Double], least: (name: String, share: Double),
    most: (name: String, share: Double)
  ) -> String {
    let ends = (Number.text(totals.min() ?? 0, 0), Number.text(totals.max() ?? 0, 0))
    let shares = (Number.text(least.share, 2), Number.text(most.share, 2))
    return pick(
      "\(ends.0) to \(ends.1) \(perCar(money)): from \(shares.0) % of the price (\(least.name)) to "
        + "\(shares.1) % (\(most.name)).",
      "单车 \(ends.0) 至 \(ends.1) \(self.money(money))：占车价 \(shares.0)%（\(least.name)）至 "
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
      "The average metal that car makers buy, classed as pledges are: steel at the liquid metal, "
        + "aluminium by its ore-based part, with each scheme's own scrap share, held against its line "
        + "of the year. Schemes draw their boundaries differently; "
        + "classes near a threshold are indicative. QST is quality steel, HRC hot-rolled coil, CRCG "
        + "cold-rolled galvanised coil, EAF an electric arc furnace; CCfD are carbon contracts for "
        + "difference.",
      "以车企外购金属的平均值对照各标准当年限值，口径与承诺判定相同：钢按钢水，铝按原生部分，废料占比按各标准自身定义。"
        + "各标准边界不同，接近限值的等级仅供参考。"
        + "QST：优质钢；HRC：热轧卷；CRCG：冷轧镀锌卷；EAF：电弧炉；CCfD：碳差价合约。")
  }

  /// Schemes that judge a metal in a year, and those of them that it meets.
  struct SchemeCount {
    let met: Int
    let all: Int
  }

  func standing(_ answer: ClassAnswer) -> String {
    answer == .holds ? pick("meets a class", "达到等级") : pick("does not", "未达到")
  }

  /// The class in a block.
  func className(_ line: ClassificationLine) -> String {
    switch line.grading {
    case .pass: pick(line.className, "通过")
    case .fail: pick(line.className, "未过")
    case .none: pick(line.className, "无")
    case .named, .notForSuchLots, .notJudged: line.className
    }
  }

  func standardsFinding(
    _ answers: [(metal: String, first: SchemeCount, last: SchemeCount)], years: ClosedRange<Int>
  ) -> String {
    let parts = answers.filter { $0.last.all > 0 }.enumerated().map { index, answer in
      pick(
        "\(index == 0 ? metalTitle(answer.metal) : metal(answer.metal)) meets "
          + "\(answer.first.met) of \(answer.first.all) schemes in force in \(years.lowerBound) and "
          + "\(answer.last.met) of \(answer.last.all) in \(years.upperBound)",
        "\(metal(answer.metal))：\(years.lowerBound) 年在 \(answer.first.all) 项有效标准中达到 "
          + "\(answer.first.met) 项，\(years.upperBound) 年在 \(answer.last.all) 项中达到 "
          + "\(answer.last.met) 项")
    }
    return parts.joined(separator: semicolon) + pick(".", "。")
  }
}
