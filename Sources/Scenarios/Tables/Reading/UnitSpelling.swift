/// Units as other people write them: `kg CO2e/t`, `tCO2-eq per tonne of steel`, `万吨/年`.
///
/// A text is read where its size cannot be mistaken. `mt` may be a metric ton or a million of them,
/// `ton` a short one: both are refused.
enum UnitSpelling {
  static func unit(_ text: String) -> UnitSymbol? {
    if text.utf8.count > longest { return nil }
    let plain = plain(text)
    if let unit = UnitSymbol.exact(plain) ?? UnitSymbol.money(plain) { return unit }
    if let known = whole[plain.lowercased()] { return UnitSymbol.exact(known) }
    let parts = plain.split(separator: "/", omittingEmptySubsequences: false)
      .map { UnitPart(trimmed($0)) }
    guard let numerator = parts[0], parts.count <= 3 else { return nil }
    if parts.count == 1 && numerator.kind == .time && plain.count == 1 { return nil }
    var (times, over) = (numerator.times, numerator.over)
    var kinds = numerator.kind.rawValue
    for part in parts.dropFirst() {
      guard let part else { return nil }
      kinds += "/\(part.kind.rawValue)"
      (times, over) = (times * part.over, over * part.times)
    }
    guard let form = forms[kinds], let dimension = form.dimension(numerator) else { return nil }
    let read = UnitSymbol(
      plain, dimension, times: times * form.times, over: over * form.over, money: numerator.money)
    return UnitSymbol.all.first { read.isSame(as: $0) } ?? read
  }

  private static let longest = 60

  /// Texts that are one word for a unit.
  private static let whole = [
    "fraction": "fraction", "share": "fraction", "percent": "%", "per cent": "%", "pct": "%",
    "百分比": "%", "wt%": "wt %", "wt.%": "wt %", "wt. %": "wt %", "wt.-%": "wt %", "mass %": "wt %",
    "weight %": "wt %", "dimensionless": "1", "a^-1": "1/yr", "%/%": "1",
  ]

  /// What a quotient of kinds measures, and its size in the dimension's base unit.
  private struct Form {
    let plain: UnitSymbol.Dimension?
    let times: Double
    let over: Double
    let ofMoney: UnitSymbol.Dimension?

    init(
      _ plain: UnitSymbol.Dimension?, times: Double = 1, over: Double = 1,
      money: UnitSymbol.Dimension? = nil
    ) {
      self.plain = plain
      self.times = times
      self.over = over
      ofMoney = money
    }

    func dimension(_ numerator: UnitPart) -> UnitSymbol.Dimension? {
      numerator.money == nil ? plain : ofMoney
    }
  }

  private static let forms: [String: Form] = [
    "mass": Form(.mass), "mass/time": Form(.massRate), "mass/cars": Form(.massPerCar, times: 1e3),
    "mass/mass": Form(.pureNumber), "cars": Form(.count, over: 1e6),
    "cars/time": Form(.countRate, over: 1e6), "energy/mass": Form(.energyPerMass),
    "energy/time": Form(.energyRate, over: 1e6), "power": Form(.power, over: 1e6),
    "emissions": Form(.emissions), "emissions/time": Form(.emissionsRate),
    "emissions/mass": Form(.emissionsPerMass), "emissions/energy": Form(.emissionsPerEnergy),
    "emissions/cars": Form(.emissionsPerCar),
    "emissions/distance": Form(.emissionsPerDistance, times: 1e3), "coal/mass": Form(.coalPerMass),
    "time": Form(.duration), "number/time": Form(.ratePerYear), "distance": Form(.distance),
    "yuan/mass": Form(.yuanPerMass, money: .moneyPerMass),
    "yuan/emissions": Form(.yuanPerEmissions, money: .moneyPerEmissions),
    "dollars/mass": Form(.dollarsPerMass, money: .moneyPerMass),
    "dollars/emissions": Form(nil, money: .moneyPerEmissions),
    "euros/mass": Form(nil, money: .moneyPerMass),
    "euros/emissions": Form(nil, money: .moneyPerEmissions),
    "yuan/energy": Form(nil, money: .moneyPerEnergy),
    "dollars/energy": Form(nil, money: .moneyPerEnergy),
    "euros/energy": Form(nil, money: .moneyPerEnergy),
    "yuan/power": Form(nil, money: .moneyPerPower),
    "dollars/power": Form(nil, money: .moneyPerPower),
    "euros/power": Form(nil, money: .moneyPerPower), "yuan/cars": Form(nil, money: .moneyPerCar),
    "dollars/cars": Form(nil, money: .moneyPerCar), "euros/cars": Form(nil, money: .moneyPerCar),
  ]

