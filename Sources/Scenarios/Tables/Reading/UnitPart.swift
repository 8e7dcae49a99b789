/// What stands above or below the line of a unit: `kg CO2e`, `tonne of steel`, `万吨`, `EUR_2024`.
struct UnitPart {
  enum Kind: String {
    case mass, emissions, energy, power, cars, distance, time, coal, number
    case yuan, dollars, euros
  }

  let kind: Kind
  /// One of it is `times / over` of t, t CO2, MWh, kW, car, km, year, kgce or one of the money.
  let times: Double
  let over: Double
  var money: MoneyYear?

  private init(_ kind: Kind, _ times: Double = 1, over: Double = 1, money: MoneyYear? = nil) {
    self.kind = kind
    self.times = times
    self.over = over
    self.money = money
  }

  /// - Parameter text: Without blanks around it.
  init?(_ text: String) {
    let lower = text.lowercased()
    if let part = Self.exact[text] ?? Self.words[lower] {
      self = part
    } else if let part = Self.money(text) ?? Self.emissions(text, lower)
      ?? Self.counted(text, lower) ?? Self.ofMetal(text, lower)
    {
      self = part
    } else {
      return nil
    }
  }

  /// Where a capital letter makes another size.
  private static let exact: [String: UnitPart] = [
    "t": UnitPart(.mass), "g": UnitPart(.mass, over: 1e6), "Mt": UnitPart(.mass, 1e6),
    "Gt": UnitPart(.mass, 1e9), "MW": UnitPart(.power, 1e3), "GJ": UnitPart(.energy, over: 3.6),
    "MJ": UnitPart(.energy, over: 3_600), "a": UnitPart(.time), "y": UnitPart(.time),
    "1": UnitPart(.number), "RMB": UnitPart(.yuan), "CNY": UnitPart(.yuan),
    "USD": UnitPart(.dollars), "EUR": UnitPart(.euros), "元": UnitPart(.yuan),
    "吨": UnitPart(.mass), "公斤": UnitPart(.mass, over: 1e3), "千克": UnitPart(.mass, over: 1e3),
    "克": UnitPart(.mass, over: 1e6), "千瓦时": UnitPart(.energy, over: 1e3),
    "度": UnitPart(.energy, over: 1e3), "兆瓦时": UnitPart(.energy), "千瓦": UnitPart(.power),
    "辆": UnitPart(.cars), "台": UnitPart(.cars), "年": UnitPart(.time),
    "公里": UnitPart(.distance), "千米": UnitPart(.distance),
  ]

  private static let words: [String: UnitPart] = {
    var words: [String: UnitPart] = [:]
    for (names, part) in spelled { for name in names { words[name] = part } }
    return words
  }()

  private static let spelled: [([String], UnitPart)] = [
    (
      ["tonne", "tonnes", "metric ton", "metric tons", "metric tonne", "metric tonnes"], exact["t"]
    ),
    (["kg", "kilogram", "kilograms", "kilogramme", "kilogrammes"], UnitPart(.mass, over: 1e3)),
    (["gram", "grams", "gramme", "grammes"], UnitPart(.mass, over: 1e6)),
    (["kt", "kilotonne", "kilotonnes"], UnitPart(.mass, 1e3)),
    (["megatonne", "megatonnes"], UnitPart(.mass, 1e6)),
    (["gigatonne", "gigatonnes"], UnitPart(.mass, 1e9)),
    (["lb", "lbs", "pound", "pounds"], UnitPart(.mass, 0.453_592_37, over: 1e3)),
    (["short ton", "short tons"], UnitPart(.mass, 0.907_184_74)),
    (["kwh"], UnitPart(.energy, over: 1e3)), (["mwh"], UnitPart(.energy)),
    (["gwh"], UnitPart(.energy, 1e3)), (["twh"], UnitPart(.energy, 1e6)),
    (["kw"], UnitPart(.power)), (["gw"], UnitPart(.power, 1e6)),
    (["car", "cars", "vehicle", "vehicles", "veh"], UnitPart(.cars)),
    (["million"], UnitPart(.cars, 1e6)),
    (["km", "kilometre", "kilometres", "kilometer", "kilometers"], UnitPart(.distance)),
    (["yr", "yrs", "year", "years", "annum"], UnitPart(.time)),
    (["kgce"], UnitPart(.coal)), (["tce"], UnitPart(.coal, 1e3)),
    (["yuan"], UnitPart(.yuan)), (["us$"], UnitPart(.dollars)),
  ].compactMap { names, part in part.map { (names, $0) } }

