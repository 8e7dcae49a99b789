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
  /// Scrap metal that goes into another group than it comes from, perfect mixing assumed.
  public let downgraded: Double
  /// Scrap metal whose group, or that of its target, is not given.
  public let ungrouped: Double
  /// Metal from ore in the least-cost charge that keeps no composition: elements fill no melt that
  /// metal can fill, and no more of it is charged than with composition.
  public let massOnlyPrimary: Double
  public let binding: [ChargeBinding]
  /// Cost that one more kilogram of a material would save; nil where it is not limited.
  public let worth: [Double?]
  /// Cost of one more kilogram of a target, its contents growing as they may.
  public let price: [Double]
  public let certificate: ChargeCertificate

  /// A class with less of its main origin is a mixture.
  public static let identityShare = 0.7

  /// The first number that is none.
  var notFinite: Double? {
    let sums = [
      objective, primary, surplus, recycledContent, sameGrade, sameGradeRange.lowerBound,
      sameGradeRange.upperBound, sameGradeKept, downgraded, ungrouped, massOnlyPrimary,
    ]
    return
      (sums + alloying + charge.joined() + binding.map(\.worth) + worth.compactMap(\.self)
      + price).first { !$0.isFinite }
  }

  /// Primary metal and alloying that only composition forces.
  public var qualityInducedPrimary: Double {
    max(0, primary + alloying.reduce(0, +) - massOnlyPrimary)
  }
}

/// What the check of an answer against its own prices found, in doubled precision.
public struct ChargeCertificate: Sendable, Equatable {
  /// The largest violation of a limit, over the size of its terms; at most 1e-12.
  public let rows: Double
  /// Cost less the least cost that the prices prove possible, over the size of its terms; at most
  /// 1e-9.
  public let gap: Double
}

/// A bound that costs something.
public struct ChargeBinding: Sendable, Equatable {
  /// Nil where all targets are meant.
  public let target: Int?
  public let row: ChargeRow
  public let isMaximum: Bool
  /// What 1 kg more of tolerance would save.
  public let worth: Double
}

/// A bound that has to give way.
public struct ChargeConflict: Sendable, Equatable {
  /// Nil where all targets are meant.
  public let target: Int?
  public let row: ChargeRow
  public let isMaximum: Bool
  /// kg of metal, of the element, or of metal from scrap.
  public let bound: Double
  /// What the nearest charge reaches.
  public let reached: Double
}

/// What a row limits.
public enum ChargeRow: Sendable, Equatable {
  case mass
  case content(element: Int)
  case scrapShare
  /// The share of a material in what is charged.
  case share(material: Int)
  /// The mass of a material over all targets.
  case amount(material: Int)
}
