internal import FlowTables

/// Repeats a piece of work and measures each repetition.
package struct RepeatClock {
  /// How long to repeat.
  let seconds: Double

  package init(seconds: Double) { self.seconds = seconds }

  /// Wall time of every repetition, seconds, shortest first.
  package struct Times {
    package let seconds: [Double]

    /// Of an even number of repetitions the longer of the middle two.
    package var median: Double { seconds[seconds.count / 2] }
  }

  /// Two repetitions to touch memory and warm caches, then at least five that count.
  package func measure(_ work: () throws -> Void) rethrows -> Times {
    try work()
    try work()
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    var times: [Double] = []
    while times.count < 5 || clock.now < end {
      times.append(try clock.measure(work) / .seconds(1))
    }
    return Times(seconds: times.sorted())
  }

  /// The largest memory that this process has had, in MB of 2^20 bytes.
  ///
  /// `VmHWM` of `/proc/self/status`; `getrusage` would count what the launching process had before.
  /// Zero where the system has no such file.
  package static var peakMemory: Double {
    var problems = Diagnostics()
    guard let file = SourceFile.read("/proc/self/status", reporting: &problems) else { return 0 }
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
    let words = lines.first { $0.hasPrefix("VmHWM:") }?.split { $0 == " " || $0 == "\t" }
    return (words?.dropFirst().first.flatMap { Double($0) } ?? 0) / 1024
  }
}
