/// What happens to cars that leave use, the same for all metals.
public struct TreatmentPlan: Sendable {
  public let parts: [String]
  /// Shares of the ways out of use; they sum to 1: shapes `[region][t]`.
  public let formal: [Double]
  public let informal: [Double]
  public let usedExports: [Double]
  public let unknown: [Double]
  /// Share of a part that dismantlers take out whole: shape `[region][part][t]`.
  public let dismantled: [Double]
  /// Share of the formally treated metal that is kept apart by grade: shape `[t]`.
  public let gradeSeparation: [Double]

  public init(
    parts: [String], formal: [Double], informal: [Double], usedExports: [Double],
    unknown: [Double], dismantled: [Double], gradeSeparation: [Double]
  ) {
    self.parts = parts
    self.formal = formal
    self.informal = informal
    self.usedExports = usedExports
    self.unknown = unknown
    self.dismantled = dismantled
    self.gradeSeparation = gradeSeparation
  }
}

/// What dismantlers and informal treatment do with one metal.
public struct DismantlingPlan: Sendable {
  /// The classes that take a part taken out whole; what is missing to 1 is lost: shape `[part]`.
  public let parts: [[ClassShare]]
  /// The class that holds a grade's old scrap where it is kept apart: shape `[g]`.
  public let keptApart: [Int]
  /// Share of the metal that informal treatment passes on to the shredder.
  public let informalRecovery: Double

  public init(parts: [[ClassShare]], keptApart: [Int], informalRecovery: Double) {
    self.parts = parts
    self.keptApart = keptApart
    self.informalRecovery = informalRecovery
  }
}
