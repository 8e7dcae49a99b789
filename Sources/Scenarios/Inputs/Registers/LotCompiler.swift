internal import FlowAccounts
internal import FlowTables

/// Puts lots together from their definitions and the numbers of the tables.
///
/// A number of the lot itself (entity: the lot's id, qualifier: whose number it replaces) wins over
/// the number of its route or of a component of its charge.
struct LotCompiler {
  let data: DataStore
  let stages: StageTable
  let definitions: [LotDefinition]
  private(set) var problems: Diagnostics
  /// What was asked for, under the lot as a plant.
  private(set) var record = LookupRecord()
  /// Lots that are made, nil where they could not be.
  private var made: [String: Lot?] = [:]

  init(
    _ data: DataStore, stages: StageTable, definitions: [LotDefinition], problems: Diagnostics
  ) {
    self.data = data
    self.stages = stages
    self.definitions = definitions
    self.problems = problems
  }

  /// Mixes of mixes of lots: more levels than any trade has.
  private static let depthLimit = 16
  /// Steps of one lot; a mix has those of all its parts.
  private static let termLimit = 10_000

  mutating func lots() -> [Lot] { definitions.compactMap { lot($0, inside: []) } }

  /// A lot, made once however many mixes it is in.
  private mutating func lot(_ definition: LotDefinition, inside outer: [String]) -> Lot? {
    if let lot = made[definition.id] { return lot }
    if outer.contains(definition.id) {
      problems.error(
        .extendsCycle, at: definition.location, "the lot \(definition.id) is a part of itself",
        help: "mix other lots")
      return nil
    }
    if outer.count > Self.depthLimit {
      problems.error(
        .nestedTooDeep, at: definition.location,
        "lots are mixed from lots more than \(Self.depthLimit) times", help: "mix lots of one kind")
      return nil
    }
    let lot = compiled(definition, inside: outer)
    made[definition.id] = lot
    return lot
  }

  private mutating func compiled(_ definition: LotDefinition, inside outer: [String]) -> Lot? {
    record.part = .plantCost(definition.id)
    var charge = LotCharge()
    var terms: [LotTerm] = []
    let power = contract(of: definition)
    if definition.route == "mix" {
      for (part, share) in parts(of: definition) {
        guard let part = lot(part, inside: outer + [definition.id]) else { continue }
        charge.add(part.charge, share: share)
        terms += part.terms.map { $0.scaled(by: share) }
      }
    } else {
      charge = self.charge(of: definition)
      let factors = powerFactors(of: definition)
      for entry in charge.entries {
        terms += self.terms(
          of: entry.component.rawValue, definition, power, factors, amount: entry.amount)
      }
      for name in [definition.route, definition.form] where !name.isEmpty {
        terms += self.terms(of: name, definition, power, factors, amount: 1)
      }
    }
    if terms.count > Self.termLimit {
      problems.error(
        .nestedTooDeep, at: definition.location,
        "the lot \(definition.id) has more than \(Self.termLimit) steps",
        help: "mix fewer lots")
      return nil
    }
    if terms.isEmpty {
      problems.error(
        .missingNumber, at: definition.location, "the lot \(definition.id) has no emissions",
        help: "add rows with its id, the metric 'charge' and what it is made of")
    }
    return Lot(
      id: definition.id, name: definition.name, metal: definition.metal, grade: definition.grade,
      route: definition.route, region: definition.region, year: definition.year, charge: charge,
      power: power, terms: terms)
  }

  private mutating func terms(
    of name: String, _ lot: LotDefinition, _ power: PowerContract, _ factors: PowerFactors,
    amount: Double
  ) -> [LotTerm] {
    stages.stages(of: name).map { stage in
      let unit: Unit = stage.kind == .power ? .megawattHoursPerTonne : .carbonPerTonne
      let value = amount * number(stage.metric, of: stage.entity, lot, in: unit)
      let kind: LotTerm.Kind =
        switch stage.kind {
        case .direct: .direct(value)
        case .upstream: .upstream(value)
        case .power: .power(value, contract(of: lot, for: stage.name) ?? power, factors)
        }
      return LotTerm(name: stage.name, kind: kind, boundaries: stage.boundaries)
    }
  }

