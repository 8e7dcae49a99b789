internal import FlowAccounts
internal import FlowInputs
internal import FlowStudies

/// Headings and sentences of the report.
extension Words {
  var contents: String { pick("Contents", "目录") }
  var figuresHead: String { pick("Key figures", "主要数字") }
  var picturesHead: String { pick("Pictures", "图") }
  var changesHead: String { pick("What was changed", "改动了什么") }
  var verdictsHead: String { pick("Pledges and verdicts", "承诺与判定") }
  var assumptionsHead: String { pick("Assumptions", "假设") }
  var sourcesHead: String { pick("Sources and licences", "数据来源与许可") }
  var makingHead: String { pick("How this was made", "本报告如何生成") }

  func picturesOf(_ title: String) -> String { pick("Pictures: \(title)", "图：\(title)") }
  var picturesOfMarket: String { pick("Pictures: the market", "图：市场") }
  /// Instead of a count: numbers of standards and prices.
  var forPictures: String { pick("standards, prices", "标准与价格") }
  var pictureLimit: String {
    pick(
      "Of several scenarios the first and the last have pictures of their own below; a report of "
        + "one scenario has them for any other.",
      "情景较多时，下面只给出第一个和最后一个情景的图；其他情景可单独生成报告。")
  }
  func tableCaption(_ title: String) -> String { pick("Numbers: \(title)", "数据：\(title)") }

  func subtitle(_ reports: [RunReport]) -> String {
    let years = reports[0].years
    let regions = Set(reports.map(\.scenario.region)).sorted().map(region)
    let span = "\(years.lowerBound)–\(years.upperBound)"
    return pick(
      "Steel and aluminium of passenger cars, \(regions.joined(separator: ", ")), \(span)",
      "乘用车的钢铁与铝，\(regions.joined(separator: "、"))，\(span) 年")
  }

  func region(_ name: String) -> String { name == "China" ? pick("China", "中国") : name }

  // MARK: Headline

  /// The verdict in a sentence or two, with the emissions that go with it.
  func headline(_ reports: [RunReport], base: RunReport?) -> String {
    if reports.count > 1 { return headline(comparing: reports) }
    let last = reports[reports.count - 1]
    // Steelmakers' figures are read as their industry's, and benchmark lines are nobody's pledge.
    let own = last.assessments.filter(\.target.isPledgeOfBuyers)
    let met = own.count { $0.verdict == .met }
    let tested = own.count
    let name = scenarioTitle(last.scenario)
    let pledges: String
    if tested == 0 {
      pledges = pick("\(name): no pledge is tested.", "\(name)：没有可检验的承诺。")
    } else {
      let misses = own.count { $0.verdict == .missed }
      let open = tested - met - misses
      let rest = pick(
        open == 0
          ? "" : ", \(open) \(open == 1 ? "is" : "are") released or depend on reading or habits",
        open == 0 ? "" : "，\(open) 项免除，或取决于读法或习惯")
      pledges = pick(
        "\(name): \(met) of \(tested) pledges of car makers that can be tested \(met == 1 ? "is" : "are") met, "
          + "\(misses) \(misses == 1 ? "is" : "are") missed\(rest).",
        "\(name)：可检验的 \(tested) 项车企承诺中，达标 \(met) 项，未达标 \(misses) 项\(rest)。")
    }
    return pledges + pick(" ", "") + emissionsSentence(last)
      + (base.map { comparison(last, $0) } ?? "")
  }

  func emissionsSentence(_ report: RunReport) -> String {
    let first = min(
      max(report.compiled.observedUntil, report.years.lowerBound), report.years.upperBound)
    let end = report.years.upperBound
    let outcome = Outcome.emissions
    let values = (outcome.value(report, year: first), outcome.value(report, year: end))
    let change = values.0 > 0 ? Number.signed(100 * (values.1 / values.0 - 1), 0) : "–"
    return pick(
      "The metal that car makers buy emits \(Number.text(values.0, 0)) Mt CO2e in \(first) and "
        + "\(Number.text(values.1, 0)) Mt in \(end) (\(change) %).",
      "车企外购金属的排放 \(first) 年为 \(Number.text(values.0, 0)) 百万吨 CO2e，"
        + "\(end) 年为 \(Number.text(values.1, 0)) 百万吨（\(change)%）。")
  }

