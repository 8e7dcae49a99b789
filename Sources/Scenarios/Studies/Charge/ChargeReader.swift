internal import FlowEngine
internal import FlowTables

/// Reads a problem in charge form: scraps, primary metal and pure elements into targets.
struct ChargeReader {
  let keys: ChargeKeys
  let location: FileLocation

  private static let known = ChargeKey.charge.map(\.name)
  private static let targetKeys = ChargeKey.target.map(\.name)
  private static let scrapKeys = ChargeKey.scrap.map(\.name)

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
      "primary_composition_wt_pct", among: Self.known, at: location, reporting: &problems
    )?.composition(elements, reporting: &problems)
    let scraps = each("scraps", &problems) { scrap($1, $0, elements, costs.scrap, &$2) }
    let targets = each("targets", &problems) { target($1, $0, elements, &$2) }
    problems.require(
      "targets", count(of: "targets"), keys["targets"], help: "write one target at least")
    let limits = limits(["primary"] + elements, &problems)
    guard problems.errorCount == before, let primary else { return nil }
    let bought = [metal("primary", costs.primary, primary)] + pure(elements, costs.alloying)
    return ChargeProblem(
      elements: elements,
      materials: scraps + bought.map { limited($0, by: limits) },
      targets: targets, surplusCost: costs.surplus)
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

  private func elements(_ problems: inout Diagnostics) -> [String]? {
    guard
      let node = keys.required(
        "elements", among: Self.known, at: location, reporting: &problems),
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
    keys.required(key, among: Self.known, at: location, reporting: &problems)?
      .asSequence(reporting: &problems) ?? []
  }

  /// Reads the items of a list; what is wrong with many of them alike is said once.
  private func each<Item>(
    _ key: String, _ problems: inout Diagnostics,
    _ read: (Int, YAMLNode, inout Diagnostics) -> Item?
  ) -> [Item] {
    let nodes = items(key, &problems)
    var wrong = ItemProblems()
    var found: [Item] = []
    for (index, node) in nodes.enumerated() {
      var own = Diagnostics()
      if let item = read(index, node, &own) { found.append(item) }
      wrong.append(own)
    }
    wrong.report(to: &problems)
    return found
  }

  /// Without `costs` the objective is the mass of primary metal and alloying.
  private func costs(_ elements: [String], _ problems: inout Diagnostics) -> Costs {
    var costs = Costs(alloying: elements.map { _ in 1 })
    guard let node = keys["costs"] else { return costs }
    _ = node.asMapping(
      known: ChargeKey.costs.map(\.name), what: "cost", reporting: &problems)
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
    } else if let values = alloying.byElement(elements, .cost, scale: 1, reporting: &problems) {
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
    let mass = node.required("mass_kg", among: Self.scrapKeys, &problems)?.amount(
      "mass_kg", reporting: &problems)
    let yield =
      node["melt_yield"].map { $0.number("melt_yield", in: 0...1, reporting: &problems) } ?? 1
    let content = node.required("composition_wt_pct", among: Self.scrapKeys, &problems)?
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
    let demand = node.required("demand_kg", among: Self.targetKeys, &problems)?.amount(
      "demand_kg", reporting: &problems)
    let none: [Double?] = elements.map { _ in nil }
    func limits(_ key: String) -> [Double?]? {
      guard let node = node[key] else { return none }
      return node.byElement(elements, .limit, scale: 0.01, reporting: &problems)
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
  /// The value of a key that must be there; one that is misnamed has been reported.
  func required(
    _ key: String, among known: [String], _ problems: inout Diagnostics
  ) -> YAMLNode? {
    if let node = self[key] { return node }
    if KeyAdvice.isMisnamed(key, in: entries ?? [], among: known) { return nil }
    problems.report(missing: key, at: location)
    return nil
  }

  /// A composition in wt %, as fractions; what is not named is zero.
  func composition(_ elements: [String], reporting problems: inout Diagnostics) -> [Double]? {
    guard let values = byElement(elements, .content, scale: 0.01, reporting: &problems) else {
      return nil
    }
    let fractions = values.map { $0 ?? 0 }
    if fractions.reduce(0, +) <= ChargeCells.wholeMelt { return fractions }
    problems.error(
      .shareOutOfRange, at: location, "the composition adds up to more than 100 %",
      help: "write wt %")
    return nil
  }
}
