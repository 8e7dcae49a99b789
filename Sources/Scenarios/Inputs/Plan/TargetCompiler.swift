internal import FlowAccounts
internal import FlowEngine
internal import FlowTables

/// Pledges and makers, from registers and series to what an assessment needs.
struct TargetCompiler {
  let scenario: Scenario
  let systems: [MaterialSystem]
  let fleet: FleetPlan

  private var horizon: ClosedRange<Int> { scenario.horizon }

  struct Result {
    var makers: [Maker] = []
    var targets: [Target] = []
    var untestable: [UntestableTarget] = []
  }

  private struct Untestable: Error { let reason: String }

  func compile(_ lookup: inout Lookup) -> Result {
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
            reason: error.reason))
      }
    }
    result.makers = makers.makers
    return result
  }

  private func target(
    _ entry: TargetEntry, _ standards: StandardRegister, _ lookup: inout Lookup
  ) throws(Untestable) -> Target {
    try checkTestability(entry)
    // A range has to be reached at its lower end.
    guard let value = entry.value ?? entry.low else {
      throw Untestable(reason: reason(entry, "no number is stated"))
    }
    guard let year = entry.targetYear else {
      throw Untestable(reason: reason(entry, "no year is stated"))
    }
    if !horizon.contains(year) {
      throw Untestable(reason: "\(year) lies outside the horizon \(horizon.text)")
    }
    let materials = systems.indices.filter { entry.metal.contains(systems[$0].name) }
    if materials.isEmpty { throw Untestable(reason: scope(entry)) }
    let readings = entry.targetReadings(materials: materials.count)
    if readings.isEmpty {
      let reason = reason(
        entry, UntestedType(rawValue: entry.targetType)?.diagnosis ?? "no target_type is stated")
      throw Untestable(reason: reason + reach(entry, value, materials[0], year, &lookup))
    }
    for reading in readings { try checkBase(reading, year) }
    var target = Target(
      id: entry.id, company: entry.company, materials: materials, metal: entry.metal,
      value: value, year: year, reading: note(entry), readings: readings)
    target.role = entry.role
    target.line = entry.role == .benchmark ? entry.standard : ""
    target.high = entry.value == nil ? entry.high : nil
    target.premiumCap = entry.premiumCap
    try complete(&target, entry, standards, &lookup)
    return target
  }

  /// Where the register itself says that nothing can be tested, its note says why.
  private func checkTestability(_ entry: TargetEntry) throws(Untestable) {
    let fallback: String
    switch entry.testability {
    case .testable, .reading: return
    case .outsideModel: fallback = "outside the model"
    case .undated: fallback = "no year is stated"
    }
    throw Untestable(reason: entry.note.isEmpty ? fallback : entry.note)
  }

  /// What is wrong, and then what the register notes beside it.
  private func reason(_ entry: TargetEntry, _ diagnosis: String) -> String {
    if entry.note.isEmpty { return diagnosis }
    return entry.note.contains(diagnosis) ? entry.note : "\(diagnosis); \(entry.note)"
  }

  /// A pledge on whole cars holds steel and aluminium; one on plastic does not.
  private func scope(_ entry: TargetEntry) -> String {
    let isWhole = ["fleet", "all"].contains(entry.metal)
    let what = isWhole ? "of which steel and aluminium are a part" : "neither steel nor aluminium"
    let note = entry.note.isEmpty ? "outside the model" : entry.note
    return "covers '\(entry.metal)', \(what): \(note)"
  }

  /// What a reader has to know beside the verdict.
  private func note(_ entry: TargetEntry) -> String {
    var parts = entry.testability == .reading || !entry.readings.isEmpty ? [entry.note] : []
    if !["", "Global", scenario.region].contains(entry.region) {
      parts.append("the pledge covers \(entry.region), read as if the metal came from this market")
    }
    if entry.role == .supplier, entry.type != .lotReduction {
      parts.append("read as if the company moved with its industry in \(scenario.region)")
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private func checkBase(_ reading: TargetReading, _ year: Int) throws(Untestable) {
    guard reading.metric.isReduction, !reading.isFromPeak else { return }
    guard let base = reading.baseYear else { throw Untestable(reason: "no base year is stated") }
    if !horizon.contains(base) || base >= year {
      throw Untestable(reason: "the base year \(base) lies outside the run or after the target")
    }
  }

  /// What a stated tonnage is of the metal in the maker's cars.
  private func reach(
    _ entry: TargetEntry, _ tonnes: Double, _ m: Int, _ year: Int, _ lookup: inout Lookup
  ) -> String {
    guard entry.unit == "t/yr",
      let sales = lookup.optional(entry.company, "sales worldwide", in: .millionPerYear)
    else { return "" }
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
    let metal = sales.value(in: year) * kilograms * 1_000
    return "; \(NumberText.amount(tonnes)) t/yr are \(NumberText.percent(tonnes / metal)) of the "
      + "\(entry.metal) in its cars worldwide"
  }

  // MARK: What the readings need

  private func complete(
    _ target: inout Target, _ entry: TargetEntry, _ standards: StandardRegister,
    _ lookup: inout Lookup
  ) throws(Untestable) {
    let metrics = target.readings.map(\.metric)
    if metrics.contains(.purchaseShare) {
      let requirement = requirement(entry, standards, &lookup)
      guard let requirement else {
        throw Untestable(
          reason: entry.standard.isEmpty
            ? "names no standard that lots could be held against"
            : "no standard '\(entry.standard)' is in the tables")
      }
      target.requirement = requirement
      target.publishedPremium = lookup.optional(
        requirement.standards[0].name, "premium over price", in: .fraction)?.value(in: target.year)
      if target.premiumCap != nil {
        let prices = BuyerPrices(below: lookup.data, reporting: &lookup.problems)
        target.premiumPerTonneAvoided = prices.premiumOverPrice(
          of: systems[target.materials[0]].name, reporting: &lookup.problems)
      }
    }
    if metrics.contains(.routeShare) {
      let names = ReadingPhrase.split(
        entry.standard.replacing("routes:", with: "").replacing(",", with: ";"))
      target.routes = systems[target.materials[0]].routes.indices.filter {
        names.contains(systems[target.materials[0]].routes[$0].id)
      }
      if target.routes.isEmpty {
        throw Untestable(reason: reason(entry, "names no route of the model"))
      }
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
    let className = parts.count > 1 ? ReadingPhrase.split(parts[1]).first : nil
    if let className,
      !named.contains(where: { $0.classes.contains { $0.name == className } })
    {
      return nil
    }
    return ClassRequirement(standards: named, className: className)
  }
}
