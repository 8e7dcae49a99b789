internal import FlowEngine
internal import FlowTables

/// Reads a problem in recipe form: priced materials for one furnace.
///
///     {"furnace_load_min": 10000, "scrap_1_max": 900,
///      "element_limits": {"Cu": {"min": 140, "max": 190}, "Fe": {"min": null, "max": 15}},
///      "materials": {"Pure Cu": {"cost": 0.31, "mass_fraction": {"Cu": 1}},
///                    "Scrap 1": {"cost": 0.21, "mass_fraction": {"Cu": 0.0444}, "max": 900}}}
///
/// Limits are masses in the melt. A key may end in the unit of its masses, `_kg`, `_lb` or `_t`, as
/// in `cost_per_lb` and `element_limits_lb`; answers are in the same unit. A material's `kind` is
/// `scrap`, `primary` or `alloying`, which is counted for the first of its main elements; without
/// it nothing is counted by kind.
struct RecipeReader {
  let keys: ChargeKeys
  let location: FileLocation
  let name: String

  private static let shownKeys = [
    "kind", "cost", "mass_fraction", "melt_yield", "min", "max", "min_share", "max_share", "group",
    "note",
  ]
  private static let materialKeys =
    (ChargeKey.materialPlain + ChargeKey.withUnits(ChargeKey.materialMasses)).map(\.name)

  func read(_ problems: inout Diagnostics) -> ChargeProblem? {
    let before = problems.errorCount
    let entries = keys["materials"]?.asMapping(reporting: &problems) ?? []
    let limits = value("element_limits", &problems)?.asMapping(reporting: &problems) ?? []
    let elements = limits.map(\.key)
    let size = ChargeSize(elements: elements.count, materials: entries.count, targets: 1)
    guard size.isWithinLimits(at: location, reporting: &problems) else { return nil }
    checkKeys(entries.map(\.key), &problems)
    checkUnits(entries, &problems)
    checkKinds(entries, &problems)
    var wrong = ItemProblems()
    let materials = entries.map { entry in
      var own = Diagnostics()
      defer { wrong.append(own) }
      return material(entry, elements, &own)
    }
    wrong.report(to: &problems)
    let contents = limits.map { window($0, &problems) }
    let demand = ChargeProblem.Window(
      minimum: optional("furnace_load_min", &problems),
      maximum: optional("furnace_load_max", &problems))
    demand.check("the furnace load", at: location, &problems)
    problems.require(
      "materials", entries.count, keys["materials"], help: "write one material at least")
    if node("furnace_load_min") == nil {
      problems.report(missing: "furnace_load_min", at: location)
    }
    let group = keys["group"].flatMap { $0.asText(reporting: &problems) }
    guard problems.errorCount == before else { return nil }
    return ChargeProblem(
      elements: elements, materials: materials.compactMap { $0 },
      targets: [
        ChargeProblem.Target(name: name, group: group, demand: demand, contents: contents)
      ])
  }

  // MARK: Keys with a unit
  private func node(_ key: String) -> YAMLNode? {
    Self.units.lazy.compactMap { keys[key + $0] }.first
  }

  private func value(_ key: String, _ problems: inout Diagnostics) -> YAMLNode? {
    if let node = node(key) { return node }
    problems.report(missing: key, at: location)
    return nil
  }

  private func optional(_ key: String, _ problems: inout Diagnostics) -> Double? {
    node(key)?.amount(key, reporting: &problems)
  }

  private func checkKeys(_ materials: [String], _ problems: inout Diagnostics) {
    let all = Self.plain + materials.map { Self.folded($0) + "_max" }
    keys.check(
      known: ["materials", "group"] + all.flatMap { key in Self.units.map { key + $0 } },
      shown: ["materials", "group"] + Self.plain, reporting: &problems)
  }

  // MARK: Materials and limits

  private static func checkSum(
    _ fractions: [Double], at place: FileLocation, _ problems: inout Diagnostics
  ) {
    if fractions.reduce(0, +) <= 1 + 1e-9 { return }
    problems.error(
      .shareOutOfRange, at: place, "the mass fractions add up to more than 1",
      help: "write fractions, not per cent")
  }

  private func material(
    _ entry: YAMLNode.Entry, _ elements: [String], _ problems: inout Diagnostics
  ) -> ChargeProblem.Material? {
    let node = entry.value
    let entries = node.asMapping(
      known: Self.materialKeys, shown: Self.shownKeys, reporting: &problems)
    guard entries != nil else { return nil }
    func number(_ place: Int) -> YAMLNode? {
      Self.massKeys[place].lazy.flatMap { name in Self.units.lazy.map { name + $0 } }
        .compactMap { node[$0] }.first
    }
    guard let cost = number(0) else {
      problems.report(missing: "cost", at: node.location)
      return nil
    }
    let content = node["mass_fraction"].map {
      $0.byElement(elements, .content, scale: 1, reporting: &problems)
    }
    let limit = number(2) ?? self.node(Self.folded(entry.key) + "_max")
    let amounts = ChargeProblem.Window(
      minimum: number(1)?.amount("min", reporting: &problems),
      maximum: limit?.amount("max", reporting: &problems))
    amounts.check("the amount", at: node.location, &problems)
    let share = node.share("min_share", "max_share", of: 1, reporting: &problems)
    let yield =
      node["melt_yield"].map { $0.number("melt_yield", in: 0...1, reporting: &problems) } ?? 1
    let fractions = (content ?? nil)?.map { $0 ?? 0 } ?? elements.map { _ in 0 }
    guard let price = cost.asDouble(reporting: &problems), let yield,
      let kind = kind(entry, fractions, &problems)
    else { return nil }
    Self.checkSum(fractions, at: node.location, &problems)
    let group = node["group"].flatMap { $0.asText(reporting: &problems) }
    return ChargeProblem.Material(
      name: entry.key, kind: kind, cost: price, supply: amounts.maximum, meltYield: yield,
      content: fractions, origins: group.map { [ChargeProblem.Origin(group: $0, share: 1)] } ?? [],
      least: amounts.minimum, share: share)
  }

  private func kind(
    _ entry: YAMLNode.Entry, _ content: [Double], _ problems: inout Diagnostics
  ) -> ChargeProblem.Kind? {
    guard let node = entry.value["kind"] else { return .unstated }
    guard let text = node.asText(reporting: &problems) else { return nil }
    switch text {
    case "scrap": return .scrap
    case "primary": return .primary
    case "alloying":
      let main = content.indices.max {
        content[$0] < content[$1] || content[$0] == content[$1] && $0 > $1
      }
      return main.map { .alloying(element: $0) } ?? .primary
    default:
      problems.error(
        .unknownName, at: node.location,
        "unknown kind \(quoted(text)) of the material \(quoted(entry.key))",
        help: NearestName.help(for: text, among: Self.kinds))
      return nil
    }
  }

  private func window(
    _ entry: YAMLNode.Entry, _ problems: inout Diagnostics
  ) -> ChargeProblem.Window {
    let node = entry.value
    _ = node.asMapping(known: ["min", "max"], reporting: &problems)
    func bound(_ key: String) -> Double? {
      guard let bound = node[key], !bound.isNull else { return nil }
      return bound.amount(key, reporting: &problems)
    }
    let window = ChargeProblem.Window(minimum: bound("min"), maximum: bound("max"))
    window.check(entry.key, at: node.location, &problems)
    return window
  }
}
