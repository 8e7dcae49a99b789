import Testing

@testable import FlowInputs
@testable import FlowNumerics
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Seeking the lever that just meets a target")
struct SeekTests {
  @Test("A third of renewable power is just met with a third of it")
  func root() throws {
    let base = try Runs.short.get().compiled
    let seek = try Seek(base, target: "MB-AL-2", lever: "renewable-share.smelting=30..40%")
    #expect(seek.isFound)
    #expect(
      seek.sentence
        == "MB-AL-2 is just met in 2030 with renewable-share.smelting at 33.34 %.")
    let words = String(decoding: seek.json, as: UTF8.self)
    #expect(words.contains("\"answer\": \"root\""))
    // Without the lever the series stands: 33 % in 2030.
    #expect(
      seek.text.contains(
        "As it is, with renewable-share.smelting at 33 % in 2030: missed by 0.3 points, first met in "
          + "2031."))
  }

  @Test("What the scenario has now is a place of the search, told in the words of targets")
  func noContradiction() throws {
    let base = try Self.nova()
    let seek = try Seek(base, target: "NM-ST-1", lever: "eaf-share")
    #expect(seek.text.contains("As it is, with eaf-share at 14.5 % in 2030: missed by "))
    let own = try #require(seek.search.scan.first { $0.lever == 0.145 })
    #expect(own.value < 0)
    let report = try RunReport(running: base, measuresQuality: false)
    let targets = try TargetReport(base.scenario.targets, company: "Nova", report: report)
    #expect(targets.text.contains("(NM-ST-1). Missed by "))
  }

  @Test("A lever that works cannot follow says from where on, and by how much")
  func growth() throws {
    let seek = try Seek(
      try Self.nova(), target: "NM-AL-2", lever: "renewable-share.smelting=60..100%")
    #expect(!seek.isFound)
    #expect(
      seek.text.contains(
        "From 68 % on the growth of works binds: more cannot be built in time."))
    #expect(
      seek.sentence.hasSuffix(
        "14.424 points short. At 100 % the growth of works binds: renewable works for 34.4 % of all "
          + "output cannot be built in time."))
    #expect(!seek.text.contains(try Regex("[0-9]\\.[0-9]{4}")))
  }

  /// A maker that stands in no register, with its own sales and pledges.
  private static func nova() throws -> CompiledScenario {
    let sales = [2025: 0.082, 2028: 0.115, 2030: 0.14, 2035: 0.19].sorted { $0.key < $1.key }.map {
      "Nova Motors,sales in China,,\($0.value),million/yr,\($0.key),China,,plan\n"
    }
    let drives = [("battery", 0.6), ("plug-in", 0.4), ("hybrid", 0), ("combustion", 0)].map {
      "Nova Motors,share of sales,\($0),\($1),fraction,2025,China,,plan\n"
    }
    let table = SourceFile(
      path: "sales.csv",
      text: "entity,metric,qualifier,value,unit,year,region,boundary,source\n"
        + (sales + drives).joined())
    let target = "company: Nova Motors, target_year: 2030, "
    let scenario = SourceFile(
      path: "nova.yaml",
      text: """
        flowsim: 1
        scenario: nova
        extends: china-reference
        horizon: {start: 2015, end: 2035}
        targets:
          - {\(target)id: NM-ST-1, metal: steel, target_type: recycled_content, value: 30 %}
          - {\(target)id: NM-AL-2, metal: aluminium, target_type: renewable_electricity_share, value: 80 %}

        """)
    return try CompiledScenario.compile(
      ScenarioReader.read(scenario, finder: ScenarioFinder { _ in nil }), tables: [table])
  }

  @Test("Shares that another lever leaves no room for are left out of the scan")
  func contradiction() throws {
    let base = try Runs.compiled(
      "china-reference", Runs.shortHorizon + ["h2-dri-share=50 %"])
    let seek = try Seek(base, target: "SD-ST-2", lever: "eaf-share")
    #expect(!seek.text.contains("60 %"))
  }

  @Test("A target that the lever cannot reach is said to be out of reach")
  func never() throws {
    let base = try Runs.short.get().compiled
    let seek = try Seek(base, target: "GM-AL-1", lever: "renewable-share.smelting=20..100%")
    #expect(!seek.isFound)
    #expect(seek.sentence.hasPrefix("No value of renewable-share.smelting from 20 % to 100 %"))
    #expect(seek.sentence.contains(" t of the class lack on the market: at most "))
  }

  @Test("A lever that does not move a target is said not to, with what lacks and in which grade")
  func unmoved() throws {
    let base = try Runs.compiled(
      "china-reference",
      Runs.shortHorizon + ["recycled-content.steel=70 %", "blend.limits=composition"])
    let seek = try Seek(base, target: "RI-ST-1", lever: "renewable-share.smelting")
    #expect(!seek.isFound)
    #expect(seek.sentence.contains("the lever does not move it, it stays "))
    #expect(seek.sentence.contains("At 100 % "))
    #expect(seek.sentence.contains(" t of scrap-derived steel lack, most of them, "))
    #expect(String(decoding: seek.json, as: UTF8.self).contains("\"moved\": false"))
    // A floor beyond all scrap moves nothing either, and says by how much it is beyond it.
    let reference = try Runs.short.get().compiled
    let floor = try Seek(reference, target: "RI-ST-1", lever: "recycled-content.steel=50..80%")
    #expect(floor.sentence.contains("does not move it") && floor.sentence.contains("At 80 % "))
  }

  @Test("Names that are not there get the nearest")
  func unknown() throws {
    let base = try Runs.short.get().compiled
    #expect(throws: InputProblems.self) {
      try Seek(base, target: "SD-ST-22", lever: "eaf-share")
    }
    #expect(throws: InputProblems.self) { try Seek(base, target: "SD-ST-2", lever: "eaf-shre") }
  }
}
