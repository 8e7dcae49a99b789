public import FlowInputs

/// A reported number, and what it comes from, down to rows and their sources.
public struct ExplanationChain: Sendable {
  public let scenario: String
  public let year: Int
  public let root: Node
  /// The register's entries behind every row and pledge of the chain, in the register's order.
  public let sources: [DataSource]

  /// One quantity of the chain.
  public struct Node: Sendable {
    public let name: String
    /// nil for a list such as `gap`, which has no number of its own.
    public let value: Double?
    public let unit: String
    public let formula: String
    public let inputs: [InputSeries]
    public let levers: [LeverUse]
    public let pledges: [TargetEntry]
    /// Empty where the depth ends, or where the quantity was taken apart before.
    public let parts: [Node]
    /// Whether the quantity was taken apart before, so that nothing is said twice.
    public let isRepeated: Bool
  }

  /// A lever that a formula depends on, as the scenario sets it.
  public struct LeverUse: Sendable {
    public let name: String
    /// nil where the scenario leaves it alone.
    public let value: Double?
    public let place: String
    /// What holds where the scenario leaves it alone.
    public let otherwise: String
  }

  /// Every series of the chain, in the order of the text.
  public var allInputs: [InputSeries] { Self.inputs(of: root) }

  private static func inputs(of node: Node) -> [InputSeries] {
    node.inputs + node.parts.flatMap(inputs)
  }
}
