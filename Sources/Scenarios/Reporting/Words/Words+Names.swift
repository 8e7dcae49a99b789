internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// Names of metals, grades, makers' measures and units.
extension Words {
  func metal(_ name: String) -> String {
    switch name {
    case "steel": pick("steel", "钢铁")
    case "aluminium": pick("aluminium", "铝")
    case "steel and aluminium": pick("steel and aluminium", "钢铁和铝")
    case "fleet": pick("fleet", "车队")
    case "all": pick("all materials", "全部材料")
    case "plastic": pick("plastic", "塑料")
    default: name
    }
  }

  /// A metal at the beginning of a heading.
  func metalTitle(_ name: String) -> String {
    let word = metal(name)
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  func company(_ name: String) -> String {
    language == .chinese ? CompanyName.chinese[name] ?? name : name
  }

  /// A grade in two or three words, for a narrow column; the name of the table if it has none here.
  func grade(_ grade: Grade) -> String {
    guard let name = Self.gradeNames[grade.id] else { return grade.name }
    return pick(name.english, name.chinese)
  }

  private static let gradeNames: [String: (english: String, chinese: String)] = [
    "AL1": ("pure aluminium", "纯铝"), "AL2": ("3xxx heat exchangers", "3系换热器板"),
    "AL3": ("5xxx sheet", "5系板材"), "AL4": ("6xxx outer sheet", "6系外板"),
    "AL5": ("6xxx sheet with Cu", "6系含铜板"), "AL6": ("6xxx extrusions", "6系挤压锻件"),
    "AL7": ("7xxx crash parts", "7系吸能件"), "AL8": ("AlSi7Mg wheels", "AlSi7Mg 轮毂铸件"),
    "AL9": ("structural castings", "结构压铸件"), "AL10": ("secondary castings", "再生压铸件"),
    "SINKW": ("building sheet, cans", "建筑板与罐体"), "SINKE": ("other wrought", "其他变形材"),
    "SINKC": ("other castings", "车外铸件"), "SINKD": ("deoxidation", "炼钢脱氧"),
    "ST1": ("mild sheet", "软钢板"), "ST2": ("HSLA sheet", "低合金高强板"),
    "ST3": ("advanced high strength", "先进高强钢"), "ST4": ("press-hardened", "热成形钢"),
    "ST5": ("engineering long", "工程长材"), "ST6": ("stainless", "不锈钢"),
    "ST7": ("electrical steel", "电工钢"), "ST8": ("cast iron", "铸铁"),
    "SK1": ("rebar, bar", "螺纹钢与棒材"), "SK2": ("sections, wire", "型材线材"),
    "SK3": ("plate, other flat", "中厚板等"), "SK4": ("tinplate", "镀锡板"),
    "SKF": ("other castings", "车外铸铁"),
  ]

  /// The unit of a pledge's measure, as a reader writes it.
  func unit(_ metric: TargetMetric) -> String {
    switch metric {
    case .emissionsPerCar: pick("t CO2e per car", "吨 CO2e/辆")
    case .absoluteEmissions, .sectorEmissions: pick("Mt CO2e a year", "百万吨 CO2e/年")
    case .emissionsPerTonne, .intensityCap, .sectorIntensity, .sectorCap:
      pick("t CO2e per t", "吨 CO2e/吨")
    case .recycledContent, .purchaseShare, .routeShare, .belowReference, .renewableShare,
      .sectorRenewables:
      "%"
    }
  }

  /// What a pledge measures.
  func measure(_ metric: TargetMetric) -> String {
    switch metric {
    case .recycledContent: pick("recycled content", "再生含量")
    case .emissionsPerCar: pick("emissions of metal per car", "单车金属排放")
    case .absoluteEmissions: pick("emissions of bought metal", "外购金属排放")
    case .emissionsPerTonne: pick("emissions per tonne of metal", "每吨金属排放")
    case .purchaseShare: pick("share in a class of a standard", "达到标准等级的采购份额")
    case .routeShare: pick("share of named routes", "指定工艺路线份额")
    case .belowReference: pick("below a reference", "低于参照值")
    case .renewableShare, .sectorRenewables: pick("renewable power", "可再生电力")
    case .intensityCap, .sectorCap: pick("highest emissions per tonne", "每吨排放上限")
    case .sectorEmissions: pick("emissions, read as the industry's", "排放（按行业走势）")
    case .sectorIntensity:
      pick("emissions per tonne, read as the industry's", "每吨排放（按行业走势）")
    }
  }

  var megatonnesAYear: String { pick("Mt a year", "百万吨/年") }
  var megatonnes: String { pick("Mt", "百万吨") }
  var emissionsAYear: String { pick("Mt CO2e a year", "百万吨 CO2e/年") }
  var year: String { pick("year", "年份") }
  var statistics: String { pick("statistics", "统计") }
}
