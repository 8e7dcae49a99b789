internal import FlowAccounts
internal import FlowEngine
internal import FlowStudies

/// Production, scrap, stocks, recycled content and the fate of grades.
extension VariableTable {

  func addProduction(_ m: Int, to list: inout VariableList) {
    let system = plan.materials[m].system
    let melts = report.melts[m]
    if system.name == "steel" {
      let steelmaking = system.heats.indices.filter {
        system.routes[system.heats[$0].route].losses == "slag"
          && system.grades[system.heats[$0].product].family != "iron"
      }
      func crude(_ t: Int, _ picks: (Route) -> Bool) -> Double {
        steelmaking.reduce(0) { sum, h in
          let heat = system.heats[h]
          guard picks(system.routes[heat.route]) else { return sum }
          return sum + melts.heatMass[t * melts.heatCount + h]
            / plan.materials[m].melting.semisYield[heat.product]
        }
      }
      let name = "Production|Iron and Steel|Steel"
      let isScrapFed: (Route) -> Bool = { $0.id == "scrap-eaf" }
      list.add(name, "Mt/yr") { crude($0) { _ in true } }
      list.add("\(name)|Primary", "Mt/yr") { crude($0) { !isScrapFed($0) } }
      list.add("\(name)|Secondary", "Mt/yr") { crude($0, isScrapFed) }
    } else {
      let name = "Production|Non-Ferrous Metals|Aluminum"
      func primary(_ t: Int) -> Double { heats(melts.primary, t, melts) }
      func secondary(_ t: Int) -> Double {
        heats(melts.fromNewScrap, t, melts) + heats(melts.fromOldScrap, t, melts)
      }
      list.add(name, "Mt/yr") { primary($0) + secondary($0) }
      list.add("\(name)|Primary", "Mt/yr", primary)
      list.add("\(name)|Secondary", "Mt/yr", secondary)
    }
    list.add("Primary Metal|\(metal(m))", "Mt/yr") { heats(melts.primary, $0, melts) }
    list.add("Alloying Elements|\(metal(m))", "Mt/yr") { heats(melts.alloying, $0, melts) }
    list.add("Quality-Induced Primary|\(metal(m))", "Mt/yr") {
      report.run.qualityInducedPrimary[m * plan.yearCount + $0]
    }
    list.add("Home Scrap|\(metal(m))", "Mt/yr") { homeScrap(m, $0) }
  }

  private func heats(_ values: [Double], _ t: Int, _ melts: MeltAccount) -> Double {
    values[t * melts.heatCount..<(t + 1) * melts.heatCount].reduce(0, +)
  }

  /// Home scrap goes round inside the works and is no recycled content.
  private func homeScrap(_ m: Int, _ t: Int) -> Double {
    let melts = report.melts[m]
    return plan.materials[m].system.grades.indices.reduce(0) { sum, p in
      sum + melts.bought[t * melts.productCount + p]
        * (1 / plan.materials[m].melting.semisYield[p] - 1)
    }
  }

  func addScrap(_ m: Int, to list: inout VariableList) {
    let ledger = report.run.ledger
    let system = plan.materials[m].system
    let lines = lines(m)
    func mass(_ line: [Int], _ t: Int) -> Double {
      line.reduce(0) { $0 + ledger.mass($1, year: t) }
    }
    func new(_ t: Int) -> Double { ledger.mass(lines.carMaking.toPressShop, year: t) }
    func fromCars(_ t: Int) -> Double { mass(lines.sorting.toClass + lines.dismantled.toClass, t) }
    let name = "Scrap from Cars|\(metal(m))"
    list.add(name, "Mt/yr") { new($0) + fromCars($0) }
    list.add("\(name)|New Scrap", "Mt/yr", new)
    list.add("\(name)|Old Scrap", "Mt/yr", fromCars)
    // What a market offers and nobody buys came no further than the yard.
    let toLandfill = lines.withdrawn?.toLandfill ?? []
    let toAbroad = lines.withdrawn?.toAbroad ?? []
    list.add("Scrap Imports|\(metal(m))", "Mt/yr") {
      mass(lines.imports.toClass, $0) - mass(toAbroad, $0)
    }
    let others = "Scrap from Other Sectors|\(metal(m))"
    let oldLines = lines.sectors.flatMap { $0.retirement?.toClass ?? [] }
    list.add(others, "Mt/yr") {
      mass(oldLines + lines.fabrication.toClass, $0) - mass(toLandfill, $0)
    }
    list.add("\(others)|New Scrap", "Mt/yr") { mass(lines.fabrication.toClass, $0) }
    list.add("\(others)|Old Scrap", "Mt/yr") { mass(oldLines, $0) - mass(toLandfill, $0) }
    list.add("Scrap Use|\(metal(m))", "Mt/yr") { mass(lines.melting.charge, $0) }
    for account in ScrapAccount.allCases {
      let used = system.classes.indices.filter { system.classes[$0].account == account }
        .flatMap { s in
          system.heats.indices.map { lines.melting.charge[s * system.heats.count + $0] }
        }
      let word = account == .new ? "New Scrap" : "Old Scrap"
      list.add("Scrap Use|\(metal(m))|\(word)", "Mt/yr") { mass(used, $0) }
    }
    let stockpile = (0..<plan.yearCount).map { report.stockpile(m, $0) }
    list.add("Surplus Scrap|\(metal(m))", "Mt/yr") { stockpile[$0].gain }
    list.add("Surplus Scrap Used|\(metal(m))", "Mt/yr") { stockpile[$0].loss }
    list.add("Cumulative Surplus Scrap|\(metal(m))", "Mt") { t in
      stockpile[...t].reduce(0) { $0 + $1.gain }
    }
    list.add("Cumulative Surplus Scrap Used|\(metal(m))", "Mt") { t in
      stockpile[...t].reduce(0) { $0 + $1.loss }
    }
    list.add("Stockpile of Surplus Scrap|\(metal(m))", "Mt") { stockpile[$0].level }
    list.add("End-of-Life Metal|\(metal(m))|Passenger Cars", "Mt/yr") {
      ledger.mass(lines.treatment.useToCollection, year: $0)
    }
  }

