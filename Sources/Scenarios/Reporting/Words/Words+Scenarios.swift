internal import FlowInputs
internal import FlowTables

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
    guard language == .chinese, let name = scenario.builtinTitle else { return title }
    return Self.chineseTitles[name] ?? title
  }

  private static let chineseTitles = [
    "china-reference": "中国乘用车：现行做法",
    "same-grade": "废料保级利用",
    "downgrade-only": "报废废料全部降级",
    "colour-code": "2026 年起按牌号色标",
    "dismantling-rule": "破碎前必须拆件",
    "fast-bev": "纯电动车更快普及",
    "light-weight": "轻量化",
    "policy-2030": "按现有规划至2030年",
    "trade-in": "以旧换新延续",
    "all-levers": "全部杠杆合用",
    "carbon-price": "净零路径的碳价",
    "green-power": "电解铝与钢厂使用可再生电力",
    "hydrogen-steel": "氢冶金",
    "carbon-price-market": "碳价与废料市场",
    "open-scrap": "不限制废料进口",
    "tight-scrap": "不进口废料",
    "more-wrought": "汽车多用变形铝",
  ]
}

extension Scenario {
  /// The built-in scenario whose title it has, by name; nil where its author gave it one.
  fileprivate var builtinTitle: String? {
    guard let place = document["title"]?.location.path, place.hasPrefix("builtin:") else {
      return nil
    }
    return files.first { $0.path == place }?.name
  }
}
