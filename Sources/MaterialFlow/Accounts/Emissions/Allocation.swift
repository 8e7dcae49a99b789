public import FlowEngine

/// How emissions of recycled metal are shared between the life that gives scrap and the one that
/// takes it.
///
/// A view over a solved run: no flow, composition or route changes with it.
public enum AllocationView: String, Sendable, CaseIterable {
  /// Recycled content: scrap comes free of burden, and earns no credit when it leaves.
  case cutOff = "cut-off"
  /// Recycling at the end of life replaces ore-based metal; content earns nothing.
  case endOfLife = "end-of-life"
  /// The mean of both.
  case fiftyFifty = "50-50"
  /// The circular footprint formula of the European Commission (2021/2279), materials' terms.
  case circularFootprint = "circular-footprint"
  /// Substitution whose credit falls with the price of scrap.
  case valueCorrected = "value-corrected"
}

/// What a tonne of product emits under each view.
public struct AllocatedProduct: Sendable, Equatable {
  /// From ore alone, and from scrap alone, t CO2-equiv/t.
  public var primary: Double
  public var recycled: Double
  /// R1: the share of the product that comes from scrap.
  public var content: Double
  /// R2: the share of the metal that is recycled at the end of life.
  public var recovery: Double
  /// A of the circular footprint formula: what the life that takes scrap bears.
  public var burdenShare: Double
  /// Worth of scrap over worth of ore-based metal, in use as content and as what leaves.
  public var quality: Double

  public init(
    primary: Double, recycled: Double, content: Double, recovery: Double, burdenShare: Double,
    quality: Double
  ) {
    self.primary = primary
    self.recycled = recycled
    self.content = content
    self.recovery = recovery
    self.burdenShare = burdenShare
    self.quality = quality
  }

  /// t CO2-equiv/t.
  ///
  ///     cut-off              (1 - R1) E_v + R1 E_r
  ///     end of life          E_v - (R2 - R1) (E_v - E_r)
  ///     50:50                half of both
  ///     circular footprint   (1 - R1) E_v + R1 (A E_r + (1 - A) Q E_v) + (1 - A) R2 (E_r - Q E_v)
  ///     value-corrected      E_v - (R2 - R1) (Q E_v - E_r)
  public func emissions(_ view: AllocationView) -> Double {
    let ore = (1 - content) * primary
    switch view {
    case .cutOff: return ore + content * recycled
    case .endOfLife: return primary - (recovery - content) * (primary - recycled)
    case .fiftyFifty: return (emissions(.cutOff) + emissions(.endOfLife)) / 2
    case .circularFootprint:
      let taken = burdenShare * recycled + (1 - burdenShare) * quality * primary
      let given = (1 - burdenShare) * recovery * (recycled - quality * primary)
      return ore + content * taken + given
    case .valueCorrected:
      return primary - (recovery - content) * (quality * primary - recycled)
    }
  }
}

/// Emissions of the metal in cars under every view, by grade and year.
public struct AllocationAccount: Sendable {
  /// Shape `[t][g]`; nil where nothing is bought.
  private let products: [AllocatedProduct?]
  private let bought: [Double]
  private let gradeCount: Int

  /// E_v and E_r keep the year's routes, power and alloying and change the charge alone.
  ///
  /// R1 weighs scrap and ore-based metal by what the ore-based metal of their route emits, so that
  /// cut-off is the emission account to the last digit. R2 is the year's own, credits count at the
  /// year's average factors.
  public init(
    _ run: RunResult, material m: Int, melts: MeltAccount, emissions: EmissionAccount,
    fates: FateAccount, factors: [EmissionTerm], burdenShare: Double, quality: Double
  ) {
    let system = run.plan.materials[m].system
    gradeCount = system.carGradeCount
    var products: [AllocatedProduct?] = []
    var bought: [Double] = []
    for t in 0..<run.plan.yearCount {
      let perTonne = Self.primaryFactors(system, factors, t)
      for g in 0..<gradeCount {
        let metal = melts.bought[t * melts.productCount + g]
        var fromScrap = 0.0
        var fromOre = 0.0
        for (h, heat) in system.heats.enumerated() where heat.product == g {
          let place = t * melts.heatCount + h
          let scrap = melts.fromNewScrap[place] + melts.fromOldScrap[place]
          fromScrap += scrap * perTonne[heat.route]
          fromOre += melts.primary[place] * perTonne[heat.route]
        }
        let all = fromScrap + fromOre
        let total = emissions.byProduct[t * melts.productCount + g]
        bought.append(metal)
        products.append(
          metal <= 0
            ? nil
            : AllocatedProduct(
              primary: (total + fromScrap) / metal, recycled: (total - fromOre) / metal,
              content: all > 0 ? fromScrap / all : 0, recovery: fates.recycled(t, g),
              burdenShare: burdenShare, quality: quality))
      }
    }
    self.products = products
    self.bought = bought
  }

  /// What a tonne of ore-based metal of a route emits: shape `[r]`.
  private static func primaryFactors(
    _ system: MaterialSystem, _ factors: [EmissionTerm], _ t: Int
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: system.routes.count)
    for term in factors {
      if case .primary(let route) = term.basis { sums[route] += term.factor[t] }
    }
    return sums
  }

  /// Of a grade in a year; nil where nothing of it is bought.
  public func product(_ t: Int, _ g: Int) -> AllocatedProduct? { products[t * gradeCount + g] }

  /// Emissions of a grade, t CO2-equiv/yr.
  public func emissions(_ view: AllocationView, _ t: Int, _ g: Int) -> Double {
    (product(t, g)?.emissions(view) ?? 0) * bought[t * gradeCount + g]
  }

  /// Emissions of all grades, t CO2-equiv/yr.
  public func emissions(_ view: AllocationView, _ t: Int) -> Double {
    (0..<gradeCount).reduce(0) { $0 + emissions(view, t, $1) }
  }
}

extension FateAccount {
  /// The end-of-life recycling rate: metal of a grade that a melt took up, over what leaves use.
  public func recycled(_ t: Int, _ g: Int) -> Double {
    let leaving = leaving[t * gradeCount + g]
    if leaving <= 0 { return 0 }
    let fates: [Fate] = [.sameGrade, .sameFamily, .downgraded, .upgraded]
    return fates.reduce(0) { $0 + mass(t, g, $1) } / leaving
  }
}
