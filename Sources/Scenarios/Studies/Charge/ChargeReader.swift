internal import FlowEngine
internal import FlowTables

/// Reads a problem in charge form: scraps, primary metal and pure elements into targets.
struct ChargeReader {
  let keys: ChargeKeys
  let location: FileLocation

  private static let known = [
    "elements", "costs", "primary_composition_wt_pct", "targets", "scraps", "limits",
  ]
  private static let targetKeys = [
    "name", "alloy", "group", "demand_kg", "min_wt_pct", "max_wt_pct", "min_scrap_pct",
    "max_scrap_pct", "note",
  ]
  private static let scrapKeys = [
    "name", "mass_kg", "min_kg", "min_share_pct", "max_share_pct", "melt_yield",
    "composition_wt_pct", "origin_share", "group", "cost", "note",
  ]

  private struct Costs {
    var primary = 1.0
    var alloying: [Double]
    var scrap = 0.0
    var surplus = 0.0
  }

  func read(_ problems: inout Diagnostics) -> ChargeProblem? {
    let before = problems.errorCount
    keys.check(known: Self.known, reporting: &problems)
    guard let elements = elements(&problems) else { return nil }
    let size = ChargeSize(
      elements: elements.count, materials: count(of: "scraps") + elements.count + 1,
      targets: count(of: "targets"))
    guard size.isWithinLimits(at: location, reporting: &problems) else { return nil }
    let costs = costs(elements, &problems)
    let primary = keys.required(
      "primary_composition_wt_pct", at: location, reporting: &problems
    )?.composition(elements, reporting: &problems)
    let scraps = items("scraps", &problems).enumerated().map {
      scrap($1, $0, elements, costs.scrap, &problems)
    }
    let targets = items("targets", &problems).enumerated().map {
      target($1, $0, elements, &problems)
    }
    problems.require(
      "targets", targets.count, keys["targets"], help: "write one target at least")
    let limits = limits(["primary"] + elements, &problems)
    guard problems.errorCount == before, let primary else { return nil }
    let bought = [metal("primary", costs.primary, primary)] + pure(elements, costs.alloying)
    return ChargeProblem(
      elements: elements,
      materials: scraps.compactMap { $0 } + bought.map { limited($0, by: limits) },
      targets: targets.compactMap { $0 }, surplusCost: costs.surplus)
  }

  private func metal(_ name: String, _ cost: Double, _ content: [Double]) -> ChargeProblem.Material
  {
    ChargeProblem.Material(
      name: name, kind: .primary, cost: cost, supply: nil, content: content)
  }

  private func pure(_ elements: [String], _ costs: [Double]) -> [ChargeProblem.Material] {
    elements.indices.map { index in
      ChargeProblem.Material(
        name: elements[index], kind: .alloying(element: index), cost: costs[index], supply: nil,
        content: elements.indices.map { $0 == index ? 1 : 0 })
    }
  }

  // MARK: Limits of what is bought
  private struct Limit {
    let amount: ChargeProblem.Window
    let share: ChargeProblem.Window
  }

  /// Limits by name: `{"primary": {"max_kg": 0}, "Si": {"max_share_pct": 2}}`.
  private func limits(_ names: [String], _ problems: inout Diagnostics) -> [String: Limit] {
    guard let node = keys["limits"],
      let entries = node.asMapping(known: names, what: "material", reporting: &problems)
    else { return [:] }
    var limits: [String: Limit] = [:]
    for entry in entries {
      let known = ["min_kg", "max_kg", "min_share_pct", "max_share_pct"]
      _ = entry.value.asMapping(known: known, reporting: &problems)
      func amount(_ key: String) -> Double? {
        entry.value[key]?.amount(key, reporting: &problems)
      }
      let window = ChargeProblem.Window(minimum: amount("min_kg"), maximum: amount("max_kg"))
      window.check("the amount", at: entry.value.location, &problems)
      limits[entry.key] = Limit(
        amount: window,
        share: entry.value.share(
          "min_share_pct", "max_share_pct", of: 100, reporting: &problems))
    }
    return limits
  }

