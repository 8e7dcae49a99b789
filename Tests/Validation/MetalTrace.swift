internal import FlowEngine
internal import FlowNumerics

/// Follows one purchase of metal through its successive products until it is lost.
///
/// MaTrace (Nakamura et al. 2014, Environ. Sci. Technol. 48, 7207) in the form of ODYM's sixth
/// tutorial: no limit on demand or supply, and the new scrap of a year is melted in the same year.
/// With `Λ` the fabrication scrap, `D` the split and `Θ` the remelting yield of
/// ``MetalTraceParameters``,
///
///     A[v,w] = Σ_{p,m} Λ[p,m,v] D[m,p] Θ[w,m]
///     new    = (I − A)⁻¹ A old
///
/// sums the endless rounds press shop → furnace → press shop by one linear system. Masses are in
/// the unit of the initial metal, flows in that unit a year.
public struct MetalTrace: Sendable {
  public let parameters: MetalTraceParameters
  /// The first holds the initial metal alone.
  public let years: [MetalTraceYear]

  /// - Parameters:
  ///   - initial: Metal that enters use in the first year, shape `[product][metal]`.
  ///   - parameters: The same in all years.
  ///   - yearCount: At least one.
  /// - Throws: ``MetalTraceError``; ``LinearSystemError`` does not occur with checked parameters.
  public init(
    of initial: [Double], through parameters: MetalTraceParameters, yearCount: Int
  ) throws {
    precondition(yearCount > 0, "a trace has a first year")
    precondition(
      initial.count == parameters.products.count * parameters.metalCount,
      "initial metal for each product and metal")
    if let mass = initial.first(where: { !($0 >= 0 && $0.isFinite) }) {
      throw MetalTraceError.invalidMass(mass)
    }
    let loop = try MetalTraceLoop(parameters)
    var use = MetalTraceUse(parameters, yearCount: yearCount)
    var years: [MetalTraceYear] = []
    for year in 0..<yearCount {
      var flows = try loop.treat(use.leaving(inYear: year))
      if year == 0 { flows.purchases = initial }
      use.buy(flows.purchases)
      flows.stock = use.stock(atEndOf: year)
      years.append(flows)
    }
    self.parameters = parameters
    self.years = years
  }

  /// How long it takes until no more than a share of the initial metal is in use.
  ///
  /// Straight between the ends of years.
  ///
  /// - Parameter share: 1/2 for the half-life.
  /// - Returns: Years after the first, or nil if more is left in the last.
  public func years(untilShare share: Double) -> Double? {
    let limit = share * years[0].totalStock
    guard let reached = years.firstIndex(where: { $0.totalStock <= limit }) else { return nil }
    if reached == 0 { return 0 }
    let before = years[reached - 1].totalStock
    return Double(reached - 1) + (before - limit) / (before - years[reached].totalStock)
  }
}

/// What happened to the traced metal in one year.
public struct MetalTraceYear: Sendable, Equatable {
  /// In use at the end of the year, shape `[product]`.
  public fileprivate(set) var stock: [Double] = []
  /// Leaves use, shape `[product][metal]`.
  public let leaving: [Double]
  /// From products at their end of life, shape `[scrap]`.
  public let oldScrap: [Double]
  /// From fabrication, of all rounds of the year; shape `[scrap]`.
  public let newScrap: [Double]
  /// Melted from both kinds of scrap, shape `[metal]`.
  public let secondaryMetal: [Double]
  /// Enters use in new products, shape `[product][metal]`.
  public fileprivate(set) var purchases: [Double]

  public var totalStock: Double { stock.reduce(0, +) }
  public var scrapToRemelting: Double { oldScrap.reduce(0, +) + newScrap.reduce(0, +) }
  /// End-of-life metal that reaches no scrap class.
  public var recoveryLoss: Double { leaving.reduce(0, +) - oldScrap.reduce(0, +) }
  /// Scrap that does not become metal.
  public var remeltingLoss: Double { scrapToRemelting - secondaryMetal.reduce(0, +) }
}

