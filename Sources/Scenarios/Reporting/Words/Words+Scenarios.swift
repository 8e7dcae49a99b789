internal import FlowInputs

/// Scenarios beside each other.
extension Words {
  var scenario: String { pick("scenario", "情景") }
  var thisScenario: String { pick("the scenario of the panel", "本图情景") }
  var boughtEmissions: String { pick("emissions of bought metal", "外购金属排放") }
  var scenariosTitle: String { pick("Emissions of bought metal, by scenario", "各情景外购金属排放") }

  func scenariosNote(_ base: String) -> String {
    pick("Dotted in every panel: \(base). All panels share their axis.", "各图虚线为：\(base)。纵轴相同。")
  }

  func scenariosFinding(_ ends: [(title: String, year: Int, value: Double)]) -> String {
    let parts = ends.map {
      pick(
        "\($0.title): \(Number.text($0.value, 1)) Mt CO2e in \($0.year)",
        "\($0.title)：\($0.year) 年 \(Number.text($0.value, 1)) 百万吨 CO2e")
    }
    return parts.joined(separator: semicolon) + pick(".", "。")
  }

  /// A built-in scenario by its meaning, another by the title that its author gave it.
  func scenarioTitle(_ scenario: Scenario) -> String {
    let title = scenario.title.isEmpty ? scenario.name : scenario.title
    return language == .chinese ? Self.chineseTitles[title] ?? title : title
  }

  private static let chineseTitles = [
    "China's cars with today's practice": "中国乘用车：现行做法",
    "Scrap kept in its grade": "废料保级利用",
    "All old scrap is downgraded": "报废废料全部降级",
    "Grades are colour-coded from 2026 on": "2026 年起按牌号色标",
    "Parts have to be taken out before shredding": "破碎前必须拆件",
    "Battery cars come faster": "纯电动车更快普及",
    "Lighter cars": "轻量化",
    "The plans to 2030 as written": "按现有规划至2030年",
    "The trade-in scheme goes on": "以旧换新延续",
    "All levers together": "全部杠杆合用",
    "A carbon price of the net-zero road": "净零路径的碳价",
    "Renewable power for smelters and steelworks": "电解铝与钢厂使用可再生电力",
    "Steel from hydrogen": "氢冶金",
    "A carbon price with a scrap market": "碳价与废料市场",
    "Scrap from abroad without limits": "不限制废料进口",
    "No scrap from abroad": "不进口废料",
    "More wrought aluminium in cars": "汽车多用变形铝",
  ]
}