  private func limited(
    _ material: ChargeProblem.Material, by limits: [String: Limit]
  ) -> ChargeProblem.Material {
    guard let limit = limits[material.name] else { return material }
    var limited = material
    limited.supply = limit.amount.maximum
    limited.least = limit.amount.minimum
    limited.share = limit.share
    return limited
  }

  private func elements(_ problems: inout Diagnostics) -> [String]? {
    guard let node = keys.required("elements", at: location, reporting: &problems),
      let items = node.asSequence(reporting: &problems)
    else { return nil }
    var names: [String] = []
    var known: Set<String> = []
    for item in items {
      guard let name = item.asText(reporting: &problems) else { return nil }
      if !known.insert(name).inserted {
        problems.error(
          .duplicateKey, at: item.location, "the element \(quoted(name)) occurs twice",
          help: "keep one of the two")
      }
      names.append(name)
    }
    return names
  }

  private func count(of key: String) -> Int {
    if case .sequence(let items) = keys[key]?.content { items.count } else { 0 }
  }

  private func items(_ key: String, _ problems: inout Diagnostics) -> [YAMLNode] {
    keys.required(key, at: location, reporting: &problems)?.asSequence(reporting: &problems) ?? []
  }

  /// Without `costs` the objective is the mass of primary metal and alloying.
  private func costs(_ elements: [String], _ problems: inout Diagnostics) -> Costs {
    var costs = Costs(alloying: elements.map { _ in 1 })
    guard let node = keys["costs"] else { return costs }
    _ = node.asMapping(
      known: ["primary", "alloying", "scrap", "surplus"], what: "cost", reporting: &problems)
    func cost(_ key: String, _ value: inout Double) {
      if let number = node[key]?.asDouble(reporting: &problems) { value = number }
    }
    cost("primary", &costs.primary)
    cost("scrap", &costs.scrap)
    cost("surplus", &costs.surplus)
    guard let alloying = node["alloying"] else { return costs }
    if case .scalar = alloying.content {
      if let number = alloying.asDouble(reporting: &problems) {
        costs.alloying = elements.map { _ in number }
      }
    } else if let values = alloying.byElement(elements, scale: 1, reporting: &problems) {
      costs.alloying = zip(values, costs.alloying).map { $0 ?? $1 }
    }
    return costs
  }

  // MARK: Scraps and targets
  private func scrap(
    _ node: YAMLNode, _ index: Int, _ elements: [String], _ cost: Double,
    _ problems: inout Diagnostics
  ) -> ChargeProblem.Material? {
    guard node.asMapping(known: Self.scrapKeys, shown: Self.scrapKeys, reporting: &problems) != nil
    else { return nil }
    let name = node["name"].flatMap { $0.asText(reporting: &problems) } ?? "\(index + 1)"
    let mass = node.required("mass_kg", &problems)?.amount("mass_kg", reporting: &problems)
    let yield =
      node["melt_yield"].map { $0.number("melt_yield", in: 0...1, reporting: &problems) } ?? 1
    let content = node.required("composition_wt_pct", &problems)?
      .composition(elements, reporting: &problems)
    let own = node["cost"].map { $0.asDouble(reporting: &problems) } ?? cost
    let origins = origins(node, &problems)
    let least = node["min_kg"].map { $0.amount("min_kg", reporting: &problems) } ?? nil
    ChargeProblem.Window(minimum: least, maximum: mass).check(
      "the amount", at: node.location, &problems)
    let share = node.share("min_share_pct", "max_share_pct", of: 100, reporting: &problems)
    guard let mass, let yield, let content, let own else { return nil }
    return ChargeProblem.Material(
      name: name, kind: .scrap, cost: own, supply: mass, meltYield: yield, content: content,
      origins: origins, least: least, share: share)
  }

