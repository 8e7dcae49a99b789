/// From bought semis to cars.
public struct CarMakingLines: Sendable {
  public let toUse: Int
  public let toExports: Int
  public let toPressShop: Int
  public let importsToUse: Int
  public let toReset: Int
  public let resetToUse: Int

  init(_ builder: inout LineBuilder) {
    toUse = builder.line(.carMaking, .carsInUse)
    toExports = builder.line(.carMaking, Process("new-car exports", .boundary))
    toPressShop = builder.line(.carMaking, .pressShopScrap)
    importsToUse = builder.line(Process("new-car imports", .boundary), .carsInUse)
    toReset = builder.line(.carMaking, .compositionReset)
    resetToUse = builder.line(.compositionReset, .carsInUse)
  }
}

/// Builds the year's cars: the press shop, imports and exports, and what the cohort is made of.
struct CarMaking {
  private let fleet: FleetPlan
  private let chemistry: Chemistry
  private let elementCount: Int
  /// Shape `[product][e]`.
  private let nominal: [Double]
  private let lines: CarMakingLines

  /// - Parameter nominal: Shape `[product][e]`.
  init(
    _ fleet: FleetPlan, _ chemistry: Chemistry, nominal: [Double], elementCount: Int,
    lines: CarMakingLines
  ) {
    self.fleet = fleet
    self.chemistry = chemistry
    self.elementCount = elementCount
    self.nominal = nominal
    self.lines = lines
  }

  /// - Parameters:
  ///   - cohorts: The year's cohort is set to what it is made of.
  ///   - clip: Takes the year's press-shop scrap, for the next year.
  func build(
    _ products: consuming Products<ProductStage.Semis>, for demand: Demand, year t: Int,
    into cohorts: inout CohortContents, clip: inout NewScrapStock, posting ledger: inout Ledger
  ) -> Products<ProductStage.SoldToCarMakers> {
    let imported = fleet.importedShare[t]
    for g in demand.net.indices {
      post(products.content, demand, g, t, &ledger)
      clip.masses[g] = demand.bought[g] - demand.net[g]
      for element in 0..<elementCount {
        let place = g * elementCount + element
        clip.content[place] = products.content[place]
        if chemistry == .nominal { continue }
        cohorts.setContent(
          of: g, fleet.cohort(ofYear: t), element,
          to: (1 - imported) * products.content[place] + imported * nominal[place])
      }
    }
    return products.passed(to: ProductStage.SoldToCarMakers.self)
  }

  /// Where the metal of a grade goes, and what comes in with imported cars.
  private func post(
    _ content: [Double], _ demand: Demand, _ g: Int, _ t: Int, _ ledger: inout Ledger
  ) {
    let start = g * elementCount
    let exported = fleet.exportedPerSold[t] / fleet.builtPerSold[t]
    func post(_ line: Int, _ mass: Double, _ composition: [Double]) {
      ledger.post(line, year: t, type: g, mass: mass, composition: composition, at: start)
    }
    let net = demand.net[g]
    let home = net * (1 - exported)
    if chemistry == .remembered {
      post(lines.toUse, home, content)
    } else {
      post(lines.toReset, home, content)
      post(lines.resetToUse, home, nominal)
    }
    post(lines.toExports, net * exported, content)
    post(lines.toPressShop, demand.bought[g] - net, content)
    let sold = net / fleet.builtPerSold[t]
    post(lines.importsToUse, sold * fleet.importedShare[t], nominal)
  }
}
