@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

/// Runs that several tests look at; each is made once.
enum Runs {
  static let reference = Result { try report("china-reference") }
  static let sameGrade = Result { try report("same-grade") }
  /// The reference over the years in which levers act, for comparison with a changed run.
  static let short = Result { try report("china-reference", shortHorizon) }

  static let shortHorizon = ["horizon={start: 2015, end: 2035}"]

  /// Both scenarios that the demo compares.
  static func of(_ name: String) throws -> RunReport {
    try (name == "same-grade" ? sameGrade : reference).get()
  }

  static func report(_ name: String, _ settings: [String] = []) throws -> RunReport {
    try RunReport(running: try compiled(name, settings))
  }

  static func compiled(
    _ name: String, _ settings: [String] = [], tables: [SourceFile] = []
  ) throws -> CompiledScenario {
    let finder = ScenarioFinder { _ in nil }
    let scenario = try ScenarioReader.read(
      try finder.builtin(name), settings: settings, finder: finder)
    return try CompiledScenario.compile(scenario, tables: tables)
  }

  /// A short run with levers set from 2025 on.
  static func changed(_ settings: String...) throws -> RunReport {
    try report("china-reference", shortHorizon + settings)
  }
}

extension RunReport {
  /// A reported variable: shape `[t]`.
  func variable(_ name: String) throws -> [Double] {
    guard let found = variable(named: name) else { throw MissingVariable(name: name) }
    return found.values
  }

  func index(of year: Int) -> Int { year - years.lowerBound }

  struct MissingVariable: Error { let name: String }
}
