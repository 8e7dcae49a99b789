internal import Dispatch
internal import Synchronization

/// Independent pieces of work on all processors.
public enum SideBySide {
  /// What the work on 0, 1, … gives, in that order whatever is finished first.
  public static func map<Answer: Sendable>(
    _ count: Int, _ work: @Sendable (_ piece: Int) -> Answer
  ) -> [Answer] {
    if count < 2 { return (0..<count).map(work) }
    let made = Mutex([Answer?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { piece in
      let answer = work(piece)
      made.withLock { $0[piece] = answer }
    }
    return made.withLock { $0.compactMap(\.self) }
  }

  /// The same for work that may fail: all of it is done, and the first failure in order is thrown.
  package static func tryMap<Answer: Sendable>(
    _ count: Int, _ work: @Sendable (_ piece: Int) throws -> Answer
  ) throws -> [Answer] {
    try map(count) { piece in Result { try work(piece) } }.map { try $0.get() }
  }
}
