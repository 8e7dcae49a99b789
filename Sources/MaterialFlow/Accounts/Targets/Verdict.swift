/// The answer to a pledge.
public enum Verdict: String, Sendable, CaseIterable {
  case met
  case missed
  /// Missed, but let off by the condition that its text names.
  case released
  /// Met under one reading of the text and missed under another.
  case depends
  case untestable
}
