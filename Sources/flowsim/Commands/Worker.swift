internal import Dispatch
internal import FlowTables
internal import Synchronization

/// A thread of its own that does one piece of work after the other.
///
/// A serial queue would hop between threads, and the allocator would keep the memory of a run for
/// each of them.
final class Worker: Sendable {
  typealias Job = @Sendable () -> Void

  private let jobs = Mutex<[Job]>([])
  private let arrivals = DispatchSemaphore(value: 0)

  /// - Parameter quality: Which work goes first where processors are short.
  init(_ label: String, quality: DispatchQoS) {
    DispatchQueue(label: label, qos: quality).async { self.work() }
  }

  func add(_ job: @escaping Job) {
    jobs.withLock { $0.append(job) }
    arrivals.signal()
  }

  private func work() -> Never {
    while true {
      arrivals.wait()
      let job = jobs.withLock { $0.removeFirst() }
      job()
      if jobs.withLock(\.isEmpty) { Memory.giveBack() }
    }
  }
}
