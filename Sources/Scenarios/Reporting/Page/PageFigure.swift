internal import FlowAccounts
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// A number that the page shows: a variable of `results.csv`.
struct PageFigure: Sendable {
  let variable: String
  let label: @Sendable (Words) -> String
  let decimals: Int

  /// Names of the variables that the page shows.
  static let names = Set(all.map(\.variable))

  static let all: [PageFigure] = [
    PageFigure(variable: "Emissions|Kyoto Gases|Supply Chain", label: \.pageEmissions, decimals: 1),
    PageFigure(
      variable: "Emission Intensity|Kyoto Gases|Supply Chain|Per Car", label: \.pageEmissionsPerCar,
      decimals: 2),
    PageFigure(
      variable: "Recycled Content|Steel|Passenger Cars [Share]", label: \.pageContentSteel,
      decimals: 1),
    PageFigure(
      variable: "Recycled Content|Aluminum|Passenger Cars [Share]", label: \.pageContentAluminium,
      decimals: 1),
    PageFigure(
      variable: "Fate of End-of-Life Metal|Aluminum|Passenger Cars|Same Grade",
      label: \.pageSameGrade, decimals: 2),
    PageFigure(variable: "Price|Green Premium per Car", label: \.pagePremium, decimals: 0),
  ]

  /// Nil where a run reports no such variable.
  func found(in variables: [Variable]) -> Variable? {
    variables.first { $0.name == variable }
  }
}

extension LivePage {
  /// The last year of statistics, the year of the target, and the end of the run.
  func figureYears(_ state: PageState) -> [Int] {
    let target = targets.first { $0.id == state.target }?.year ?? state.by
    let wanted = [base.compiled.observedUntil, target, base.years.upperBound]
    var seen: Set<Int> = []
    return wanted.filter { base.years.contains($0) && seen.insert($0).inserted }.sorted()
  }

  func writeFigures(
    _ variables: [Variable], _ state: PageState, _ words: Words,
    to writer: inout JSONWriter
  ) {
    let years = figureYears(state)
    writer.array("years") { list in for year in years { list.value(year) } }
    writer.array("figures") { list in
      for figure in PageFigure.all {
        guard let now = figure.found(in: variables), let before = figure.found(in: baseVariables)
        else { continue }
        list.object { row in
          row.field("name", figure.variable)
          row.field("label", figure.label(words))
          row.field("unit", now.unit)
          row.array("cells") { cells in
            for year in years {
              let t = year - base.years.lowerBound
              cells.object {
                Self.write(now.values[t], before.values[t], year, figure.decimals, &$0)
              }
            }
          }
        }
      }
    }
  }

  private static func write(
    _ now: Double, _ before: Double, _ year: Int, _ decimals: Int, _ cell: inout JSONWriter
  ) {
    cell.field("year", year)
    cell.field("value", now)
    cell.field("text", Number.text(now, decimals))
    cell.field("start", Number.text(before, decimals))
  }
}
