/// Press-shop scrap of several alloys that is taken apart before it is sold.
public struct ClipSorting: Sendable, Equatable {
  /// The class of mixed clip.
  public let mixedClass: Int
  /// Share of it that is taken apart: shape `[t]`.
  public var taken: [Double]
  /// The class that a grade's clip goes to; sums to 1 over s: shape `[g]`.
  public let splits: [[ClassShare]]

  public init(mixedClass: Int, taken: [Double], splits: [[ClassShare]]) {
    self.mixedClass = mixedClass
    self.taken = taken
    self.splits = splits
  }
}
