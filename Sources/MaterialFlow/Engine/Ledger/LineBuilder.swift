/// Adds the lines of one metal to a chart; a process enters the chart with its first line.
struct LineBuilder {
  private(set) var chart: LedgerChart
  let system: MaterialSystem
  private let material: Int

  init(_ chart: LedgerChart, _ material: Int, _ system: MaterialSystem) {
    self.chart = chart
    self.system = system
    self.material = material
  }

  /// The place of a process in the chart.
  mutating func process(_ process: Process) -> Int { chart.process(process.name, process.kind) }

  mutating func line(_ source: Process, _ target: Process, product: Int? = nil) -> Int {
    let from = self.process(source)
    let to = self.process(target)
    return chart.line(material, from: from, to: to, product: product)
  }

  /// From a process to every class: shape `[s]`.
  mutating func toClasses(from source: Process) -> [Int] {
    system.classes.map { line(source, .scrap($0)) }
  }

  /// From every class to a process: shape `[s]`.
  mutating func fromClasses(to target: Process) -> [Int] {
    system.classes.map { line(.scrap($0), target) }
  }
}

// MARK: Processes that several steps name
extension Process {
  static let carsInUse = Process("cars in use", .stock)
  static let pressShopScrap = Process("press-shop scrap", .stock)
  static let surplusStockpile = Process("surplus stockpile", .stock)
  static let fabricationScrap = Process("fabrication scrap", .stock)
  static let hibernatingStock = Process("hibernating stock", .stock)
  static let dismantling = Process("dismantling", .balanced)
  static let shredding = Process("shredding", .balanced)
  static let sorting = Process("sorting", .balanced)
  static let carMaking = Process("car making", .balanced)
  static let goodsMaking = Process("goods making", .balanced)
  static let landfill = Process("landfill", .boundary)
  /// Takes what was made and gives nominal composition, where cohorts forget their chemistry.
  static let compositionReset = Process("composition reset", .boundary)

  static func scrap(_ scrapClass: ScrapClass) -> Process {
    Process("scrap \(scrapClass.id)", .balanced)
  }

  static func sector(_ sector: SectorPlan) -> Process {
    Process(sector.process, sector.kind == .inUse ? .stock : .boundary)
  }
}
