import FlowInputs
import FlowReporting
import FlowStudies
import FlowTables
import Foundation
import Testing

@Suite("Errors name the true cause")
struct TrueCauseTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func errors(_ line: String, status: Int32) throws -> String {
    let answer = try Program.shell(line, in: scratch.url)
    #expect(answer.status == status, "\(line): \(answer.errors)")
    return answer.errors
  }

  @Test("A scenario that is there and cannot be read is not called missing")
  func scenario() throws {
    let end = "; give the path of a text file\n1 error. Nothing was run.\n"
    #expect(
      try errors("\"$FLOWSIM\" validate /dev/zero", status: 2)
        == "/dev/zero:1:1: error[E001]: cannot read the file: it is a device, not a file" + end)
    #expect(
      try errors("ln -s loop loop; \"$FLOWSIM\" validate loop", status: 2)
        == "loop:1:1: error[E001]: cannot read the file: Too many levels of symbolic links" + end)
    #expect(
      try errors("mkdir folder; \"$FLOWSIM\" run folder", status: 2)
        == "folder:1:1: error[E001]: cannot read the file: Is a directory" + end)
  }

  @Test("So is a scenario that another one extends, and a table that it names")
  func named() throws {
    try scratch.write("flowsim: 1\nscenario: a\nextends: loop\n", to: "a.yaml")
    #expect(
      try errors("ln -s loop loop; \"$FLOWSIM\" validate a.yaml", status: 2).hasPrefix(
        "loop:1:1: error[E001]: cannot read the file: Too many levels of symbolic links; "))
    try scratch.write(
      "flowsim: 1\nscenario: b\nextends: china-reference\ntargets: tables\n", to: "b.yaml")
    #expect(
      try errors("mkdir tables; \"$FLOWSIM\" validate b.yaml", status: 2).hasPrefix(
        "tables:1:1: error[E001]: cannot read the file: Is a directory; "))
  }

  @Test("A folder that has the name of a built-in scenario does not hide it")
  func folderOfResults() throws {
    #expect(
      try errors("mkdir china-reference; \"$FLOWSIM\" validate china-reference", status: 0).isEmpty)
  }

  @Test(
    "A file without permission says so, also to its own owner",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")))
  func permission() throws {
    // Root may read everything: another user is tried there.
    let other = getuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : ""
    let copy = "cp \"$FLOWSIM\" program; chmod 755 . program; touch a.yaml; chmod 0 a.yaml; "
    #expect(
      try errors("\(copy)\(other)./program validate a.yaml", status: 2)
        == "a.yaml:1:1: error[E001]: cannot read the file: Permission denied; give the path of a text "
        + "file\n1 error. Nothing was run.\n")
    #expect(
      try errors(
        "mkdir out; chmod 555 . out; \(other)./program run china-reference -o out", status: 1)
        == "out:1:1: error[E402]: cannot write the results: Permission denied; give another --output\n"
    )
    _ = try Program.shell("chmod 755 .", in: scratch.url)
  }

  @Test("Closed streams change no exit code and get into no file")
  func closedStreams() throws {
    _ = try errors("\"$FLOWSIM\" validate nosuch 2>&-", status: 2)
    _ = try errors("\"$FLOWSIM\" run nosuch 2>/dev/full", status: 2)
    _ = try errors("\"$FLOWSIM\" sweep china-reference --runs 2 -o whole", status: 0)
    _ = try errors(
      "\"$FLOWSIM\" sweep china-reference --runs 2 -q -o closed <&- >&- 2>&-; [ $? = 0 ] || exit 9; "
        + "diff -r whole closed", status: 0)
  }

  @Test(
    "Standard output on a full disk is a failure for every answer",
    arguments: [
      "--version", "", "help", "run --help", "--generate-completion-script bash", "schema",
    ])
  func fullDisk(words: String) throws {
    #expect(
      try errors("\"$FLOWSIM\" \(words) > /dev/full", status: 1)
        == "<stdout>:1:1: error[E402]: cannot write: No space left on device; give another --output\n"
    )
  }

  @Test("Too few open files are told")
  func openFiles() throws {
    #expect(
      try errors("ulimit -n 4; \"$FLOWSIM\" validate china-reference", status: 1)
        == "<open files>:1:1: error[E402]: only 4 files may be open at once; write ulimit -n 256\n")
  }

  @Test("A name that is not UTF-8 is refused, and nothing is written under another")
  func bytes() throws {
    for line in ["run china-reference -o $'bad\\xff'", "validate $'bad\\xff'"] {
      #expect(
        try errors("\"$FLOWSIM\" \(line)", status: 2)
          == "bad\\xFF:1:1: error[E004]: an argument is not UTF-8; rename the file\n"
          + "1 error. Nothing was run.\n")
    }
    #expect(try scratch.names().isEmpty)
  }
}
