internal import ArgumentParser
internal import FlowBenchmarks
internal import FlowEngine
internal import FlowTerminal

extension Bench {
  typealias Measurement = (files: [(name: String, bytes: [UInt8])], times: RepeatClock.Times)

  enum Workload: String, ExpressibleByArgument, CaseIterable {
    case w1a, w1b, w1va, w1vb, w2a, w2b, w2n, w2t, w3, w3mc

    /// Names that end in b count ages from the middle of the entry year, the others from its end.
    private var timing: InflowTiming { rawValue.hasSuffix("b") ? .middle : .end }

    /// Reads the inputs, repeats the workload and gives its result files.
    func measure(
      with clock: RepeatClock, inputs folder: String, samples: Int, threads: Int
    ) throws -> Measurement {
      switch self {
      case .w1a, .w1b:
        try cohorts(.inflow, CohortInputs.inflows(in: folder, drifting: false), clock, folder)
      case .w1va, .w1vb:
        try drifting(CohortInputs.inflows(in: folder, drifting: true), clock, folder)
      case .w2a, .w2b:
        try cohorts(.stock, CohortInputs.stocks(in: folder, law: .foldedNormal), clock, folder)
      case .w2n: try cohorts(.stock, CohortInputs.stocks(in: folder, law: .normal), clock, folder)
      case .w2t:
        try cohorts(.stock, CohortInputs.stocks(in: folder, law: .truncatedNormal), clock, folder)
      case .w3: try cycle(CycleReader.inputs(in: folder), clock, folder)
      case .w3mc:
        try ensemble(
          CycleReader.inputs(in: folder), CycleReader.samples(in: folder, count: samples),
          WorkerPool(threads: threads), clock, folder)
      }
    }

    private func cohorts(
      _ drive: CohortWorkload.Drive, _ inputs: CohortInputs, _ clock: RepeatClock,
      _ folder: String
    ) throws -> Measurement {
      var workload = CohortWorkload(
        drive: drive, amounts: inputs.amounts, lifetimes: inputs.lifetimes, timing: timing)
      let times = clock.measure { workload.run() }
      let report = CohortReport(workload: rawValue, inputs: inputs, tables: workload.tables)
      return (try report.files(withInflow: drive == .stock, from: folder), times)
    }

    private func drifting(
      _ inputs: CohortInputs, _ clock: RepeatClock, _ folder: String
    ) throws -> Measurement {
      var workload = DriftingLifetimeWorkload(
        inflow: inputs.amounts, lifetimes: inputs.lifetimes, drift: inputs.drift ?? [],
        timing: timing)
      let times = clock.measure { workload.run() }
      let report = CohortReport(workload: rawValue, inputs: inputs, tables: workload.tables)
      return (try report.files(withInflow: false, from: folder), times)
    }

    private func cycle(
      _ inputs: CycleInputs, _ clock: RepeatClock, _ folder: String
    ) throws -> Measurement {
      var workload = CycleWorkload(inputs)
      let times = clock.measure { workload.run(inputs.nominal) }
      let report = CycleReport(workload: rawValue, firstYear: inputs.firstYear, cycle: workload)
      return (try report.files(from: folder), times)
    }

    private func ensemble(
      _ inputs: CycleInputs, _ samples: [Double], _ pool: WorkerPool, _ clock: RepeatClock,
      _ folder: String
    ) throws -> Measurement {
      let ensemble = CycleEnsemble(inputs, samples: samples)
      var quantiles: [[Double]] = []
      let times = clock.measure {
        let parts = pool.map(count: ensemble.sampleCount) { ensemble.emissions(ofSamples: $0) }
        quantiles = pool.map(count: ensemble.rowCount) { rows in
          rows.map { ensemble.quantiles(ofRow: $0, in: parts) }
        }.flatMap(\.self)
      }
      let report = CycleEnsembleReport(
        workload: rawValue, ensemble: ensemble, firstYear: max(2020, inputs.firstYear))
      let first = ensemble.emissions(ofSamples: 0..<min(10, ensemble.sampleCount))
      return (
        try report.files(quantiles: quantiles, firstSamples: first, from: folder), times
      )
    }
  }
}
