internal import FlowInputs
public import FlowStudies
internal import FlowTables

/// One or several runs as a page: what they say, pictures, changes, verdicts, and what it rests on.
///
/// One HTML file that fetches nothing, runs no script and prints on A4. Same runs, same bytes.
public struct ReportPage: Sendable {
  /// What the page is about; the first of several is what the others are compared with.
  public let reports: [RunReport]
  /// Draws of the habits of each, or none.
  let draws: [HabitDraws]
  /// What a single scenario is compared with; nil where it is the reference itself.
  public let reference: RunReport?
  public let language: Language
  let words: Words
  /// Pictures of the comparison, of each report (shape `[report][picture]`), and of the market.
  let shared: [Picture]
  let own: [[Picture]]
  let closing: [Picture]
  /// Sources that pictures rest on beside those of the runs' tables.
  let moreSources: [DataSource]

  /// Pictures that take runs or tables of their own.
  struct Extras {
    /// Shape `[report][picture]`.
    var own: [[Picture]] = []
    var closing: [Picture] = []
    var sources: [DataSource] = []
  }

  /// - Parameters:
  ///   - reports: At least one.
  ///   - draws: Of each, with ``figures``; empty where the habits were not drawn.
  init(
    _ reports: [RunReport], draws: [HabitDraws] = [], reference: RunReport? = nil,
    extras: Extras = Extras(),
    language: Language = .english
  ) {
    precondition(!reports.isEmpty, "a report is about a run")
    self.reports = reports
    self.draws = draws
    self.reference = reports.count == 1 ? reference : nil
    self.language = language
    words = Words(language: language)
    let compared = reports.count == 1 ? [reference].compactMap(\.self) + reports : reports
    shared = [Picture.scenarios(compared, words)].compactMap(\.self)
    own = reports.enumerated().map { index, report in
      if !Self.isDrawn(index, of: reports.count) { return [] }
      let more = extras.own.indices.contains(index) ? extras.own[index] : []
      return Picture.all(of: report, language: language) + more
    }
    closing = extras.closing
    moreSources = extras.sources
  }

  /// In the order in which the page shows them, under the scenario that they are about.
  var chapters: [(report: RunReport?, prefix: String, pictures: [Picture])] {
    if reports.count == 1 { return [(nil, "", Self.ordered(shared + own[0] + closing))] }
    return [(nil, "", shared)]
      + own.enumerated().filter { !$1.isEmpty }.map { index, pictures in
        (reports[index], "s\(index + 1)-", Self.ordered(pictures))
      } + [(nil, "", closing)]
  }

  /// From the gap to what closes it, where the metal goes, and what the market says.
  private static func ordered(_ pictures: [Picture]) -> [Picture] {
    let order = [
      "emissions", "scenarios", "levers", "attainability", "sankey", "scrap", "stock", "charges",
      "prices", "standards", "premium",
    ]
    return order.flatMap { word in pictures.filter { $0.id.hasPrefix(word) } }
  }

  /// Of more than three scenarios the first and the last have pictures of their own, so that the
  /// page stays small enough to be mailed.
  static func isDrawn(_ index: Int, of count: Int) -> Bool {
    count <= 3 || index == 0 || index == count - 1
  }

  /// What the other scenarios are measured against.
  var base: RunReport? { reports.count > 1 ? reports[0] : reference }
  /// Scenarios that are measured against the base.
  var others: [RunReport] {
    reports.count > 1 ? Array(reports.dropFirst()) : base == nil ? [] : reports
  }

  /// What every page has near its beginning, before the version.
  public static let mark = "<meta name=\"generator\" content=\"flowsim "

  public func html() -> [UInt8] {
    var page = HTMLWriter()
    page.raw("<!DOCTYPE html>\n")
    page.element("html", "lang=\"\(language.code)\"") { html in
      html.element("head") { head in
        head.raw("<meta charset=\"utf-8\">\n")
        head.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        head.raw("\(Self.mark)\(FlowsimVersion.current)\">\n")
        head.element("title", title)
        head.element("style") { $0.raw(ReportStyle.css) }
      }
      html.element("body") { body in
        body.element("main") { main in writeBody(to: &main) }
      }
    }
    return Array(page.text.utf8)
  }

  private var title: String {
    reports.map { words.scenarioTitle($0.scenario) }.joined(separator: words.comma)
  }

  private func writeBody(to page: inout HTMLWriter) {
    page.element("h1", title)
    page.element("p", "class=\"under\"", words.subtitle(reports))
    page.element("p", "class=\"lead\"", words.headline(reports, base: base))
    writeContents(to: &page)
    writeFigures(to: &page)
    writePictures(to: &page)
    writeChanges(to: &page)
    writeVerdicts(to: &page)
    writeAssumptions(to: &page)
    writeSources(to: &page)
    writeProvenance(to: &page)
  }

  private func writeContents(to page: inout HTMLWriter) {
    page.element("nav", "aria-label=\"\(words.contents)\"") { nav in
      nav.element("ul") { list in
        for (id, name) in sections {
          list.element("li") { $0.element("a", "href=\"#\(id)\"", name) }
        }
      }
    }
  }

  private var sections: [(id: String, name: String)] {
    [
      ("figures", words.figuresHead), ("pictures", words.picturesHead),
      ("changes", words.changesHead), ("verdicts", words.verdictsHead),
      ("assumptions", words.assumptionsHead), ("sources", words.sourcesHead),
      ("making", words.makingHead),
    ]
  }

  // MARK: Pictures

  private func writePictures(to page: inout HTMLWriter) {
    page.element("h2", "id=\"pictures\"", words.picturesHead)
    if reports.count > 3 { page.element("p", words.pictureLimit) }
    for chapter in chapters {
      if let report = chapter.report {
        page.element("h2", words.picturesOf(words.scenarioTitle(report.scenario)))
      } else if reports.count > 1 && chapter.pictures.first?.id == closing.first?.id {
        page.element("h2", words.picturesOfMarket)
      }
      for picture in chapter.pictures { write(picture, prefix: chapter.prefix, to: &page) }
    }
  }

  private func write(_ picture: Picture, prefix: String, to page: inout HTMLWriter) {
    page.element("section", "id=\"\(prefix)\(picture.id)\"") { section in
      section.element("h3", picture.title)
      section.element("p", picture.finding)
      section.element("figure") { figure in
        for width in Picture.Width.allCases {
          let name = width == .page ? "page" : "phone"
          let svg = String(decoding: picture.svg(width, prefix: "\(prefix)\(name)-"), as: UTF8.self)
          figure.raw("<svg class=\"\(name)\"" + svg.dropFirst("<svg".count))
        }
        figure.element("figcaption", picture.note)
      }
      picture.table.byYear(shownYears, caption: words.tableCaption(picture.title))
        .write(to: &section)
    }
  }

  /// The reporting years of all runs.
  var shownYears: [Int] {
    Set(reports.flatMap(\.reportingYears.all)).sorted()
  }
}
