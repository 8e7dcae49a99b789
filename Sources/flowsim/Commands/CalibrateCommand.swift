internal import ArgumentParser
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim calibrate`: habits of buyers of scrap from what was observed.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Fit the habits of buyers of scrap to what was observed; write a table for --data.",
    usage: "flowsim calibrate [--output <file.csv>] [<options>]",
    discussion: """
      Runs china-reference up to the last observation some 200 times, in about 20 seconds. \
      Observations and what was thought before them are rows of habit_fit.csv (flowsim data rows \
      --metric "fitted to"); rows of yours with the same names take their place. The built-in table \
      of habits stays as it is.

      EXAMPLES
        flowsim calibrate
        flowsim calibrate --output habits.csv
        flowsim run china-reference --data habits.csv
        flowsim calibrate --data my-observations.csv --json
      """)

  @OptionGroup var data: DataOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the fitted habits to this file as well.", valueName: "file.csv"))
  var output: String?

  @Option(help: "text, or csv: the fitted habits alone.")
  var format: Format = .text

  @OptionGroup var talk: OutputOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv }

  func validate() throws {
    if output == "-" && (talk.json || format == .csv) {
      throw ValidationError("--output - claims standard output: leave out --json and --format.")
    }
    if talk.json && format == .csv {
      throw ValidationError("--json and --format csv both claim standard output: choose one.")
    }
  }

  func run() throws {
    try CommandFailure.catching(talk) {
      let target = output.map { OutputFile($0, inputs: data.data) }
      if output != "-" { try target?.check() }
      let calibration = try Calibration(tables: try data.tables())
      if !talk.quiet { try talk.warn(calibration.warnings, unwritten: 0) }
      if output == "-" {
        try StandardStream.output.write(calibration.csv)
        return
      }
      try target?.write(calibration.csv)
      if talk.json {
        try StandardStream.output.write(calibration.json)
      } else if format == .csv {
        try StandardStream.output.write(calibration.csv)
      } else {
        try StandardStream.output.write(calibration.text)
      }
      if let output { try talk.say("Wrote \(output)") }
    }
  }
}
