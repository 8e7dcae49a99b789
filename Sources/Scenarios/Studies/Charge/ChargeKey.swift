/// A key of a problem file, for its reader and for its schema.
struct ChargeKey: Sendable {
  indirect enum Kind: Sendable {
    case text
    case number
    /// Zero or more.
    case amount
    /// 0 to a whole, 1 or 100.
    case share(of: Int)
    case choice([String])
    /// A content for each element: a list in their order, or an object by name.
    case contents
    /// One number for all elements, or one for each.
    case costs
    case list(ChargeKey.Kind)
    case object([ChargeKey])
    /// An object whose keys are names.
    case named(ChargeKey.Kind)
  }

  let name: String
  let kind: Kind
  let meaning: String
  let isRequired: Bool

  init(_ name: String, _ kind: Kind, _ meaning: String, isRequired: Bool = false) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
    self.isRequired = isRequired
  }

  private static let note = ChargeKey("note", .text, "Any words.")

  // MARK: Charge form
  static let scrap = [
    ChargeKey("name", .text, "Its name in the answer."),
    .init("mass_kg", .amount, "What is at hand.", isRequired: true),
    .init("min_kg", .amount, "What must be charged over all targets."),
    .init("min_share_pct", .share(of: 100), "Least share of what is charged into each target."),
    .init("max_share_pct", .share(of: 100), "Greatest share of what is charged into each target."),
    .init("melt_yield", .share(of: 1), "Metal from one kilogram charged; 1 without it."),
    .init(
      "composition_wt_pct", .contents,
      "Contents of its metal, wt %; also \"120 ppm\" or \"<0.02\", which is read as half.",
      isRequired: true),
    .init(
      "origin_share", .named(.share(of: 1)), "Shares of its metal by the group they come from."),
    .init("group", .text, "The one group that all of it comes from."),
    .init("cost", .number, "Of one kilogram; without it that of costs.scrap."),
    note,
  ]

  static let target = [
    ChargeKey("name", .text, "Its name in the answer."),
    .init("alloy", .text, "As name."),
    .init("group", .text, "Scrap of this group is same grade here, of another one downgraded."),
    .init("demand_kg", .amount, "What is wanted, exactly.", isRequired: true),
    .init("min_wt_pct", .contents, "Least contents of the melt, wt %."),
    .init("max_wt_pct", .contents, "Greatest contents of the melt, wt %."),
    .init("min_scrap_pct", .share(of: 100), "Least share of metal from scrap."),
    .init("max_scrap_pct", .share(of: 100), "Greatest share of metal from scrap."),
    note,
  ]

  static let costs = [
    ChargeKey("primary", .number, "Of one kilogram of primary metal; 1 without it."),
    .init("alloying", .costs, "Of one kilogram of a pure element; 1 without it."),
    .init("scrap", .number, "Of one kilogram of scrap without a cost of its own; 0 without it."),
    .init("surplus", .number, "Of one kilogram of scrap that is left; below zero where it sells."),
  ]

  static let limit = [
    ChargeKey("min_kg", .amount, "What must be charged over all targets."),
    .init("max_kg", .amount, "The most over all targets; 0 leaves it out."),
    .init("min_share_pct", .share(of: 100), "Least share of what is charged into each target."),
    .init("max_share_pct", .share(of: 100), "Greatest share of what is charged into each target."),
  ]

  static let charge = [
    ChargeKey("elements", .list(.text), "Symbols, in the order of lists of contents."),
    .init("costs", .object(costs), "Without it the mass of primary metal and alloying is least."),
    .init("primary_composition_wt_pct", .contents, "Contents of primary metal, wt %."),
    .init("targets", .list(.object(target)), "The melts that are wanted."),
    .init("scraps", .list(.object(scrap)), "What lies in the yard."),
    .init("limits", .named(.object(limit)), "Limits of primary metal (primary) and of elements."),
  ]

  // MARK: Recipe form
  /// A key of which `_kg`, `_lb` or `_t` may be the end.
  static let units = ["", "_kg", "_lb", "_t"]

  static let recipeMasses = [
    ChargeKey("furnace_load_min", .amount, "The least mass of the melt."),
    .init("furnace_load_max", .amount, "The greatest mass of the melt."),
    .init(
      "element_limits",
      .named(.object([.init("min", .amount, "Least mass."), .init("max", .amount, "Most mass.")])),
      "Masses of elements in the melt."),
  ]

  static let materialMasses = [
    ChargeKey("cost", .number, "Of one unit of mass charged."),
    .init("cost_per", .number, "As cost."),
    .init("min", .amount, "What must be charged."),
    .init("max", .amount, "What is at hand."),
  ]

  static let materialPlain = [
    ChargeKey("kind", .choice(RecipeReader.kinds), "What it counts as."),
    .init("mass_fraction", .contents, "Contents of its metal, fractions."),
    .init("melt_yield", .share(of: 1), "Metal from one unit charged; 1 without it."),
    .init("min_share", .share(of: 1), "Least share of what is charged."),
    .init("max_share", .share(of: 1), "Greatest share of what is charged."),
    .init("group", .text, "The group that it comes from."),
    note,
  ]

  static func withUnits(_ keys: [ChargeKey]) -> [ChargeKey] {
    keys.flatMap { key in units.map { ChargeKey(key.name + $0, key.kind, key.meaning) } }
  }

  static var recipe: [ChargeKey] {
    let material = materialPlain + withUnits(materialMasses)
    return [
      ChargeKey("materials", .named(.object(material)), "What may be charged, by name."),
      .init(
        "group", .text, "Of the melt: scrap of this group is same grade, of another downgraded."),
    ] + withUnits(recipeMasses)
  }
}
