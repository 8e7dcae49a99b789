import Testing

@testable import FlowInputs
@testable import FlowStudies
@testable import FlowTables

@Suite("Hindcast")
struct HindcastTests {
  static let hindcast: Result<Hindcast, any Error> = Result { try Hindcast() }

  private func rows(_ name: String) throws -> [DataRow] {
    var problems = Diagnostics()
    let rows = Hindcast.table(name, &problems)
    try problems.throwIfErrors()
    return rows
  }

  @Test("Every series of observations is compared, or its absence has a reason")
  func complete() throws {
    let answered = Yardstick.all.map(\.name)
    let unanswered = Yardstick.unanswered.map { Yardstick.name($0.entity, $0.qualifier) }
    var series: [String] = []
    for row in try rows("observations") {
      let name = Yardstick.name(row.entity, row.qualifier)
      if !series.contains(name) { series.append(name) }
    }
    #expect(Set(answered + unanswered) == Set(series))
    #expect(Set(answered).isDisjoint(with: unanswered))
    let hindcast = try Self.hindcast.get()
    for name in series {
      let isCompared = hindcast.hindcast.contains { $0.name == name }
      let reason = hindcast.gaps.first { $0.name == name }?.reason ?? ""
      #expect(isCompared != !reason.isEmpty, "\(name)")
    }
  }

  @Test("The run from 2014 sees no statistic of a later year")
  func blind() throws {
    var problems = Diagnostics()
    let base = DataStore.load(reporting: &problems)
    let known = KnownData(base, then: try rows("hindcast_2014"))
    let anachronisms = Set(known.anachronisms.map(\.id))
    for row in known.store.rows where (row.year ?? 0) > KnownData.year {
      let isExpected =
        row.file.path.hasSuffix("hindcast_2014.csv")
        || row.note.hasPrefix("use of 2014 times")
      #expect(isExpected || anachronisms.contains(row.id), "\(row.id)")
    }
  }

  @Test("A later statistic that changes leaves the run from 2014 as it is")
  func unmoved() throws {
    var problems = Diagnostics()
    let base = DataStore.load(reporting: &problems)
    let user = DataTableReader.read(
      SourceFile(
        path: "later.csv",
        text: """
          entity,metric,value,unit,year,region,boundary,source
          passenger cars,sales,99,million/yr,2022,China,home market,test

          """), isUser: true, reporting: &problems)
    let changed = DataStore(builtin: base.rows, user: user, sources: base.sources)
    #expect(changed.rows("passenger cars", "sales").contains { $0.value == 99 })
    let inputs = try rows("hindcast_2014")
    #expect(
      KnownData(changed, then: inputs).store.rows.map(\.value)
        == KnownData(base, then: inputs).store.rows.map(\.value))
  }

  @Test("What was expected is what the run was given")
  func expected() throws {
    let hindcast = try Self.hindcast.get().hindcast
    for (name, year, value) in [
      ("home sales of cars", 2020, 25.6), ("car exports", 2024, 1.3), ("smelter power", 2024, 12.5),
      ("grid factor", 2020, 0.635), ("NEV share of home sales", 2020, 0.07),
    ] {
      let row = try #require(hindcast.first { $0.name == name && $0.year == year })
      // Shares and sales are multiplied and divided again.
      #expect((row.modelled - value).magnitude <= 1e-12 * value, "\(name)")
      #expect(row.role == "expected")
    }
  }

  @Test("Today's tables meet the sales, drives and power that they were given")
  func inputs() throws {
    let today = try Self.hindcast.get().today.filter { $0.year == Hindcast.factYear }
    for name in ["home sales of cars", "car exports", "NEV share of home sales", "grid factor"] {
      let row = try #require(today.first { $0.name == name })
      #expect((row.relative ?? 1).magnitude < 1e-9, "\(name)")
    }
  }

  @Test("Contents of makers follow their drives: battery cars hold less scrap than combustion cars")
  func makers() throws {
    let today = try Self.hindcast.get().today
    func content(_ name: String) throws -> Double {
      try #require(today.first { $0.name == name }).modelled
    }
    let volvo = try content("recycled aluminium in cars, Volvo Cars")
    let polestar = try content("recycled aluminium in cars, Polestar 4")
    #expect(polestar > 0 && volvo > polestar && volvo < 1)
  }

  @Test("Metal that is all but ore-based costs what ore-based metal costs, and scrap costs less")
  func prices() throws {
    let report = try Runs.reference.get()
    let model = ModelStatistics(report: report)
    for year in [2010, 2023, 2024, 2035] {
      let t = report.index(of: year)
      #expect(model.premium("aluminium", grade: "AL1", t).magnitude < 250, "\(year)")
      #expect((500...5_000).contains(model.spread("aluminium", scrapClass: "A-O2", t)), "\(year)")
    }
  }

  @Test("The table of 2023 has every quantity that was observed in that year")
  func facts() throws {
    let today = try Self.hindcast.get().today.filter { $0.year == Hindcast.factYear }
    let seen = try rows("observations").filter { row in
      row.year == Hindcast.factYear && Yardstick.all.contains { $0.measures(row) }
    }
    #expect(today.count == seen.count)
  }

  @Test("Differences are modelled less observed, and ranges are closed")
  func arithmetic() {
    let row = Hindcast.Comparison(
      name: "car stock", unit: "million", year: 2020, observed: 200, low: 190, high: 210,
      source: "mps", modelled: 210, role: "result", note: "")
    #expect(row.difference == 10)
    #expect(row.relative == 0.05)
    #expect(row.isInside == true)
  }

  @Test("CSV, text and Markdown hold every comparison of the run from 2014")
  func outputs() throws {
    let hindcast = try Self.hindcast.get()
    let csv = String(decoding: hindcast.csv(), as: UTF8.self)
    #expect(csv.hasPrefix("run,quantity,role,year,observed,low,high,modelled,difference,"))
    let rows = csv.split(separator: "\n").count - 1
    #expect(rows == hindcast.today.count + hindcast.hindcast.count)
    for name in Set(hindcast.hindcast.map(\.name)) {
      #expect(hindcast.report(.text).contains(name))
      #expect(hindcast.report(.markdown).contains("| \(name), "))
    }
  }

  @Test("A table is aligned in a terminal and piped in Markdown")
  func printed() {
    var table = PrintedTable(["quantity", "2020"])
    table.add(["car stock", "239"])
    table.add(["a|b", "1.5"])
    #expect(table.text() == "quantity   2020\ncar stock   239\na|b         1.5\n")
    #expect(
      table.markdown()
        == "| quantity | 2020 |\n| --- | ---: |\n| car stock | 239 |\n| a\\|b | 1.5 |\n")
  }
}
