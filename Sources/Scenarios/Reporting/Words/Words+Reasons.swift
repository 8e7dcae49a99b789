/// Readings of pledges, and why some cannot be tested, for the Chinese edition.
extension Words {
  /// A reading as the register names it.
  func reading(_ label: String) -> String {
    guard language == .chinese else { return label }
    if let known = Self.readings[label] { return known }
    for (start, word) in [("absolute from ", "总量"), ("per tonne from ", "每吨")]
    where label.hasPrefix(start) {
      let base = String(label.dropFirst(start.count))
      return base == "peak" ? "\(word)，较峰值" : "\(word)，较 \(base) 年"
    }
    return label
  }

  private static let readings = [
    "new and old scrap": "加工废料与报废废料", "old scrap alone": "仅报废废料",
    "home scrap as well": "含厂内循环料", "recyclable metal": "可回收金属",
    "all metal": "全部金属", "best lot": "最优批次", "some metal": "部分金属",
    "share of the metal": "金属份额", "emissions of the metal": "金属排放",
    "absolute": "总量", "per tonne": "每吨",
  ]

  /// Reasons are put together from parts with semicolons and colons; a part that is not known, such
  /// as a note of a user's register, stays as it is.
  func reason(_ text: String) -> String {
    guard language == .chinese else { return text }
    return text.split(separator: "; ").map { part in
      part.split(separator: ": ").map { clause(String($0)) }.joined(separator: "：")
    }.joined(separator: "；")
  }

  private func clause(_ text: String) -> String {
    if let known = Self.clauses[text] { return known }
    if let match = text.wholeMatch(
      of: /([0-9.]+) (thousand t|million t|t)\/yr are (.+ %) of the (.+) in its cars worldwide/)
    {
      let unit = ["thousand t": "千吨", "million t": "百万吨", "t": "吨"][String(match.2)] ?? ""
      return "每年 \(match.1) \(unit)，占其全球汽车所用\(metal(String(match.4)))的 \(match.3)"
    }
    if let match = text.wholeMatch(of: /covers '(.+)', neither steel nor aluminium/) {
      return "涵盖\(metal(String(match.1)))，既非钢铁也非铝"
    }
    if let match = text.wholeMatch(of: /covers '(.+)', of which steel and aluminium are a part/) {
      return "涵盖\(metal(String(match.1)))，钢铁和铝只是其中一部分"
    }
    if let match = text.wholeMatch(
      of: /no reduction is stated, only a peak in (\d+)( and neutrality in (\d+))?/)
    {
      let end = match.3.map { "，\($0) 年中和" } ?? ""
      return "未提出减排幅度，仅有 \(match.1) 年达峰\(end)"
    }
    if let match = text.wholeMatch(of: /reported as reached in (\d+), not a pledge/) {
      return "已报告于 \(match.1) 年达到，并非承诺"
    }
    if let match = text.wholeMatch(of: /(\d+) lies outside the horizon (.+)/) {
      return "\(match.1) 年不在模拟区间 \(match.2) 之内"
    }
    if let match = text.wholeMatch(of: /a contract in force since (\d+)/) {
      return "\(match.1) 年起生效的合同"
    }
    return text
  }

  private static let clauses = [
    "a purchase volume is not tested": "采购吨数不作检验",
    "no share, tonnage or intensity is pledged": "未承诺份额、吨数或强度",
    "what is reported as reached is no pledge": "已报告达到者并非承诺",
    "a capability is no reduction": "能力并非减排", "a capacity is not tested": "产能不作检验",
    "neutrality counts offsets, which are not in the model": "中和计入抵消量，模型不含抵消量",
    "a peak alone states no reduction": "仅有达峰，未提出减排幅度",
    "power of single works is not in the model": "模型不含单个企业用电",
    "no number is stated": "未给出数值", "no target_type is stated": "未注明目标类型",
    "\"gradually\"": "“逐步”", "no year is stated": "未注明年份",
    "a capacity, whose emissions depend on what it replaces": "只是产能，排放取决于所替代的产能",
    "a line for net-zero automotive sheet": "净零汽车板产线",
    "a technology capability, not an achieved reduction": "技术能力，并非已实现的减排",
    "an expected saving without a tonnage": "预期减排量，未给出吨数",
    "the first year is unclear": "起始年份不明",
    "bought in Europe": "在欧洲采购", "bought in the United States": "在美国采购",
    "the run covers China": "模型只涵盖中国",
    "net of offsets": "已扣除抵消量", "all production materials": "全部生产材料",
    "net of offsets, over the whole value chain": "已扣除抵消量，涵盖整个价值链",
    "power of parts suppliers is not in the model": "模型不含零部件供应商用电",
    "steel and aluminium are a part of the car": "钢铁和铝只是汽车的一部分",
    "steel and aluminium are a part of it": "钢铁和铝只是其中一部分",
    "the whole value chain includes driving": "整个价值链含行驶阶段",
    "whole life cycle includes driving": "全生命周期含行驶阶段",
    "plastic is not in the model": "模型不含塑料",
    "energy per tonne is not in the model": "模型不含吨能耗",
    "power that a works generates itself is not in the model": "模型不含企业自发电",
  ]
}
