internal import FlowEngine

/// What taking scrap apart costs, and a tonne of ore-based metal; no blend looks at them.
public struct SortingEconomics: Sendable, Equatable {
  /// CNY per tonne of feed, by sorting option; nil where the tables have none.
  public let costs: [Ranged?]
  /// CNY per tonne of ore-based metal.
  public let primaryPrice: Double

  init(_ system: MaterialSystem, _ options: [SortingOption], _ lookup: inout Lookup) {
    lookup.part = .sortingCosts(system.name)
    costs = options.map { option in
      lookup.optional(option.name, "processing cost", system.name, in: .yuanPerTonne)?.rows.last
        .flatMap { lookup.ranged($0, in: .yuanPerTonne) }
    }
    let ore = system.name == "steel" ? "hot metal" : "primary aluminium"
    primaryPrice = lookup.number(ore, "price", in: .yuanPerTonne)
  }
}

/// The conventions that allocation views need beside the run.
public struct AllocationRule: Sendable, Equatable {
  /// A of the circular footprint formula.
  public let burdenShare: Double
  /// Worth of old scrap over worth of ore-based metal.
  public let quality: Double

  init(_ metal: String, _ lookup: inout Lookup) {
    lookup.part = .allocation(metal)
    burdenShare = lookup.number("allocation", "burden share", metal, in: .fraction)
    quality = lookup.number("allocation", "quality ratio", metal, in: .fraction)
  }
}
