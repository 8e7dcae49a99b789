internal import ArgumentParser
package import FlowInputs
package import FlowTables

/// How a command talks.
package struct OutputOptions: ParsableArguments {
  package init() {}

  @Flag(help: "Print one JSON document on standard output.")
  package var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  package var quiet = false

  @Flag(help: "No colour; also off where NO_COLOR is set, TERM is dumb or no terminal looks on.")
  var noColor = false

  /// For commands that have no such options.
  package static let plain: OutputOptions = {
    var options = OutputOptions()
    options.json = false
    options.quiet = false
    options.noColor = false
    return options
  }()

  /// For commands whose answer is JSON.
  package static let json: OutputOptions = {
    var options = OutputOptions.plain
    options.json = true
    return options
  }()

  func colours(_ stream: StandardStream) -> Bool {
    !noColor && Terminal.wantsColour && stream.isTerminal
  }

  /// Warnings beside a result go to standard error; how files were read, unless nothing is to be said.
  ///
  /// - Parameter unwritten: Warnings that were counted and not kept.
  package func warn(_ warnings: [Diagnostic], unwritten: Int) throws {
    let text = Diagnostic.rendered(
      warnings: quiet ? warnings.filter { $0.severity != .note } : warnings, unwritten: unwritten,
      colour: colours(.error))
    if !text.isEmpty { try StandardStream.error.write(text) }
  }

  /// How files of the user were read, unless nothing is to be said.
  package func tell(_ notes: [Diagnostic]) throws {
    if !quiet { try warn(notes, unwritten: 0) }
  }

  /// A scenario whose files of the user were read in another form than this program writes: told.
  package func told(_ compiled: CompiledScenario) throws -> CompiledScenario {
    try tell(compiled.warnings.filter { $0.severity == .note })
    return compiled
  }

  /// What was found while a scenario was compiled, and inputs that are not used, unless nothing is
  /// to be said.
  ///
  /// - Parameter readers: What the command reads beside a run.
  package func warn(
    of compiled: CompiledScenario, beside readers: Set<FurtherReader> = []
  ) throws {
    if quiet { return }
    try warn(compiled.warnings(beside: readers), unwritten: compiled.unwrittenWarnings)
  }

  /// Talk goes to standard error, so that data on standard output stay clean.
  package func say(_ text: String) throws {
    if !quiet && !json { try StandardStream.error.write(text + "\n") }
  }
}