  /// `origin_share`, or the one `group` that all of it comes from.
  private func origins(
    _ node: YAMLNode, _ problems: inout Diagnostics
  ) -> [ChargeProblem.Origin] {
    guard let shares = node["origin_share"] else {
      let group = node["group"].flatMap { $0.asText(reporting: &problems) }
      return group.map { [ChargeProblem.Origin(group: $0, share: 1)] } ?? []
    }
    let entries = shares.asMapping(reporting: &problems) ?? []
    let origins = entries.compactMap { entry in
      entry.value.number("a share", in: 0...1, reporting: &problems).map {
        ChargeProblem.Origin(group: entry.key, share: $0)
      }
    }
    // Shares are written with about twelve digits.
    if origins.reduce(0, { $0 + $1.share }) > 1 + 1e-6 {
      problems.error(
        .sharesSum, at: shares.location, "the origin shares add up to more than 1",
        help: "write shares of the scrap's metal")
    }
    return origins
  }

  private func target(
    _ node: YAMLNode, _ index: Int, _ elements: [String], _ problems: inout Diagnostics
  ) -> ChargeProblem.Target? {
    guard
      node.asMapping(known: Self.targetKeys, shown: Self.targetKeys, reporting: &problems) != nil
    else { return nil }
    let name =
      (node["name"] ?? node["alloy"]).flatMap { $0.asText(reporting: &problems) } ?? "\(index + 1)"
    let group = node["group"].flatMap { $0.asText(reporting: &problems) }
    let demand = node.required("demand_kg", &problems)?.amount("demand_kg", reporting: &problems)
    let none: [Double?] = elements.map { _ in nil }
    func limits(_ key: String) -> [Double?]? {
      guard let node = node[key] else { return none }
      return node.byElement(elements, scale: 0.01, reporting: &problems)
    }
    func share(_ key: String) -> Double? {
      node[key]?.number(key, in: 0...100, reporting: &problems).map { $0 / 100 }
    }
    let scrapShare = ChargeProblem.Window(
      minimum: share("min_scrap_pct"), maximum: share("max_scrap_pct"))
    guard let demand, let low = limits("min_wt_pct"), let high = limits("max_wt_pct") else {
      return nil
    }
    let contents = elements.indices.map { element in
      ChargeProblem.Window(
        minimum: low[element].map { $0 * demand }, maximum: high[element].map { $0 * demand })
    }
    for (element, window) in contents.enumerated() {
      window.check(elements[element], at: node["min_wt_pct"]?.location ?? node.location, &problems)
    }
    scrapShare.check("scrap", at: node["min_scrap_pct"]?.location ?? node.location, &problems)
    return ChargeProblem.Target(
      name: name, group: group,
      demand: ChargeProblem.Window(minimum: demand, maximum: demand), contents: contents,
      scrapShare: scrapShare,
      growth: zip(low, high).map { ChargeProblem.Window(minimum: $0, maximum: $1) })
  }
}

extension ChargeProblem.Window {
  func check(_ what: String, at location: FileLocation, _ problems: inout Diagnostics) {
    if let minimum, let maximum, minimum > maximum {
      problems.error(
        .windowReversed, at: location, "the minimum of \(what) is above its maximum",
        help: "swap them")
    }
  }
}

extension YAMLNode {
  func required(_ key: String, _ problems: inout Diagnostics) -> YAMLNode? {
    if let node = self[key] { return node }
    problems.report(missing: key, at: location)
    return nil
  }

  /// A composition in wt %, as fractions; what is not named is zero.
  func composition(_ elements: [String], reporting problems: inout Diagnostics) -> [Double]? {
    guard let values = byElement(elements, scale: 0.01, reporting: &problems) else { return nil }
    let fractions = values.map { $0 ?? 0 }
    if fractions.reduce(0, +) <= 1 + 1e-9 { return fractions }
    problems.error(
      .shareOutOfRange, at: location, "the composition adds up to more than 100 %",
      help: "write wt %")
    return nil
  }
}
