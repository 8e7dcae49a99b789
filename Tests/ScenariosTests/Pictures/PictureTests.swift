import Foundation
import MaterialFlow
import Testing

@testable import Scenarios

@Suite("Pictures")
struct PictureTests {

  /// Every picture of both built-in scenarios, in both languages.
  static let everyPicture: [Picture] = {
    guard let reference = try? Runs.reference.get(), let kept = try? Runs.sameGrade.get() else {
      return []
    }
    return Language.allCases.flatMap { language in
      Picture.all(of: reference, language: language) + Picture.all(of: kept, language: language)
    }
  }()

  @Test("There are pictures, each with its own id and the same ones in both languages")
  func pictures() throws {
    let report = try Runs.reference.get()
    let english = Picture.all(of: report)
    #expect(english.contains { $0.id == "emissions-against-target" })
    #expect(Set(english.map(\.id)).count == english.count)
    #expect(english.map(\.id) == Picture.all(of: report, language: .chinese).map(\.id))
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
      #expect(picture.finding.count >= 40 && picture.finding.contains(where: \.isNumber))
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
}
