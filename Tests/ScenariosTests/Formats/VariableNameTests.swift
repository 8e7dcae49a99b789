import Testing

@testable import FlowReporting
@testable import FlowStudies

@Suite("Names of variables")
struct VariableNameTests {

  /// Small words that names of IAMC may hold; all others begin with a capital or a digit.
  private static let small: Set<String> = [
    "and", "or", "of", "in", "w/", "w/o", "per", "by", "to", "the", "from",
  ]

  @Test("They are spelled as IAMC wants", arguments: ["mass-only", "composition"])
  func spelling(limits: String) throws {
    let report = try Runs.report("same-grade", Runs.shortHorizon + ["blend.limits=\(limits)"])
    let names = report.variables.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      let plain = name.replacing(/\[.*?\]/, with: "")
      for word in plain.split(whereSeparator: { $0 == "|" || $0 == " " })
      where word.first?.isLowercase == true {
        #expect(Self.small.contains(String(word)), "\(name): \(word)")
      }
      #expect(name.firstMatch(of: /\s\||\|\s|\s\s|[:;"{}]/) == nil, "\(name)")
      #expect(name.firstMatch(of: /\|(Index|Share|Value|Volume)\b/) == nil, "\(name)")
      #expect(name.firstMatch(of: /\b(avg|min|max|Min|Max|Avg)\b/) == nil, "\(name)")
    }
  }
}
