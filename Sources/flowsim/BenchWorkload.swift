internal import ArgumentParser
internal import MaterialFlow
internal import Scenarios

extension Bench {
  typealias Measurement = (files: [(name: String, bytes: [UInt8])], times: RepeatClock.Times)

  enum Workload: String, ExpressibleByArgument, CaseIterable {
    case w1a, w1b, w1va, w1vb, w2a, w2b, w2n, w2t, w3, w3mc

    /// The names that end in b count ages from the middle of the entry year, the others from its end.
    private var timing: InflowTiming { rawValue.hasSuffix("b") ? .middle : .end }

    /// Reads the inputs, repeats the workload and gives its result files.
    func measure(
      with clock: RepeatClock, inputs folder: String, samples: Int, threads: Int
    ) throws -> Measurement {
      switch self {
      case .w1a, .w1b:
        try cohorts(.inflow, CohortInputs.inflows(in: folder, drifting: false), clock)
      case .w1va, .w1vb: try drifting(CohortInputs.inflows(in: folder, drifting: true), clock)
      case .w2a, .w2b:
        try cohorts(.stock, CohortInputs.stocks(in: folder, law: .foldedNormal), clock)
      case .w2n: try cohorts(.stock, CohortInputs.stocks(in: folder, law: .normal), clock)
      case .w2t: try cohorts(.stock, CohortInputs.stocks(in: folder, law: .truncatedNormal), clock)
      case .w3: try cycle(CycleReader.inputs(in: folder), clock)
      case .w3mc:
        try ensemble(
          CycleReader.inputs(in: folder), CycleReader.samples(in: folder, count: samples),
          WorkerPool(threads: threads), clock)
      }
    }

    private func cohorts(
      _ drive: CohortWorkload.Drive, _ inputs: CohortInputs, _ clock: RepeatClock
    ) -> Measurement {
      var workload = CohortWorkload(
        drive: drive, amounts: inputs.amounts, lifetimes: inputs.lifetimes, timing: timing)
      let times = clock.measure { workload.run() }
      let report = CohortReport(workload: rawValue, inputs: inputs, tables: workload.tables)
      return (report.files(withInflow: drive == .stock), times)
    }

    private func drifting(_ inputs: CohortInputs, _ clock: RepeatClock) -> Measurement {
      var workload = DriftingLifetimeWorkload(
        inflow: inputs.amounts, lifetimes: inputs.lifetimes, drift: inputs.drift ?? [],
        timing: timing)
      let times = clock.measure { workload.run() }
      let report = CohortReport(workload: rawValue, inputs: inputs, tables: workload.tables)
      return (report.files(withInflow: false), times)
    }

    private func cycle(_ inputs: CycleInputs, _ clock: RepeatClock) -> Measurement {
      var workload = CycleWorkload(inputs)
      let times = clock.measure { workload.run(inputs.nominal) }
      let report = CycleReport(workload: rawValue, firstYear: inputs.firstYear, cycle: workload)
      return (report.files(), times)
    }

    private func ensemble(
      _ inputs: CycleInputs, _ samples: [Double], _ pool: WorkerPool, _ clock: RepeatClock
    ) -> Measurement {
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
      return (report.files(quantiles: quantiles, firstSamples: first), times)
    }
  }
}
