/// The processes of the model by name, and the lines between them.
///
/// One chart serves every plan of the same materials and sectors.
public struct ModelChart: Sendable {
  public let ledger: LedgerChart
  public let materials: [MaterialLines]
  public let inUse: Int
  public let pressShopScrap: Int
  public let surplus: Int
  public let fabricationScrap: Int
  public let hibernating: Int

  /// The lines of one use outside cars.
  public struct SectorLines: Sendable {
    /// The stock, or the edge of the system where nothing comes back.
    public let stock: Int
    public let fromGoodsMaking: Int
    public let fromReset: Int
    public let toHibernating: Int
    public let toLandfill: Int
    /// Shape `[s]`.
    public let toClass: [Int]
  }

  /// The lines of one material.
  public struct MaterialLines: Sendable {
    public let useToCollection: Int
    public let collectionToDismantling: Int
    public let collectionToInformal: Int
    public let collectionToUsedExports: Int
    public let collectionToUnknown: Int
    public let dismantlingToShredding: Int
    public let dismantlingToBlackMass: Int
    public let informalToShredding: Int
    public let informalToLandfill: Int
    public let attachedToShredding: Int
    public let shreddingToAttached: Int
    public let shreddingToSorting: Int
    public let sortingToLandfill: Int
    /// Shape `[s]`.
    public let sortingToClass: [Int]
    public let dismantlingToClass: [Int]
    public let pressShopToClass: [Int]
    public let importsToClass: [Int]
    public let classToUnrecorded: [Int]
    public let fabricationScrapToClass: [Int]
    public let surplusToClass: [Int]
    public let classToSurplus: [Int]
    /// Shape `[s][h]`.
    public let charge: [Int]
    /// Shape `[h]`.
    public let primary: [Int]
    public let alloying: [Int]
    public let losses: [Int]
    public let output: [Int]
    /// Shape `[product]`: to car making, or to goods making.
    public let semisOut: [Int]
    public let carMakingToUse: Int
    public let carMakingToExports: Int
    public let carMakingToPressShop: Int
    public let importsToUse: Int
    public let carMakingToReset: Int
    public let resetToUse: Int
    public let goodsMakingToReset: Int
    public let goodsMakingToScrap: Int
    /// Scrap that was offered and not bought: shapes `[s]`; nil without a market.
    public let withdrawn: (toLandfill: [Int], toAbroad: [Int])?
    public let sectors: [SectorLines]
    /// The products that a sector ever buys: shape `[sector]`.
    public let sectorProducts: [[Int]]
  }

  public init(_ plans: [MaterialPlan]) {
    var chart = LedgerChart(materials: plans.map(\.system))
    // Stocks are declared first, so a stock's place among the stocks is its process index.
    inUse = chart.process("cars in use", .stock)
    pressShopScrap = chart.process("press-shop scrap", .stock)
    surplus = chart.process("surplus stockpile", .stock)
    fabricationScrap = chart.process("fabrication scrap", .stock)
    hibernating = chart.process("hibernating stock", .stock)
    for sector in plans.flatMap(\.sectors) where sector.kind == .inUse {
      _ = chart.process(sector.process, .stock)
    }
    materials = plans.indices.map { Self.lines(of: $0, plans[$0], in: &chart) }
    ledger = chart
  }

