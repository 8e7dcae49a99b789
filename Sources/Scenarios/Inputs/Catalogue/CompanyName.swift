internal import FlowTables

/// Makers and suppliers by the names that people use for them, in English and in Chinese.
package enum CompanyName {
  /// By the name of the tables.
  package static let chinese: [String: String] = [
    "Geely Auto": "吉利汽车", "Volvo Cars": "沃尔沃汽车", "BYD": "比亚迪", "Tesla": "特斯拉",
    "General Motors": "通用汽车", "Polestar": "极星", "BMW": "宝马", "Mercedes-Benz": "梅赛德斯-奔驰",
    "Volkswagen": "大众汽车", "Ford": "福特", "Toyota": "丰田", "Nissan": "日产", "Renault": "雷诺",
    "Audi": "奥迪", "Chery": "奇瑞", "NIO": "蔚来", "Li Auto": "理想汽车", "Xpeng Motors": "小鹏汽车",
    "Xinjiang Ba Yi Iron & Steel": "新疆八一钢铁",
    "Maanshan Iron & Steel": "马鞍山钢铁", "Inner Mongolia Baotou Steel": "包头钢铁",
    "Guangdong Zhongnan Iron & Steel": "中南钢铁", "Chongqing Iron & Steel": "重庆钢铁",
    "Baosteel": "宝钢", "Shanxi Taigang Stainless": "太钢不锈", "China Oriental Group": "中国东方集团",
    "Angang Steel": "鞍钢", "Fushun Special Steel": "抚顺特钢", "Beijing Shougang": "北京首钢",
    "Xinyu Iron & Steel": "新余钢铁", "Shandong Iron and Steel": "山东钢铁",
    "Baosteel Zhanjiang": "湛江钢铁", "Bengang Steel Plates": "本钢板材", "Chalco": "中国铝业",
    "China Hongqiao": "中国宏桥", "Citic Pacific Special Steel": "中信特钢",
    "First Movers Coalition members": "先行者联盟成员", "HBIS": "河钢",
    "Hang Zhou Iron & Steel": "杭州钢铁", "Henan Zhongfu": "中孚实业", "Hunan Valin Steel": "华菱钢铁",
    "Nanjing Iron & Steel": "南京钢铁", "Sansteel Minguang": "三钢闽光",
    "Shandong Nanshan Aluminium": "南山铝业", "Xiwang Special Steel": "西王特钢",
    "Yunnan Aluminium": "云铝股份",
  ]

  /// What a text calls one of these companies by; nil where it fits none, or several.
  ///
  /// Case, blanks and full-width letters do not matter. A Chinese name may be given by its
  /// beginning: `沃尔沃` is Volvo Cars where no other name begins so.
  package static func match(_ text: String, among known: [String]) -> String? {
    if let same = NameSpelling.match(text, among: known) { return same }
    let wanted = NameSpelling.key(text)
    if wanted.isEmpty { return nil }
    let named = known.distinct().map { (name: $0, chinese: NameSpelling.key(chinese[$0] ?? "")) }
    let exact = named.filter { $0.chinese == wanted }
    if exact.count == 1 { return exact[0].name }
    guard mayBegin(wanted) else { return nil }
    let near = named.filter { $0.chinese.hasPrefix(wanted) }
    return near.count == 1 ? near[0].name : nil
  }

  /// The companies that a name or a part of it means, in either language; empty where none has it.
  package static func matches(_ text: String, among known: [String]) -> [String] {
    let names = known.distinct()
    if let one = match(text, among: names) { return [one] }
    let wanted = NameSpelling.key(text)
    let english = names.filter { NameSpelling.key($0).contains(wanted) }
    if !english.isEmpty { return english }
    return names.filter { chinese[$0].map(NameSpelling.key)?.contains(wanted) ?? false }
  }

  /// `did you mean 'Volvo Cars'?`, by the names of both languages; nil where none is near.
  package static func near(_ text: String, among known: [String]) -> String? {
    let names = known.distinct()
    if let near = NearestName.match(text, among: names) { return near }
    let near = NearestName.match(text, among: names.compactMap { chinese[$0] })
    return near.flatMap { word in names.first { chinese[$0] == word } }
  }

  /// The name that the tables use, where a text is a spelling of one that they have.
  package static func usual(_ text: String) -> String {
    let tidy = NameSpelling.tidy(text)
    let key = NameSpelling.key(tidy)
    if let name = whole[key] { return name }
    return mayBegin(key) ? match(tidy, among: chinese.keys.sorted()) ?? tidy : tidy
  }

  /// By what the spellings of a whole name have in common: a table may have many other names.
  private static let whole: [String: String] = {
    var whole: [String: String] = [:]
    for (name, word) in chinese {
      whole[NameSpelling.key(name)] = name
      whole[NameSpelling.key(word)] = name
    }
    return whole
  }()

  /// Whether a key may be the beginning of a Chinese name.
  private static func mayBegin(_ key: String) -> Bool {
    key.count >= 2 && key.unicodeScalars.allSatisfy { $0.value >= 0x2E80 }
  }
}
