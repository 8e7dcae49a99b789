internal import ArgumentParser
internal import FlowTables
internal import FlowTerminal

/// Times one workload and, if asked, writes its results.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Time a reference workload and write its results.",
    usage: "flowsim bench --workload <name> --inputs <folder> [<options>]",
    discussion: """
      w1a w1b    inflow-driven cohorts, Weibull; ages from 0 (a) or 1/2 (b)
      w1va w1vb  the same with a lifetime that changes from cohort to cohort
      w2a w2b    stock-driven cohorts, folded normal; w2n normal, w2t truncated normal
      w3         cars, content, scrap, sorting, same-grade loop, cascade, emissions
      w3mc       w3 for many samples of its parameters, quantiles by year

      Timed is the way from parsed inputs to all results in memory. The last line is the median.
      """)

  @Option(help: "Which workload to run.")
  var workload: Workload

  @Option(help: "Folder with the input tables.")
  var inputs: String

  @Option(help: "Folder to put the results into, beside what is there; files.json names them.")
  var output: String?

  @Option(
    parsing: .unconditional,
    help: "Samples of w3mc.", transform: { try ArgumentNumber.count($0, limit: 10_000_000) })
  var samples = 1_000

  @Option(
    parsing: .unconditional,
    help: "Threads of w3mc; the results are the same for any number.",
    transform: WorkerPool.threads)
  var threads = 1

  @Option(
    parsing: .unconditional,
    help: "Repeat for so many seconds, five times at least.",
    transform: { try ArgumentNumber.read($0, in: 0...86_400, example: "2") })
  var seconds = 2.0

  func run() throws {
    try CommandFailure.catching {
      let folder = output.map { OutputFolder($0) }
      try folder?.checkForAdding()
      let (files, times) = try workload.measure(
        with: RepeatClock(seconds: seconds), inputs: inputs, samples: samples, threads: threads)
      try folder?.add(files)
      try StandardStream.output.write(report(times).finished())
    }
  }

  private func report(_ times: RepeatClock.Times) -> JSONWriter {
    var writer = JSONWriter(compact: true)
    writer.object {
      $0.field("impl", "flowsim")
      $0.field("workload", workload.rawValue)
      $0.field("reps", times.seconds.count)
      $0.field("median_s", times.median)
      $0.field("peak_rss_mb", RepeatClock.peakMemory)
    }
    return writer
  }
}
