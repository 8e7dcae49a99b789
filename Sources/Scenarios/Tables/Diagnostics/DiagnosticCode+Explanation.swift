extension DiagnosticCode {
  /// What `flowsim explain CODE` prints.
  public struct Explanation: Sendable {
    public let title: String
    /// One paragraph, on one line.
    public let text: String

    init(_ title: String, _ text: String) {
      self.title = title
      self.text = text
    }
  }

  public var explanation: Explanation {
    Self.explanations[self] ?? Explanation(rawValue, "")
  }

  /// All groups of codes; no code is in two of them.
  private static let explanations: [DiagnosticCode: Explanation] = [
    fileExplanations, scenarioExplanations, tableExplanations, demandExplanations,
    outputExplanations, runExplanations,
  ].reduce(into: [:]) { all, group in all.merge(group) { first, _ in first } }
}
