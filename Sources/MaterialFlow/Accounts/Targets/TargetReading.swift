/// What counts as recycled.
public enum RecycledDefinition: String, Sendable, CaseIterable {
  /// Pre- and post-consumer material of ISO 14021; home scrap is out.
  case newAndOld = "new and old scrap"
  case oldOnly = "old scrap alone"
  case withHome = "home scrap as well"
  /// Metal that could be recycled: all of it.
  case recyclable = "recyclable metal"
}

/// How one reading closes what a text leaves open.
public enum ReadingPhrase: Sendable, Equatable {
  case recycled(RecycledDefinition)
  /// All metal follows the pledge, or the best lot on the market stands for it.
  case allMetal
  case bestLot
  /// Any amount of the metal will do.
  case someMetal
  /// A share of a class counts tonnes of metal, or emissions against a reference.
  case shareOfMetal
  case emissionsOfMetal
  /// A company's reduction is one of its total emissions, or of those per tonne.
  case absolute(Base)
  case perTonne(Base)

  /// What a company's reduction is measured from.
  public enum Base: Sendable, Equatable {
    /// The base year of the register.
    case stated
    case peak
    case year(Int)
  }
}

/// One reading of what a text leaves open.
public struct TargetReading: Sendable, Equatable {
  /// nil where the text leaves nothing open.
  public let phrase: ReadingPhrase?
  public let metric: TargetMetric
  /// The year that a reduction is measured from.
  public var baseYear: Int?
  /// A reduction is measured from the year of most emissions up to the target.
  public var isFromPeak = false
  /// What this reading asks for where it is not the target's value.
  public var value: Double?

  public init(
    _ phrase: ReadingPhrase?, _ metric: TargetMetric, baseYear: Int? = nil,
    isFromPeak: Bool = false, value: Double? = nil
  ) {
    self.phrase = phrase
    self.metric = metric
    self.baseYear = baseYear
    self.isFromPeak = isFromPeak
    self.value = value
  }

  /// What counts as recycled: what new and old scrap gives where the text does not say otherwise.
  public var definition: RecycledDefinition {
    if case .recycled(let definition) = phrase { definition } else { .newAndOld }
  }

  /// The best lot on the market stands for the purchase.
  public var isBestLot: Bool { phrase == .bestLot }
}
