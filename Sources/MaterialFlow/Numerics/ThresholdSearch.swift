/// Where a function of one lever crosses zero, or why it does not.
public enum ThresholdAnswer: Sendable, Equatable {
  /// Zero to within the tolerance on the function.
  case root(at: Double, value: Double)
  /// The function changes sign without passing through zero: both sides, as close as numbers go.
  case jump(below: Side, above: Side)
  /// One sign at every place that was tried.
  case never(best: Side, tried: Int)

  public struct Side: Sendable, Equatable {
    public let lever: Double
    public let value: Double

    public init(lever: Double, value: Double) {
      self.lever = lever
      self.value = value
    }
  }
}

/// Searches a range for the lowest crossing that a scan of it shows, then narrows it by Brent.
public struct ThresholdSearch: Sendable, Equatable {
  public let answer: ThresholdAnswer
  /// How often the function was asked.
  public let evaluations: Int
  /// The scan, ends included.
  public let scan: [ThresholdAnswer.Side]

  /// - Parameters:
  ///   - range: Where the lever may stand.
  ///   - points: Places of the scan; a crossing back and forth between two of them is not seen.
  ///   - known: Further places of the scan; those outside the range are left out.
  ///   - tolerance: How far from zero the function may be and count as zero.
  ///   - function: Not a number where the lever cannot stand; such places are left out of the scan.
  /// - Throws: ``BracketedRootError``, or what `function` threw.
  public init(
    in range: ClosedRange<Double>, points: Int = 11, and known: [Double] = [],
    tolerance: Double = 1e-6, of function: (Double) throws -> Double
  ) throws {
    var count = 0
    func ask(_ x: Double) throws -> Double {
      count += 1
      return try function(x)
    }
    scan = try Self.scan(range, points: points, and: known, of: ask)
    if scan.isEmpty { throw BracketedRootError.notFinite(at: range.lowerBound) }
    if let zero = scan.first(where: { $0.value == 0 }) {
      answer = .root(at: zero.lever, value: 0)
      evaluations = count
      return
    }
    let crossing = zip(scan, scan.dropFirst()).first { ($0.value < 0) != ($1.value < 0) }
    guard let (below, above) = crossing else {
      let best = scan.min { $0.value.magnitude < $1.value.magnitude } ?? scan[0]
      answer = .never(best: best, tried: count)
      evaluations = count
      return
    }
    let root = try BracketedRoot(in: below.lever...above.lever, absoluteTolerance: 1e-12, of: ask)
    if root.residual.magnitude <= tolerance {
      answer = .root(at: root.value, value: root.residual)
    } else {
      let ends = (root.bracket.lowerBound, root.bracket.upperBound)
      answer = .jump(
        below: .init(lever: ends.0, value: try ask(ends.0)),
        above: .init(lever: ends.1, value: try ask(ends.1)))
    }
    evaluations = count
  }

  /// The function at even distances over a range and at known places, where it is a number.
  private static func scan(
    _ range: ClosedRange<Double>, points: Int, and known: [Double],
    of function: (Double) throws -> Double
  ) rethrows -> [ThresholdAnswer.Side] {
    let step = (range.upperBound - range.lowerBound) / Double(max(points - 1, 1))
    let even = (0..<max(points, 2)).map { point in
      point == points - 1 ? range.upperBound : range.lowerBound + step * Double(point)
    }
    let more = known.filter { place in
      range.contains(place) && !even.contains { ($0 - place).magnitude < 1e-9 * step }
    }
    var scan: [ThresholdAnswer.Side] = []
    for x in (even + more).sorted() {
      let value = try function(x)
      if value.isFinite { scan.append(.init(lever: x, value: value)) }
    }
    return scan
  }
}
