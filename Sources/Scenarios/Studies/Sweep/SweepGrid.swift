internal import FlowInputs
internal import FlowTables

/// Every combination of the shares of one or two levers.
public struct SweepGrid: Sendable {
  /// One or two; the last one varies fastest.
  public let axes: [SweepAxis]
  /// Runs, as far as they are wanted.
  public let count: Int

  /// The most cells that are kept for a table on a terminal.
  public static let tableLimit = 2_500

  /// - Parameter limit: The most runs, or nil for all combinations.
  public init(_ axes: [SweepAxis], limit: Int? = nil) {
    precondition((1...2).contains(axes.count), "a sweep varies one or two levers")
    self.axes = axes
    let all = axes.reduce(1) { product, axis in
      let (result, overflows) = product.multipliedReportingOverflow(by: axis.count)
      return overflows ? Int.max : result
    }
    count = min(all, limit ?? all)
  }

  /// The grid of a sweep that names no lever: grade separation from 0 to 100 %.
  public static func standard(runs: Int?) -> SweepGrid {
    guard let lever = Lever.named("grade-separation") else {
      preconditionFailure("the table of levers has no grade-separation")
    }
    let count = runs ?? SweepAxis.usualCount
    return SweepGrid([SweepAxis(lever, .range(0...1, count: count))])
  }

  /// The place of a run on each axis.
  public func indices(of run: Int) -> [Int] {
    axes.count == 1 ? [run] : [run / axes[1].count, run % axes[1].count]
  }

  /// The shares of a run, by axis.
  public func shares(of run: Int) -> [Double] {
    zip(axes, indices(of: run)).map { $0[$1] }
  }

  /// - Parameter year: The year in which each lever has its share.
  func levers(of run: Int, in year: Int, _ base: CompiledScenario) -> [LeverPath] {
    zip(axes, shares(of: run)).map { axis, share in
      axis.path(share, in: year, of: base, option: "--vary \(axis.lever.name)")
    }
  }
}
