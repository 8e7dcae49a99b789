import FlowInputs
import FlowReporting
import FlowStudies
import FlowTables
import Foundation
import Testing

@Suite("Commands of a study: init, show, compare, sweep, schema")
struct StudyCommandTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("A new study validates and runs as it is, and a second init keeps it")
  func initialise() throws {
    let first = try Program.run("init", "s", in: scratch.url)
    #expect(first.status == 0)
    #expect(first.output.hasSuffix("then   flowsim run s/ours.yaml\n"))
    #expect(try Program.run("validate", "s/base.yaml", in: scratch.url).status == 0)
    #expect(try Program.run("run", "s/ours.yaml", in: scratch.url).status == 0)
    let second = try Program.run("init", "s", in: scratch.url)
    #expect(second.status == 1 && second.errors.contains("--force"))
  }

  @Test("What show prints is a scenario, also through a pipe")
  func show() throws {
    let answer = try Program.shell(
      "\"$FLOWSIM\" show same-grade --origins | \"$FLOWSIM\" validate -", in: scratch.url)
    #expect(answer.status == 0 && answer.output.hasPrefix("same-grade: sound"))
  }

  @Test("compare --json is one document; a mistake in the last scenario costs no run")
  func compare() throws {
    let short = "flowsim: 1\nextends: china-reference\nscenario: a\nhorizon: {start: 2020}\n"
    try scratch.write(short, to: "a.yaml")
    try scratch.write(short + "levers: {eaf-share: 30 %}\n", to: "b.yaml")
    let answer = try Program.run("compare", "a.yaml", "b.yaml", "--json", in: scratch.url)
    let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    let document = try #require(object as? [String: Any])
    #expect((document["comparisons"] as? [Any])?.count == 1)
    let bad = try Program.run("compare", "a.yaml", "chna-reference", in: scratch.url)
    #expect(bad.status == 2 && bad.errors.contains("did you mean 'china-reference'?"))
  }

  @Test("Rows of a sweep do not depend on the number of threads")
  func threads() throws {
    let sweep = "\"$FLOWSIM\" sweep china-reference --vary eaf-share=10..50%:5 --output -"
    let one = try Program.shell("\(sweep) --threads 1")
    let three = try Program.shell("\(sweep) --threads 3")
    #expect(one.status == 0 && one.output == three.output)
    // A header and five rows.
    #expect(one.output.split(separator: "\n").count == 6)
  }

  @Test("Ctrl-C ends a sweep with 130 and keeps the rows that are finished")
  func interrupt() throws {
    // Job control, without which a shell makes background jobs deaf to Ctrl-C.
    let answer = try Program.shell(
      """
      set -m; "$FLOWSIM" sweep china-reference --runs 1000000 --output o > /dev/null 2>&1 &
      until [ -s .o.new-*/*/sweep.csv ] && [ $(wc -l < .o.new-*/*/sweep.csv) -gt 2 ] || ! kill -0 $!; do sleep 0.1; done
      kill -INT $!; wait $!; echo $?
      """, in: scratch.url)
    #expect(answer.output == "130\n")
    let table = try String(
      contentsOf: scratch.url.appending(path: "o/sweep.csv"), encoding: .utf8)
    #expect(table.hasPrefix("run,grade-separation,emissions,") && table.hasSuffix("\n"))
    let document = try String(
      contentsOf: scratch.url.appending(path: "o/sweep.json"), encoding: .utf8)
    let rows = table.split(separator: "\n").count - 1
    #expect(document.contains("\"n\": \(rows),\n  \"complete\": false"))
    #expect(try scratch.names() == ["o", "o/sweep.csv", "o/sweep.json"])
  }

  @Test("Levers that are not there, or are named twice, are told before anything runs")
  func wrongSweeps() throws {
    let unknown = try Program.run("sweep", "china-reference", "--vary", "eaf-shre=10..20%")
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean 'eaf-share'?"))
    let twice = try Program.run(
      "sweep", "china-reference", "--vary", "eaf-share=10%", "--vary", "eaf-share=20%")
    #expect(twice.status == 64)
  }

  @Test("schema prints JSON alone")
  func schema() throws {
    let answer = try Program.run("schema")
    #expect(answer.status == 0 && answer.errors.isEmpty)
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    }
  }
}