/// The traced metal in use, by purchase.
private struct MetalTraceUse {
  let laneCount: Int
  let metalCount: Int
  /// Share left at the end of the years since purchase, shape `[product][age]`.
  ///
  /// 1 at age zero for every law: MaTrace lets nothing leave in the year of its purchase.
  let survival: [[Double]]
  /// Shape `[year][product][metal]`, by year of purchase.
  var purchases: [[Double]] = []

  init(_ parameters: MetalTraceParameters, yearCount: Int) {
    metalCount = parameters.metalCount
    laneCount = parameters.products.count * metalCount
    survival = parameters.products.map { product in
      (0..<yearCount).map { $0 == 0 ? 1 : product.lifetime.survival(atAge: Double($0)) }
    }
  }

  /// Adds the purchases of the next year.
  mutating func buy(_ masses: [Double]) { purchases.append(masses) }

  func leaving(inYear year: Int) -> [Double] {
    (0..<laneCount).map { lane in
      let left = survival[lane / metalCount]
      return purchases.indices.reduce(0.0) { sum, bought in
        sum + purchases[bought][lane] * (left[year - 1 - bought] - left[year - bought])
      }
    }
  }

  func stock(atEndOf year: Int) -> [Double] {
    survival.indices.map { product in
      var sum = 0.0
      for (bought, masses) in purchases.enumerated() {
        let mass = masses[product * metalCount..<(product + 1) * metalCount].reduce(0, +)
        sum += mass * survival[product][year - bought]
      }
      return sum
    }
  }
}

/// The loop from products that leave use to products that enter it, within a year.
private struct MetalTraceLoop {
  let parameters: MetalTraceParameters
  /// New scrap of one round from each kind of scrap: shape `[new scrap][scrap]`.
  let round: [Double]
  let rounds: LUFactors

  init(_ parameters: MetalTraceParameters) throws {
    self.parameters = parameters
    let scraps = parameters.scrapCount
    var round = Array(repeating: 0.0, count: scraps * scraps)
    for (p, product) in parameters.products.enumerated() {
      for new in 0..<scraps {
        for scrap in 0..<scraps {
          for metal in 0..<parameters.metalCount {
            round[new * scraps + scrap] +=
              product.fabricationScrap[metal * scraps + new] * parameters.split(metal, p)
              * parameters.remeltingYield(scrap, metal)
          }
        }
      }
    }
    let matrix = round.indices.map { ($0 % (scraps + 1) == 0 ? 1 : 0) - round[$0] }
    do {
      rounds = try LUFactors(of: matrix, count: scraps)
    } catch LinearSystemError.singular {
      // Shares of 1 at most keep the spectral radius of a round at 1 or below, and a matrix without
      // negative elements has its radius among its eigenvalues: singular means exactly 1.
      throw MetalTraceError.endlessLoop
    }
    self.round = round
  }

  func treat(_ leaving: [Double]) throws -> MetalTraceYear {
    let scraps = parameters.scrapCount
    let metals = parameters.metalCount
    var old = Array(repeating: 0.0, count: scraps)
    for (p, product) in parameters.products.enumerated() {
      for place in product.recovery.indices {
        old[place % scraps] += product.recovery[place] * leaving[p * metals + place / scraps]
      }
    }
    let firstRound = (0..<scraps).map { new in
      (0..<scraps).reduce(0.0) { $0 + round[new * scraps + $1] * old[$1] }
    }
    let new = try rounds.solve(firstRound).values
    let metal = (0..<metals).map { metal in
      (0..<scraps).reduce(0.0) {
        $0 + parameters.remeltingYield($1, metal) * (old[$1] + new[$1])
      }
    }
    return MetalTraceYear(
      leaving: leaving, oldScrap: old, newScrap: new, secondaryMetal: metal,
      purchases: fabricate(metal))
  }

  /// What is left of the secondary metal once the press shop's scrap is cut off.
  private func fabricate(_ secondaryMetal: [Double]) -> [Double] {
    parameters.products.enumerated().flatMap { p, product in
      secondaryMetal.enumerated().map { metal, mass in
        let scrap = product.fabricationScrapShare(ofMetal: metal, parameters.scrapCount)
        return mass * parameters.split(metal, p) * (1 - scrap)
      }
    }
  }
}
