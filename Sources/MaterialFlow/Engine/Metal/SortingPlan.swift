/// How one metal's shredded scrap is sorted into classes, and how it could be.
public struct SortingPlan: Sendable {
  /// Where sorting sends a type of metal; sums to 1 over s: shape `[region][t][type][s]`.
  public let shares: [Double]
  /// Share of the shredded metal that sorting recovers; the rest goes to landfill.
  public let recovery: Double
  /// The class of shredded metal that nobody sorts.
  public let unsorted: Int
  /// Technologies that the run prices, whether it uses them or not.
  public let options: [SortingOption]

  public init(
    shares: [Double], recovery: Double, unsorted: Int, options: [SortingOption] = []
  ) {
    self.shares = shares
    self.recovery = recovery
    self.unsorted = unsorted
    self.options = options
  }
}

/// A way to take mixed scrap apart, priced by what the blend would save with it.
public struct SortingOption: Sendable, Equatable {
  /// What is taken apart.
  public enum Feed: Sendable, Equatable {
    /// Shredded metal with what attached to it.
    case shred
    /// Grades of the hulk before the shredder: nothing has attached to them, none is lost in it.
    case hulk
    /// Press-shop scrap that was mixed.
    case clip
  }

  public let name: String
  public let feed: Feed
  /// The class that each type goes to: shape `[type][s]`; sums to 1 over s.
  public let splits: [Double]

  public init(name: String, feed: Feed, splits: [Double]) {
    self.name = name
    self.feed = feed
    self.splits = splits
  }
}
