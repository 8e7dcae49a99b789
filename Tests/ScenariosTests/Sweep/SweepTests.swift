import Foundation
import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Sweeps over levers")
struct SweepTests {
  private func axis(_ text: String) throws -> SweepAxis { try SweepAxis(option: text) }

  private func shares(_ text: String) throws -> [Double] {
    let axis = try axis(text)
    return (0..<axis.count).map { axis[$0] }
  }

  @Test("A range is cut evenly with both ends, a list is taken as it is")
  func axes() throws {
    #expect(try shares("eaf-share=10..70%:7") == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
    #expect(try shares("levers.eaf-share=10%..20 %:3") == [0.1, 0.15, 0.2])
    #expect(try shares("eaf-share=0.1..0.3:3") == [0.1, 0.2, 0.3])
    #expect(try shares("eaf-share=10%, 0.6") == [0.1, 0.6])
    #expect(try shares("eaf-share=20..20%:9") == [0.2])
    #expect(try axis("eaf-share=0..100%").count == SweepAxis.usualCount)
  }

  @Test(
    "A range that cannot be read says what to write",
    arguments: [
      ("eaf-share", "E109", "write LEVER=10..70%:7 or LEVER=10%,30%,60%"),
      ("eaf-shre=10..20%", "E102", "did you mean 'eaf-share'?"),
      ("eaf-share=10..20", "E115", "did you mean 10 %?"),
      ("eaf-share=20..10%", "E117", "write the smaller share first"),
      ("eaf-share=10..20%:0", "E110", "write LEVER=10..70%:7"),
      ("eaf-share=", "E116", "write 40 % or 0.4"),
    ])
  func badAxes(_ text: String, _ code: String, _ help: String) {
    #expect {
      try SweepAxis(option: text)
    } throws: { error in
      let first = (error as? InputProblems)?.diagnostics.first
      return first?.code.rawValue == code && first?.help == help
    }
  }

  @Test("The second lever varies fastest, and a limit cuts the end off")
  func grid() throws {
    let axes = [try axis("eaf-share=10%,20%"), try axis("dismantling=0..100%:3")]
    let grid = SweepGrid(axes, limit: 5)
    #expect(grid.count == 5)
    #expect(grid.shares(of: 1) == [0.1, 0.5])
    #expect(grid.shares(of: 3) == [0.2, 0])
    let huge = [try axis("eaf-share=0..1:4000000000"), try axis("dismantling=0..1:4000000000")]
    #expect(SweepGrid(huge).count == Int.max)
  }

  @Test("A row is the run that --set would make, whatever ran before it")
  func sameAsRun() throws {
    let base = try Runs.short.get().compiled
    let question = try SweepQuestion(of: base, year: 2030, variable: nil, target: "VC-ST-3")
    let sweep = Sweep(base, SweepGrid([try axis("eaf-share=20%,40%")]), question)
    let rows = [sweep.row(1), sweep.row(0), sweep.row(1)]
    #expect(rows[0] == rows[2])
    let run = try Runs.changed("eaf-share={2030: 40%}")
    // Same plan, same path through the solver: equal to the last bit.
    #expect(rows[0].values == Outcome.headline.map { $0.value(run, year: 2030) })
    let assessment = try #require(run.assessments.first { $0.target.id == "VC-ST-3" })
    #expect(rows[0].answer?.shortfallTonnes == assessment.shortfallTonnes)
  }

  @Test("Levers that contradict each other leave a row without numbers that says why")
  func contradiction() throws {
    let base = try Runs.short.get().compiled
    let question = try SweepQuestion(of: base, year: nil, variable: nil, target: nil)
    let sweep = Sweep(
      base, SweepGrid([try axis("eaf-share=80%"), try axis("h2-dri-share=40%")]), question)
    let row = sweep.row(0)
    #expect(row.values.isEmpty && row.problem.contains("more than all steel"))
    let line = String(decoding: SweepOutput(sweep).lines([row]), as: UTF8.self)
    #expect(line.hasPrefix("0,0.8,0.4,,"))
    #expect(SweepText(sweep, rows: [row]).text.contains("! scrap-fed and hydrogen furnaces"))
  }

  @Test("A floor beyond the scrap at hand is told from a pledge that is merely missed")
  func notEnoughScrap() throws {
    let target =
      "targets=[{id: A, company: Geely Auto, metal: steel, target_type: recycled_content, "
      + "value: 100 %, target_year: 2030}]"
    let base = try Runs.compiled("china-reference", Runs.shortHorizon + [target])
    let question = try SweepQuestion(of: base, year: nil, variable: nil, target: "A")
    #expect(question.year == 2030)
    let grid = SweepGrid([try axis("recycled-content.steel=0%,100%")])
    let sweep = Sweep(base, grid, question)
    #expect(sweep.row(0).answer?.outcome == .missed)
    let full = try #require(sweep.row(1).answer)
    #expect(full.outcome == .notEnoughScrap || full.outcome == .met)
    #expect(full.projected >= sweep.row(0).answer?.projected ?? 100)
  }

  @Test("A variable, a year or a target that is not there is refused by name")
  func questions() throws {
    let base = try Runs.short.get().compiled
    func words(_ make: () throws -> SweepQuestion) -> String {
      do { _ = try make() } catch {
        return (error as? InputProblems)?.diagnostics.first.map { "\($0)" } ?? "\(error)"
      }
      return ""
    }
    #expect(
      words { try SweepQuestion(of: base, year: 2060, variable: nil, target: nil) }
        == "--year:1:1: error[E122]: 2060 is not in the run, 2015–2035; write a year in that range")
    #expect(
      words { try SweepQuestion(of: base, year: nil, variable: "Scrap Use|Stel", target: nil) }
        == "--variable:1:1: error[E120]: no variable is named 'Scrap Use|Stel'; "
        + "did you mean 'Scrap Use|Steel'?")
    #expect(
      words { try SweepQuestion(of: base, year: nil, variable: nil, target: "VC-ST-4") }
        .hasPrefix("--target:1:1: error[E120]: the scenario has no target 'VC-ST-4'; did you mean"))
  }
}
