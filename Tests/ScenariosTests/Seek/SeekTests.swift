import Testing

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
        == "MB-AL-2 is just met in 2030 with renewable-share.smelting at 33.333333 % "
        + "(0 % from the target).")
    let words = String(decoding: seek.json, as: UTF8.self)
    #expect(words.contains("\"answer\": \"root\""))
    // Without the lever the series stands: 33 % in 2030.
    #expect(
      seek.text.contains("As it is, china-reference has renewable-share.smelting at 33 % in 2030"))
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
