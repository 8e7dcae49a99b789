/// Scrap of makers of goods to its classes.
public struct FabricationLines: Sendable {
  /// Shape `[s]`.
  public let toClass: [Int]

  init(_ builder: inout LineBuilder) { toClass = builder.toClasses(from: .fabricationScrap) }
}

/// Sells fabrication scrap of last year: charged a year later, as press-shop scrap is.
struct Fabrication {
  private let sectors: [SectorPlan]
  /// The products that a sector ever buys.
  private let products: [[Int]]
  private let productCount: Int
  private let elementCount: Int
  private let lines: FabricationLines

  init(_ sectors: [SectorPlan], _ system: MaterialSystem, lines: FabricationLines) {
    self.sectors = sectors
    products = sectors.map { $0.products(of: system) }
    productCount = system.grades.count
    elementCount = system.elements.count
    self.lines = lines
  }

  func sell(
    _ stock: borrowing NewScrapStock, year t: Int,
    into scrap: consuming Scrap<ScrapStage.WithClip>, posting ledger: inout Ledger
  ) -> Scrap<ScrapStage.WithNewScrap> {
    for (i, sector) in sectors.enumerated() {
      for p in products[i] {
        let mass = stock.masses[i * productCount + p]
        for destination in sector.newScrap {
          let s = destination.scrapClass
          ledger.post(
            lines.toClass[s], year: t, type: p, mass: mass * destination.share,
            composition: stock.content, at: p * elementCount)
          scrap.pools.add(
            mass * destination.share, composition: stock.content, at: p * elementCount, type: p,
            to: s)
        }
      }
    }
    return scrap.passed(to: ScrapStage.WithNewScrap.self)
  }
}
