/// The processes of the model by name, and the lines between them.
///
/// One chart serves every plan of the same materials and sectors.
public struct ModelChart: Sendable {
  public let ledger: LedgerChart
  public let stocks: StockPlaces
  /// Shape `[m]`.
  public let materials: [MaterialLines]

  /// The lines of one material, step by step in the order of the chart.
  public struct MaterialLines: Sendable {
    public let treatment: TreatmentLines
    public let shredder: ShredderLines
    public let sorting: SorterLines
    public let dismantled: DismantledLines
    public let pressShop: PressShopLines
    public let imports: ScrapImportLines
    public let unrecorded: UnrecordedLines
    public let fabrication: FabricationLines
    public let stockpile: StockpileLines
    public let melting: MeltingLines
    public let carMaking: CarMakingLines
    public let goodsMaking: GoodsMakingLines
    /// Scrap that was offered and not bought; nil without a market.
    public let withdrawn: WithdrawalLines?
    /// Shape `[sector]`.
    public let sectors: [SectorLines]

    init(_ plan: MaterialPlan, _ builder: inout LineBuilder) {
      treatment = TreatmentLines(&builder)
      shredder = ShredderLines(&builder)
      sorting = SorterLines(&builder)
      dismantled = DismantledLines(&builder)
      pressShop = PressShopLines(&builder)
      imports = ScrapImportLines(&builder)
      unrecorded = UnrecordedLines(&builder)
      fabrication = FabricationLines(&builder)
      stockpile = StockpileLines(&builder)
      melting = MeltingLines(&builder)
      carMaking = CarMakingLines(&builder)
      goodsMaking = GoodsMakingLines(&builder)
      withdrawn = plan.market?.supply == nil ? nil : WithdrawalLines(&builder)
      sectors = plan.sectors.map { SectorLines($0, &builder) }
    }
  }

  /// The lines of one use outside cars.
  public struct SectorLines: Sendable {
    /// The stock, or the edge of the system where nothing comes back.
    public let stock: Int
    public let supply: SectorSupplyLines
    /// Nil where nothing comes back.
    public let retirement: GoodsRetirementLines?

    init(_ sector: SectorPlan, _ builder: inout LineBuilder) {
      stock = builder.process(.sector(sector))
      supply = SectorSupplyLines(sector, &builder)
      retirement = sector.life == nil ? nil : GoodsRetirementLines(sector, &builder)
    }
  }

  public init(_ plans: [MaterialPlan]) {
    var chart = LedgerChart(materials: plans.map(\.system))
    stocks = StockPlaces(&chart)
    for sector in plans.flatMap(\.sectors) where sector.kind == .inUse {
      _ = chart.process(sector.process, .stock)
    }
    var materials: [MaterialLines] = []
    for (m, plan) in plans.enumerated() {
      var builder = LineBuilder(chart, m, plan.system)
      materials.append(MaterialLines(plan, &builder))
      chart = builder.chart
    }
    self.materials = materials
    ledger = chart
  }
}
