import Foundation
import Testing

@Suite("target-line: what a science-based line asks for")
struct TargetLineCommandTests {
  @Test("The example of the 2024 report: 42.00 % by 2030 from a 2020 base")
  func contraction() throws {
    let answer = try Program.run(
      "target-line", "--base", "2020", "--emissions", "3012", "--year", "2030", "--ambition",
      "1.5C")
    #expect(answer.status == 0)
    #expect(answer.output.hasPrefix("42.00 % by 2030 from a 2020 base\n"))
    #expect(answer.output.contains("2030   1746.960"))
  }

  @Test("Convergence takes the pathway by name, and a wrong name gets the nearest")
  func convergence() throws {
    let answer = try Program.run(
      "target-line", "--base", "2023", "--intensity", "2.32", "--year", "2030", "--sector",
      "steel", "--pathway", "TPI 1.5 C", "--sector-base", "1.92")
    #expect(answer.status == 0 && answer.output.contains("2030     1.360"))
    let wrong = try Program.run(
      "target-line", "--base", "2023", "--intensity", "2.32", "--year", "2030", "--sector",
      "steel", "--pathway", "TPI 1.5C")
    #expect(wrong.status == 2 && wrong.errors.contains("did you mean 'TPI 1.5 C'?"))
  }

  @Test("What was emitted is added up beside what the line allowed")
  func overshoot() throws {
    let scratch = try Scratch()
    try scratch.write("year,emissions\n2020,100\n2021,100\n2040,1\n", to: "actual.csv")
    let answer = try Program.run(
      "target-line", "--base", "2020", "--emissions", "100", "--year", "2030", "--actual",
      "actual.csv", "--json", in: scratch.url)
    let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    let cumulative = try #require((object as? [String: Any])?["cumulative"] as? [String: Double])
    #expect(cumulative["emitted"] == 200)
    #expect(((cumulative["allowed"] ?? 0) - 195.8).magnitude <= 1e-9)
    try scratch.write("year,emissions\n2020,a\n", to: "actual.csv")
    let bad = try Program.run(
      "target-line", "--base", "2020", "--emissions", "100", "--year", "2030", "--actual",
      "actual.csv", in: scratch.url)
    #expect(bad.status == 2 && bad.errors.hasPrefix("actual.csv:2:6: error[E207]"))
  }

  @Test("Less coverage counts for less, and says so")
  func coverage() throws {
    let answer = try Program.run(
      "target-line", "--base", "2020", "--emissions", "100", "--year", "2030", "--coverage",
      "50%")
    #expect(answer.output.hasPrefix("21.00 % by 2030"))
    #expect(answer.output.contains("42.00 % count as 21.00 %"))
  }
}
