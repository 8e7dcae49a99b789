package import ArgumentParser
package import FlowInputs
package import FlowTables

/// Which scenario, with which changes.
package struct ScenarioChoice: ParsableArguments {
  package init() {}

  @Argument(
    help: ArgumentHelp(
      "A scenario file, the name of a built-in scenario, or - for standard input.",
      valueName: "scenario"))
  package var name: String

  @Option(
    help: ArgumentHelp(
      "Change a value: eaf-share=20%, levers.dismantling={2030: 50 %}, horizon.end=2040.",
      valueName: "key=value"))
  package var set: [String] = []

  @Option(help: "Seed of random draws; wins over the scenario's.")
  package var seed: Int?

  package static let finder = ScenarioFinder.ofUser

  package func read() throws -> Scenario {
    let settings = set + (seed.map { ["seed=\($0)"] } ?? [])
    return try ScenarioReader.read(
      try Self.file(name), settings: settings, finder: Self.finder)
  }

  /// A scenario file by path or built-in name; - is standard input.
  package static func file(_ name: String) throws -> SourceFile {
    if name != "-" { return try finder.find(name) }
    var problems = Diagnostics()
    guard let file = SourceFile.read(name, reporting: &problems) else {
      throw InputProblems(problems)
    }
    return file
  }
}

/// Tables that the user brings.
package struct DataOptions: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp(
      "A table of your own numbers; they win over built-in rows of the same meaning.",
      valueName: "file.csv"))
  package var data: [String] = []

  package func tables() throws -> [SourceFile] { try Self.files(data) }

  package static func files(_ paths: [String]) throws -> [SourceFile] {
    var problems = Diagnostics()
    let files = paths.compactMap { SourceFile.read($0, reporting: &problems) }
    try problems.throwIfErrors()
    return files
  }
}

/// Which scenario, with which changes and tables.
package struct ScenarioOptions: ParsableArguments {
  package init() {}

  @OptionGroup package var choice: ScenarioChoice
  @OptionGroup package var data: DataOptions

  package static var finder: ScenarioFinder { ScenarioChoice.finder }

  /// - Parameter further: Tables from other options.
  package func compiled(with further: [SourceFile] = []) throws -> CompiledScenario {
    try CompiledScenario.compile(try choice.read(), tables: try data.tables() + further)
  }
}
