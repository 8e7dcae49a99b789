internal import FlowAccounts
internal import FlowEngine
internal import FlowTables

/// Pledges and makers, from registers and series to what an assessment needs.
struct TargetCompiler {
  let scenario: Scenario
  let systems: [MaterialSystem]
  let fleet: FleetPlan
  /// Read where a price cap asks for them, once for all targets.
  private var prices: BuyerPrices?

  init(scenario: Scenario, systems: [MaterialSystem], fleet: FleetPlan) {
    self.scenario = scenario
    self.systems = systems
    self.fleet = fleet
  }

  private var horizon: ClosedRange<Int> { scenario.horizon }

  struct Result {
    var makers: [Maker] = []
    var targets: [Target] = []
    var untestable: [UntestableTarget] = []
  }

  private struct Untestable: Error {
    let reason: UntestableReason
    var volume: PledgedVolume?

    init(_ reason: UntestableReason, volume: PledgedVolume? = nil) {
      self.reason = reason
      self.volume = volume
    }
  }

  mutating func compile(_ lookup: inout Lookup) -> Result {
    var result = Result()
    if scenario.targets.entries.isEmpty { return result }
    let standards = StandardRegister.builtin
    var makers = MakerCompiler(horizon: horizon)
    for entry in scenario.targets.entries {
      lookup.part = .pledge(entry.id)
      do {
        let target = try target(entry, standards, &lookup)
        if makers.add(entry, &lookup) { result.targets.append(target) }
      } catch {
        result.untestable.append(
          UntestableTarget(
            id: entry.id, company: entry.company, metal: entry.metal, metric: entry.metric,
            year: entry.targetYear, required: entry.value, unit: entry.unit,
            reason: error.reason, note: entry.registerNote, volume: error.volume))
      }
    }
    result.makers = makers.makers
    return result
  }

  private mutating func target(
    _ entry: TargetEntry, _ standards: StandardRegister, _ lookup: inout Lookup
  ) throws(Untestable) -> Target {
    switch entry.testability {
    case .testable, .reading: break
    case .outsideModel: throw Untestable(.outsideModel)
    case .undated: throw Untestable(.undated)
    }
    // A range has to be reached at its lower end.
    guard let value = entry.value ?? entry.low else { throw Untestable(.noNumber) }
    guard let year = entry.targetYear else { throw Untestable(.noYear) }
    if !horizon.contains(year) { throw Untestable(.yearOutside(year, horizon: horizon)) }
    let materials = systems.indices.filter { entry.metal.contains(systems[$0].name) }
    if materials.isEmpty {
      // A pledge on whole cars holds steel and aluminium; one on plastic does not.
      let isWhole = ["fleet", "all"].contains(entry.metal)
      throw Untestable(.covers(entry.metal, holdsMetals: isWhole))
    }
    let readings = entry.targetReadings(materials: materials.count)
    if readings.isEmpty {
      throw Untestable(
        UntestedType(rawValue: entry.targetType).map { .untested($0) } ?? .noType,
        volume: volume(entry, value, materials[0], year, &lookup))
    }
    for reading in readings { try checkBase(reading, year) }
    var target = Target(
      id: entry.id, company: entry.company, materials: materials, metal: entry.metal,
      value: value, year: year, readings: readings)
    target.note =
      entry.testability == .reading || !entry.readings.isEmpty ? entry.registerNote : RegisterNote()
    target.assumptions = assumptions(entry)
    target.role = entry.role
    target.line = entry.role == .benchmark ? entry.standard : ""
    target.high = entry.value == nil ? entry.high : nil
    target.premiumCap = entry.premiumCap
    try complete(&target, entry, standards, &lookup)
    return target
  }

  private func assumptions(_ entry: TargetEntry) -> [TargetAssumption] {
    var list: [TargetAssumption] = []
    if !["", "Global", scenario.region].contains(entry.region) {
      list.append(.metalOfThisMarket(covered: entry.region))
    }
    if entry.role == .supplier, entry.type != .lotReduction {
      list.append(.movesWithIndustry(region: scenario.region))
    }
    return list
  }

