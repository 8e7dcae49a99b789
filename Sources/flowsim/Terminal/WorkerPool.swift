internal import FlowTables

/// Independent pieces of work on several threads.
package struct WorkerPool {
  package let threads: Int

  package init(threads: Int) { self.threads = threads }

  /// The number of threads in an argument.
  package static func threads(_ text: String) throws -> Int {
    // More than any machine runs at once; each piece of work is kept until all are done.
    try ArgumentNumber.count(text, limit: 1_024)
  }

  /// The results of `work` on consecutive ranges that cover `0..<count`, in order.
  package func map<Result: Sendable>(
    count: Int, _ work: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let pieces = min(threads, max(1, count))
    return SideBySide.map(pieces) { piece in
      work((count * piece / pieces)..<(count * (piece + 1) / pieces))
    }
  }
}
