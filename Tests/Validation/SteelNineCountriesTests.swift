import FlowEngine
import Testing

@Suite("Steel in use in nine countries, 1900 to 2008")
struct SteelNineCountriesTests {
  @Test("Stocks and outflows follow from the inflows to the printed digits")
  func stocks() throws {
    let lifetimes = try ReferenceTable("steel_nine_countries_lifetimes").rows
    let countries = try ReferenceTable("steel_nine_countries").groups(by: "country")
    #expect(countries.count == 9)
    for (country, rows) in countries {
      let row = try #require(lifetimes.first { $0["country"] == country })
      let lifetime = try Lifetime.normal(mean: row.number("mean"), deviation: row.number("sd"))
      let model = try CohortStock(
        inflow: rows.map { try $0.number("inflow_kt") }, lifetime: lifetime, timing: .end)
      #expect(rows.count == 109)
      for (year, row) in rows.enumerated() {
        for (ours, column) in [
          (model.stock[year], "stock_kt"), (model.outflow[year], "outflow_kt"),
        ] {
          let reference = try row.number(column)
          // Twelve digits are printed.
          #expect((ours - reference).magnitude <= 1e-11 * reference, "\(country) \(row) \(column)")
        }
      }
    }
  }
}
