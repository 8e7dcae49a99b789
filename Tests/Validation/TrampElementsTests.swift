import Testing

@testable import FlowEngine

@Suite("Copper in secondary steel, element by element")
struct TrampElementsTests {
  @Test(
    "The published copper shares follow from the chain's yields",
    arguments: [
      ("base", 1980, 0.294), ("base", 2010, 0.233), ("shredder_cu_yield_minus25pct", 1980, 0.244),
      ("eol_buildings_plus25pct", 1980, 0.259),
    ])
  func publishedShares(name: String, year: Int, percent: Double) throws {
    let chain = TrampChain(case: name)
    #expect(
      (chain.copperPercent(year: year) - percent).magnitude <= 5e-4, "three digits are printed")
  }

  @Test("Every flow of the published table follows, and every process balances")
  func flows() throws {
    for (name, rows) in try ReferenceTable("tramp_elements").groups(by: "case") {
      let chain = TrampChain(case: name)
      // A balance is a handful of additions; the ledger's own limit is 1e-9.
      #expect(try chain.ledger.balance().relative <= 8 * Double.ulpOfOne)
      for row in rows {
        let year = Int(try row.number("year"))
        for (flow, line) in chain.lines {
          let reference = try row.number(flow)
          let ours = try chain.amount(line, element: row.text("element"), year: year)
          // Ten digits are printed.
          #expect((ours - reference).magnitude <= 1e-9 * reference, "\(row) \(flow)")
        }
        let copper = try row.number("copper_percent")
        #expect((chain.copperPercent(year: year) - copper).magnitude <= 1e-9 * copper)
      }
    }
  }
}

/// ODYM's second tutorial, posted in the library's ledger.
///
/// Machines and buildings go to shredder and demolition, what these recover to remelting, and from
/// there to steel and slag. Amounts in kt/yr.
struct TrampChain {
  static let elements = ["Fe", "Cu", "Mn"]
  static let years = 1980...2010
  private(set) var ledger: Ledger
  /// Lines of the ledger by the tutorial's names.
  private(set) var lines: [(name: String, line: Int)] = []

  init(case name: String) {
    let material = MaterialSystem(
      name: "steel", elements: Self.elements,
      grades: [Grade(id: "scrap", name: "scrap", family: "", form: "", isInCars: false)],
      classes: [], routes: [], heats: [])
    var chart = LedgerChart(materials: [material])
    lines = Self.lines(in: &chart)
    ledger = Ledger(chart: chart, years: Self.years)
    let copperYield = name == "shredder_cu_yield_minus25pct" ? 0.075 : 0.1
    let buildings = name == "eol_buildings_plus25pct" ? 1.25 : 1
    for year in 0..<Self.years.count {
      let machines = post([0.8, 0.15, 0.05], 15.5 + 0.5 * Double(year), "F_0_1", year)
      let shredded = split(machines, by: [0.92, copperYield, 0.92], "F_1_3", "F_1_0", year)
      let walls = post(
        [0.95, 0.045, 0.005], buildings * (120 + 8 * Double(year)), "F_0_2", year)
      let demolished = split(walls, by: [0.95, 0.02, 0.95], "F_2_3", "F_2_4", year)
      let charge = zip(shredded, demolished).map { $0 + $1 }
      _ = split(charge, by: [0.96, 1, 0.5], "F_3_0", "F_3_5", year)
    }
  }

  func amount(_ line: Int, element: String, year: Int) throws -> Double {
    let index = try #require(Self.elements.firstIndex(of: element))
    let types = ledger.chart.lanes[0].types.count
    return ledger.amount(line, year: year - Self.years.lowerBound, lane: types + index)
  }

  /// Copper in secondary steel, wt %.
  func copperPercent(year: Int) -> Double {
    guard let steel = lines.first(where: { $0.name == "F_3_0" })?.line else { return .nan }
    let index = year - Self.years.lowerBound
    let copper = ledger.amount(steel, year: index, lane: ledger.chart.lanes[0].types.count + 1)
    return 100 * copper / ledger.mass(steel, year: index)
  }

  private mutating func post(
    _ composition: [Double], _ mass: Double, _ name: String, _ year: Int
  ) -> [Double] {
    let masses = composition.map { $0 * mass }
    post(masses, name, year)
    return masses
  }

  private mutating func post(_ masses: [Double], _ name: String, _ year: Int) {
    guard let line = lines.first(where: { $0.name == name })?.line else { return }
    ledger.post(line, year: year, type: 0, share: 1, ofElements: masses, at: 0)
  }

  /// Posts what a process recovers of each element and, to the other side, the rest.
  private mutating func split(
    _ masses: [Double], by yields: [Double], _ recovered: String, _ rest: String, _ year: Int
  ) -> [Double] {
    let product = zip(masses, yields).map { $0 * $1 }
    post(product, recovered, year)
    post(zip(masses, product).map { $0 - $1 }, rest, year)
    return product
  }

  private static func lines(in chart: inout LedgerChart) -> [(name: String, line: Int)] {
    let environment = chart.process("environment", .boundary)
    let shredder = chart.process("shredder")
    let demolition = chart.process("demolition")
    let remelting = chart.process("remelting")
    let landfill = chart.process("landfill", .boundary)
    let slag = chart.process("slag", .boundary)
    let ends = [
      ("F_0_1", environment, shredder), ("F_0_2", environment, demolition),
      ("F_1_3", shredder, remelting), ("F_1_0", shredder, environment),
      ("F_2_3", demolition, remelting), ("F_2_4", demolition, landfill),
      ("F_3_0", remelting, environment), ("F_3_5", remelting, slag),
    ]
    return ends.map { ($0.0, chart.line(0, from: $0.1, to: $0.2)) }
  }
}
