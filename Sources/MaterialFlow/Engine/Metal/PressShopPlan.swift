/// From bought semis to the metal in cars: how much the press shop wastes, and where that goes.
public struct PressShopPlan: Sendable {
  /// Net mass in the car over bought semis: shape `[g]`.
  public let fabricationYield: [Double]
  /// The classes that take the scrap of a grade; shares sum to 1: shape `[g]`.
  public let scrap: [[ClassShare]]
  /// The class that takes the scrap of a grade where it is mixed; nil if it never is: shape `[g]`.
  public let mixedClass: [Int?]
  /// Share of that scrap that is mixed, and not kept apart by grade: shape `[t]`.
  public let mixed: [Double]
  /// How mixed scrap is taken apart; nil where no technology is known.
  public let clipSorting: ClipSorting?

  public init(
    fabricationYield: [Double], scrap: [[ClassShare]], mixedClass: [Int?], mixed: [Double],
    clipSorting: ClipSorting? = nil
  ) {
    self.fabricationYield = fabricationYield
    self.scrap = scrap
    self.mixedClass = mixedClass
    self.mixed = mixed
    self.clipSorting = clipSorting
  }
}
