internal import FlowTables

/// How far a long command is, on a terminal that somebody looks at.
package struct ProgressLine {
  private let isWanted: Bool
  private let start = ContinuousClock.now
  private var isShown = false
  private var lastUpdate = 0.0

  /// Seconds before the first line: what is done by then needs none.
  private static let patience = 0.5
  /// Seconds between two lines.
  private static let interval = 0.1

  package init(isWanted: Bool) { self.isWanted = isWanted && StandardStream.error.isTerminal }

  /// - Parameter total: nil where nobody knows how many there will be.
  /// - Returns: Seconds since the start.
  @discardableResult
  package mutating func update(done: Int, of total: Int? = nil) -> Double {
    let elapsed = start.duration(to: .now).inSeconds
    guard isWanted, elapsed > Self.patience, elapsed - lastUpdate > Self.interval else {
      return elapsed
    }
    lastUpdate = elapsed
    if let total {
      let left = elapsed / Double(done) * Double(total - done)
      show("\r\(done) of \(total) runs, \(fixed(min(left, 1e9), 0)) s left\u{1B}[K")
    } else {
      show("\r\(done) runs done\u{1B}[K")
    }
    isShown = true
    return elapsed
  }

  package mutating func clear() {
    if isShown { show("\r\u{1B}[K") }
    isShown = false
  }

  /// A terminal that takes no more talk does not end the work.
  private func show(_ text: String) { _ = try? StandardStream.error.write(Array(text.utf8)) }
}
