internal import ArgumentParser
internal import FlowTables
internal import FlowTerminal

@main
struct Flowsim: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flowsim",
    abstract: "Steel and aluminium of cars by alloy grade: which pledges can be kept?",
    discussion: """
      EXAMPLES
        flowsim demo                              a question answered, no files
        flowsim run china-reference               writes results/china-reference
        flowsim run my.yaml --set eaf-share=20%   one value changed
        flowsim validate my.yaml                  every problem, and its remedy
        flowsim report same-grade                 a page with pictures, to read and pass on
        flowsim serve                             a page whose levers can be moved
        flowsim init my-study                     a study folder to begin with
        flowsim compare china-reference my.yaml   what differs, what follows

      EXIT CODES
        0 done · 1 failed while running · 2 input invalid
        3 a target failed (only with --check) · 64 wrong usage · 130 interrupted
      """,
    version: FlowsimVersion.current,
    // One a line: branches that add a command then touch no line of another.
    subcommands: [
      Demo.self,
      Init.self,
      Validate.self,
      Show.self,
      Run.self,
      Compare.self,
      SweepCommand.self,
      Decompose.self,
      ReportCommand.self,
      ServeCommand.self,
      Explain.self,
      Assumptions.self,
      DataCommand.self,
      LotsCommand.self,
      CostCommand.self,
      PremiumCommand.self,
      MarketCommand.self,
      Classify.self,
      CatiCommand.self,
      Manual.self,
      SeekCommand.self,
      BuyCommand.self,
      TargetsCommand.self,
      TargetLine.self,
      AccountCommand.self,
      HindcastCommand.self,
      CalibrateCommand.self,
      Schema.self,
      Stock.self,
      Fit.self,
      Blend.self,
      Bench.self,
    ])

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      try CommandFailure.catching { try ProcessStart.prepare() }
      if arguments.isEmpty { return try say(Welcome.text) }
      // The most frequent question needs no list of every command's options.
      if arguments == ["--version"] { return try say(FlowsimVersion.current) }
      if let mistake = UnknownCommand(arguments) { throw mistake.error }
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      finish(error, arguments)
    }
  }

  private static func say(_ text: String) throws {
    try CommandFailure.catching { try StandardStream.output.write(text + "\n") }
  }

  /// Ends the program as ArgumentParser would, but prints what it repeats of the arguments as
  /// numbers where it would drive the terminal.
  private static func finish(_ error: any Error, _ arguments: [String]) -> Never {
    let code = exitCode(for: error)
    let message = PrintedArguments(arguments).shown(in: fullMessage(for: error))
    do {
      if message.isEmpty { exit(withError: code) }
      if code == .success {
        try say(message)
      } else {
        try StandardStream.error.write(message + "\n")
      }
    } catch {
      exit(withError: code == .success ? ExitCode(1) : code)
    }
    exit(withError: code)
  }
}

/// Arguments inside a message of ArgumentParser.
struct PrintedArguments {
  private let words: [String]

  init(_ arguments: [String]) {
    words = arguments.flatMap { argument in
      // `--option=value` is repeated by its value.
      [argument] + argument.split(separator: "=", maxSplits: 1).dropFirst().map(String.init)
    }
  }

  /// The message with each argument on one line.
  func shown(in message: String) -> String {
    var message = message
    for word in words where PrintedText.line(word) != word {
      message = message.replacing("'\(word)'", with: "'\(PrintedText.line(word))'")
      // A short one might be a part of the message itself.
      if word.utf8.count > 3 { message = message.replacing(word, with: PrintedText.line(word)) }
    }
    return message
  }
}

/// What `flowsim` alone prints.
enum Welcome {
  static let text = """
    flowsim \(FlowsimVersion.current): steel and aluminium of cars by alloy grade, to 2050.
    Which low-carbon metal pledges can be kept, by when, and is the scrap there?

      flowsim demo                   scrap kept in its grade, or downgraded? (no files needed)
      flowsim run china-reference    simulate and write a folder of CSV files
      flowsim init my-study          a study folder that runs as it is
      flowsim validate my.yaml       check a scenario
      flowsim blend --help           a charge calculation: scrap into alloys at least cost
      flowsim stock --help           a cohort model in a pipe
      flowsim --help                 all commands; `flowsim help run` for one of them
    """
}

/// A first word that is no command: ArgumentParser would not say which one was meant.
struct UnknownCommand {
  private let word: String
  private let known: [String]

  init?(_ arguments: [String]) {
    let commands = Flowsim.configuration.subcommands
    guard let word = arguments.first, !word.hasPrefix("-"), word != "help",
      !commands.contains(where: { $0._commandName == word })
    else { return nil }
    self.word = word
    known = commands.map { $0._commandName } + ["help"]
  }

  var error: ValidationError {
    let near = NearestName.match(word, among: known).map { " Did you mean '\($0)'?" } ?? ""
    return ValidationError(
      "Unknown command '\(word)'.\(near) Commands: \(known.joined(separator: ", ")).")
  }
}