  /// How much of a metal's melts is scrap, and how much of what leaves use comes back; per cent.
  func addRates(_ m: Int, to list: inout VariableList) {
    let melts = report.melts[m]
    let fates = report.fates[m]
    func sum(_ values: [Double], _ t: Int) -> Double {
      values[t * melts.heatCount..<(t + 1) * melts.heatCount].reduce(0, +)
    }
    func percent(_ part: Double, of whole: Double) -> Double {
      whole > 0 ? 100 * part / whole : 0
    }
    list.add("Recycling Input Rate|\(metal(m)) [Share]", "%") {
      percent(
        sum(melts.fromNewScrap, $0) + sum(melts.fromOldScrap, $0), of: sum(melts.heatMass, $0))
    }
    list.add("Old Scrap Ratio|\(metal(m)) [Share]", "%") {
      let old = sum(melts.fromOldScrap, $0)
      return percent(old, of: old + sum(melts.fromNewScrap, $0))
    }
    func share(_ picked: [Fate], _ t: Int) -> Double {
      100 * report.share(of: picked, material: m, t)
    }
    list.add("End-of-Life Collection Rate|\(metal(m))|Passenger Cars [Share]", "%") {
      fates.gradeCount > 0 ? 100 - share([.uncollected, .exported, .hibernating], $0) : 0
    }
    list.add("End-of-Life Recycling Rate|\(metal(m))|Passenger Cars [Share]", "%") {
      share([.sameGrade, .sameFamily, .downgraded, .upgraded], $0)
    }
  }

  func addCarMetal(_ m: Int, to list: inout VariableList) {
    let system = plan.materials[m].system
    let market = report.carMarket[m]
    let name = "Material Stock|\(metal(m))|Passenger Cars"
    func stock(_ t: Int, _ g: Int) -> Double {
      report.run.ledger.level(stock: 0, material: m, year: t, lane: g)
    }
    let grades = 0..<system.carGradeCount
    list.add(name, "Mt") { t in grades.reduce(0) { $0 + stock(t, $1) } }
    for g in grades { list.add("\(name)|\(system.grades[g].id)", "Mt") { stock($0, g) } }
    let demand = "Final Material Demand|\(metal(m))|Passenger Cars"
    let melts = report.melts[m]
    list.add(demand, "Mt/yr") { market.bought[$0] }
    for g in grades {
      list.add("\(demand)|\(system.grades[g].id)", "Mt/yr") {
        melts.bought[$0 * melts.productCount + g]
      }
    }
    func share(_ part: Double, _ t: Int) -> Double {
      market.bought[t] > 0 ? 100 * part / market.bought[t] : 0
    }
    let content = "Recycled Content|\(metal(m))|Passenger Cars"
    list.add("\(content) [Share]", "%") {
      share(market.recycledNew[$0] + market.recycledOld[$0], $0)
    }
    list.add("\(content)|Pre-Consumer [Share]", "%") { share(market.recycledNew[$0], $0) }
    list.add("\(content)|Post-Consumer [Share]", "%") { share(market.recycledOld[$0], $0) }
    list.add("Recycled Content Ceiling|\(metal(m))|Passenger Cars [Share]", "%") {
      min(100, 100 * market.ceiling[$0])
    }
    list.add("Recycled Content Shortage|\(metal(m))|Passenger Cars", "Mt/yr") {
      report.run.contentShortage[m * plan.yearCount + $0]
    }
  }

  private static let fateNames: [(Fate, String)] = [
    (.sameGrade, "Same Grade"), (.sameFamily, "Same Family"), (.downgraded, "Downgraded"),
    (.upgraded, "Upgraded"), (.surplus, "Surplus"), (.lost, "Lost"),
    (.uncollected, "Uncollected"), (.exported, "Exported"), (.hibernating, "Hibernating"),
  ]

  /// They add up to what leaves use and what comes back from the stockpile.
  func addFates(_ m: Int, to list: inout VariableList) {
    let fates = report.fates[m]
    let name = "Fate of End-of-Life Metal|\(metal(m))|Passenger Cars"
    let grades = 0..<fates.gradeCount
    list.add(name, "Mt/yr") { t in
      grades.reduce(0) { $0 + fates.available(t, $1) }
    }
    for (fate, word) in Self.fateNames {
      list.add("\(name)|\(word)", "Mt/yr") { t in grades.reduce(0) { $0 + fates.mass(t, $1, fate) }
      }
    }
    list.add("Surplus Scrap of Cars Used|\(metal(m))", "Mt/yr") { t in
      grades.reduce(0) { $0 + fates.returned[t * fates.gradeCount + $1] }
    }
    list.add("Same-Grade Recycling|\(metal(m))|Identity Preserved", "Mt/yr") { t in
      grades.reduce(0) { $0 + fates.identityPreserved[t * fates.gradeCount + $1] }
    }
  }
}