  private static func lines(
    of m: Int, _ plan: MaterialPlan, in chart: inout LedgerChart
  ) -> MaterialLines {
    let system = plan.system
    let edges = boundaries.union(system.routes.flatMap { [$0.primary, $0.losses] })
      .union(plan.sectors.filter { $0.kind != .inUse }.map(\.process))
    let stocks = Set(plan.sectors.filter { $0.kind == .inUse }.map(\.process)).union(Self.stocks)
    func process(_ name: String) -> Int {
      let kind: ProcessKind =
        stocks.contains(name) ? .stock : edges.contains(name) ? .boundary : .balanced
      return chart.process(name, kind)
    }
    func line(_ source: String, _ target: String, product: Int? = nil) -> Int {
      chart.line(m, from: process(source), to: process(target), product: product)
    }
    let classes = system.classes.map { "scrap \($0.id)" }
    let routes = system.heats.map { system.routes[$0.route] }
    let products = system.heats.map(\.product)
    return MaterialLines(
      useToCollection: line("cars in use", "collection"),
      collectionToDismantling: line("collection", "dismantling"),
      collectionToInformal: line("collection", "informal treatment"),
      collectionToUsedExports: line("collection", "used exports"),
      collectionToUnknown: line("collection", "unknown whereabouts"),
      dismantlingToShredding: line("dismantling", "shredding"),
      dismantlingToBlackMass: line("dismantling", "black mass"),
      informalToShredding: line("informal treatment", "shredding"),
      informalToLandfill: line("informal treatment", "landfill"),
      attachedToShredding: line("attached metals", "shredding"),
      shreddingToAttached: line("shredding", "attached metals"),
      shreddingToSorting: line("shredding", "sorting"),
      sortingToLandfill: line("sorting", "landfill"),
      sortingToClass: classes.map { line("sorting", $0) },
      dismantlingToClass: classes.map { line("dismantling", $0) },
      pressShopToClass: classes.map { line("press-shop scrap", $0) },
      importsToClass: classes.map { line("scrap imports", $0) },
      classToUnrecorded: classes.map { line($0, "unrecorded melting") },
      fabricationScrapToClass: classes.map { line("fabrication scrap", $0) },
      surplusToClass: classes.map { line("surplus stockpile", $0) },
      classToSurplus: classes.map { line($0, "surplus stockpile") },
      charge: classes.flatMap { name in
        routes.indices.map { line(name, routes[$0].process, product: products[$0]) }
      },
      primary: routes.indices.map {
        line(routes[$0].primary, routes[$0].process, product: products[$0])
      },
      alloying: routes.indices.map {
        line("alloying elements", routes[$0].process, product: products[$0])
      },
      losses: routes.indices.map {
        line(routes[$0].process, routes[$0].losses, product: products[$0])
      },
      output: routes.indices.map { line(routes[$0].process, "semis", product: products[$0]) },
      semisOut: system.grades.indices.map {
        line("semis", system.grades[$0].isInCars ? "car making" : "goods making", product: $0)
      },
      carMakingToUse: line("car making", "cars in use"),
      carMakingToExports: line("car making", "new-car exports"),
      carMakingToPressShop: line("car making", "press-shop scrap"),
      importsToUse: line("new-car imports", "cars in use"),
      carMakingToReset: line("car making", "composition reset"),
      resetToUse: line("composition reset", "cars in use"),
      goodsMakingToReset: line("goods making", "composition reset"),
      goodsMakingToScrap: line("goods making", "fabrication scrap"),
      withdrawn: plan.market == nil
        ? nil
        : (
          classes.map { line($0, "landfill") }, classes.map { line($0, "scrap re-exports") }
        ),
      sectors: plan.sectors.map { sector in
        let lives = sector.kind == .inUse
        return SectorLines(
          stock: process(sector.process),
          fromGoodsMaking: line("goods making", sector.process),
          fromReset: lives ? line("composition reset", sector.process) : 0,
          toHibernating: lives ? line(sector.process, "hibernating stock") : 0,
          toLandfill: lives ? line(sector.process, "landfill") : 0,
          toClass: lives ? classes.map { line(sector.process, $0) } : [])
      },
      sectorProducts: plan.sectors.map { $0.products(of: system) })
  }

  private static let stocks: Set = [
    "cars in use", "press-shop scrap", "surplus stockpile", "fabrication scrap",
    "hibernating stock",
  ]
  /// The edge of the system; routes add where their ore-based metal and their losses go.
  private static let boundaries: Set = [
    "used exports", "unknown whereabouts", "black mass", "landfill", "attached metals",
    "scrap imports", "scrap re-exports", "unrecorded melting", "alloying elements",
    "new-car exports", "composition reset",
    "new-car imports",
  ]
}
