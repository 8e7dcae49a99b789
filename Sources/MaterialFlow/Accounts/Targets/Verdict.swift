/// The answer to a pledge.
public enum Verdict: String, Sendable, CaseIterable {
  case met
  case missed
  /// Missed, but let off by the condition that its text names.
  case released
  /// Met under one reading of the text and missed under another, or met for some of the habits that
  /// may be held possible and missed for others.
  case depends
  case untestable
}
