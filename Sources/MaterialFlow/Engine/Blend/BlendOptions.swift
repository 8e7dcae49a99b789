/// What the blend of one metal may do, and which rules bind it.
public struct BlendOptions: Sendable, Equatable {
  /// Whether melts may lose magnesium on purpose, and at which price; nil where they may not.
  public var demagging: Demagging?
  /// What a maximum is kept with beyond the mean content of scrap, as a share of it: shape
  /// `[class]`; empty for means alone.
  ///
  /// Maxima only: minima and the ledger count means.
  public var contentMargin: [Double] = []
  /// Products that take scrap which others are barred from: shape `[product]`; empty where no rule
  /// bars any.
  public var takesBarredScrap: [Bool] = []
  /// Whether the least and the most same-grade metal over all optima are found, year by year.
  public var reportsSameGradeRange = false
  /// Whether the least and the most scrap-derived metal in cars over all optima are found.
  public var reportsCarRange = false
  /// Whose metal a recycled-content rule counts.
  public var contentScope = ContentScope.cars
  /// Whether the blend is solved again without the maxima of each product that has one at work.
  public var reportsForcedByProduct = false

  public init() {}

  /// Tonnes of ore-based metal that missing one tonne of a recycled-content rule outweighs.
  ///
  /// More than any saving: scrap that is moved from where it is needed more costs a few tonnes. Less
  /// than what would drown the other prices in rounding.
  public static let shortageWeight = 30.0

  /// What is counted over all optima.
  var faceObjectives: [FaceObjective] {
    (reportsSameGradeRange ? [.sameGrade] : []) + (reportsCarRange ? [.inCars] : [])
  }

  /// What the blend without maxima shares with the one that keeps them.
  var withoutMaxima: BlendOptions {
    var options = BlendOptions()
    options.contentScope = contentScope
    options.takesBarredScrap = takesBarredScrap
    return options
  }
}

/// Whose metal a recycled-content rule counts.
public enum ContentScope: String, Sendable, CaseIterable {
  case cars
  /// All metal of the economy.
  case all
}

/// Removal of one element from the melt by chlorine or fluxes, aluminium's magnesium.
public struct Demagging: Sendable, Equatable {
  public let element: Int
  /// Per tonne of the element, beside the metal that replaces it; over the price of ore-based
  /// metal.
  public let price: Double

  public init(element: Int, price: Double) {
    self.element = element
    self.price = price
  }
}

/// What the blends of one metal tell beside the ledger.
///
/// Shapes end in `[t]`; prices are over that of ore-based metal, so in tonnes of it.
public struct BlendReport: Sendable, Equatable {
  /// The limits that had a row, and the heat of each.
  public let limits: [CompositionLimit]
  public let heats: [Int]
  /// The price of a class: shape `[class][t]`.
  public internal(set) var worth: [Double]
  /// The price of a tonne of an element's tolerance: shape `[limit][t]`.
  ///
  /// Above zero where the maximum binds, below zero where the minimum does, zero where neither.
  public internal(set) var tolerancePrice: [Double]
  /// Primary plus alloying, t/yr.
  public internal(set) var primary: [Double]
  /// The least primary plus alloying of the scrap that was charged, t/yr; zero unless measured.
  public internal(set) var least: [Double]
  /// Least and most metal back in its own grade over all optima, t/yr; zero unless asked for.
  ///
  /// Of all scrap, new and old, in all products.
  public internal(set) var leastSameGrade: [Double]
  public internal(set) var mostSameGrade: [Double]
  /// Least and most scrap-derived metal in products of cars over all optima, t/yr; zero unless
  /// asked for.
  public internal(set) var leastInCars: [Double]
  public internal(set) var mostInCars: [Double]
  /// The same in the posted blend.
  public internal(set) var postedSameGrade: [Double]
  /// Magnesium taken out, t/yr.
  public internal(set) var demagged: [Double]
  /// Primary and alloying of the economy that one product's maxima force: shape `[product][t]`,
  /// t/yr.
  ///
  /// The blend less the blend of the same scrap without them; products outside cars count as one,
  /// and each of them that binds holds its figure. Zero or more, at most
  /// ``RunResult/qualityInducedPrimary``, and no sum: what one product may not take, another can.
  /// Zero unless asked for.
  public internal(set) var forced: [Double]
  /// What sorting one more tonne of mixed scrap would save: shape `[option][t]`.
  public internal(set) var sortingWorth: [Double]

  init(layout: BlendLayout, sortingOptions: Int = 0, yearCount: Int) {
    limits = layout.limits.map(\.limit)
    heats = layout.limits.map(\.heat)
    worth = Array(repeating: 0, count: layout.classCount * yearCount)
    tolerancePrice = Array(repeating: 0, count: layout.limits.count * yearCount)
    primary = Array(repeating: 0, count: yearCount)
    least = primary
    leastSameGrade = primary
    mostSameGrade = primary
    leastInCars = primary
    mostInCars = primary
    postedSameGrade = primary
    demagged = primary
    forced = Array(repeating: 0, count: layout.system.grades.count * yearCount)
    sortingWorth = Array(repeating: 0, count: sortingOptions * yearCount)
  }

  var yearCount: Int { primary.count }

  /// Primary plus alloying beyond the least of the same scrap, t/yr; zero unless measured.
  public func primaryAboveLeast(_ t: Int) -> Double {
    let above = primary[t] - least[t]
    // Both carry the solver's rounding: a millionth of a per mille.
    return least[t] > 0 && above > 1e-9 * least[t] ? above : 0
  }

  /// The limits that cost something in a year.
  public func binding(_ t: Int) -> [(heat: Int, limit: CompositionLimit, price: Double)] {
    limits.indices.compactMap { index in
      let price = tolerancePrice[index * yearCount + t]
      return price == 0 ? nil : (heats[index], limits[index], price)
    }
  }

  public func worth(ofClass scrap: Int, _ t: Int) -> Double { worth[scrap * yearCount + t] }

  public func forced(inProduct product: Int, _ t: Int) -> Double { forced[product * yearCount + t] }

  public func worth(ofSorting option: Int, _ t: Int) -> Double {
    sortingWorth[option * yearCount + t]
  }
}

extension BlendReport {
  /// Takes a year's answer over.
  mutating func record(_ t: Int, _ plan: BlendAnswer) {
    primary[t] = plan.oreAndAlloying
    demagged[t] = plan.demagged.reduce(0, +)
  }

  /// Takes over what was measured beside the run.
  mutating func record(_ quality: QualityRecord) {
    least[quality.t] = quality.least
    leastSameGrade[quality.t] = quality.leastSameGrade
    mostSameGrade[quality.t] = quality.mostSameGrade
    leastInCars[quality.t] = quality.leastInCars
    mostInCars[quality.t] = quality.mostInCars
    postedSameGrade[quality.t] = quality.postedSameGrade
    for product in 0..<forced.count / yearCount { forced[product * yearCount + quality.t] = 0 }
    for (product, mass) in quality.forced { forced[product * yearCount + quality.t] = mass }
  }

  mutating func recordSorting(_ t: Int, _ option: Int, _ worth: Double) {
    sortingWorth[option * yearCount + t] = worth
  }
}
