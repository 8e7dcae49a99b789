internal import FlowAccounts
internal import FlowInputs
internal import FlowTables

/// Evaluates pairs and cars, with each uncertain number at both of its ends.
struct PremiumBuilder {
  private let question: CostCatalogue.Question
  private let data: DataStore
  private let lots: LotCatalogue
  private var compiler: CostCompiler
  private var used: Set<String> = []
  private(set) var problems = Diagnostics()

  init(_ question: CostCatalogue.Question, _ data: DataStore, _ lots: LotCatalogue) {
    self.question = question
    self.data = data
    self.lots = lots
    compiler = CostCompiler(question, data)
  }

  mutating func build(pairing: Bool) -> PremiumCatalogue {
    let pairs = pairing ? self.pairs() : []
    let cars = self.cars()
    var market: [String: Ranged] = [:]
    var yields: [String: Ranged] = [:]
    var credit: [String: Double] = [:]
    let ducker = PublishedCase.netOverGross(data)
    if let ducker, ducker > 1 {
      let rows = ["aluminium net", "production", "aluminium gross"]
        .flatMap { data.rows("light vehicles", $0) }
      let row = rows.last { $0.confidence == .user }
      problems.error(
        .shareOutOfRange, at: row?.location ?? FileLocation(path: "data"),
        "more aluminium is in cars than was bought for them",
        help: "correct 'aluminium net', 'production' or 'aluminium gross'")
    }
    for metal in PremiumCatalogue.metals {
      market[metal] = ranged(metal, "market premium", "", .moneyPerMass, year: 2024)
      yields[metal] = yield(of: metal) ?? ducker.map(Ranged.init)
      credit[metal] = compiler.book.value(
        "car \(metal)", "scrap credit", in: .moneyPerMass, year: question.year)
    }
    used.formUnion(compiler.book.sources)
    problems.append(contentsOf: compiler.book.problems)
    return PremiumCatalogue(
      year: question.year, money: question.money, pairs: pairs, cars: cars, market: market,
      yields: yields, scrapCredit: credit, cases: PublishedCase.all(data),
      sources: data.sources.sources.filter { used.contains($0.id) })
  }

  /// Net over bought, which metal is divided by.
  private mutating func yield(of metal: String) -> Ranged? {
    let (entity, metric) = ("car \(metal)", "gross to net yield")
    let yield = ranged(entity, metric, "", .share, year: question.year)
    for row in data.rows(entity, metric) where row.value <= 0 || (row.low ?? 1) <= 0 {
      problems.error(
        .negativeAmount, at: row.location, "\(entity), \(metric) is zero",
        help: "write a number above zero")
    }
    return yield
  }

  /// A number with its printed range.
  private mutating func ranged(
    _ entity: String, _ metric: String, _ qualifier: String,
    _ dimension: UnitSymbol.Dimension, year: Int
  ) -> Ranged? {
    func read() -> Double? {
      compiler.book.value(entity, metric, qualifier, in: dimension, year: year)
    }
    guard let value = read() else { return nil }
    var ends = [value, value]
    for (place, end) in [CostBook.End.low, .high].enumerated() {
      var shifted = value
      for row in data.rows(entity, metric, qualifier) where row.low != nil || row.high != nil {
        compiler.book.shifted = (row, end)
        let moved = read() ?? value
        shifted = end == .low ? min(shifted, moved) : max(shifted, moved)
      }
      ends[place] = shifted
    }
    compiler.book.shifted = nil
    return Ranged(value, low: ends[0], high: ends[1])
  }

  // MARK: Pairs

  private mutating func pairs() -> [GreenPair] {
    var pairs: [GreenPair] = []
    for lot in lots.lots {
      for reference in compiler.book.qualifiers(lot.id, "supply") {
        guard let other = lots.lot(reference) else {
          let row = data.rows(ofMetric: "supply", entity: lot.id).first
          problems.error(
            .unknownName, at: row?.location ?? FileLocation(path: "data"),
            "no lot has the name \(quoted(reference))",
            help: NearestName.help(for: reference, among: lots.lots.map(\.id)))
          continue
        }
        if let pair = pair(lot, other) { pairs.append(pair) }
      }
    }
    return pairs
  }

