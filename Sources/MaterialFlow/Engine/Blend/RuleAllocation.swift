/// Which grade takes which scrap by rule, without a look at composition.
///
/// Scrap that was kept apart returns to its own grade. Mixed scrap goes to one tolerant grade,
/// after that grade's own. What a grade cannot take is surplus, what it misses is primary metal: in
/// every grade `surplus = max(0, supply − demand)` and `primary = max(0, demand − supply)`. This is
/// the market of Billy & Müller (2023), code in doi:10.5281/zenodo.7041497: inside a grade all
/// scrap is equal, so it finds no quality-induced primary.
///
/// One allocation is one market: regions that trade scrap freely are summed before. Masses in any
/// one unit, shape `[grade]`.
public struct RuleAllocation: Sendable, Equatable {
  /// Scrap that was kept apart, used in its own grade.
  public let sameGrade: [Double]
  /// Mixed scrap that the tolerant grade uses.
  public let mixed: Double
  /// Scrap without a taker; mixed scrap counts for the tolerant grade.
  public let surplus: [Double]
  /// Ore-based metal that fills the demand.
  public let primary: [Double]

  /// - Parameters:
  ///   - demand: Metal wanted, zero or more; shape `[grade]`.
  ///   - sorted: Scrap kept apart, zero or more; shape `[grade]`.
  ///   - mixed: Scrap of all grades together, zero or more.
  ///   - tolerant: The grade that takes mixed scrap.
  public init(demand: [Double], sorted: [Double], mixed: Double, tolerant: Int) {
    precondition(demand.count == sorted.count, "demand and scrap of the same grades")
    precondition(demand.indices.contains(tolerant), "the tolerant grade is one of the grades")
    let own = zip(demand, sorted).map { min($0, $1) }
    let taken = min(mixed, demand[tolerant] - own[tolerant])
    var supply = sorted
    supply[tolerant] += mixed
    sameGrade = own
    self.mixed = taken
    surplus = zip(supply, demand).map { max(0, $0 - $1) }
    primary = zip(demand, supply).map { max(0, $0 - $1) }
  }
}
