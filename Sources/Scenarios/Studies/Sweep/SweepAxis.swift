public import FlowInputs
public import FlowTables

/// A lever and the shares that a sweep gives it, one after the other.
///
/// Each share is the one point of a path, in the year that is asked about: straight from the last
/// observed year to it, and then with its lead kept.
public struct SweepAxis: Sendable, Equatable {
  public let lever: Lever
  public let shares: Shares

  public enum Shares: Sendable, Equatable {
    case list([Double])
    /// Evenly spaced, both ends among them.
    case range(ClosedRange<Double>, count: Int)
  }

  /// Steps where a range does not say how many: one every ten points from 0 to 100 %.
  static let usualCount = 11
  /// Steps where all of them are kept; a run takes some tenths of a second.
  static let mostSteps = 1_000_000

  /// From the least to the greatest share.
  var ends: ClosedRange<Double> {
    switch shares {
    case .list(let values): (values.min() ?? 0)...(values.max() ?? 1)
    case .range(let range, _): range
    }
  }

  public init(_ lever: Lever, _ shares: Shares) {
    self.lever = lever
    self.shares = shares
  }

  public var count: Int {
    switch shares {
    case .list(let values): values.count
    case .range(_, let count): count
    }
  }

  public subscript(index: Int) -> Double {
    switch shares {
    case .list(let values): return values[index]
    case .range(let range, let count):
      if count == 1 { return range.lowerBound }
      let step = (range.upperBound - range.lowerBound) / Double(count - 1)
      // 10..70%:7 means 20 %, not 20.000000000000004 %.
      return ((range.lowerBound + step * Double(index)) * 1e12).rounded() / 1e12
    }
  }
}

extension SweepAxis {
  /// The path that is at a share in a year; a year that levers do not reach gives a constant.
  func path(_ share: Double, in year: Int, of base: CompiledScenario, option: String) -> LeverPath {
    let place = FileLocation(path: option)
    return year > base.observedUntil
      ? LeverPath(lever, share, in: year, at: place)
      : LeverPath(lever, constant: share, at: place)
  }
}

extension SweepAxis {
  /// `grade-separation=10..70%:7` or `grade-separation=10%,30%,60%`.
  ///
  /// - Throws: ``InputProblems`` with the nearest lever, or what a share looks like.
  public init(option text: String) throws(InputProblems) {
    var problems = Diagnostics()
    let file = SourceFile(path: "--vary", text: text)
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      problems.error(
        .missingKey, at: file.start, "\(quoted(text)) varies nothing",
        help: "write LEVER=10..70%:7 or LEVER=10%,30%,60%")
      throw InputProblems(problems)
    }
    let name = parts[0].hasPrefix("levers.") ? String(parts[0].dropFirst(7)) : String(parts[0])
    let lever = Lever.named(name)
    if lever == nil {
      problems.error(
        .unknownKey, at: file.start, "unknown lever \(quoted(name))",
        help: NearestName.help(for: name, among: Lever.all.map(\.name)))
    }
    if let lever, lever.kind != .share {
      problems.error(
        .notShare, at: file.start, "\(lever.name) is a price, and a sweep varies shares",
        help: "run it with --set \(lever.name)='\(lever.written(300))' and compare")
    }
    let shares = Self.shares(String(parts[1]), at: file.start, &problems)
    try problems.throwIfErrors()
    guard let lever, let shares else { preconditionFailure("a problem was not reported") }
    self.init(lever, shares)
  }

  private static func shares(
    _ text: String, at place: FileLocation, _ problems: inout Diagnostics
  ) -> Shares? {
    func share(_ text: String) -> Double? {
      YAMLNode(plain: text, at: place).asShare(reporting: &problems)
    }
    guard let dots = text.firstRange(of: "..") else {
      let values = text.split(separator: ",", omittingEmptySubsequences: false)
        .map { share(String($0).trimmed) }
      let read = values.compactMap(\.self)
      return read.count == values.count ? .list(read) : nil
    }
    let rest = text[dots.upperBound...].split(separator: ":", maxSplits: 1)
    let high = rest.first.map { String($0).trimmed } ?? ""
    var low = String(text[..<dots.lowerBound]).trimmed
    // In 10..70% the unit stands once for both.
    if high.hasSuffix("%") && !low.hasSuffix("%") { low += "%" }
    var count = usualCount
    if rest.count == 2 {
      guard let read = Int(rest[1]), read >= 1 else {
        problems.error(
          .notInteger, at: place, "\(quoted(String(rest[1]))) is no number of steps",
          help: "write LEVER=10..70%:7")
        return nil
      }
      count = read
    }
    guard let first = share(low), let last = share(high) else { return nil }
    if first <= last { return .range(first...last, count: first == last ? 1 : count) }
    problems.error(
      .shareOutOfRange, at: place, "the range \(quoted(text)) ends before it begins",
      help: "write the smaller share first")
    return nil
  }
}

extension String {
  fileprivate var trimmed: String { self[...].trimmingSpaces() }
}