  private mutating func pair(_ low: Lot, _ reference: Lot) -> GreenPair? {
    guard let parts = parts(low, reference) else { return nil }
    let premium = range(of: parts.premium) { $0.parts(low, reference)?.premium ?? 0 }
    func gate(_ lot: Lot) -> Double { lots.emissions(lot, .cradleToGate, .market) ?? 0 }
    let supply = supply(of: low, beside: reference)
    return GreenPair(
      low: low, reference: reference, premium: premium, parts: parts,
      avoided: gate(reference) - gate(low), supply: supply)
  }

  private mutating func supply(of lot: Lot, beside reference: Lot) -> Ranged {
    let rows = data.rows(lot.id, "supply", reference.id)
    func series(_ value: (DataRow) -> Double) -> Double {
      Series(
        years: rows.map { $0.year ?? 0 },
        values: rows.map { value($0) * $0.unit.multiplier / $0.unit.divisor / 1e6 }
      ).value(in: question.year)
    }
    used.formUnion(rows.map(\.source))
    return Ranged(
      series(\.value), low: series { $0.low ?? $0.value }, high: series { $0.high ?? $0.value })
  }

  /// Costs apart from carbon and hydrogen.
  private mutating func parts(_ low: Lot, _ reference: Lot) -> PremiumCase? {
    let lowDirect = lots.directEmissions(low)
    let referenceDirect = lots.directEmissions(reference)
    guard let lowCost = compiler.cost(of: low, directEmissions: lowDirect),
      let referenceCost = compiler.cost(of: reference, directEmissions: referenceDirect)
    else { return nil }
    let kilograms = compiler.hydrogen(in: low)
    var hydrogenPrice = 0.0
    if kilograms > 0 {
      let power = compiler.hydrogenPower() * compiler.powerPrice(of: low)
      hydrogenPrice = (compiler.electrolyser() + power) / 1000
    }
    func plain(_ cost: LevelisedCost) -> Double { cost.total - cost.total(.carbon) }
    return PremiumCase(
      lowCost: plain(lowCost) - kilograms * hydrogenPrice, hydrogen: kilograms,
      hydrogenPrice: hydrogenPrice, referenceCost: plain(referenceCost),
      avoided: referenceDirect - lowDirect, carbonPrice: compiler.priceOfCarbon())
  }

  /// Every number with a range once at its low and once at its high end, all others as they are.
  private mutating func range(
    of value: Double, _ evaluate: (inout PremiumBuilder) -> Double
  ) -> Ranged {
    var deviations: [(Double, Double)] = []
    for row in compiler.book.ranged {
      compiler.book.shifted = (row, .low)
      let low = evaluate(&self) - value
      compiler.book.shifted = (row, .high)
      deviations.append((low, evaluate(&self) - value))
    }
    compiler.book.shifted = nil
    return Ranged(value, deviations: deviations)
  }

  // MARK: Cars

  /// Cars with a price; a maker without contents of its own builds the average car of each drive.
  private mutating func cars() -> [CarCase] {
    let names = data.rows(ofMetric: "car price").map(\.entity).distinct()
    return names.compactMap { name in
      guard let price = ranged(name, "car price", "", .moneyPerCar, year: question.year) else {
        return nil
      }
      return CarCase(
        name: name, steel: content(name, "steel"), aluminium: content(name, "aluminium"),
        price: price)
    }
  }

  private mutating func content(_ name: String, _ metal: String) -> Ranged {
    if let own = ranged(name, "net \(metal)", "", .massPerCar, year: question.year) { return own }
    var sum = Ranged(0)
    for drive in compiler.book.qualifiers(name, "share of sales") {
      let share = compiler.book.required(
        name, "share of sales", drive, in: .share, year: question.year)
      if let mass = ranged(drive, "content", metal, .massPerCar, year: question.year) {
        sum.value += share * mass.value
        sum.low += share * mass.low
        sum.high += share * mass.high
      }
    }
    return sum
  }
}
