internal import FlowInputs
internal import FlowTables

/// Levers and assumptions.
extension Words {
  func assumptionsText(numbers: Int, estimates: Int, choices: Int) -> String {
    pick(
      "Of \(numbers) numbers in the tables, \(estimates) are our own estimates, each with a range, "
        + "and \(choices) are rules of the model that somebody had to choose. flowsim assumptions "
        + "lists each of them.",
      "数据表共 \(numbers) 个数字，其中 \(estimates) 个为自行估计（均有范围），\(choices) 个为模型规则的选择。"
        + "flowsim assumptions 可逐条列出。数据表中的理由为英文原文。")
  }

  var switchesCaption: String { pick("What the scenarios switch", "情景开关") }
  var choicesCaption: String { pick("Choices of the model", "模型选择") }
  var estimatesCaption: String { pick("Estimates", "估计值") }
  var blendLimits: String { pick("limits of the blend", "配料限值") }

  func blendMeaning(isMassOnly: Bool) -> String {
    isMassOnly
      ? pick(
        "Only least contents bind: tramp elements stay in the metal and are reported.",
        "只约束最低含量：残余元素留在金属中并予以报告。")
      : pick("Least and greatest contents of every alloy bind.", "各合金成分上下限均起约束作用。")
  }

  /// A summary that opens a table.
  func shows(_ caption: String, _ count: Int) -> String {
    pick("\(caption): \(count) rows", "\(caption)：\(count) 行")
  }

  func span(_ range: ClosedRange<Double>) -> String {
    let low = ShortestDecimal.string(range.lowerBound)
    let high = ShortestDecimal.string(range.upperBound)
    return low == high ? low : pick("\(low) to \(high)", "\(low) 至 \(high)")
  }

  // MARK: Levers

  /// A key of a scenario as a reader calls it.
  func key(_ key: InputDifference.Key) -> String {
    if case .lever(let lever) = key { self.lever(lever) } else { "\(key)" }
  }

  func lever(_ lever: Lever) -> String {
    guard let name = Self.levers[lever.name] else { return lever.name }
    return pick(name.english, name.chinese)
  }

  func meaning(_ lever: Lever) -> String {
    language == .chinese ? Self.levers[lever.name]?.meaning ?? lever.meaning : lever.meaning
  }

  /// A path of years: `0 % (2025), 75 % (2040)`.
  func path(_ lever: LeverPath) -> String {
    zip(lever.points.years, lever.points.values).map { year, value in
      let amount = lever.lever.written(value)
      return year == 0 ? amount : pick("\(amount) (\(year))", "\(amount)（\(year)）")
    }.joined(separator: comma) + then(lever.then)
  }

  /// What holds after the last point, where it is not the trend.
  private func then(_ then: LeverPath.Then) -> String {
    switch then {
    case .trend: ""
    case .hold: pick(", then held", "，此后保持不变")
    case .end: pick(", then as without it", "，此后恢复参考值")
    }
  }

  /// A value of a comparison of inputs.
  func setting(_ value: InputDifference.Value) -> String {
    switch value {
    case .written(let text): text
    case .trend(let text): pick("\(value)", "趋势 \(text)")
    case .otherwise(let otherwise): self.otherwise(otherwise)
    case .notSet: pick("\(value)", "未设定")
    }
  }

  /// What holds where a lever is not set.
  func otherwise(_ otherwise: Lever.Otherwise) -> String {
    let chinese =
      switch otherwise {
      case .series(let entity, let metric): "数据序列 \(entity), \(metric)"
      case .noFloor: "无下限"
      case .nothing: "无"
      case .todaysPractice: "现行做法"
      case .nothingBeyond(let entity, let metric): "仅按数据序列 \(entity), \(metric)"
      case .nothingBeyondContents: "仅按含量序列"
      }
    return pick("\(otherwise)", chinese)
  }

  private static let levers: [String: (english: String, chinese: String, meaning: String)] = [
    "recycled-content.steel": (
      "recycled steel, floor", "钢铁再生含量下限", "车企外购钢铁中再生金属的最低占比；软约束。"
    ),
    "recycled-content.aluminium": (
      "recycled aluminium, floor", "铝再生含量下限", "车企外购铝中再生金属的最低占比；软约束。"
    ),
    "renewable-share.smelting": (
      "renewable smelting", "电解铝可再生电力", "电解铝用电中可再生电力的占比。"
    ),
    "renewable-share.steel": ("renewable steelmaking", "钢厂可再生电力", "钢厂用电中可再生电力的占比。"),
    "grade-separation": (
      "grade separation", "按牌号分离", "正规拆解车辆的金属按牌号分开保存的占比。"
    ),
    "dismantling": ("dismantling", "精细拆解", "拆解从现行做法（0 %）到潜力（100 %）的程度。"),
    "eaf-share": ("electric furnaces", "电炉钢占比", "废钢电炉炼钢占粗钢的比重。"),
    "h2-dri-share": ("hydrogen steel", "氢冶金占比", "氢基直接还原铁经电炉炼钢占粗钢的比重。"),
    "bev-share": ("battery cars", "纯电动车占比", "国内销量中纯电动车的占比；其他动力同比例增减。"),
    "sorting.xrt": ("X-ray sorting", "X射线分选", "破碎铝经X射线透射分为轻、重两类的占比。"),
    "sorting.libs": ("laser sorting", "激光光谱分选", "破碎铝经激光光谱按合金分选的占比。"),
    "sorting.xrf": ("X-ray fluorescence sorting", "X射线荧光分选", "破碎铝经X射线荧光按铜、锌含量分为三类的占比。"),
    "sorting.libs-clip": ("laser sorting of clip", "新料激光分选", "混合新废铝经激光光谱按合金系分选的占比。"),
    "sorting.low-copper": ("low-copper shred", "低铜废钢", "破碎废钢经二次磁选除铜的占比。"),
    "mixed-collection": (
      "mixed collection", "混合回收", "拆解件与分开保存的边角料失去身份的占比。"
    ),
    "castings-only": ("castings only", "只作铸件", "报废铝中无论多纯净也只能用于铸件与脱氧的占比。"),
    "carbon-price": (
      "carbon price", "碳价", "每吨 CO2 的价格（2024 年元）；工厂到期更新时，碳成本高者让位。"
    ),
    "premium-cap": ("premium cap", "溢价上限", "工厂决策时车企接受的低碳金属溢价上限。"),
    "trade-in": ("trade-in", "以旧换新", "适龄车辆一年内退出使用的增幅。"),
    "light-weighting": ("light-weighting", "轻量化", "新车中减去的钢材占比，部分由铝替代。"),
  ]
}
