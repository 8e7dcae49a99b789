internal import FlowAccounts
internal import FlowTables

/// The buyers behind a register: each maker once, with its cars and drives.
struct MakerCompiler {
  let horizon: ClosedRange<Int>
  private(set) var makers: [Maker] = []
  private var known: Set<String> = []
  private var lost: Set<String> = []

  /// A basket of a million cars with the market's drives: only shares are read from it.
  private static let basket = 1e6

  init(horizon: ClosedRange<Int>) { self.horizon = horizon }

  /// - Returns: Whether the pledge's company is known; if not, that has been reported.
  mutating func add(_ entry: TargetEntry, _ lookup: inout Lookup) -> Bool {
    if known.contains(entry.company) { return true }
    if lost.contains(entry.company) { return false }
    lookup.part = .maker(entry.company)
    guard let sales = sales(entry, &lookup) else {
      lost.insert(entry.company)
      let near = NearestName.match(
        entry.company, among: lookup.data.rows(ofMetric: "sales in China").map(\.entity).distinct())
      lookup.problems.error(
        .missingNumber, at: entry.location, "there are no sales of '\(entry.company)'",
        help: (near.map { "did you mean '\($0)'? Or " } ?? "")
          + "add rows '\(entry.company),sales in China' and 'share of sales' to a table for "
          + "--data")
      return false
    }
    known.insert(entry.company)
    makers.append(
      Maker(
        name: entry.company, sales: sales,
        powertrainShare: Self.drives(entry.company, horizon, &lookup)))
    return true
  }

  /// Home sales; of a maker that sells nothing at home, its sales worldwide.
  private func sales(_ entry: TargetEntry, _ lookup: inout Lookup) -> [Double]? {
    let home = lookup.optional(entry.company, "sales in China", in: .millionPerYear)
    if let home { return home.values(over: horizon) }
    let world = lookup.optional(entry.company, "sales worldwide", in: .millionPerYear)
    if let world { return world.values(over: horizon) }
    return entry.role == .maker || entry.role == .benchmark
      ? nil : horizon.map { _ in Self.basket }
  }

  /// The maker's drives, or the market's where nothing is known of the maker: `[t][powertrain]`.
  static func drives(
    _ company: String, _ horizon: ClosedRange<Int>, _ lookup: inout Lookup
  ) -> [Double] {
    let isKnown = FleetCompiler.powertrains.contains {
      lookup.data.hasRows(company, "share of sales", $0)
    }
    let shares =
      isKnown
      ? FleetCompiler.powertrains.map {
        lookup.path(company, "share of sales", $0, in: .fraction)
      }
      : FleetCompiler.driveShares(over: horizon, &lookup)
    return horizon.indices.enumerated().flatMap { t, _ in shares.map { $0[t] } }
  }
}
