/// Scrap from abroad to its classes.
public struct ScrapImportLines: Sendable {
  /// Shape `[s]`.
  public let toClass: [Int]

  init(_ builder: inout LineBuilder) {
    toClass = builder.toClasses(from: Process("scrap imports", .boundary))
  }
}

/// Buys scrap abroad: what the tables have, and on a market all that a high price would bring.
struct ScrapImports {
  private let imports: [Double]
  private let classContent: [Double]
  /// How imports answer their price; nil where they do not.
  private let market: MarketPlan?
  private let system: MaterialSystem
  private let yearCount: Int
  private let lines: ScrapImportLines

  /// - Parameters:
  ///   - imports: Shape `[s][t]`, t/yr.
  ///   - classContent: Shape `[s][e]`.
  init(
    _ imports: [Double], classContent: [Double], market: MarketPlan?,
    _ system: MaterialSystem, yearCount: Int, lines: ScrapImportLines
  ) {
    self.imports = imports
    self.classContent = classContent
    self.market = market
    self.system = system
    self.yearCount = yearCount
    self.lines = lines
  }

  func buy(
    year t: Int, into scrap: consuming Scrap<ScrapStage.WithNewScrap>,
    posting ledger: inout Ledger
  ) -> Scrap<ScrapStage.WithImports> {
    let type = system.importedType
    let most = market?.supply(in: t)?.mostImports
    for s in system.classes.indices {
      let asCounted = imports[s * yearCount + t]
      let mass = asCounted * (most ?? 1)
      if most != nil { scrap.offered.addImports(mass, asCounted: asCounted, to: s) }
      let start = s * system.elements.count
      ledger.post(
        lines.toClass[s], year: t, type: type, mass: mass, composition: classContent, at: start)
      scrap.pools.add(mass, composition: classContent, at: start, type: type, to: s)
    }
    return scrap.passed(to: ScrapStage.WithImports.self)
  }
}
