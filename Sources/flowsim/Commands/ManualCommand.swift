internal import ArgumentParser
internal import FlowTables
internal import FlowTerminal

/// `flowsim manual`: the manual page, for `make install`.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page flowsim(1) in mdoc.",
    discussion: """
      EXAMPLES
        flowsim manual | man -l -
        flowsim manual > flowsim.1
      """,
    shouldDisplay: false)

  func run() throws {
    try CommandFailure.catching {
      try StandardStream.output.write(try ManualPage(help: Flowsim._dumpHelp()).text)
    }
  }
}
