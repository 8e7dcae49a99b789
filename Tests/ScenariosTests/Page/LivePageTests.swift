import Foundation
import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Live page")
struct LivePageTests {
  /// Short runs: an answer is the same thing for any years.
  private static let file = SourceFile(
    path: "study/short.yaml",
    text: """
      flowsim: 1
      scenario: short
      extends: china-reference
      horizon: {start: 2015, end: 2035}

      """)
  private static let finder = ScenarioFinder { $0 == file.path ? file : nil }
  private static let page = Result { try LivePage(file, finder: finder, tables: []) }

  private static func state(_ query: String, _ page: LivePage) throws -> PageState {
    try page.state(
      query.split(separator: "&").map {
        let sides = $0.split(separator: "=", maxSplits: 1).map(String.init)
        return (sides[0], sides.count == 2 ? sides[1] : "")
      })
  }

  private static func answer(
    _ query: String, _ language: Language = .english
  ) throws -> [String: Any] {
    let page = try page.get()
    let bytes = try page.answer(
      try state(query, page), .init(language: language, isWide: true))
    return try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test("There are eight sliders, each of a lever, with words in both languages")
  func sliders() throws {
    let page = try Self.page.get()
    #expect(page.sliders.count == 8)
    for language in Language.allCases {
      let words = Words(language: language)
      for slider in page.sliders {
        #expect(words.lever(slider.lever) != slider.lever.name)
        let start = slider.value(page.base.compiled, in: 2030)
        #expect((0...slider.maximum).contains(start), "\(slider.lever.name)")
      }
    }
    // The range of the carbon price ends where the range of its series does.
    #expect(page.sliders.last?.maximum == 1400)
  }

  @Test("A moved slider sets one point, and a still one sets nothing")
  func settings() throws {
    let page = try Self.page.get()
    let state = try Self.state("by=2035&eaf-share=30&carbon-price=500", page)
    #expect(
      page.settings(state) == [
        "eaf-share={2035: 30 %}", "carbon-price={2035: 500 CNY/t CO2}",
      ])
    #expect(page.settings(try Self.state("", page)).isEmpty)
  }