  func comparison(_ report: RunReport, _ base: RunReport) -> String {
    let end = min(report.years.upperBound, base.years.upperBound)
    guard report.years.contains(end), base.years.contains(end) else { return "" }
    let outcome = Outcome.emissions
    let change = outcome.value(report, year: end) - outcome.value(base, year: end)
    let name = scenarioTitle(base.scenario)
    let size = Number.text(change.magnitude, 1)
    return pick(
      " In \(end) that is \(size) Mt \(change <= 0 ? "less" : "more") than with \(name).",
      "与“\(name)”相比，\(end) 年\(change <= 0 ? "少" : "多")排放 \(size) 百万吨。")
  }

  // MARK: Tables

  var figuresCaption: String { pick("By year", "按年份") }
  func figuresCaption(in year: Int) -> String { pick("In \(year)", "\(year) 年") }

  /// What a headline number counts, with its unit.
  func outcome(_ outcome: Outcome) -> String {
    let label = String(outcome.label.drop { $0 == " " })
    guard language == .chinese else {
      let start = label.prefix(1).uppercased() + label.dropFirst()
      return "\(start), \(outcome.unit.replacing("CO2-equiv", with: "CO2e"))"
    }
    return outcome.chineseLabel
  }

  var nothingChanged: String {
    pick(
      "Nothing: this is the reference, in which every series of the data stands.",
      "无：这是参考情景，全部采用数据表中的序列。")
  }

  func same(_ base: String, _ other: String) -> String {
    pick("\(base) and \(other) say the same.", "“\(base)”与“\(other)”设定相同。")
  }

  func changesCaption(_ base: String, _ other: String, _ count: Int) -> String {
    pick("\(other) against \(base): \(count) values", "“\(other)”相对“\(base)”：\(count) 处")
  }

  var lever: String { pick("value", "参数") }
  var place: String { pick("set in", "设定位置") }
  var key: String { pick("switch", "开关") }
  var value: String { pick("value", "取值") }
  var meaning: String { pick("meaning", "含义") }
  var quantity: String { pick("quantity", "量") }
  var count: String { pick("rows", "行数") }
  var range: String { pick("range", "范围") }
  var reason: String { pick("reason", "理由") }
  var source: String { pick("source", "来源") }
  var numbers: String { pick("numbers", "数字个数") }
  var licence: String { pick("licence", "许可") }
  var accessed: String { pick("accessed", "访问日期") }
  var command: String { pick("command", "命令") }
  var seed: String { pick("seed", "随机种子（seed）") }
  var residual: String { pick("worst residual of the balance", "最大平衡残差") }
  var file: String { pick("file", "文件") }
  var check: String { pick("check", "检查") }
  var result: String { pick("result", "结果") }
  var checksCaption: String { pick("Checks of the scenarios", "情景自带检查") }
  var runsCaption: String { pick("Runs", "运行") }
  var inputsCaption: String { pick("Inputs", "输入文件") }
  var sourcesCaption: String { pick("Sources of the numbers", "数字来源（Sources）") }
  var broughtByUser: String { pick("brought by the user", "用户提供") }
  func passed(_ isPassed: Bool) -> String {
    isPassed ? pick("held", "成立") : pick("not held", "不成立")
  }

  func making(version: String, gsl: String) -> String {
    pick(
      "flowsim \(version) with GSL \(gsl). The same inputs give the same page, byte for byte. "
        + "flowsim run writes every number as CSV; flowsim explain follows a number to its sources.",
      "flowsim \(version)，GSL \(gsl)。相同输入生成逐字节相同的页面。flowsim run 将全部数字写成 CSV；"
        + "flowsim explain 可将任一数字追溯到来源。")
  }
}
