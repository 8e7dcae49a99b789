import Foundation
import Testing

/// The shape of the house: what CONTRIBUTING says of the rooms, held against the sources.
@Suite("Floors")
struct FloorsTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources").standardized

  private static func sources() throws -> [String: String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    let swift = names.filter { $0.hasSuffix(".swift") }
    return Dictionary(
      uniqueKeysWithValues: try swift.map {
        ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
      })
  }

  @Test("Every use goes to a room that may be used")
  func held() throws {
    let breaches = FloorCheck(try Self.sources()).breaches
    #expect(breaches.isEmpty, "\(breaches.map(\.description).joined(separator: "\n"))")
  }

  @Test("The top level of Sources is what it was")
  func topLevel() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(
      names.sorted() == ["CBuiltin", "CGLPK", "CGSL", "MaterialFlow", "Scenarios", "flowsim"])
  }

  @Test("A planted use is found with its file, line and name")
  func bites() throws {
    var sources = try Self.sources()
    sources["MaterialFlow/Engine/Year/Planted.swift"] =
      "// RunReport\nlet text = \"RunReport\"\nlet report: RunReport? = nil\n"
    sources["Scenarios/Studies/Cati/Planted.swift"] = "let sweep: SweepQuestion? = nil\n"
    sources["Scenarios/Inputs/Plan/Planted.swift"] = "internal import CGSL\n"
    sources["Scenarios/Reporting/Tables/Planted.swift"] = "let page: ReportPage? = nil\n"
    sources["Scenarios/Loose.swift"] = "\n"
    sources["Scenarios/Tables/Text/Planted.swift"] = "let place: OutputPlace? = nil\n"
    sources["MaterialFlow/Engine/Steps/Planted.swift"] = "let step: CarMaking? = nil\n"
    #expect(
      FloorCheck(sources).breaches == [
        Breach(
          file: "MaterialFlow/Engine/Steps/Planted.swift", line: 1, name: "CarMaking",
          reason: "files of Steps do not use each other"),
        Breach(
          file: "MaterialFlow/Engine/Year/Planted.swift", line: 3, name: "RunReport",
          reason: "MaterialFlow/Engine does not use Scenarios/Studies"),
        Breach(
          file: "Scenarios/Inputs/Plan/Planted.swift", line: 1, name: "CGSL",
          reason: "is imported by MaterialFlow/Numerics alone"),
        Breach(
          file: "Scenarios/Loose.swift", line: 1, name: "Scenarios/Loose.swift",
          reason: "lies in no room"),
        Breach(
          file: "Scenarios/Reporting/Tables/Planted.swift", line: 1, name: "ReportPage",
          reason: "Tables lies below Report"),
        Breach(
          file: "Scenarios/Studies/Cati/Planted.swift", line: 1, name: "SweepQuestion",
          reason: "the question Cati does not rest on Sweep"),
        Breach(
          file: "Scenarios/Tables/Text/Planted.swift", line: 1, name: "OutputPlace",
          reason: "Text lies below Writing"),
      ])
  }

  /// What takes a text apart, or finds something by it.
  private static let matchers = [
    "hasPrefix(", "hasSuffix(", "wholeMatch(", "firstMatch(", "prefixMatch(", "Regex",
    ".matches(", ".split(", ".range(of:", "replacingOccurrences(",
  ]

  /// How a line of code goes from a sentence to something else; nil where it does not.
  ///
  /// A dictionary is keyed by a name or an id, a switch by a case: nothing of five words.
  private static func parsing(_ line: Substring) -> String? {
    if line.firstMatch(of: /"[^"\\ ]+( [^"A-Z&\\ ]+){4,}":/) != nil { return "keyed by a sentence" }
    return matchers.first(where: line.contains)
  }

  @Test("No sentence is parsed: words are made of data, and nothing in Words matches on a text")
  func words() throws {
    let words = try Self.sources().filter { $0.key.hasPrefix("Scenarios/Reporting/Words/") }
    #expect(!words.isEmpty)
    for (path, text) in words.sorted(by: { $0.key < $1.key }) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        if let way = Self.parsing(line) { Issue.record("\(path):\(index + 1): \(way)") }
      }
    }
  }

  @Test(
    "A planted match on a sentence is found",
    arguments: [
      "    \"power of single works is not in the model\": \"模型不含单个企业用电\",",
      "    if text.hasPrefix(\"trend \") { return text }",
      "    if let match = text.wholeMatch(of: /covers '(.+)'/) {",
    ])
  func parsingBites(_ line: String) {
    #expect(Self.parsing(line[...]) != nil)
  }
}
