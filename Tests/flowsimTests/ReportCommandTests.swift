import Foundation
import Testing

@Suite("flowsim report")
struct ReportCommandTests {
  private let scratch: Scratch
  /// Few years, so that many runs take little time.
  private static let short = ["--set", "horizon={start: 2018, end: 2032}"]

  init() throws { scratch = try Scratch() }

  @Test("One page is written, the same bytes twice, and the headline is said")
  func page() throws {
    let line = "\"$FLOWSIM\" report same-grade --set 'horizon={start: 2018, end: 2032}'"
    let answer = try Program.shell("\(line) -o a.html && \(line) -o b.html", in: scratch.url)
    #expect(answer.status == 0)
    #expect(answer.output.contains("Scrap kept in its grade: "))
    #expect(answer.output.contains("Wrote a.html ("))
    let pages = try scratch.files(in: "")
    #expect(pages["a.html"] == pages["b.html"])
    #expect((pages["a.html"]?.count ?? 0) > 100_000)
  }

  @Test("--open shows the page where there is a display, and says where it is where there is none")
  func open() throws {
    try scratch.write("#!/bin/sh\necho \"$1\" > shown\n", to: "xdg-open")
    let line =
      "chmod +x xdg-open; \"$FLOWSIM\" report same-grade "
      + "--set 'horizon={start: 2018, end: 2032}' --open -o a.html"
    let blind = try Program.shell("export PATH=\"$PWD:$PATH\"; \(line)", in: scratch.url)
    #expect(blind.status == 0)
    #expect(blind.errors.contains("No browser was started: open a.html in one"))
    let seen = try Program.shell(
      "export PATH=\"$PWD:$PATH\" DISPLAY=:7; \(line); "
        + "for i in $(seq 300); do [ -s shown ] && break; sleep 0.1; done; cat shown",
      in: scratch.url)
    #expect(seen.errors.contains("Opened in the browser"))
    #expect(seen.output.hasSuffix("\n./a.html\n"))
  }

  @Test("--output - streams the page alone, and --json says what was written")
  func streams() throws {
    let stream = try Program.run(
      "report", "china-reference", Self.short[0], Self.short[1], "--output", "-",
      "--language", "zh", in: scratch.url)
    #expect(stream.status == 0)
    #expect(stream.output.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-CN\">"))
    #expect(stream.output.hasSuffix("</html>\n"))
    #expect(try scratch.names().isEmpty)
    let json = try Program.run(
      "report", "china-reference", Self.short[0], Self.short[1], "--json", in: scratch.url)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    let document = try #require(object as? [String: Any])
    #expect(document["output"] as? String == "report.html")
    #expect((document["pictures"] as? [Any])?.isEmpty == false)
    #expect(try scratch.names() == ["report.html"])
  }

  @Test("Mistakes are told apart: wrong usage, wrong input, a place that cannot be written")
  func mistakes() throws {
    #expect(try Program.run("report", in: scratch.url).status == 64)
    let language = try Program.run("report", "same-grade", "--language", "fr", in: scratch.url)
    #expect(language.status == 64 && language.errors.contains("'fr'"))
    let name = try Program.run("report", "same-grad", in: scratch.url)
    #expect(name.status == 2 && name.errors.contains("did you mean 'same-grade'?"))
    let place = try Program.run(
      "report", "china-reference", Self.short[0], Self.short[1], "-o", "no/folder/a.html",
      in: scratch.url)
    #expect(place.status == 1)
    #expect(try scratch.names().isEmpty)
  }
}
