package import FlowAccounts
internal import FlowEngine
internal import FlowInputs
package import FlowStudies

/// A line of the table that a run prints.
package struct SummaryRow: Sendable {
  /// Two blanks in front of what details the line before.
  package let name: String
  package let decimals: Int
  package let figure: HabitFigure

  private init(_ name: String, _ decimals: Int, _ figure: @escaping HabitFigure) {
    self.name = name
    self.decimals = decimals
    self.figure = figure
  }

  /// In the order of the table.
  package static func all(of report: RunReport, _ view: AllocationView) -> [SummaryRow] {
    let metals = report.carMarket.indices
    var rows = [
      SummaryRow("Emissions of bought metal, Mt CO2e/yr", 1) { report, t in
        ResultUnit.millions(metals.reduce(0) { $0 + emissions(report, view, $1, t) })
      }
    ]
    if view == .cutOff {
      rows.append(
        SummaryRow("  with market-based electricity", 1) {
          ResultUnit.millions($0.carEmissions(.market, $1))
        })
    }
    for m in metals { rows += ofMetal(m, report.compiled.plan.materials[m].system.name, view) }
    return rows
  }

  private static func ofMetal(_ m: Int, _ name: String, _ view: AllocationView) -> [SummaryRow] {
    [
      SummaryRow("  \(name), t CO2e per t bought", 2) {
        $0.carMarket[m].perTonne(emissions($0, view, m, $1), $1)
      },
      SummaryRow("  \(name), recycled content, %", 1) {
        $0.carMarket[m].recycledContent($1, of: 100)
      },
      SummaryRow("  \(name), old metal back in grade/family, %", 1) {
        100 * $0.share(of: [.sameGrade, .sameFamily], material: m, $1)
      },
    ]
  }

  private static func emissions(
    _ report: RunReport, _ view: AllocationView, _ m: Int, _ t: Int
  ) -> Double {
    view == .cutOff
      ? report.carMarket[m].emissions[t] : report.allocation[m].emissions(view, t)
  }
}
