import Foundation
import Testing

@Suite("classify: one lot before all standards")
struct ClassifyCommandTests {
  @Test("The text and the JSON document say that the version decides")
  func flip() throws {
    let lot = ["classify", "--metal", "steel", "--emissions", "0.30", "--scrap", "98%"]
    let text = try Program.run(lot[0], lot[1], lot[2], lot[3], lot[4], lot[5], lot[6])
    #expect(text.status == 0 && text.output.contains("Level 2 under version 2.1"))
    let answer = try Program.run(
      lot[0], lot[1], lot[2], lot[3], lot[4], lot[5], "0.98", "--json")
    let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    let document = try #require(object as? [String: Any])
    let results = try #require(document["results"] as? [[String: Any]])
    let classes = results.filter { $0["standard"] as? String == "ResponsibleSteel" }
    #expect(classes.compactMap { $0["class"] as? String } == ["Level 2", "Level 1"])
  }

  @Test("A charge gives each scheme its own share")
  func charge() throws {
    let answer = try Program.run(
      "classify", "--metal", "steel", "--emissions", "0.9", "--charge", "scrap=70,dri=30",
      "--standard", "ResponsibleSteel")
    #expect(answer.output.contains("70.87 %") && answer.output.contains("70.00 %"))
  }

  @Test("Wrong use is 64, a version outside its years is 2")
  func mistakes() throws {
    let share = try Program.run(
      "classify", "--metal", "steel", "--emissions", "0.9", "--scrap", "70")
    #expect(share.status == 64 && share.errors.contains("write 70% or 0.7"))
    let old = try Program.run(
      "classify", "--metal", "steel", "--emissions", "0.9", "--standard", "ResponsibleSteel 2.0",
      "--year", "2030")
    #expect(old.status == 2 && old.errors.contains("write ResponsibleSteel 2.1"))
  }
}