  /// `EUR_2024`, `RMB_2024`, `2024 年欧元`.
  private static func money(_ text: String) -> UnitPart? {
    var written = text.hasPrefix("RMB_") ? "CNY_" + text.dropFirst(4) : text
    for (name, currency) in [("人民币元", "CNY"), ("欧元", "EUR"), ("美元", "USD")]
    where text.hasSuffix(name) {
      let year = text.dropLast(name.count).filter { $0 != " " && $0 != "年" }
      written = year.isEmpty ? currency : "\(currency)_\(year)"
    }
    if written != text, let plain = exact[written] { return plain }
    guard let money = MoneyYear(written) else { return nil }
    let kinds: [String: Kind] = ["CNY": .yuan, "USD": .dollars, "EUR": .euros]
    return kinds[money.currency].map { UnitPart($0, money: money) }
  }

  /// `t CO2e`, `kgCO2-eq`, `吨二氧化碳`.
  private static func emissions(_ text: String, _ lower: String) -> UnitPart? {
    for gas in ["co2", "二氧化碳"] {
      guard let found = lower.firstRange(of: gas) else { continue }
      let endings = [
        "", "-equiv", "-equiv.", "equiv", "e", "-e", "eq", "eq.", "-eq", "-eq.", "equivalent",
        "-equivalent", "当量",
      ]
      let ending = lower[found.upperBound...].filter { $0 != " " && $0 != "_" }
      // Lower case keeps the count of these characters.
      let head = text.prefix(lower.distance(from: lower.startIndex, to: found.lowerBound))
      guard endings.contains(ending),
        let mass = UnitPart(UnitSpelling.trimmed(head)), mass.kind == .mass
      else { continue }
      return UnitPart(.emissions, mass.times, over: mass.over)
    }
    return nil
  }

  /// `million lb`, `thousand t`, `万吨`, `百万辆`.
  private static func counted(_ text: String, _ lower: String) -> UnitPart? {
    let counts: [(String, Double)] = [
      ("million ", 1e6), ("thousand ", 1e3), ("billion ", 1e9), ("百万", 1e6), ("万", 1e4), ("亿", 1e8),
      ("千", 1e3),
    ]
    for (word, factor) in counts where lower.hasPrefix(word) {
      let rest = UnitSpelling.trimmed(text.dropFirst(word.count))
      guard
        let part = exact[rest] ?? words[rest.lowercased()] ?? emissions(rest, rest.lowercased()),
        part.kind != .time, part.kind != .number
      else { return nil }
      // A million is cars by itself; a million of them is not.
      if rest.lowercased() == "million" { return nil }
      return UnitPart(part.kind, part.times * factor, over: part.over, money: part.money)
    }
    return nil
  }

  /// `t steel`, `tonne of aluminium`, `kg Al`.
  private static func ofMetal(_ text: String, _ lower: String) -> UnitPart? {
    for metal in ["crude steel", "steel", "aluminium", "aluminum", "metal", "al", "钢", "铝"]
    where lower.hasSuffix(metal) {
      var mass = UnitSpelling.trimmed(text.dropLast(metal.count))
      if mass.lowercased().hasSuffix(" of") { mass = UnitSpelling.trimmed(mass.dropLast(3)) }
      guard let part = exact[mass] ?? words[mass.lowercased()], part.kind == .mass else { continue }
      return part
    }
    return nil
  }
}
