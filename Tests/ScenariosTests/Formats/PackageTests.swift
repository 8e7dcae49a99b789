import Foundation
import Testing

@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Data package, research crate, definitions, copies")
struct PackageTests {
  private func document(_ name: String) throws -> [String: Any] {
    let bytes = Data(try FormatRuns.bytes(name))
    return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }

  @Test("The data package names every table with its true size and checksum")
  func dataPackage() throws {
    let package = try document("datapackage.json")
    let resources = try #require(package["resources"] as? [[String: Any]])
    #expect(resources.count == TableSchema.all.count)
    for resource in resources {
      let bytes = try FormatRuns.bytes(try #require(resource["path"] as? String))
      #expect(resource["bytes"] as? Int == bytes.count)
      #expect(resource["hash"] as? String == "sha256:\(SHA256.hexDigest(of: bytes))")
    }
    let sources = try #require(package["sources"] as? [[String: Any]])
    #expect(sources.count > 10 && sources.allSatisfy { $0["title"] is String })
  }

  @Test("The crate lists every file once, with the date it was given")
  func crate() throws {
    let graph = try #require(
      try document("ro-crate-metadata.json")["@graph"] as? [[String: Any]])
    let files = graph.filter { $0["@type"] as? String == "File" }.compactMap {
      $0["@id"] as? String
    }
    let others = try FormatRuns.files.get().map(\.name)
    #expect(files == others.filter { $0 != "ro-crate-metadata.json" }.sorted())
    let root = try #require(graph.first { $0["@id"] as? String == "./" })
    #expect(root["datePublished"] as? String == "2026-01-31")
    let action = try #require(graph.first { $0["@type"] as? String == "CreateAction" })
    let object = try #require(action["object"] as? [[String: String]])
    #expect(object == [["@id": "scenarios/same-grade.yaml"]])
  }

  @Test("Without a date, the crate carries that of the newest source")
  func date() throws {
    let report = try FormatRuns.report.get()
    let file = ResearchCrate(report, files: [], date: nil).file
    let newest = try #require(report.compiled.data.sources.sources.map(\.accessed).max())
    #expect(
      String(decoding: file.bytes, as: UTF8.self).contains("\"datePublished\": \"\(newest)\""))
  }

  @Test("Every variable is defined once, in words that nomenclature takes")
  func definitions() throws {
    let text = String(
      decoding: try FormatRuns.bytes("definitions/variable/flowsim.yaml"), as: UTF8.self)
    let lines = text.split(separator: "\n")
    let names = lines.filter { $0.hasPrefix("- ") }.map { $0.dropFirst(3).dropLast(2) }
    let variables = try FormatRuns.report.get().variables
    #expect(names.map(String.init) == variables.map(\.name))
    for line in lines where line.hasPrefix("    description: ") {
      #expect(!line.dropFirst(18).dropLast().contains { ":;\"".contains($0) }, "\(line)")
    }
    let common = VariableDefinitions(try FormatRuns.report.get()).entries
      .filter { $0.origin == .common }
    #expect(common.count == 8, "a name of the common definitions is not reported any more")
  }

  @Test("The copied scenario runs by itself and gives the same numbers")
  func copy() throws {
    let text = try FormatRuns.bytes("scenarios/same-grade.yaml")
    #expect(
      String(decoding: text, as: UTF8.self)
        .hasPrefix("# yaml-language-server: $schema=../schema/scenario-1.json\nflowsim: 1\n"))
    let finder = ScenarioFinder { _ in nil }
    let scenario = try ScenarioReader.read(
      SourceFile(path: "same-grade.yaml", bytes: text), finder: finder)
    let report = try RunReport(running: try CompiledScenario.compile(scenario))
    let original = try FormatRuns.report.get()
    #expect(report.variables.map(\.values) == original.variables.map(\.values))
    #expect(try FormatRuns.bytes("schema/scenario-1.json") == ScenarioSchema.bytes)
  }

  @Test("Tables of the user lie beside the scenario, and the licence is the user's")
  func userTables() throws {
    let files = [
      "study/ours.yaml": """
      flowsim: 1
      scenario: ours
      extends: china-reference
      targets: pledges.csv
      horizon: {start: 2022, end: 2024}

      """,
      "study/pledges.csv": String(decoding: Self.register, as: UTF8.self),
    ]
    let finder = ScenarioFinder { path in files[path].map { SourceFile(path: path, text: $0) } }
    let scenario = try ScenarioReader.read(try finder.find("study/ours.yaml"), finder: finder)
    let factors = SourceFile(path: "/home/me/pledges.csv", text: Self.factors)
    let compiled = try CompiledScenario.compile(scenario, tables: [factors])
    let copies = ScenarioCopies(try RunReport(running: compiled))
    #expect(
      copies.files.map(\.name) == [
        "schema/scenario-1.json", "scenarios/ours.yaml", "scenarios/pledges.csv",
        "scenarios/other-pledges.csv",
      ])
    let copy = String(decoding: copies.files[1].bytes, as: UTF8.self)
    #expect(copy.contains("\ntargets: pledges.csv\n"))
    #expect(copies.files[3].bytes == factors.bytes)
    #expect(copies.hasUserTables)
  }

  /// A register of one pledge, as `flowsim init` writes it.
  private static let register: [UInt8] = {
    guard let study = try? Study(path: "s", company: "Geely Auto", region: "China") else {
      return []
    }
    return study.files.first { $0.name == "targets.csv" }?.bytes ?? []
  }()

  private static let factors = """
    entity,metric,qualifier,value,unit,year,region,boundary,source
    passenger cars,lifetime distance,,200000,km,2020,China,for g/km,ours

    """
}
