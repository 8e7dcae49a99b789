/// What a cohort is made of when it comes back.
public enum Chemistry: String, Sendable, CaseIterable {
  /// What the blend of its year made: tramp elements build up on their own.
  case remembered
  /// The nominal composition of its grades; the difference is posted as `composition reset`.
  case nominal
}
