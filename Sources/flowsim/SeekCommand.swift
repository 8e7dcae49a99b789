internal import ArgumentParser
internal import MaterialFlow
internal import Scenarios

/// `flowsim seek`: which value of a lever just meets a target.
struct SeekCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seek",
    abstract: "Find the value of a lever that just meets a target.",
    discussion: """
      The lever is tried at eleven places of its range and narrowed by Brent's method between the \
      first two of different verdict. Where no value meets the target that is said, with the \
      nearest; where the answer jumps, both sides are named. Exit code 1 where no value is found.

      EXAMPLES
        flowsim seek china-reference --target MB-AL-2 --lever renewable-share.smelting
        flowsim seek china-reference --target SD-ST-2 --lever eaf-share=0..60%
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Option(help: ArgumentHelp("A target of the scenario, by its id.", valueName: "id"))
  var target: String

  @Option(
    help: ArgumentHelp("A lever, and perhaps its range.", valueName: "lever=10..70%"))
  var lever: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    try CommandFailure.catching(output) {
      let seek: Seek
      do {
        seek = try Seek(try scenario.compiled(), target: target, lever: lever)
      } catch let error as BracketedRootError {
        try StandardStream.error.write("error: \(error)\n")
        throw ExitCode(1)
      }
      try StandardStream.output.write(output.json ? seek.json : Array(seek.text.utf8))
      if !seek.isFound { throw ExitCode(1) }
    }
  }
}
