internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// `lots.csv`: one row is the metal of one product from one kind of works in a year.
enum LotTable {
  static let header = [
    "year", "material", "grade", "route", "plant", "mass", "mass_unit", "new_scrap_share",
    "old_scrap_share", "electricity", "electricity_unit", "direct_and_upstream", "location",
    "market", "chinese_rule", "emissions_unit",
  ]

  /// Lots with metal, by year, material, product, route and plant.
  static func bytes(_ report: RunReport) -> [UInt8] {
    var writer = CSVWriter(header: header, capacity: 1 << 20)
    let units = [["Mt/yr"], ["TWh/yr"], ["Mt CO2-equiv/yr"]].map(CSVWriter.encoded)
    let places = report.lots.indices.map { m in
      report.lots[m].lots.map { place(report, m, $0) }
    }
    for (t, year) in report.years.enumerated() {
      for (m, account) in report.lots.enumerated() {
        for (index, lot) in account.lots.enumerated() where lot.mass[t] > 0 {
          writer.field(year)
          writer.fields(places[m][index], count: 4)
          writer.field(ResultUnit.millions(lot.mass[t]))
          writer.fields(units[0], count: 1)
          let liquid = lot.primary[t] + lot.fromNewScrap[t] + lot.fromOldScrap[t]
          writer.field(liquid > 0 ? lot.fromNewScrap[t] / liquid : 0)
          writer.field(liquid > 0 ? lot.fromOldScrap[t] / liquid : 0)
          writer.field(
            ResultUnit.millions(lot.ownCoal[t] + lot.ownRenewable[t] + lot.throughGrid(t)))
          writer.fields(units[1], count: 1)
          writer.field(ResultUnit.millions(lot.other[t]))
          for view in PowerView.allCases {
            writer.field(
              ResultUnit.millions(lot.other[t] + report.power.emissions(lot, view, t)))
          }
          writer.fields(units[2], count: 1)
          writer.endRow()
        }
      }
    }
    return writer.bytes
  }

  /// The cells that tell a lot from others of its year.
  static func place(_ report: RunReport, _ m: Int, _ lot: LotAccount.Lot) -> [UInt8] {
    let system = report.compiled.plan.materials[m].system
    return CSVWriter.encoded([
      system.name, system.grades[lot.product].id, system.routes[lot.route].id,
      report.lots[m].plants[lot.route][lot.plant].id,
    ])
  }
}
