import FlowInputs
import FlowReporting
import FlowStudies
import FlowTables
import Foundation
import Testing

@Suite("What commands never replace, delete or leave behind")
struct KeptFilesTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(
      """
      flowsim: 1
      scenario: ours
      extends: china-reference
      horizon: {start: 2022, end: 2030}

      """, to: "ours.yaml")
  }

  private func shell(_ lines: String) throws -> Program.Answer {
    try Program.shell(lines, in: scratch.url)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: scratch.url.appending(path: name), encoding: .utf8)
  }

  @Test("Notes beside results are an error before the run, and stay")
  func notes() throws {
    let answer = try shell(
      """
      "$FLOWSIM" run ours.yaml --quiet --output out
      echo "three weeks of work" > out/notes.md; mkdir out/figures
      "$FLOWSIM" run ours.yaml --quiet --output out; echo $?
      "$FLOWSIM" run ours.yaml --json --output out; echo $?
      "$FLOWSIM" sweep ours.yaml --runs 2 --output out; echo $?
      """)
    #expect(answer.output == "1\n1\n1\n")
    let line =
      "out:1:1: error[E401]: the folder holds files that are not results: 'figures' and 1 more; "
      + "give another --output, or move them elsewhere\n"
    #expect(answer.errors == line + line + line)
    #expect(try text("out/notes.md") == "three weeks of work\n")
    #expect(try scratch.names().allSatisfy { !$0.hasPrefix(".") })
  }

  @Test("A folder of another program that has a run.json stays")
  func foreignManifest() throws {
    let answer = try shell(
      """
      mkdir proj; echo '{"format": "other tool"}' > proj/run.json; echo thesis > proj/thesis.tex
      "$FLOWSIM" run ours.yaml --quiet --output proj; echo $?
      """)
    #expect(answer.output == "1\n")
    #expect(
      answer.errors.contains("error[E401]: the folder holds files that are not results: 'run.json'")
    )
    #expect(try text("proj/thesis.tex") == "thesis\n")
  }

  @Test("Scenario, targets and tables of a run that lie in the output folder stay")
  func inputs() throws {
    let answer = try shell(
      """
      "$FLOWSIM" run ours.yaml --quiet --format package --output in
      cp in/scenarios/ours.yaml own.yaml; cp own.yaml in/ours.yaml
      "$FLOWSIM" run in/ours.yaml --quiet --output in; echo $?
      rm in/ours.yaml
      "$FLOWSIM" run in/scenarios/ours.yaml --quiet --output in; echo $?
      cmp own.yaml in/scenarios/ours.yaml
      """)
    #expect(answer.output == "1\n1\n")
    #expect(answer.errors.contains("'ours.yaml'; give another --output, or move them elsewhere\n"))
    #expect(
      answer.errors.hasSuffix(
        "in:1:1: error[E401]: the folder holds 'in/scenarios/ours.yaml', which this command reads; "
          + "give another --output\n"))
  }

  @Test("A report replaces a page of flowsim, and neither its scenario nor any other file")
  func report() throws {
    let answer = try shell(
      """
      echo thesis > thesis.tex
      "$FLOWSIM" report ours.yaml --quiet --output thesis.tex; echo $?
      "$FLOWSIM" report ours.yaml --quiet --output ours.yaml; echo $?
      "$FLOWSIM" report ours.yaml --quiet --output no/page.html; echo $?
      "$FLOWSIM" report ours.yaml --quiet --output /dev/full; echo $?
      """)
    #expect(answer.output == "1\n1\n1\n1\n")
    #expect(
      answer.errors == """
        thesis.tex:1:1: error[E401]: the file was not written by flowsim; give another --output, \
        or remove it yourself
        ours.yaml:1:1: error[E401]: this command reads the file; give another --output
        no/page.html:1:1: error[E402]: cannot write: No such file or directory; give another path
        /dev/full:1:1: error[E402]: cannot write: it is a device or a pipe, not a file; give the \
        path of a file, or - for standard output

        """)
    #expect(try text("thesis.tex") == "thesis\n")
    #expect(try text("ours.yaml").hasPrefix("flowsim: 1\n"))
  }

  @Test("A link as --output leads to the folder that is written")
  func link() throws {
    let answer = try shell(
      """
      mkdir disk; ln -s disk out
      for i in 1 2; do "$FLOWSIM" run ours.yaml --quiet --output out; echo $?; done
      readlink out; ls disk | wc -l
      """)
    #expect(answer.output == "0\n0\ndisk\n15\n")
  }

  @Test("An earlier result of another scenario is replaced whole, also of another kind")
  func replaced() throws {
    let answer = try shell(
      """
      "$FLOWSIM" run ours.yaml --quiet --format all --output out
      "$FLOWSIM" run ours.yaml --quiet --output out; ls -A out | wc -l
      "$FLOWSIM" sweep ours.yaml --quiet --runs 2 --output out; ls -A out .
      """)
    #expect(answer.output.hasPrefix("15\n"))
    #expect(answer.output.hasSuffix("out:\nsweep.csv\nsweep.json\n"))
    #expect(answer.errors.isEmpty)
  }

  @Test("A sweep that Ctrl-C ends leaves an older result whole, and its rows beside it")
  func interrupted() throws {
    let answer = try shell(
      """
      "$FLOWSIM" sweep ours.yaml --quiet --runs 3 --output o; cp -r o before
      set -m; "$FLOWSIM" sweep ours.yaml --runs 1000000 --output o > said 2> errors &
      until [ -s .o.new-*/*/sweep.csv ] && [ $(wc -l < .o.new-*/*/sweep.csv) -gt 2 ] || ! kill -0 $!; do sleep 0.1; done
      kill -INT $!; wait $!; echo $?; diff -r o before && cat errors
      """)
    #expect(answer.output.hasPrefix("130\n"))
    #expect(
      answer.output.contains(
        "warning: the earlier result in o stays; the finished rows are in o.interrupted\n"))
    #expect(try text("said").contains("Interrupted. Wrote o.interrupted/sweep.csv ("))
    #expect(try text("o.interrupted/sweep.json").contains("\"complete\": false"))
    #expect(try scratch.names(in: "o.interrupted") == ["sweep.csv", "sweep.json"])
  }

  @Test("Two runs at once, to a new place and over an older result, end with 0 and one result")
  func atOnce() throws {
    let answer = try shell(
      """
      for i in 1 2 3; do
        "$FLOWSIM" run ours.yaml --quiet --output out & one=$!
        "$FLOWSIM" run ours.yaml --quiet --output out & other=$!
        wait $one; echo $?; wait $other; echo $?
      done; ls -A out | wc -l; ls -A
      """)
    #expect(answer.output == String(repeating: "0\n", count: 6) + "15\nours.yaml\nout\n")
    #expect(answer.errors.isEmpty)
  }

  @Test(
    "Killed at random moments, a command leaves the old result or the new one, and nothing else",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
  func kills() throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../tools/kills.py").standardizedFileURL.path
    let answer = try shell("/usr/bin/python3 '\(script)' \"$FLOWSIM\" --kills 12 --seed 1")
    #expect(answer.status == 0, "\(answer.output)\(answer.errors)")
    #expect(answer.output.hasPrefix("12 kills, 0 faults\n"))
  }
}
