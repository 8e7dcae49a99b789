public import FlowEngine
public import FlowTables

/// What a scenario file says, resolved against the files that it extends.
public struct Scenario: Sendable {
  public let name: String
  public let title: String
  public let region: String
  public let horizon: ClosedRange<Int>
  public private(set) var levers: [LeverPath]
  /// Which limits the blend keeps, and what cohorts are made of.
  public let limits: BlendLimits
  public let chemistry: Chemistry
  public let blend: BlendChoices
  /// How scrap is offered.
  public let supply: SupplyMode
  /// Whose metal the recycled-content levers count.
  public let contentScope: ContentScope
  public private(set) var targets: TargetRegister
  /// Tables of numbers, in the order in which they win over each other: the last one most.
  public let tables: [SourceFile]
  public let checks: [ScenarioCheck]
  public let seed: Int
  /// What `--set` changed, as it was written.
  public let settings: [String]
  /// The scenario's own file first, then what it extends, then tables that it names.
  public let files: [SourceFile]
  /// Everything laid over each other; each value knows the file and line that it comes from.
  public let document: YAMLNode
  /// What a reader of its files should look at twice, and how they were read.
  let warnings: Diagnostics

  /// What names it on a command line: the built-in name, or the file without its absolute folder.
  public var argument: String {
    let path = files[0].path
    if path.hasPrefix("builtin:") { return files[0].name }
    return files[0].portablePath
  }

  /// The built-in scenario whose title it has, by name; nil where its author gave it one.
  package var builtinTitle: String? {
    guard let place = document["title"]?.location.path, place.hasPrefix("builtin:") else {
      return nil
    }
    return files.first { $0.path == place }?.name
  }

  /// The path of a lever, or nil where the scenario leaves it alone.
  public func path(of lever: String) -> LeverPath? {
    levers.first { $0.lever.name == lever }
  }

  /// The paths of the levers that it sets, by the lever's name.
  var paths: [String: LeverPath] {
    Dictionary(levers.map { ($0.lever.name, $0) }) { first, _ in first }
  }

  /// The scenario with the companies of its targets under the names that the tables have for them.
  func naming(companiesOf data: DataStore) -> Scenario {
    var companies = NameBook()
    for metric in ["sales in China", "sales worldwide"] {
      for row in data.rows(ofMetric: metric) { companies.add(row.entity) }
    }
    var other = self
    other.targets = targets.named { companies.name($0) }
    return other
  }

  /// The scenario with these levers and no others.
  func withOnly(_ levers: [LeverPath]) -> Scenario {
    var other = self
    other.levers = levers
    return other
  }

  /// The scenario with other paths for some levers.
  func with(_ changed: [LeverPath]) -> Scenario {
    var other = self
    other.levers.removeAll { own in changed.contains { $0.lever == own.lever } }
    other.levers += changed
    return other
  }
}