  private func checkBase(_ reading: TargetReading, _ year: Int) throws(Untestable) {
    guard reading.metric.isReduction, !reading.isFromPeak else { return }
    guard let base = reading.baseYear else { throw Untestable(.noBaseYear) }
    if !horizon.contains(base) || base >= year { throw Untestable(.baseYearOutside(base)) }
  }

  /// What a stated tonnage is of the metal in the maker's cars.
  private func volume(
    _ entry: TargetEntry, _ tonnes: Double, _ m: Int, _ year: Int, _ lookup: inout Lookup
  ) -> PledgedVolume? {
    guard entry.unit == "t/yr",
      let sales = lookup.optional(entry.company, "sales worldwide", in: .millionPerYear)
    else { return nil }
    let maker = MakerCompiler.drives(entry.company, horizon, &lookup)
    let t = year - horizon.lowerBound
    let powertrains = fleet.powertrains.count
    var kilograms = 0.0
    for (k, slot) in fleet.slots.enumerated() where slot.material == m {
      for p in 0..<powertrains {
        kilograms +=
          maker[t * powertrains + p]
          * fleet.kilogramsPerCar[
            (fleet.cohort(ofYear: t) * powertrains + p) * fleet.slots.count + k]
      }
    }
    let metal = sales.value(in: year) * kilograms / 1_000
    return PledgedVolume(tonnes: tonnes, share: tonnes / metal, metal: entry.metal)
  }

  // MARK: What the readings need

  private mutating func complete(
    _ target: inout Target, _ entry: TargetEntry, _ standards: StandardRegister,
    _ lookup: inout Lookup
  ) throws(Untestable) {
    let metrics = target.readings.map(\.metric)
    if metrics.contains(.purchaseShare) {
      let requirement = requirement(entry, standards, &lookup)
      guard let requirement else {
        throw Untestable(entry.standard.isEmpty ? .noStandard : .unknownStandard(entry.standard))
      }
      target.requirement = requirement
      target.publishedPremium = lookup.optional(
        requirement.standards[0].name, "premium over price", in: .fraction)?.value(in: target.year)
      if target.premiumCap != nil {
        let known = prices ?? BuyerPrices(below: lookup.data, reporting: &lookup.problems)
        prices = known
        target.premiumPerTonneAvoided = known.premiumOverPrice(
          of: systems[target.materials[0]].name, reporting: &lookup.problems)
      }
    }
    if metrics.contains(.routeShare) {
      let names = CellList.items(
        entry.standard.replacing("routes:", with: "").replacing(",", with: ";")
      )
      .map(NameSpelling.key)
      target.routes = systems[target.materials[0]].routes.indices.filter {
        names.contains(NameSpelling.key(systems[target.materials[0]].routes[$0].id))
      }
      if target.routes.isEmpty { throw Untestable(.noRoute) }
    }
    if metrics.contains(.belowReference), !entry.baseReference.isEmpty {
      target.reference = lookup.optional(
        entry.reference, "emissions of \(systems[target.materials[0]].name)", in: .carbonPerTonne)?
        .value(in: target.year)
    }
  }

  /// `ResponsibleSteel: Level 2`: a scheme, or one version of it, and perhaps a class.
  private func requirement(
    _ entry: TargetEntry, _ register: StandardRegister, _ lookup: inout Lookup
  ) -> ClassRequirement? {
    let parts = entry.standard.split(separator: ":", maxSplits: 1).map(String.init)
    guard let name = parts.first else { return nil }
    let metal = systems.map(\.name).first { entry.metal.contains($0) } ?? ""
    let named = register.standards(of: metal, named: name)
    if named.isEmpty { return nil }
    if let year = entry.targetYear, named.allSatisfy({ $0.title == name }),
      !named.contains(where: { $0.isValid(in: year) })
    {
      lookup.problems.append(
        register.outsideValidity(named, year: year, at: entry.standardLocation))
    }
    guard let written = parts.count > 1 ? CellList.items(parts[1]).first : nil else {
      return ClassRequirement(standards: named, className: nil)
    }
    let classes = named.flatMap { $0.classes.map(\.name) }
    guard let className = NameSpelling.match(written, among: classes) else { return nil }
    return ClassRequirement(standards: named, className: className)
  }
}
