import FlowInputs
import FlowReporting
import FlowStudies
import FlowTables
import Foundation
import Testing

@Suite("flowsim run --format")
struct FormatCommandTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(
      """
      flowsim: 1
      scenario: ours
      title: Ours
      extends: china-reference
      horizon: {start: 2022, end: 2031}

      """, to: "ours.yaml")
  }

  private static let extra = [
    "datapackage.json", "definitions/region/regions.yaml", "definitions/scenario/scenarios.yaml",
    "definitions/variable/flowsim.yaml", "report.html", "results.sqlite", "results.xlsx",
    "ro-crate-metadata.json", "sankey/2023.json", "sankey/2023.plotly.json", "sankey/2030.json",
    "sankey/2030.plotly.json", "scenarios/ours.yaml", "schema/scenario-1.json",
  ]

  @Test("--format all adds every format to the tables, and the same bytes twice")
  func all() throws {
    try Program.run("run", "ours.yaml", "--output", "plain", in: scratch.url)
    for name in ["one", "two"] {
      let answer = try Program.run(
        "run", "ours.yaml", "--format", "all", "--output", name, in: scratch.url,
        environment: name == "two" ? ["LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Shanghai"] : [:])
      #expect(answer.status == 0)
    }
    let plain = try scratch.fileNames(in: "plain")
    let all = try scratch.fileNames(in: "one")
    let charts = all.filter { $0.hasPrefix("charts/") }
    #expect(all == (plain + Self.extra + charts).sorted())
    for suffix in [".svg", ".vl.json", ".plotly.json"] {
      #expect(charts.count == 3 * charts.count { $0.hasSuffix(suffix) }, "\(suffix)")
    }
    for name in try scratch.fileNames(in: "one") {
      let one = try scratch.bytes("one/\(name)")
      #expect(try one == scratch.bytes("two/\(name)"), "\(name)")
      // `run.json` lists the files that are there.
      if plain.contains(name) && name != "run.json" {
        #expect(try one == scratch.bytes("plain/\(name)"), "\(name)")
      }
    }
  }

  @Test("Some formats add only their files")
  func some() throws {
    try Program.run(
      "run", "ours.yaml", "--format", "xlsx,sqlite", "--output", "some", in: scratch.url)
    let names = try scratch.fileNames(in: "some")
    #expect(names.count == 17)
    #expect(names.contains("results.xlsx") && names.contains("results.sqlite"))
  }

  @Test("SOURCE_DATE_EPOCH dates the package")
  func date() throws {
    try Program.run(
      "run", "ours.yaml", "--format", "package", "--output", "out", in: scratch.url,
      environment: ["SOURCE_DATE_EPOCH": "951782400", "TZ": "Asia/Shanghai"])
    let crate = String(decoding: try scratch.bytes("out/ro-crate-metadata.json"), as: UTF8.self)
    #expect(crate.contains("\"datePublished\": \"2000-02-29\""))
  }

  @Test("A stream is csv and nothing else")
  func stream() throws {
    let answer = try Program.run(
      "run", "ours.yaml", "--format", "all", "--output", "-", in: scratch.url)
    #expect(answer.status == 64 && answer.output.isEmpty)
  }
}

extension Scratch {
  /// Files below a folder, without the folders between.
  fileprivate func fileNames(in folder: String) throws -> [String] {
    try names(in: folder).filter {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(
        atPath: url.appending(path: "\(folder)/\($0)").path, isDirectory: &isFolder)
      return !isFolder.boolValue
    }
  }

  fileprivate func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: url.appending(path: name))
  }
}
