internal import ArgumentParser
internal import Scenarios

/// Which scenario, with which changes and tables.
struct ScenarioOptions: ParsableArguments {
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

  @Option(
    help: ArgumentHelp(
      "A table of your own numbers; they win over built-in rows of the same meaning.",
      valueName: "file.csv"))
  var data: [String] = []

  @Option(help: "Seed of random draws; wins over the scenario's.")
  var seed: Int?

  static let finder = ScenarioFinder { path in
    var ignored = Diagnostics()
    return SourceFile.read(path, reporting: &ignored)
  }

  func compiled() throws -> CompiledScenario {
    let settings = set + (seed.map { ["seed=\($0)"] } ?? [])
    let scenario = try ScenarioReader.read(
      try file(), settings: settings, finder: Self.finder)
    return try CompiledScenario.compile(scenario, tables: try Self.tables(data))
  }

  private func file() throws -> SourceFile {
    if name != "-" { return try Self.finder.find(name) }
    var problems = Diagnostics()
    guard let file = SourceFile.read(name, reporting: &problems) else {
      throw InputProblems(problems.sorted)
    }
    return file
  }

  static func tables(_ paths: [String]) throws -> [SourceFile] {
    var problems = Diagnostics()
    let files = paths.compactMap { SourceFile.read($0, reporting: &problems) }
    try problems.throwIfErrors()
    return files
  }
}