  /// One blank between words, half-width signs, and `/` for "per".
  private static func plain(_ text: String) -> String {
    var plain = NameSpelling.halfWidth(NameSpelling.tidy(text))
      .replacing("\u{2082}", with: "2")
    for word in [" per ", " Per ", " PER "] { plain = plain.replacing(word, with: "/") }
    for ending in [" a year", " p.a.", " each year"] where plain.hasSuffix(ending) {
      plain = plain.dropLast(ending.count) + "/yr"
    }
    return NameSpelling.tidy(plain)
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    NameSpelling.tidy(String(text))
  }
}

extension UnitSpelling {
  /// What to write instead of a text that is no unit; never a unit of another size.
  static func help(for text: String, expecting expected: UnitSymbol?) -> String {
    if let near = near(text) { return "did you mean '\(near)'?" }
    let currency = MoneyYear.currencies.first { text.hasPrefix("\($0)/") }
    if let currency {
      let rest = text.dropFirst(currency.count)
      let dated = "\(currency)_2024\(rest)"
      if UnitSymbol(dated) != nil {
        return "write the year of the money, such as \(quoted(dated))"
      }
    }
    if let expected { return "give the number in '\(expected.text)'" }
    return "write one of " + UnitSymbol.all.map { "'\($0.text)'" }.joined(separator: ", ")
  }

  /// The unit that was mistyped: only words of four letters and more may differ, for a letter more
  /// or less in a short one makes another unit.
  private static func near(_ text: String) -> String? {
    if text.utf8.count > longest { return nil }
    let wanted = words(plain(text))
    return UnitSymbol.all.first { unit in
      let offered = words(unit.text)
      return wanted.count == offered.count
        && zip(wanted, offered).allSatisfy { a, b in
          a == b
            || min(a.count, b.count) >= 4
              && a.first?.lowercased() == b.first?.lowercased()
              && NearestName.match(a, among: [b]) != nil
        }
    }?.text
  }

  /// Words, and every sign but the blank as a word of its own.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var isInWord = false
    for character in text {
      if character == " " || character == "-" {
        isInWord = false
      } else if character.isLetter || character.isNumber {
        if isInWord {
          words[words.count - 1].append(character)
        } else {
          words.append("\(character)")
        }
        isInWord = true
      } else {
        words.append("\(character)")
        isInWord = false
      }
    }
    return words
  }
}

extension UnitSymbol {
  /// Whether two units are spellings of one.
  fileprivate func isSame(as other: UnitSymbol) -> Bool {
    dimension == other.dimension && money == other.money
      && multiplier * other.divisor == divisor * other.multiplier
  }
}

extension UnitSymbol {
  /// What to write where a unit measures something else than this one.
  ///
  /// `kg/t` beside emissions says how large they are and not of what: whoever followed an advice to
  /// write `t CO2-equiv/t` would be wrong by 1000.
  package func help(insteadOf text: String) -> String {
    let numerator = text.prefix { $0 != "/" }
    let carbon =
      UnitSpelling.trimmed(numerator) + " CO2-equiv" + text.dropFirst(numerator.count)
    let isMeant = UnitSymbol(carbon)?.dimension == dimension
    return "this number is \(dimension.rawValue); "
      + (isMeant ? "did you mean \(quoted(carbon))?" : "write it in '\(self.text)'")
  }
}
