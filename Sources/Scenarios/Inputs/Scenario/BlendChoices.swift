public import FlowEngine

/// What decides the yearly blend, and what it may do beyond the limits that it keeps.
public struct BlendChoices: Sendable, Equatable {
  public var allocation = BlendAllocation.market
  public var objective = BlendObjective.primary
  public var content = ContentBasis.mean
  public var demagging = DemaggingRule.none

  public init() {}
}

/// What the least blend minimises, ``BlendAllocation/lp``.
public enum BlendObjective: String, Sendable, CaseIterable {
  /// The mass of ore-based metal and alloying elements.
  case primary
  /// Money for what is charged.
  case cost
  /// Emissions of what is charged.
  case emissions
}

/// What content of scrap a maximum is kept with.
public enum ContentBasis: String, Sendable, CaseIterable {
  case mean
  /// Nine batches out of ten hold less.
  case ninetiethPercentile = "90th-percentile"
}

/// Whether melts may lose magnesium on purpose.
public enum DemaggingRule: String, Sendable, CaseIterable {
  case none
  case allowed
}
