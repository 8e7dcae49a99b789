import Foundation
import Testing

@testable import FlowAccounts
@testable import FlowReporting
@testable import FlowStudies

@Suite("Report")
struct ReportPageTests {

  /// Short runs: the page is the same thing for any years.
  static let pages = Result {
    try Language.allCases.map { language in
      try ReportPage.make(
        of: [try Runs.compiled("same-grade", Runs.shortHorizon)], language: language)
    }
  }

  private static func text(_ page: ReportPage) -> String {
    String(decoding: page.html(), as: UTF8.self)
  }

  @Test("The page has every section, fetches nothing and runs no script", arguments: [0, 1])
  func sections(language: Int) throws {
    let text = Self.text(try Self.pages.get()[language])
    for id in ["figures", "pictures", "changes", "verdicts", "assumptions", "sources", "making"] {
      #expect(text.contains("<h2 id=\"\(id)\">"))
      #expect(text.contains("href=\"#\(id)\""))
    }
    #expect(!text.contains("<script") && !text.contains("src=") && !text.contains("@import"))
    #expect(!text.contains("url(http"))
    let marks = try text.matches(of: Regex(" id=\"([^\"]+)\"")).map {
      String($0.output[1].substring ?? "")
    }
    #expect(Set(marks).count == marks.count)
    // A table under each picture, and each picture for a page and for a phone.
    let pictures = try Self.pages.get()[language].pictures.count
    #expect(text.components(separatedBy: "<svg ").count - 1 == 2 * pictures)
    #expect(text.components(separatedBy: "<table>").count - 1 > pictures)
  }

  @Test("The headline counts the verdicts and names the emissions")
  func headline() throws {
    let page = try Self.pages.get()[0]
    let own = page.reports[0].assessments.filter(\.target.isPledgeOfBuyers)
    #expect(own.allSatisfy { !$0.target.id.contains("LINE") })
    let met = own.count { $0.verdict == .met }
    #expect(page.headline.contains("\(met) of \(own.count) pledges of car makers"))
    #expect(page.headline.contains("Mt CO2e"))
    #expect(page.headline.contains("than with China's cars with today's practice"))
    #expect(try Self.pages.get()[1].headline.contains("达标 \(met) 项"))
  }

  @Test("A Chinese page has the same pictures, tables and numbers, in Chinese")
  func chinese() throws {
    let pages = try Self.pages.get()
    #expect(pages[0].pictures.map(\.id) == pages[1].pictures.map(\.id))
    for (english, chinese) in zip(pages[0].pictures, pages[1].pictures) {
      #expect(english.table.rows.count == chinese.table.rows.count)
      #expect(english.title != chinese.title && english.note != chinese.note)
      func numbers(_ picture: Picture) -> [Double] {
        picture.table.rows.flatMap { $0.compactMap(\.number) }
      }
      #expect(numbers(english) == numbers(chinese))
    }
    #expect(Self.text(pages[1]).contains("<html lang=\"zh-CN\">"))
  }

  @Test("Several scenarios: the first is the base, and each has its verdicts")
  func comparison() throws {
    let reports = [try Runs.short.get(), try Runs.report("same-grade", Runs.shortHorizon)]
    let page = ReportPage(reports)
    let text = Self.text(page)
    #expect(text.contains("Pictures: Scrap kept in its grade"))
    #expect(text.contains("grade separation"))
    #expect(page.pictures.first?.id == "scenarios")
    #expect(text == Self.text(ReportPage(reports)))
  }

  @Test("Levers of scenarios with other years stand in one table, blank outside their years")
  func leversOfOtherYears() throws {
    let lever = "eaf-share={2030: 25 %}"
    let reports = try [2030, 2035].map { end in
      try Runs.report(
        "china-reference",
        ["horizon={start: 2015, end: \(end)}", "title=Until \(end)", lever])
    }
    let text = Self.text(ReportPage(reports))
    let caption = try #require(text.components(separatedBy: "Levers in the reporting years").last)
    let table = try #require(caption.components(separatedBy: "</table>").first)
    #expect(table.contains("Until 2030") && table.contains("Until 2035"))
    #expect(table.contains("25 %") && table.contains("32.5 %") && table.contains("–"))
  }

  @Test("Of many scenarios the first and the last have pictures of their own")
  func manyScenarios() throws {
    let reports = try (0..<5).map { _ in try Runs.short.get() }
    let page = ReportPage(reports)
    #expect(page.own.map(\.isEmpty) == [false, true, true, true, false])
  }

  @Test("A title from a file cannot become markup")
  func escapedTitle() throws {
    let report = try Runs.report(
      "china-reference", Runs.shortHorizon + ["title='<script>alert(1)</script> & \"more\"'"])
    let text = Self.text(ReportPage([report]))
    #expect(!text.contains("<script"))
    #expect(text.contains("&lt;script&gt;"))
  }
}
