import Testing

@testable import FlowInputs
@testable import FlowTables

@Suite("What a look-up notes")
struct LookupRecordTests {
  private func lookup(levers: [String: Series] = [:]) -> Lookup {
    var problems = Diagnostics()
    return Lookup(
      DataStore.load(reporting: &problems), horizon: 2020...2030, levers: levers)
  }

  @Test("Series and levers are noted once, under the part that asks")
  func parts() {
    var lookup = lookup(levers: ["bev-share": Series(years: [2030], values: [0.5])])
    lookup.part = .sales
    _ = lookup.series("passenger cars", "sales", in: .millionPerYear)
    _ = lookup.series("passenger cars", "sales", in: .millionPerYear)
    lookup.asking(for: .drives) {
      _ = $0.series("battery", "share of sales", in: .fraction)
      #expect($0.lever("bev-share") != nil)
    }
    #expect(lookup.lever("trade-in") == nil)
    let asked = lookup.record.byPart
    #expect(asked[.sales]?.series.map(\.metric) == ["sales"])
    #expect(asked[.sales]?.levers == ["trade-in"])
    #expect(asked[.drives]?.series.map(\.entity) == ["battery"])
    #expect(asked[.drives]?.levers == ["bev-share"])
    #expect(asked.count == 2)
  }

  @Test("What the tables do not hold is not noted")
  func absent() {
    var lookup = lookup()
    #expect(lookup.optional("passenger cars", "wings", in: .number) == nil)
    #expect(lookup.record.byPart.isEmpty)
  }

  @Test("The record of a book keeps its parts and leaves the asker's")
  func merged() {
    var own = LookupRecord(part: .sales)
    var other = LookupRecord(part: .carTrade)
    other.note(SeriesKey(entity: "a", metric: "b", qualifier: ""))
    own.append(contentsOf: other)
    own.note(SeriesKey(entity: "c", metric: "d", qualifier: ""))
    #expect(own.byPart[.carTrade]?.series.map(\.entity) == ["a"])
    #expect(own.byPart[.sales]?.series.map(\.entity) == ["c"])
  }
}
