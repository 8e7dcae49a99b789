internal import FlowEngine

/// Who buys which scrap, and at which prices.
extension Words {
  // MARK: Names

  /// A class in two or three words; those that are kept apart by grade share one name.
  func scrapClass(_ scrapClass: ScrapClass) -> String {
    guard let name = Self.classNames[scrapClass.id] else { return scrapClass.name }
    return pick(name.0, name.1)
  }

  private static let classNames: [String: (String, String)] = {
    var names: [String: (String, String)] = [
      "A-N1": ("6xxx sheet clip, kept apart", "6系板边角料（分存）"),
      "A-N2": ("5xxx sheet clip, kept apart", "5系板边角料（分存）"),
      "A-N3": ("mixed wrought clip", "混合变形铝边角料"),
      "A-N4": ("6xxx extrusion offcuts", "6系挤压切头"),
      "A-N5": ("new wrought, other sectors", "其他行业变形铝新废料"),
      "A-N6": ("turnings and chips", "铝屑"), "A-O1": ("wheels", "旧轮毂"),
      "A-O2": ("old engine castings", "旧发动机铸件"), "A-O3": ("old mixed sheet", "旧混合板"),
      "A-O4": ("old extrusions", "旧型材"), "A-O6": ("mixed shred", "混合破碎铝"),
      "A-O9": ("X-ray sorted, light", "X射线分选轻质部分"),
      "A-O10": ("X-ray sorted, heavy", "X射线分选重质部分"),
      "A-O12": ("radiators", "散热器"), "A-O13": ("battery enclosures", "电池壳体"),
      "A-O14": ("beverage cans", "易拉罐"), "F-N1": ("press-shop bundles", "冲压打包料"),
      "F-N2": ("turnings, forge offcuts", "钢屑与锻造切头"),
      "F-N3": ("stainless clip", "不锈钢边角料"), "F-N4": ("electrical clip", "电工钢边角料"),
      "F-N5": ("new scrap, other sectors", "其他行业新废钢"),
      "F-O1": ("shredded cars", "报废车破碎料"),
      "F-O2": ("shredded cars, second drum", "二次磁选破碎料"),
      "F-O3": ("shredded cars, no copper parts", "除铜件破碎料"),
      "F-O4": ("heavy melting scrap", "重型废钢"),
      "F-O5": ("packaging, incinerators", "包装与焚烧废钢"), "F-O6": ("old cast iron", "旧铸铁"),
    ]
    for grade in 1...10 {
      names["A-L\(grade)"] = ("sorted by laser", "激光分选")
      names["A-S\(grade)"] = ("kept apart by grade", "按牌号分存")
      names["F-S\(grade)"] = ("kept apart by grade", "按牌号分存")
    }
    return names
  }()

  /// Products between which scrap moves freely, in a word or two.
  func family(_ id: String) -> String {
    guard let name = Self.familyNames[id] else { return id }
    return pick(name.0, name.1)
  }

  private static let familyNames: [String: (String, String)] = [
    "wrought": ("wrought for cars", "车用变形材"), "primary-cast": ("primary castings", "原铝铸件"),
    "secondary-cast": ("secondary castings", "再生铸件"),
    "wrought-sink": ("other wrought metal", "其他变形材"), "deox": ("deoxidation", "脱氧"),
    "flat": ("car sheet", "车用板"), "long": ("long for cars", "车用长材"),
    "stainless": ("stainless", "不锈钢"), "electrical": ("electrical", "电工钢"),
    "iron": ("iron castings", "铸铁"), "construction-long": ("rebar and sections", "建筑长材"),
    "plate": ("plate and other flat", "中厚板等"), "tinplate": ("tinplate", "镀锡板"),
  ]

  var scrapClass: String { pick("scrap class", "废料类别") }
  var otherClasses: String { pick("other classes", "其他类别") }
  var allScrap: String { pick("all scrap", "全部废料") }
  var oreAndAlloying: String { pick("ore-based, alloying", "原生金属与合金元素") }
  var oreBasedMetal: String { pick("ore-based metal", "原生金属") }
  var charged: String { pick("charged", "装料") }

  // MARK: Charges

  func chargesTitle(_ name: String, _ year: Int) -> String {
    pick(
      "Who takes which \(metal(name)) scrap, \(year)", "\(year) 年各类\(metal(name))废料的去向")
  }

  var chargesNote: String {
    pick(
      "Per cent of each class by the products that it is melted into; rows add up to 100, and cells "
        + "below half a per cent have no number. All metal of the economy, cars and others.",
      "各类废料按熔入产品的百分比；每行合计为 100，不足 0.5% 的格不标数字。含乘用车与其他全部用途。")
  }

  func chargesFinding(
    _ name: String, _ year: Int, all: (family: String, share: Double),
    first: (name: String, largest: (family: String, share: Double))?
  ) -> String {
    let share = Number.text(all.share, 0)
    let largest = first.map { first in
      pick(
        "; of the largest class, \(first.name), \(Number.text(first.largest.share, 0)) % goes into "
          + "\(first.largest.family)",
        "；最大的一类“\(first.name)”有 \(Number.text(first.largest.share, 0))% 进入\(first.largest.family)")
    }
    return pick(
      "In \(year), \(share) % of the \(metal(name)) scrap goes into \(all.family)",
      "\(year) 年，\(share)% 的\(metal(name))废料进入\(all.family)")
      + (largest ?? "") + pick(".", "。")
  }

  // MARK: Prices

  var priceUnit: String { pick("CNY of 2024 per t", "2024 年元/吨") }

  func pricesTitle(_ name: String) -> String {
    pick("What \(metal(name)) scrap costs beside ore-based metal", "\(metal(name))废料与原生金属的价格")
  }

  var pricesNote: String {
    pick(
      "Prices of the year's market: what one more tonne of the class would save its buyers. They stand "
        + "at the level of the quotation in the last observed year. Shown: the quoted class, the class "
        + "watched for surplus, unsorted shred, and the largest class of new scrap.",
      "各年市场出清价格：多一吨该类废料可为买方节省的费用，价格水平按最后一个统计年的报价校准。"
        + "所列为：有报价的类别、用于观察过剩的类别、未分选破碎料和最大的新废料类别。")
  }

  /// - Parameter shares: Of each class, its price in per cent of that of ore-based metal by year.
  func pricesFinding(
    _ name: String, years: [Int], _ shares: [(name: String, values: [Double?])]
  ) -> String {
    let parts = shares.map { item in
      let values = zip(years, item.values).compactMap { year, value in
        value.map {
          pick("\(Number.text($0, 0)) % in \(year)", "\(year) 年 \(Number.text($0, 0))%")
        }
      }
      return pick(
        "\(item.name) \(values.joined(separator: " and "))",
        "\(item.name) \(values.joined(separator: "、"))")
    }
    return pick(
      "Of the price of ore-based \(metal(name)): \(parts.joined(separator: "; ")).",
      "占原生\(metal(name))价格的比例：\(parts.joined(separator: "；"))。")
  }
}
