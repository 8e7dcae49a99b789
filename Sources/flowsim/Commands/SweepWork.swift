package import FlowStudies
internal import FlowTables

/// The loop of a sweep: rows in order, as many at once as there are threads.
package struct SweepWork {
  package let results: SweepOutput
  /// Rows for a table on the terminal, or all of them where they are wanted as JSON.
  package private(set) var rows: [SweepRow] = []
  package private(set) var count = 0
  package private(set) var isInterrupted = false
  package private(set) var seconds = 0.0
  private let sweep: Sweep
  private let pool: WorkerPool
  private let keepsAll: Bool
  private let options: OutputOptions

  package init(_ sweep: Sweep, threads: Int, keepsAll: Bool, _ options: OutputOptions) {
    self.sweep = sweep
    self.keepsAll = keepsAll
    self.options = options
    pool = WorkerPool(threads: threads)
    results = SweepOutput(sweep)
  }

  /// Runs what is left, until all is done, Ctrl-C comes or nobody reads any more.
  ///
  /// - Parameter write: Takes lines of CSV as they are finished; false ends the sweep.
  package mutating func perform(_ write: ([UInt8]) throws -> Bool) throws {
    var progress = ProgressLine(isWanted: !options.quiet && !options.json)
    defer { progress.clear() }
    while count < sweep.grid.count && !isInterrupted {
      let sweep = sweep
      let first = count
      let finished = pool.map(count: min(pool.threads, sweep.grid.count - first)) { range in
        range.map { sweep.row(first + $0) }
      }.flatMap(\.self)
      count += finished.count
      if keepsAll || count <= SweepGrid.tableLimit { rows += finished }
      let isRead = try write(results.lines(finished))
      seconds = progress.update(done: count, of: sweep.grid.count)
      // A sweep that is through was not interrupted, whenever the signal came.
      isInterrupted = Interruption.taken() && count < sweep.grid.count
      if !isRead { return }
    }
  }
}

/// How far a long command is, on a terminal that somebody looks at.
package struct ProgressLine {
  private let isWanted: Bool
  private let start = ContinuousClock().now
  private var isShown = false
  private var lastUpdate = 0.0

  /// Seconds before the first line: what is done by then needs none.
  private static let patience = 0.5
  /// Seconds between two lines.
  private static let interval = 0.1

  package init(isWanted: Bool) { self.isWanted = isWanted && StandardStream.error.isTerminal }

  /// - Returns: Seconds since the start.
  package mutating func update(done: Int, of total: Int) -> Double {
    let time = (ContinuousClock().now - start).components
    let elapsed = Double(time.seconds) + Double(time.attoseconds) / 1e18
    guard isWanted, elapsed > Self.patience, elapsed - lastUpdate > Self.interval else {
      return elapsed
    }
    lastUpdate = elapsed
    let left = elapsed / Double(done) * Double(total - done)
    show("\r\(done) of \(total) runs, \(fixed(min(left, 1e9), 0)) s left\u{1B}[K")
    isShown = true
    return elapsed
  }

  /// As ``update(done:of:)``, where nobody knows how many there will be.
  package mutating func update(done: Int) {
    let time = (ContinuousClock().now - start).components
    let elapsed = Double(time.seconds) + Double(time.attoseconds) / 1e18
    guard isWanted, elapsed > Self.patience, elapsed - lastUpdate > Self.interval else { return }
    lastUpdate = elapsed
    show("\r\(done) runs done\u{1B}[K")
    isShown = true
  }

  package mutating func clear() {
    if isShown { show("\r\u{1B}[K") }
    isShown = false
  }

  /// A terminal that takes no more talk does not end the work.
  private func show(_ text: String) { _ = try? StandardStream.error.write(Array(text.utf8)) }
}
