internal import FlowNumerics

/// A cycle run for many samples of its parameters, and what their emissions spread over.
///
/// Samples are independent, so any number of workers may share them; the order of the samples, not
/// of the workers, decides what is written.
public struct CycleEnsemble: Sendable {
  /// The shares at which quantiles are taken.
  public static let quantileShares = [0.05, 0.5, 0.95]
  /// The total, then the five routes.
  public static let quantityCount = 6

  private let inputs: CycleInputs
  private let workload: CycleWorkload
  /// Shares of the parameters' ranges, shape `[sample][parameter]`, flat.
  private let samples: [Double]
  /// The year from which on emissions are kept, from the first one.
  private let firstYear: Int

  /// - Parameter samples: Shape `[sample][parameter]`, flat; in 0...1.
  public init(_ inputs: CycleInputs, samples: [Double]) {
    precondition(samples.count.isMultiple(of: CycleParameters.count), "a share per parameter")
    self.inputs = inputs
    self.samples = samples
    workload = CycleWorkload(inputs)
    firstYear = min(max(0, 2020 - inputs.firstYear), workload.yearCount)
  }

  public var sampleCount: Int { samples.count / CycleParameters.count }
  /// Years from 2020 on.
  public var yearCount: Int { workload.yearCount - firstYear }
  /// A row for each year and quantity.
  public var rowCount: Int { yearCount * Self.quantityCount }

  /// The emissions of some samples, kt CO2.
  ///
  /// - Returns: Shape `[year][total and route][sample]`, flat, of the samples in `range`.
  public func emissions(ofSamples range: Range<Int>) -> [Double] {
    var workload = workload
    var emissions = Array(repeating: 0.0, count: rowCount * range.count)
    var rows = emissions.mutableSpan
    for (place, sample) in range.enumerated() {
      let start = sample * CycleParameters.count
      let shares = samples[start..<(start + CycleParameters.count)]
      workload.run(inputs.parameters(at: shares), withFootprints: false)
      for year in 0..<yearCount {
        let routes = workload.years[firstYear + year].emissions
        let first = year * Self.quantityCount
        rows[first * range.count + place] = routes.total
        for route in 0..<5 { rows[(first + 1 + route) * range.count + place] = routes[route] }
      }
    }
    return emissions
  }

  /// The quantiles of one row over all samples.
  ///
  /// - Parameters:
  ///   - row: A year and quantity, in 0..<``rowCount``.
  ///   - parts: What ``emissions(ofSamples:)`` gave for consecutive ranges that cover all samples.
  /// - Returns: Shape ``quantileShares``.
  public func quantiles(ofRow row: Int, in parts: [[Double]]) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(sampleCount)
    for part in parts {
      let count = part.count / rowCount
      values.append(contentsOf: part[(row * count)..<((row + 1) * count)])
    }
    return OrderStatistics.quantiles(at: Self.quantileShares, of: &values)
  }
}