  @Test("An answer has the numbers of a run with the same settings, to the last digit")
  func sameAsRun() throws {
    let page = try Self.page.get()
    let query = "by=2030&recycled-content.aluminium=55&grade-separation=40&target=VC-ST-1"
    let settings = page.settings(try Self.state(query, page))
    let scenario = try ScenarioReader.read(Self.file, settings: settings, finder: Self.finder)
    let report = try RunReport(running: try CompiledScenario.compile(scenario))
    let bytes = try page.answer(
      try Self.state(query, page), .init(language: .english, isWide: true))
    // JSONSerialization reads some numbers a last digit off; JSONDecoder reads them as written.
    let answer = try JSONDecoder().decode(Answer.self, from: Data(bytes))
    #expect(answer.figures.count == PageFigure.all.count)
    for figure in answer.figures {
      let values = try #require(report.variables.first { $0.name == figure.name }).values
      for cell in figure.cells {
        #expect(cell.value == values[cell.year - 2015], "\(figure.name) \(cell.year)")
      }
    }
    let assessment = try #require(report.assessments.first { $0.target.id == "VC-ST-1" })
    #expect(answer.target.projected == 100 * assessment.projected[15])
    #expect(
      answer.command
        == "flowsim run study/short.yaml --set '\(settings[0])' --set '\(settings[1])'")
  }

  private struct Answer: Decodable {
    struct Figure: Decodable {
      struct Cell: Decodable {
        let year: Int
        let value: Double
      }
      let name: String
      let cells: [Cell]
    }
    struct Pledge: Decodable { let projected: Double }
    let figures: [Figure]
    let target: Pledge
    let command: String
  }

  @Test("The copied YAML gives the same levers as the copied command")
  func yaml() throws {
    let page = try Self.page.get()
    let query = "by=2035&h2-dri-share=12&carbon-price=500"
    let text = try #require(try Self.answer(query)["yaml"] as? String)
    let moved = SourceFile(path: "study/moved.yaml", text: text)
    let finder = ScenarioFinder { [Self.file.path: Self.file, moved.path: moved][$0] }
    let copied = try ScenarioReader.read(moved, finder: finder)
    let levers = try ScenarioReader.levers(page.settings(try Self.state(query, page)))
    #expect(copied.levers.map(\.lever) == levers.map(\.lever))
    for (one, other) in zip(copied.levers, levers) {
      #expect(one.points.years == other.points.years && one.points.values == other.points.values)
    }
    #expect(copied.horizon == 2015...2035)
  }

  @Test("Pictures, headline and figures are there in both languages, with the same numbers")
  func languages() throws {
    let query = "by=2030&bev-share=80&target=GE-LINE-1"
    let (english, chinese) = (try Self.answer(query), try Self.answer(query, .chinese))
    for answer in [english, chinese] {
      let pictures = try #require(answer["pictures"] as? [[String: Any]])
      #expect(
        pictures.compactMap { $0["id"] as? String } == [
          "target-line", "key-lines", "scrap-supply-steel", "sankey-steel",
        ])
      for picture in pictures {
        #expect((picture["svg"] as? String)?.hasPrefix("<svg ") == true)
        #expect((picture["table"] as? String)?.contains("<table>") == true)
      }
    }
    func values(_ answer: [String: Any]) -> [Double] {
      (answer["figures"] as? [[String: Any]] ?? []).flatMap {
        ($0["cells"] as? [[String: Any]] ?? []).compactMap { $0["value"] as? Double }
      }
    }
    #expect(values(english) == values(chinese) && values(english).count > 12)
    #expect((chinese["headline"] as? String)?.contains("与起点相比") == true)
    #expect((english["headline"] as? String)?.contains("than at the start") == true)
  }

  @Test("Three sliders to green are never below what holds without them from their year on")
  func greener() throws {
    let long = SourceFile(
      path: "study/long.yaml",
      text: "flowsim: 1\nscenario: long\nextends: china-reference\n"
        + "horizon: {start: 2015, end: 2050}\n")
    let page = try LivePage(long, finder: ScenarioFinder { _ in nil }, tables: [])
    let state = try Self.state(
      "by=2030&eaf-share=20&renewable-share.smelting=39&bev-share=55", page)
    let report = try page.report(state)
    for path in report.scenario.levers {
      let course = report.compiled.course(of: path.lever)
      for year in 2030...2050 {
        #expect(course.value(in: year) >= course.reference(in: year), "\(path.lever.name) \(year)")
      }
    }
    // Battery cars rise fastest in the next two years: the straight way to 2030 says so.
    let lags = report.compiled.leverFindings.compactMap { item in
      if case .weaker(let years, _, _, _) = item.finding { (item.lever.name, years) } else { nil }
    }
    #expect(lags.map(\.0) == ["bev-share"] && lags.map(\.1) == [[2025, 2026]])
    let answer = try JSONSerialization.jsonObject(
      with: Data(try page.answer(state, .init(language: .english, isWide: true))))
    let headline = try #require((answer as? [String: Any])?["headline"] as? String)
    #expect(headline.contains("less than at the start."))
    // A slider on the other side of what holds without it says so beside the rise.
    let back = try Self.answer("by=2030&renewable-share.smelting=20")["headline"] as? String
    #expect(back?.contains("more than at the start.") == true)
    #expect(back?.contains("Renewable smelting: is weaker than what holds without it") == true)
  }

  @Test("Levers that cannot hold together are no failure")
  func contradiction() throws {
    let query = "by=2030&eaf-share=90&h2-dri-share=90"
    let answer = try Self.answer(query)
    #expect(answer["outcome"] as? String == "impossible" && answer["pictures"] == nil)
    let page = try Self.page.get()
    #expect(try page.outcome(try Self.state(query, page)) == "impossible")
  }

  @Test("The outcome of a track's point is the outcome of the answer")
  func outcomes() throws {
    let page = try Self.page.get()
    for query in ["target=RI-AL-1&recycled-content.aluminium=100", "target=VC-ST-1", ""] {
      let outcome = try page.outcome(try Self.state(query, page))
      #expect(try Self.answer(query)["outcome"] as? String == outcome)
    }
  }

  @Test(
    "A state that no slider can be in is refused",
    arguments: [
      "by=2031", "by=x", "target=NO-1", "eaf-share=101", "eaf-share=-1", "eaf-share=nan",
      "eaf-share=", "carbon-price=1e9",
    ])
  func refused(_ query: String) throws {
    let page = try Self.page.get()
    #expect(throws: PageStateProblem.self) { try Self.state(query, page) }
  }

  @Test("Every number says why: formula, rows with ranges, sources; every lever too")
  func why() throws {
    let page = try Self.page.get()
    let state = try Self.state("by=2030&eaf-share=30", page)
    for figure in PageFigure.all {
      let bytes = try page.why(figure.variable, year: 2030, state)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(
        text.contains("\"formula\": ") && text.contains("\"citation\": "), "\(figure.variable)")
    }
    for slider in page.sliders {
      let bytes = try #require(
        page.why(lever: slider.lever.name, state, .init(language: .chinese, isWide: false)))
      let text = String(decoding: bytes, as: UTF8.self)
      // A floor acts from its year on; other levers run straight to it.
      #expect(text.contains("2024 年到 2030 年直线变化") || text.contains("自 2030 年起执行"))
    }
    #expect(page.why(lever: "nonsense", state, .init(language: .english, isWide: false)) == nil)
    #expect(throws: InputProblems.self) { try page.why("nonsense", year: nil, state) }
  }

  @Test("Bands of the start are those of its draws, for every figure and year that can be shown")
  func bands() throws {
    let page = try Self.page.get()
    let answer = try JSONDecoder().decode(Bands.self, from: Data(try page.bands()))
    #expect(answer.bands.map(\.name) == PageFigure.all.map(\.variable))
    let draws = try HabitDraws(of: page.base, variables: PageFigure.names.contains)
    let ranges = draws.ranges(of: page.baseVariables)
    for (figure, row) in zip(PageFigure.all, answer.bands) {
      let range = try #require(ranges.first { $0.variable.name == row.name })
      for cell in row.cells {
        let t = cell.year - page.base.years.lowerBound
        #expect(cell.text == Number.band(range.low[t], range.high[t], figure.decimals))
      }
    }
    for query in ["", "target=VC-ST-1", "by=2035&target=GE-LINE-1"] {
      let years = page.figureYears(try Self.state(query, page))
      #expect(Set(years).isSubset(of: answer.bands[0].cells.map(\.year)), "\(query)")
    }
  }

  private struct Bands: Decodable {
    struct Row: Decodable {
      struct Cell: Decodable {
        let year: Int
        let text: String
      }
      let name: String
      let cells: [Cell]
    }
    let bands: [Row]
  }

  @Test("The archive holds the result folder of the run")
  func archive() throws {
    let page = try Self.page.get()
    let state = try Self.state("by=2030&eaf-share=25", page)
    let archive = try page.archive(state)
    #expect(archive.name == "short.zip")
    let text = String(decoding: archive.bytes.suffix(2000), as: UTF8.self)
    for name in ["run.json", "results.csv", "flows.csv", "targets.csv"] {
      #expect(text.contains("short/\(name)"))
    }
  }

  @Test("The document fills every place of its template", arguments: Language.allCases)
  func document(_ language: Language) throws {
    let text = String(decoding: try Self.page.get().document(language), as: UTF8.self)
    #expect(!text.contains("{{") && !text.contains("}}<"))
    #expect(text.contains("<html lang=\"\(language.code)\">"))
    // No inline script or style, and nothing from elsewhere: the server's policy forbids them.
    #expect(!text.contains("style=") && !text.contains("onclick") && !text.contains("http"))
    for part in LivePage.parts { #expect(text.contains("\"\(part.name)\"")) }
    let size = LivePage.parts.reduce(text.utf8.count) { $0 + $1.bytes.count }
    #expect(size < 100_000)
  }
}
