internal import Dispatch
internal import Synchronization

/// Independent pieces of work on several threads.
struct WorkerPool {
  let threads: Int

  /// The results of `work` on consecutive ranges that cover `0..<count`, in order.
  func map<Result: Sendable>(
    count: Int, _ work: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let pieces = min(threads, max(1, count))
    if pieces == 1 { return [work(0..<count)] }
    let results = Mutex([Result?](repeating: nil, count: pieces))
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let result = work((count * piece / pieces)..<(count * (piece + 1) / pieces))
      results.withLock { $0[piece] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
