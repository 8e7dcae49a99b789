/// Who has published a target.
public enum TargetRole: String, Sendable, CaseIterable {
  case maker
  /// A company that sells metal.
  case supplier
  /// Buyers who act together.
  case coalition
  /// No pledge: a line to hold a maker against.
  case benchmark
}
