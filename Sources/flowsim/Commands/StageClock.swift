internal import FlowTables
internal import FlowTerminal

/// Where the time of a command goes: stages, one after the other.
struct StageClock {
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var stages: [(name: String, time: Duration)] = []

  /// Everything since the last call was this stage.
  mutating func end(_ stage: String) {
    let now = ContinuousClock.now
    stages.append((stage, now - last))
    last = now
  }

  /// All stages that have ended, in milliseconds.
  func total(decimals: Int) -> String { Self.milliseconds(last - start, decimals) }

  /// A line for each stage.
  var text: String {
    stages.map { "\(Self.milliseconds($0.time, 1)) ms  \($0.name)\n" }.joined()
  }

  private static func milliseconds(_ time: Duration, _ decimals: Int) -> String {
    fixed(time.inSeconds * 1e3, decimals)
  }
}
