import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Runs over draws of the habits")
struct HabitDrawsTests {
  private static let figure: HabitFigure = { $0.carMarket[1].recycledContent($1, of: 100) }

  private static let drawn = Result {
    try HabitDraws(of: try Runs.short.get(), figures: [figure], variables: { _ in true })
  }

  @Test("A point is a run of its own: what ran before or beside it changes no bit")
  func alone() throws {
    let draws = try Self.drawn.get()
    let compiled = try Runs.short.get().compiled
    for point in [31, 0] {
      let report = try RunReport(
        running: compiled.drawing(point, of: draws.design), measuresQuality: false)
      for t in 0..<report.years.count {
        #expect(draws.values(figure: 0, t)[point] == Self.figure(report, t))
      }
    }
  }

  @Test("Habits move who gets the scrap, and bands are in order")
  func bands() throws {
    let draws = try Self.drawn.get()
    let report = try Runs.short.get()
    let band = draws.band(figure: 0, report.index(of: 2030))
    #expect(band.low < band.high)
    let ranges = draws.ranges(of: report.variables)
    for range in ranges {
      #expect(zip(range.low, range.high).allSatisfy { $0 <= $1 }, "\(range.variable.name)")
    }
    let names = report.variables.map(\.name)
    #expect(
      names.filter { name in !ranges.contains { $0.variable.name == name } }
        .allSatisfy(Indicators.isMeasuredBeside))
  }

  @Test("What is measured beside a run has no band, as it is zero where nobody measures")
  func beside() throws {
    let report = try RunReport(
      running: try Runs.compiled("china-reference", Runs.shortHorizon), measuresQuality: false)
    let measured = try Runs.short.get().variables
    for (variable, other) in zip(report.variables, measured) {
      if Indicators.isMeasuredBeside(variable.name) {
        #expect(variable.values.allSatisfy { $0 == 0 }, "\(variable.name)")
      } else {
        #expect(variable.values == other.values, "\(variable.name)")
      }
    }
  }

  @Test("ranges.csv has a row for every variable and year, on the basis of habits")
  func table() throws {
    let report = try Runs.short.get()
    let ranges = try Self.drawn.get().ranges(of: report.variables)
    let text = String(decoding: RangeTable.bytes(ranges, of: report), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines[0] == "scenario,region,variable,year,unit,value,low,high,basis")
    #expect(lines.count == 1 + ranges.count * report.years.count)
    #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(",habits") })
  }

  @Test("A run says whether its verdicts were held against the habits")
  func document() throws {
    let central = String(decoding: RunDocument(try Runs.short.get()).bytes(), as: UTF8.self)
    let judged = String(decoding: RunDocument(try Self.drawn.get().report).bytes(), as: UTF8.self)
    #expect(central.contains("\"verdicts\": \"central\""))
    #expect(judged.contains("\"verdicts\": \"habits\""))
  }

  @Test("A scenario against itself differs in no draw")
  func itself() throws {
    let report = try Runs.short.get()
    let draws = try HabitDraws(
      of: report, asking: [report.compiled], figures: Comparison.figures)
    let comparison = Comparison(base: draws, other: draws, place: 0)
    #expect(comparison.verdicts.isEmpty)
    for row in comparison.outcomes {
      for cell in row.cells {
        let bands = try #require(cell.bands)
        #expect(bands.lower == 0 && bands.higher == 0)
        #expect(bands.difference == HabitBand([0]))
      }
    }
  }

  @Test("Flows that lead are added up over the years without statistics, draw by draw")
  func totals() throws {
    let report = try Runs.short.get()
    let rows = Comparison(base: report, other: report).outcomes
    for row in rows {
      #expect((row.total != nil) == (row.outcome.isLeading && row.outcome.unit != "%"))
    }
    let emissions = try #require(rows.first { $0.outcome.name == "emissions" })
    let total = try #require(emissions.total)
    #expect(total.years == 2025...2035)
    #expect(total.base == total.years.reduce(0) { $0 + emissions.outcome.value(report, year: $1) })
  }

  @Test("The system's answer comes before the cars'")
  func order() throws {
    let report = try Runs.short.get()
    let names = Comparison(base: report, other: report).outcomes.map(\.outcome.name)
    #expect(
      names.prefix(6) == [
        "primary_and_alloying_steel", "primary_and_alloying_aluminium", "emissions_of_all_metal",
        "emissions", "emissions_steel", "emissions_aluminium",
      ])
    let leading = Outcome.leading.map(\.name)
    #expect(names.filter(leading.contains) == leading)
  }
}
