internal import FlowTables

/// The spellings under which names of the tables are known: metals, makers, suppliers, grades, lots,
/// regions, measures.
package struct NameBook {
  /// The names by what their spellings have in common; several where the tables themselves tell
  /// two apart by case alone.
  private var names: [String: Set<String>] = [:]

  package init(_ names: some Sequence<String> = []) { for name in names { add(name) } }

  package mutating func add(_ name: String) {
    names[NameSpelling.key(name), default: []].insert(name)
  }

  /// The name that a text is a spelling of; nil where there is none, or several.
  package func name(_ text: String) -> String? {
    if let same = names[NameSpelling.key(text)] {
      return same.contains(text) ? text : same.count == 1 ? same.first : nil
    }
    if let metal = MetalName.read(text), names[metal] != nil { return metal }
    let usual = CompanyName.usual(text)
    return names[NameSpelling.key(usual)].flatMap { $0.count == 1 ? $0.first : nil }
  }

  /// As ``name(_:)``; a text that is no known name is one from now on, so that its other spellings
  /// become it.
  package mutating func settled(_ text: String) -> String {
    if let name = name(text) { return name }
    let tidy = NameSpelling.tidy(text)
    if names[NameSpelling.key(tidy)] == nil { add(tidy) }
    return tidy
  }
}

/// Regions by their Chinese names.
enum RegionName {
  static let chinese = [
    "中国": "China", "世界": "World", "全球": "World", "欧洲": "Europe", "欧盟": "EU", "美国": "United States",
    "北美": "North America", "挪威": "Norway", "云南": "Yunnan", "四川": "Sichuan", "广东": "Guangdong",
    "河北": "Hebei",
  ]

  /// The name that the tables use, where a text is a spelling of one of theirs.
  static func usual(_ text: String) -> String {
    let tidy = NameSpelling.tidy(text)
    return chinese[tidy]
      ?? NameSpelling.match(tidy, among: ["Global"] + chinese.values.distinct().sorted()) ?? tidy
  }
}

extension DataRow {
  /// The same number under the names that the tables use.
  func named(_ key: SeriesKey, region: String, boundary: String) -> DataRow {
    DataRow(
      key: key, value: value, low: low, high: high, unit: unit, year: year, region: region,
      boundary: boundary, source: source, confidence: confidence, note: note, file: file,
      line: line)
  }
}