  private mutating func parts(of lot: LotDefinition) -> [(LotDefinition, Double)] {
    let rows = data.rows(ofMetric: "share of", entity: lot.id)
    let parts = rows.compactMap { row -> (LotDefinition, Double)? in
      guard let part = definitions.first(where: { $0.id == row.qualifier }) else {
        reportUnknown(row, "lot", definitions.map(\.id))
        return nil
      }
      return (part, value(of: row, in: .fraction))
    }
    let sum = parts.reduce(0) { $0 + $1.1 }
    // Shares are written to three digits.
    if (sum - 1).magnitude > 1e-6, let row = rows.first {
      problems.error(
        .sharesSum, at: row.location, "the parts of \(lot.id) add up to \(fixed(100 * sum, 1)) %",
        help: "let them add up to 100 %")
    }
    return parts
  }

  private mutating func charge(of lot: LotDefinition) -> LotCharge {
    var charge = LotCharge()
    for row in data.rows(ofMetric: "charge", entity: lot.id) {
      record.note(row.key)
      guard let component = ChargeComponent(rawValue: row.qualifier) else {
        reportUnknown(row, "component of a charge", ChargeComponent.allCases.map(\.rawValue))
        continue
      }
      charge[component] += value(of: row, in: .tonnesPerTonne)
    }
    return charge
  }

  /// A contract for one step alone: rows whose boundary is the name of a stage.
  private mutating func contract(of lot: LotDefinition, for stage: String) -> PowerContract? {
    let rows = data.rows(ofMetric: "power", entity: lot.id).filter { $0.boundary == stage }
    return rows.isEmpty ? nil : contract(rows, of: lot)
  }

  private mutating func contract(of lot: LotDefinition) -> PowerContract {
    let stages = Set(stages.stages.map(\.name))
    let rows = data.rows(ofMetric: "power", entity: lot.id)
    for row in rows { record.note(row.key) }
    return contract(rows.filter { !stages.contains($0.boundary) }, of: lot)
  }

  private mutating func contract(_ rows: [DataRow], of lot: LotDefinition) -> PowerContract {
    var power = PowerContract()
    for row in rows {
      let share = value(of: row, in: .fraction)
      switch row.qualifier {
      case "captive coal": power.captiveCoal = share
      case "own renewable": power.ownRenewable = share
      case "renewable contract": power.renewableContract = share
      case "certificates": power.certificates = share
      default:
        reportUnknown(
          row, "source of power",
          ["captive coal", "own renewable", "renewable contract", "certificates"])
      }
    }
    if power.uncontracted < -1e-9, let row = rows.last {
      problems.error(
        .sharesSum, at: row.location,
        "the power of \(lot.id) adds up to \(fixed(100 * (1 - power.uncontracted), 1)) %",
        help: "give at most 100 %; the rest is uncontracted grid power")
    }
    return power
  }

  private mutating func powerFactors(of lot: LotDefinition) -> PowerFactors {
    var book = PowerBook(data)
    let factors = book.factors(region: lot.region, year: lot.year, at: lot.location)
    problems.append(contentsOf: book.problems)
    record.note(seriesOf: book.record)
    return factors
  }

  private mutating func number(
    _ metric: String, of entity: String, _ lot: LotDefinition, in unit: Unit
  ) -> Double {
    var lookup = Lookup(data, horizon: lot.year...lot.year)
    let series =
      lookup.optional(lot.id, metric, entity, in: unit)
      ?? lookup.series(entity, metric, in: unit)
    record.note(seriesOf: lookup.record)
    problems.append(contentsOf: lookup.problems)
    return series?.value(in: lot.year) ?? 0
  }

  /// 0 after a complaint.
  private mutating func value(of row: DataRow, in unit: Unit) -> Double {
    var lookup = Lookup(data, horizon: 2000...2000)
    let value = lookup.value(of: row, in: unit)
    problems.append(contentsOf: lookup.problems)
    return value ?? 0
  }

  private mutating func reportUnknown(_ row: DataRow, _ what: String, _ known: [String]) {
    problems.error(
      .unknownName, at: row.location, "unknown \(what) \(quoted(row.qualifier))",
      help: NearestName.help(for: row.qualifier, among: known))
  }
}
