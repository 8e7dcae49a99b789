internal import ArgumentParser
internal import FlowInputs
internal import FlowReporting
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim seek`: which value of a lever just meets a target, or which levers do so cheapest.
struct SeekCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seek",
    abstract: "Find the value of a lever that just meets a target.",
    usage: "flowsim seek <scenario> --target <id> --lever <lever=10..70%> [<options>]",
    discussion: """
      The lever's value in the target's year is sought: a path runs straight to it from the last \
      observed year. It is tried at eleven places of its range and where the scenario has it, and \
      narrowed by Brent's method between the first two of different verdict. Where no value meets \
      the target that is said, with the nearest; where the answer jumps, both sides are named. \
      Exit code 1 where no value is found.

      With --cheapest several levers move together, within their ranges, to where the target is met \
      at the least premium per car: GSL's simplex from the best of the corners and the middle.

      EXAMPLES
        flowsim seek china-reference --target MB-AL-2 --lever renewable-share.smelting
        flowsim seek china-reference --target SD-ST-2 --lever eaf-share=0..60%
        flowsim seek china-reference --target SD-ST-2 --cheapest \
          --lever eaf-share=10..60% --lever h2-dri-share=0..20%
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Option(help: ArgumentHelp("A target of the scenario, by its id.", valueName: "id"))
  var target: String

  @Option(
    help: ArgumentHelp(
      "A lever, and perhaps its range; several with --cheapest.", valueName: "lever=10..70%"))
  var lever: [String]

  @Flag(help: "Find the values of all levers that meet the target at the least premium per car.")
  var cheapest = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --cheapest: hold the answer against the best of so many random places.",
      valueName: "points"),
    transform: { try ArgumentNumber.count($0, limit: 100_000) })
  var randomSearch: Int?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if lever.isEmpty { throw ValidationError("Name a lever: --lever eaf-share=10..70%.") }
    if lever.count > 1 && !cheapest {
      throw ValidationError("One lever alone can be sought; with --cheapest several move together.")
    }
    if randomSearch != nil && !cheapest {
      throw ValidationError("--random-search takes one place or more, with --cheapest.")
    }
    // A simplex over more levers than this takes minutes and finds its way less surely.
    if lever.count > 6 { throw ValidationError("--cheapest takes up to six levers.") }
  }

  func run() throws {
    if cheapest { return try runCheapest() }
    try CommandFailure.catching(output) {
      let seek = try RunProblem.locating(at: FileLocation(path: "--lever")) {
        try Seek(try compiled(), target: target, lever: lever[0])
      }
      try StandardStream.output.write(output.json ? seek.json : PrintedText.bytes(seek.text))
      if !seek.isFound { throw ExitCode(1) }
    }
  }

  private func compiled() throws -> CompiledScenario {
    let compiled = try scenario.compiled()
    try output.warn(of: compiled)
    return compiled
  }

  private func runCheapest() throws {
    try CommandFailure.catching(output) {
      let seek = try RunProblem.locating(at: FileLocation(path: "--lever")) {
        try CheapestSeek(
          try compiled(), target: target, levers: lever, randomPoints: randomSearch)
      }
      try StandardStream.output.write(output.json ? seek.json : PrintedText.bytes(seek.text))
      if !seek.isFound { throw ExitCode(1) }
    }
  }
}
