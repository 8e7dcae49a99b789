import Foundation
import Testing

/// The first five minutes of somebody who has a question and a terminal.
@Suite("The first five minutes")
struct WalkTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func flowsim(_ words: String) throws -> Program.Answer {
    try Program.shell("\"$FLOWSIM\" \(words)", in: scratch.url)
  }

  @Test("Demo, report, a study of one's own, a slip, its cure, and what follows from it")
  func walk() throws {
    let demo = try flowsim("demo")
    #expect(demo.status == 0 && demo.output.contains("Next: flowsim report same-grade --open"))
    let report = try flowsim("report same-grade --open")
    #expect(report.status == 0 && report.errors.contains("open report.html"))
    #expect(try scratch.names().contains("report.html"))

    let start = try flowsim("init my-study --company \"Our Cars\" --region China")
    #expect(start.status == 0)
    let ours = scratch.url.appending(path: "my-study/ours.yaml")
    let sound = try String(contentsOf: ours, encoding: .utf8)
    #expect(sound.components(separatedBy: "# ←").count == 4, "three lines to change")

    try scratch.write(sound.replacing("eaf-share:", with: "eaf-shar:"), to: "my-study/ours.yaml")
    let slip = try flowsim("run my-study/ours.yaml")
    #expect(slip.status == 2 && slip.errors.contains("error[E102]"))
    #expect(slip.errors.contains("did you mean 'eaf-share'?"))
    #expect(try flowsim("explain E102").output.hasPrefix("E102: "))

    try scratch.write(
      sound.replacing("2035: 50 %}", with: "2035: 70 %}"), to: "my-study/ours.yaml")
    let run = try flowsim("run my-study/ours.yaml")
    #expect(run.status == 0 && run.output.contains("Our Cars OWN-AL-1, aluminium"))
    // t CO2e and premium of a car of the named maker.
    #expect(run.output.contains(/\n  Our Cars +\d+\.\d\d +-?\d+\n/))
    let compared = try flowsim("compare my-study/base.yaml my-study/ours.yaml")
    #expect(compared.output.contains("grade-separation  2035          none"))
    #expect(compared.output.contains("my-study/ours.yaml:10"))
    #expect(compared.output.contains("Green premium per car, CNY_2024/vehicle"))
    #expect(compared.output.contains("Which lever did it (2030, Shapley values)"))
    let gap = try flowsim("explain gap my-study/ours.yaml --year 2030")
    #expect(gap.output.contains("Gap|Our Cars|OWN-AL-1"))
    let sweep = try flowsim(
      "sweep my-study/ours.yaml --vary recycled-content.aluminium=10..70%:3 "
        + "--vary grade-separation=0..100%:2 --target OWN-AL-1")
    #expect(sweep.status == 0 && sweep.output.contains("met"))
  }

  @Test("The commands of a study's README do what they say")
  func readme() throws {
    #expect(try flowsim("init s").status == 0)
    let text = try String(
      contentsOf: scratch.url.appending(path: "s/README.md"), encoding: .utf8)
    let commands = text.split(separator: "\n").filter { $0.hasPrefix("    flowsim ") }
    #expect(commands.count >= 9)
    for command in commands {
      let answer = try flowsim(String(command.dropFirst("    flowsim ".count)))
      #expect(answer.status == 0, "\(command): \(answer.errors)")
    }
  }
}
