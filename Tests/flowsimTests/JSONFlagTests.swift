import Foundation
import Testing

@Suite("--json")
struct JSONFlagTests {
  @Test(
    "Every command that answers prints one JSON document when asked",
    arguments: [
      "schema", "explain E102", "validate same-grade", "show same-grade", "data sources",
      "assumptions", "lots", "cati", "classify --metal steel --emissions 1.5",
      "stock --lifetime fixed:years=2 --survival 0,1,2",
    ])
  func document(of command: String) throws {
    let answer = try Program.shell("\"$FLOWSIM\" \(command) --json")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    }
  }

  @Test("The rows of stock keep their names and numbers")
  func stock() throws {
    let answer = try Program.shell(
      "printf 'year,series,value\\n2000,1,5\\n2001,1,5\\n' "
        + "| \"$FLOWSIM\" stock --drive inflow --inflow-at end --lifetime fixed:years=1 --json -")
    struct Document: Decodable {
      struct Row: Decodable {
        let year, inflow, outflow, stock: Double
        let series: String
      }
      let rows: [Row]
    }
    let rows = try JSONDecoder().decode(Document.self, from: Data(answer.output.utf8)).rows
    #expect(rows.map(\.year) == [2000, 2001] && rows.map(\.series) == ["1", "1"])
    #expect(rows.map(\.inflow) == [5, 5] && rows.map(\.outflow) == [0, 5])
  }
}
