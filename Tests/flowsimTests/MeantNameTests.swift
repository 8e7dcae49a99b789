import Foundation
import Testing

/// Names and numbers of a command line, as people type them.
@Suite("Names and numbers of a command line are read as they are meant")
struct MeantNameTests {
  @Test("A series of a stock is one, whatever its blanks and case")
  func series() throws {
    let scratch = try Scratch()
    try scratch.write(
      "year,series,value\n2000,cars,1\n2001,cars ,1\n2002,Cars,1\n", to: "s.csv")
    let answer = try Program.run(
      "stock", "--drive", "inflow", "--lifetime", "fixed:years=5", "s.csv", in: scratch.url)
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.split(separator: "\n").dropFirst().allSatisfy { $0.contains(",cars,") })
  }

  @Test("Makers are found by their Chinese names")
  func chineseNames() throws {
    let targets = try Program.run("targets", "--company", "沃尔沃")
    let english = try Program.run("targets", "--company", "Volvo")
    #expect(targets.status == 0 && targets.output == english.output)
    let premium = try Program.run("premium", "--car", "沃尔沃")
    #expect(premium.status == 0)
    #expect(premium.output == (try Program.run("premium", "--car", "volvo cars")).output)
  }

  @Test("A negative number is told as one, not as a missing value")
  func negative() throws {
    let answer = try Program.run("classify", "--metal", "steel", "--emissions", "-1")
    #expect(answer.status == 64 && !answer.errors.contains("Missing value"), "\(answer.errors)")
    #expect(answer.errors.contains("'-1' is no intensity"))
    let line = try Program.run(
      "target-line", "--base", "2020", "--emissions", "-5", "--year", "2030")
    #expect(line.status == 64 && line.errors.contains("above zero"))
    let odd = try Program.run("classify", "--metal", "Aluminum", "--emissions", "600")
    #expect(odd.status == 0 && odd.errors.contains("did you mean 600 kg CO2-equiv/t?"))
  }

  @Test("A sorting that saves nothing pays at no price")
  func sortingThatSavesNothing() throws {
    let answer = try Program.run("market", "tight-scrap")
    #expect(answer.status == 0)
    #expect(!answer.output.contains("00000000000"))
  }
}
