/// What a scenario file says, resolved against the files that it extends.
public struct Scenario: Sendable {
  public let name: String
  public let title: String
  public let region: String
  public let horizon: ClosedRange<Int>
  public let levers: [LeverPath]
  public let targets: TargetRegister
  public let seed: Int
  /// The scenario's own file first, then what it extends, then tables that it names.
  public let files: [SourceFile]
  /// Everything laid over each other; each value knows the file and line that it comes from.
  public let document: YAMLNode

  /// The path of a lever, or nil where the scenario leaves it alone.
  public func path(of lever: String) -> Series? {
    levers.first { $0.lever.name == lever }?.path
  }
}
