internal import CBuiltin

/// What the allocator keeps of memory that nobody uses any more.
public enum Memory {
  /// Gives it back to the system, so that one large run does not stay large for ever.
  ///
  /// By itself glibc returns only what lies at the end of a heap, and one small block there holds
  /// back all the rest.
  public static func giveBack() { allocator_give_back() }

  /// Lets all threads share two heaps, as each heap keeps the most that it ever held.
  ///
  /// For programs that live long; before their first thread.
  public static func sharesHeaps() { allocator_limit_heaps(2) }
}
