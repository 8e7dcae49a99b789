internal import ArgumentParser
internal import Scenarios

/// Which scenario, with which changes.
struct ScenarioChoice: ParsableArguments {
  init() {}

  @Argument(
    help: ArgumentHelp(
      "A scenario file, the name of a built-in scenario, or - for standard input.",
      valueName: "scenario"))
  var name: String

  @Option(
    help: ArgumentHelp(
      "Change a value: eaf-share=20%, levers.dismantling={2030: 50 %}, horizon.end=2040.",
      valueName: "key=value"))
  var set: [String] = []

  @Option(help: "Seed of random draws; wins over the scenario's.")
  var seed: Int?

  static let finder = ScenarioFinder.ofUser

  func read() throws -> Scenario {
    let settings = set + (seed.map { ["seed=\($0)"] } ?? [])
    return try ScenarioReader.read(
      try Self.file(name), settings: settings, finder: Self.finder)
  }

  /// A scenario file by path or built-in name; - is standard input.
  static func file(_ name: String) throws -> SourceFile {
    if name != "-" { return try finder.find(name) }
    var problems = Diagnostics()
    guard let file = SourceFile.read(name, reporting: &problems) else {
      throw InputProblems(problems)
    }
    return file
  }
}

/// Tables that the user brings.
struct DataOptions: ParsableArguments {
  init() {}

  @Option(
    help: ArgumentHelp(
      "A table of your own numbers; they win over built-in rows of the same meaning.",
      valueName: "file.csv"))
  var data: [String] = []

  func tables() throws -> [SourceFile] { try Self.files(data) }

  static func files(_ paths: [String]) throws -> [SourceFile] {
    var problems = Diagnostics()
    let files = paths.compactMap { SourceFile.read($0, reporting: &problems) }
    try problems.throwIfErrors()
    return files
  }
}

/// Which scenario, with which changes and tables.
struct ScenarioOptions: ParsableArguments {
  init() {}

  @OptionGroup var choice: ScenarioChoice
  @OptionGroup var data: DataOptions

  static var finder: ScenarioFinder { ScenarioChoice.finder }

  func compiled() throws -> CompiledScenario {
    try CompiledScenario.compile(try choice.read(), tables: try data.tables())
  }
}
