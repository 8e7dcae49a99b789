/// Who buys which scrap by custom, before prices and chemistry have their say; one metal.
///
/// Numbers without a year. ``ChargePrior`` makes the yearly charges of custom from them.
public struct ChargeHabits: Sendable, Equatable {
  /// Scrap of one class that goes home to the product it came from.
  public struct Loop: Sendable, Equatable {
    public let scrapClass: Int
    public let product: Int
    /// Share of the class that its own product takes at equal worth, below 1.
    public var share: Double

    public init(scrapClass: Int, product: Int, share: Double) {
      self.scrapClass = scrapClass
      self.product = product
      self.share = share
    }
  }

  /// Logarithm of the odds at which a heat takes scrap, against a heat without habit: shape `[h]`.
  public var habit: [Double]
  /// Power of the largest share of a class that a heat can hold.
  public var fitExponent: Double
  /// Spread of what works would pay for the same tonne, over 1.28: CNY/t.
  public var dispersion: Double
  /// In the order of the classes.
  public var loops: [Loop]
  /// Charge limits above it count as this much, as the odds of a limit of 1 have no end.
  public var highestCustomaryCharge: Double
  /// The most scrap-derived metal that the furnace of a heat can melt, as a share: shape `[h]`.
  public var physicalLimit: [Double]
  /// Old scrap within reach beyond what is collected at the reference price, as a share of it.
  public var spareShare: Double
  /// Share of a heat's metal that is cast where scrap is taken: shape `[h]`.
  public var castFromScrap: [Double]
  /// How far alloying goes from a product's minimum (0) to its nominal content (1).
  public var alloyingAim: Double

  public init(
    habit: [Double], fitExponent: Double, dispersion: Double, loops: [Loop],
    highestCustomaryCharge: Double, physicalLimit: [Double], spareShare: Double,
    castFromScrap: [Double], alloyingAim: Double
  ) {
    self.habit = habit
    self.fitExponent = fitExponent
    self.dispersion = dispersion
    self.loops = loops
    self.highestCustomaryCharge = highestCustomaryCharge
    self.physicalLimit = physicalLimit
    self.spareShare = spareShare
    self.castFromScrap = castFromScrap
    self.alloyingAim = alloyingAim
  }
}
