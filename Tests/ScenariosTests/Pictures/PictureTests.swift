import Foundation
import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies

@Suite("Pictures")
struct PictureTests {

  /// Every kind of picture in both languages: long runs, and a short one for what takes many runs.
  static let everyPicture: [Picture] = {
    do {
      let reference = try Runs.reference.get()
      let kept = try Runs.sameGrade.get()
      let short = try Runs.short.get()
      let changed = try Runs.report("same-grade", Runs.shortHorizon)
      let map = try Attainability(of: changed)
      let register = try StandardRegister.load()
      let premium = try PremiumCatalogue.load(CostCatalogue.Question())
      return try Language.allCases.flatMap { language -> [Picture] in
        let words = Words(language: language)
        let single: [Picture?] = [
          Picture.scenarios([reference, kept, short], words),
          try Picture.leverWaterfall(changed, against: short, words),
          Picture.attainability(map, of: changed.compiled, language: language),
          Picture.standardsStrip(kept, register, words), Picture.premiumPerCar(premium, words),
        ]
        return Picture.all(of: reference, language: language)
          + Picture.all(of: kept, language: language) + single.compactMap(\.self)
      }
    } catch {
      return []
    }
  }()

  @Test("Every picture is there, and the same ones in both languages")
  func pictures() throws {
    let ids = Self.everyPicture.map(\.id)
    #expect(ids.count == 2 * (2 * 11 + 5))
    #expect(
      Set(ids) == [
        "emissions-against-target", "sankey-steel", "sankey-aluminium", "scrap-supply-steel",
        "scrap-supply-aluminium", "stock-by-grade-steel", "stock-by-grade-aluminium", "scenarios",
        "levers", "attainability", "standards", "premium-per-car", "charges-steel",
        "charges-aluminium", "prices-steel", "prices-aluminium",
      ])
    #expect(ids.prefix(ids.count / 2) == ids.suffix(ids.count / 2))
  }

  @Test("No label lies on another or leaves the picture", arguments: Picture.Width.allCases)
  func labels(width: Picture.Width) {
    for picture in Self.everyPicture {
      let drawing = picture.drawing(width)
      #expect(!drawing.labels.isEmpty)
      for (index, label) in drawing.labels.enumerated() {
        let box = label.box
        #expect(
          box.left >= -0.5 && box.right <= drawing.width + 0.5 && box.top >= -0.5
            && box.bottom <= drawing.height + 0.5,
          "'\(label.text)' leaves \(picture.id) at \(width)")
        for other in drawing.labels.dropFirst(index + 1) where box.overlaps(other.box) {
          Issue.record("'\(label.text)' and '\(other.text)' meet in \(picture.id) at \(width)")
        }
      }
    }
  }

  @Test("SVG is well-formed, says what it finds, and is the same twice")
  func svg() throws {
    for picture in Self.everyPicture {
      let bytes = picture.svg()
      let texts = try WellFormed.texts(of: bytes)
      #expect(texts.contains(picture.title))
      #expect(texts.contains(picture.finding))
      #expect(picture.finding.count >= 30 && picture.finding.contains(where: \.isNumber))
      #expect(bytes == picture.svg())
    }
  }

  @Test("Sidecars are JSON with the rows of the table in them")
  func sidecars() throws {
    for picture in Self.everyPicture {
      let vega = try #require(
        JSONSerialization.jsonObject(with: Data(picture.vegaLite())) as? [String: Any])
      let values = try #require((vega["data"] as? [String: Any])?["values"] as? [Any])
      #expect(values.count == picture.table.rows.count && !values.isEmpty)
      #expect(vega["mark"] != nil || vega["layer"] != nil || vega["facet"] != nil)
      let plotly = try #require(
        JSONSerialization.jsonObject(with: Data(picture.plotly())) as? [String: Any])
      #expect((plotly["data"] as? [Any])?.isEmpty == false)
    }
  }

  @Test("A gap is as large as its verdict's, and the path ends at what the target requires")
  func gaps() throws {
    let report = try Runs.reference.get()
    let path = try #require(TargetPath.all(of: report).first)
    let assessment = try #require(path.assessments.first)
    let t = report.index(of: assessment.target.year)
    #expect(path.required(in: assessment.target.year) == assessment.required[t])
    #expect(path.required(in: path.points[0].year - 1) == nil)
    // Straight between the base year and the first target, as the target defines it.
    let year = path.points[0].year + 3
    let here = try #require(path.required(in: year))
    #expect(abs(here - assessment.required[report.index(of: year)]) < 1e-12)
  }

  // With maxima kept, a higher floor of earlier years leaves other tramp elements in the scrap of
  // later ones, which may then take less: only mass alone makes the map rise everywhere.
  @Test("Counted by mass, higher floors never bring less recycled content")
  func attainabilityRises() throws {
    let massOnly = try Runs.report(
      "china-reference", Runs.shortHorizon + ["blend.limits=mass-only"])
    let map = try Attainability(of: massOnly)
    for column in columns(of: map) {
      for (lower, higher) in zip(column, column.dropFirst()) {
        // The linear programmes stop within 1e-9 of their optimum.
        #expect(higher.reached >= lower.reached - 1e-6)
      }
    }
  }

  @Test("A floor that scrap cannot meet is called so")
  func attainability() throws {
    for cell in try columns(of: Attainability(of: Runs.short.get())).joined() {
      #expect((cell.outcome == .short) == (cell.reached < cell.floor - 1e-6))
    }
  }

  /// Cells of one metal in one year, by rising floor.
  private func columns(of map: Attainability) -> [[Attainability.Cell]] {
    [0, 1].flatMap { material in
      map.years.map { year in
        map.cells.filter { $0.material == material && $0.year == year }
      }
    }
  }

  @Test("The waterfall ends at the scenario, and what it says adds up")
  func waterfall() throws {
    let base = try Runs.reference.get()
    let picture = try #require(
      try Picture.leverWaterfall(try Runs.sameGrade.get(), against: base, Words(language: .english))
    )
    let rows = picture.table.rows.map { $0.compactMap(\.number) }
    // Base, two levers, scenario, what is missing, target.
    try #require(rows.count == 6)
    #expect(rows[0][1] == rows[1][0])
    #expect(rows[1][1] == rows[2][0])
    // Shapley values add up but for rounding.
    #expect(abs(rows[2][1] - rows[3][0]) < 1e-9)
    // Scenarios that differ in their years as well are not told apart by levers.
    let short = try Runs.report("same-grade", Runs.shortHorizon)
    #expect(try Picture.leverWaterfall(short, against: base, Words(language: .english)) == nil)
  }
}
