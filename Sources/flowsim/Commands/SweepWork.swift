internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// The loop of a sweep: rows in order, as many at once as there are threads.
struct SweepWork {
  let results: SweepOutput
  /// Rows for a table on the terminal, or all of them where they are wanted as JSON.
  private(set) var rows: [SweepRow] = []
  private(set) var count = 0
  private(set) var isInterrupted = false
  private(set) var seconds = 0.0
  private let sweep: Sweep
  private let pool: WorkerPool
  private let keepsAll: Bool
  private let options: OutputOptions

  init(_ sweep: Sweep, threads: Int, keepsAll: Bool, _ options: OutputOptions) {
    self.sweep = sweep
    self.keepsAll = keepsAll
    self.options = options
    pool = WorkerPool(threads: threads)
    results = SweepOutput(sweep)
  }

  /// Runs what is left, until all is done, Ctrl-C comes or nobody reads any more.
  ///
  /// - Parameter write: Takes lines of CSV as they are finished; false ends the sweep.
  mutating func perform(_ write: ([UInt8]) throws -> Bool) throws {
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
