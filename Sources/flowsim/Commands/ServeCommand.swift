internal import ArgumentParser
internal import FlowReporting
internal import FlowServer
internal import FlowTables
internal import FlowTerminal

/// `flowsim serve`: a scenario as a page whose levers can be moved.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Open a page on this machine: move a lever, see what follows.",
    usage: "flowsim serve [<scenario>] [<options>]",
    discussion: """
      EXAMPLES
        flowsim serve
        flowsim serve same-grade --open
        flowsim serve my.yaml --data my-factors.csv --language zh

      The address is printed on standard output; it holds a secret, and no other machine can reach \
      it. What the page shows is what `flowsim run` writes: it copies the command, the scenario \
      file, or gives the result folder. Ctrl-C ends it, and so does kill.
      """)

  @Argument(
    help: ArgumentHelp(
      "Where the levers start: a scenario file, or the name of a built-in one.",
      valueName: "scenario"))
  var name = "china-reference"

  @Option(help: "The port to begin with; where it is taken, the next free one. 0: any.")
  var port: UInt16 = 8377

  @Option(help: ArgumentHelp("Language of the page: en or zh.", valueName: "code"))
  var language: ReportCommand.PageLanguage = .en

  @Flag(help: "Open the page in the browser as well.")
  var open = false

  @Flag(name: .shortAndLong, help: "Say nothing but the address and errors.")
  var quiet = false

  @OptionGroup var data: DataOptions

  /// Ports that are tried, one after the other.
  private static let tries = 20

  func validate() throws {
    if name == "-" {
      throw ValidationError("A page needs a file to come back to: write its name instead of -.")
    }
  }

  func run() throws {
    StopSignals.endProgram()
    Memory.sharesHeaps()
    var options = OutputOptions.plain
    options.quiet = quiet
    try CommandFailure.catching(options) {
      let page = try LivePage(
        try ScenarioChoice.file(name), finder: ScenarioChoice.finder, tables: try data.tables())
      let signal: StopSignal
      do {
        signal = try serve(page, options)
      } catch let failure as SocketFailure {
        try StandardStream.error.write("error: no page can be served: \(failure)\n")
        throw ExitCode(1)
      }
      if signal.exitCode != 0 { throw ExitCode(signal.exitCode) }
    }
  }

  /// - Returns: What ended it.
  private func serve(_ page: LivePage, _ options: OutputOptions) throws -> StopSignal {
    let server = try LoopbackServer(port: port, tries: Self.tries)
    let stop = try StopSignals()
    let address = server.gate.address + (language == .zh ? "?language=zh" : "")
    try StandardStream.output.write(address + "\n")
    if server.gate.port != port && port != 0 {
      try options.say("Port \(port) is taken; this is \(server.gate.port).")
    }
    try options.say("Open it in a browser. Ctrl-C ends the page.")
    let launch = open ? Browser.open(secret: address, language: language.rawValue) : nil
    if open && launch == nil {
      try StandardStream.error.write("warning: no browser could be started\n")
    }
    defer { launch?.remove() }
    let routes = PageRoutes(page)
    return try server.run(until: stop) { request, path, reply in
      // Whoever asks for the page has been led to it.
      if path.isEmpty { launch?.remove() }
      return routes.answer(request, path, reply)
    }
  }
}
