import Testing

@testable import FlowEngine

@Suite("Aluminium in the world's cars: a published model of three classes as data for the engine")
struct AluminiumInCarsTests {
  static let columns = [
    "F_0_1", "F_1_2", "F_1_9", "F_2_3", "F_3_4", "F_4_0", "F_4_5", "F_4_7", "F_5_6", "F_5_7",
    "F_6_0", "F_6_1", "F_7_0", "F_7_1", "F_7_8", "F_8_1", "S_3", "dS_3",
  ]

  @Test("Fleets follow from population, ownership and lifetimes to the printed digits")
  func fleets() throws {
    let fleet = try CarFleet(CarData())
    let rows = try ReferenceTable("al_cars/fleet").rows
    #expect(rows.count == 5 * (1990...2050).count)
    for row in rows {
      let region = try #require(CarData.regions.firstIndex(of: row.text("region")))
      let year = Int(try row.number("year")) - CarData.years.lowerBound
      let stock = fleet.regions[region]
      for (column, ours) in [
        ("stock", stock.stock[year]), ("inflow", stock.inflow[year]),
        ("outflow", stock.outflow[year]),
      ] {
        let reference = try row.number(column)
        // Ten digits are printed.
        #expect((ours - reference).magnitude <= 5e-10 * reference, "\(row) \(column)")
      }
    }
  }

  @Test(
    "Every flow and stock of 2000 to 2050 follows by class, and the ledger balances",
    arguments: ["baseline", "sorting_high"])
  func flows(scenario: String) throws {
    let flows = try Self.run(scenario)
    // Sums over 86 cohorts and five regions; the ledger's own limit is 1e-9.
    #expect(flows.result.balance.relative <= 1e-12)
    let rows = try ReferenceTable("al_cars/flows").rows.filter { $0["case"] == scenario }
    #expect(rows.count == 3 * CarAluminium.years.count)
    for row in rows { try compare(flows, row, printedTo: 5e-9, absolute: 0) }
  }

  @Test("The published results of 2020 follow")
  func published() throws {
    let flows = try Self.run("baseline")
    for row in try ReferenceTable("al_cars/published_2020").rows {
      // Six decimals are printed, and F_1_2 is one of the last above F_2_3, which it equals.
      try compare(flows, row, printedTo: 0, absolute: 1e-6)
    }
  }

  /// One run of the engine: no other programme computes a flow.
  private static func run(_ scenario: String) throws -> CarFlows {
    let data = try CarData()
    var simulation = Simulation(of: try CarAluminium(scenario, data, CarFleet(data)).plan)
    return CarFlows(result: try simulation.run())
  }

  private func compare(
    _ flows: CarFlows, _ row: [String: String], printedTo digits: Double, absolute: Double
  ) throws {
    let type = try #require(CarData.classes.firstIndex(of: row.text("alloy")))
    let year = Int(try row.number("year"))
    // Primary and surplus are small differences of flows whose inputs have ten digits.
    let inputs = 5e-10 * (try row.number("F_1_2"))
    for column in Self.columns {
      // The published tables are in Mt.
      let ours = try #require(flows.amount(column, class: type, year: year)) / 1e6
      let reference = try row.number(column)
      #expect(
        (ours - reference).magnitude <= digits * reference.magnitude + inputs + absolute,
        "\(column) \(ours) in \(row)")
    }
  }
}
