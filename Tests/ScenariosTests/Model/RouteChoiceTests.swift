import Testing

@testable import FlowInputs
@testable import FlowStudies
@testable import FlowTables

@Suite("Carbon price, green power, hydrogen in a run")
struct RouteChoiceTests {
  private func last(_ report: RunReport, _ name: String) throws -> Double {
    try #require(try report.variable(name).last)
  }

  private static let view = "Emissions (Location-Based)|Kyoto Gases|Metal Production"

  @Test("A carbon price brings new works, and lowers emissions and premiums")
  func carbonPrice() throws {
    let base = try Runs.short.get()
    let dear = try Runs.changed("carbon-price=1000 CNY/t CO2")
    for plant in ["H2-DRI-EAF", "NG-DRI-EAF", "BF-BOF-CCS", "DRI-MELTER-BOF"] {
      let name = "Metal Production|Steel|\(plant)"
      #expect(try last(dear, name) > last(base, name), "\(plant)")
      let premium = "Price|Green Premium|Steel|\(plant)"
      #expect(try last(dear, premium) < last(base, premium), "\(plant)")
    }
    #expect(try last(dear, Self.view) < last(base, Self.view))
    let inert = "Metal Production|Aluminum|Inert Anode"
    #expect(try last(base, inert) == 0 && last(dear, inert) > 0)
    // History stands.
    let t = base.index(of: 2023)
    let name = "Metal Production|Steel|BF-BOF"
    #expect(try base.variable(name)[t] == dear.variable(name)[t])
  }

  @Test("The carbon price of the tables changes nothing where no lever asks for works")
  func reference() throws {
    let base = try Runs.short.get()
    #expect(try base.variable("Capacity Shortage|Steel|H2-DRI-EAF [Share]").allSatisfy { $0 == 0 })
    #expect(try last(base, "Metal Production|Steel|BF-BOF-CCS") == 0)
  }

  @Test("A premium cap draws low-carbon works, and no more than car makers buy")
  func premiumCap() throws {
    let base = try Runs.short.get()
    let willing = try Runs.changed("premium-cap=30%")
    let name = "Metal Production|Steel|H2-DRI-EAF"
    let gain = try last(willing, name) - last(base, name)
    let steel = try last(base, "Metal Production|Steel")
    #expect(gain > 0 && gain < 0.045 * steel)
  }

  @Test("Hydrogen that cannot be built in time is a shortage with a warning, not an error")
  func shortage() throws {
    let compiled = try Runs.compiled(
      "china-reference",
      Runs.shortHorizon + ["blend.supply=fixed", "h2-dri-share={2025: 0.2 %, 2026: 20 %}"])
    let warning = try #require(compiled.warnings.first)
    #expect(
      warning.description.contains("warning[E314]: h2-dri-share asks for more than can be built"))
    let report = try RunReport(running: compiled)
    let shortage = try report.variable("Capacity Shortage|Steel|H2-DRI-EAF [Share]")
    let made = try report.variable("Metal Production|Steel|H2-DRI-EAF")
    let t = report.index(of: 2027)
    #expect(shortage[t] > 10 && made[t] > 0)
    #expect(shortage[t] > shortage[report.index(of: 2035)])
  }

  @Test("Green contracts of metal works leave a dirtier residual to all others")
  func reshuffling() throws {
    let base = try Runs.short.get()
    let green = try Runs.changed("renewable-share.steel=60%")
    let residual = "Emission Intensity|Electricity|Residual Mix"
    #expect(try last(green, residual) > last(base, residual))
    // By location a contract moves nothing but the part from own plants.
    let contracts = "Emissions (Location-Based)|Electricity|Metal Production"
    let market = "Emissions (Market-Based)|Electricity|Metal Production"
    let moved = try last(base, contracts) - last(green, contracts)
    #expect(try last(base, market) - last(green, market) > moved)
  }

  @Test("A carbon price has a unit, a range, and no sweep")
  func units() throws {
    func problem(_ setting: String) -> String? {
      do {
        _ = try Runs.compiled("china-reference", [setting])
        return nil
      } catch { return (error as? InputProblems)?.diagnostics.first?.description }
    }
    #expect(problem("carbon-price=300")?.contains("error[E119]") == true)
    #expect(problem("carbon-price=30 %")?.contains("error[E2") == true)
    #expect(problem("carbon-price=-5 CNY/t CO2")?.contains("a carbon price is 0 to 20000") == true)
    #expect(throws: InputProblems.self) { try SweepAxis(option: "carbon-price=0..1:3") }
  }
}
