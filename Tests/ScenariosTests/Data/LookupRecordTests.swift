import Testing

@testable import FlowInputs
@testable import FlowTables

@Suite("What a look-up notes")
struct LookupRecordTests {
  private func lookup(levers: [LeverPath] = []) -> Lookup {
    var problems = Diagnostics()
    return Lookup(
      DataStore.load(reporting: &problems), horizon: 2020...2030,
      levers: Dictionary(levers.map { ($0.lever.name, $0) }) { first, _ in first })
  }

  @Test("Series and levers are noted once, under the part that asks")
  func parts() throws {
    let lever = try #require(Lever.named("bev-share"))
    let path = LeverPath(lever, 0.5, in: 2030, at: FileLocation(path: "a"))
    var lookup = lookup(levers: [path])
    lookup.part = .sales
    _ = lookup.series("passenger cars", "sales", in: .millionPerYear)
    _ = lookup.series("passenger cars", "sales", in: .millionPerYear)
    lookup.asking(for: .drives) {
      let isSet = $0.isSet("bev-share")
      #expect(isSet)
      _ = $0.path("battery", "share of sales", in: .fraction)
    }
    let isTradeInSet = lookup.isSet("trade-in")
    #expect(!isTradeInSet)
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
