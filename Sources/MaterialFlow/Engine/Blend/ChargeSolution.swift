/// The answer to a charge calculation.
public enum ChargeOutcome: Sendable, Equatable {
  case optimal(ChargeSolution)
  /// No charge keeps every bound; what the least violation would have to give up.
  case infeasible([ChargeConflict])
}

/// A least-cost charge; masses in kg, prices in the problem's currency per kg.
public struct ChargeSolution: Sendable, Equatable {
  public let objective: Double
  /// Mass charged: shape `[material][target]`.
  public let charge: [[Double]]
  /// Metal from ore over all targets.
  public let primary: Double
  /// Alloying over all targets, by the element that it is charged for.
  public let alloying: [Double]
  /// Scrap not charged, over all classes.
  public let surplus: Double
  /// Metal from scrap over all metal.
  public let recycledContent: Double
  /// Metal that goes back to the group it comes from, perfect mixing assumed.
  public let sameGrade: Double
  /// The same over all optima.
  public let sameGradeRange: ClosedRange<Double>
  /// The same from classes of which one group makes at least ``identityShare``.
  public let sameGradeKept: Double
  /// Primary and alloying where no composition is kept.
  public let massOnlyPrimary: Double
  public let binding: [ChargeBinding]
  /// Cost that one more kilogram of a material would save; nil where it is not limited.
  public let worth: [Double?]
  /// Cost of one more kilogram of a target, its contents growing as they may.
  public let price: [Double]

  /// A class with less of its main origin is a mixture.
  public static let identityShare = 0.7

  /// The first number that is none.
  var notFinite: Double? {
    let sums = [
      objective, primary, surplus, recycledContent, sameGrade, sameGradeRange.lowerBound,
      sameGradeRange.upperBound, sameGradeKept, massOnlyPrimary,
    ]
    return
      (sums + alloying + charge.joined() + binding.map(\.worth) + worth.compactMap(\.self)
      + price).first { !$0.isFinite }
  }

  /// Primary metal and alloying that only composition forces.
  public var qualityInducedPrimary: Double {
    primary + alloying.reduce(0, +) - massOnlyPrimary
  }
}

/// A bound that costs something.
public struct ChargeBinding: Sendable, Equatable {
  public let target: Int
  public let row: ChargeRow
  public let isMaximum: Bool
  /// What 1 kg more of tolerance would save.
  public let worth: Double
}

/// A bound that has to give way.
public struct ChargeConflict: Sendable, Equatable {
  public let target: Int
  public let row: ChargeRow
  public let isMaximum: Bool
  /// kg of metal, of the element, or of metal from scrap.
  public let bound: Double
  /// What the nearest charge reaches.
  public let reached: Double
}

/// What a row of a target limits.
public enum ChargeRow: Sendable, Equatable {
  case mass
  case content(element: Int)
  case scrapShare
}
