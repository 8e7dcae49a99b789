import Testing

@testable import FlowInputs
@testable import FlowTables

@Suite("Rows of `data rows` come back by --data")
struct DataRoundTripTests {
  private func store(_ text: String) -> (store: DataStore, problems: Diagnostics) {
    var problems = Diagnostics()
    let file = SourceFile(path: "mine.csv", text: text)
    return (DataStore.load(user: [file], reporting: &problems), problems)
  }

  @Test("All printed rows are read again and change no number")
  func all() throws {
    let catalogue = try DataCatalogue.load()
    let text = String(decoding: catalogue.rowsCSV(catalogue.rows), as: UTF8.self)
    let (read, problems) = store(text)
    #expect(problems.found.filter { $0.severity == .error }.map(\.description) == [])
    var nothing = Diagnostics()
    let plain = DataStore.load(reporting: &nothing)
    // Rows of tables that a run does not read would let it price what it cannot price without.
    #expect(read.rows.map(\.value) == plain.rows.map(\.value))
    #expect(read.rows.map(\.confidence) == plain.rows.map(\.confidence))
    let names = Set(plain.rows.map(\.key))
    for key in names {
      let own = plain.rows(key.entity, key.metric, key.qualifier)
      let again = read.rows(key.entity, key.metric, key.qualifier)
      #expect(own.map(\.value) == again.map(\.value), "\(key)")
      #expect(own.map(\.year) == again.map(\.year), "\(key)")
      #expect(own.map(\.source) == again.map(\.source), "\(key)")
    }
  }

  @Test("Rows of tables of another year are passed over, and the note says how many")
  func variants() throws {
    let catalogue = try DataCatalogue.load()
    let sales = catalogue.rows(entity: "passenger cars", metric: "sales")
    let (read, problems) = store(String(decoding: catalogue.rowsCSV(sales), as: UTF8.self))
    #expect(problems.errorCount == 0)
    #expect(problems.found.map(\.code) == [.columnsPassedOver])
    let values = read.rows("passenger cars", "sales").map(\.value)
    let file = "fleet.csv:"
    #expect(values == sales.filter { $0.id.hasPrefix(file) }.map(\.value))
  }

  @Test(
    "An empty cell means the only region, boundary or qualifier there is",
    arguments: [
      ("passenger cars,sales,,26,million/yr,2030,,,me", "home market", ""),
      ("passenger cars,lifetime mean,,19.5,yr,2010,,,me", "cohort year", ""),
      ("passenger cars,lifetime shape,,3,1,,China,,me", "Weibull", ""),
      ("combustion: engine block,mass,,30,kg/car,,,,me", "powertrain-castings", "AL10"),
    ])
  func emptyCells(row: String, boundary: String, qualifier: String) throws {
    let (read, problems) = store(
      "entity,metric,qualifier,value,unit,year,region,boundary,source\n\(row)\n")
    #expect(problems.found.map(\.description) == [])
    let own = try #require(read.rows.first { $0.confidence == .user })
    #expect(own.boundary == boundary && own.qualifier == qualifier && own.region == "China")
  }

  @Test("Two rows that an empty cell makes one number are an error")
  func repeats() {
    let problems = store(
      """
      entity,metric,qualifier,value,unit,year,region,boundary,source
      passenger cars,sales,,26,million/yr,2030,China,,me
      passenger cars,sales,,27,million/yr,2030,China,home market,you

      """
    ).problems
    #expect(problems.sorted.map(\.code) == [.twoSources])
  }
}
