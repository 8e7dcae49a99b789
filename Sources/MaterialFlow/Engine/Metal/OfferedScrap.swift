/// What could be had of every class in a year, beyond what comes at any price.
///
/// Masses are in t.
struct OfferedScrap: Sendable {
  /// Old scrap from goods outside cars, and scrap from abroad: shape `[s]`.
  private(set) var home: [Double]
  private(set) var abroad: [Double]
  /// The part of each that the tables do not have: shape `[s]`.
  private(set) var homeBeyond: [Double]
  private(set) var abroadBeyond: [Double]
  /// What the market left of each: shape `[s]`.
  var leftAtHome: [Double]
  var leftAbroad: [Double]

  init(classCount: Int) {
    home = Array(repeating: 0, count: classCount)
    abroad = home
    homeBeyond = home
    abroadBeyond = home
    leftAtHome = home
    leftAbroad = home
  }

  mutating func addHome(_ mass: Double, beyondTables share: Double, to s: Int) {
    home[s] += mass
    homeBeyond[s] += mass * share
  }

  mutating func addImports(_ mass: Double, asCounted: Double, to s: Int) {
    abroad[s] += mass
    abroadBeyond[s] += mass - asCounted
  }

  /// A share of the class stays, the rest has left it; nothing to do without a market.
  mutating func keep(_ share: Double, of s: Int) {
    if home.isEmpty { return }
    home[s] *= share
    abroad[s] *= share
    homeBeyond[s] *= share
    abroadBeyond[s] *= share
  }

  /// Imports of the tables.
  func abroadAsCounted(_ s: Int) -> Double { abroad[s] - abroadBeyond[s] }

  /// What of a class was offered and not brought; nothing without a market.
  func withdrawn(_ s: Int) -> Double {
    leftAtHome.isEmpty ? 0 : leftAtHome[s] + leftAbroad[s]
  }

  /// Scrap that nobody charges is not brought in the first place.
  ///
  /// - Parameters:
  ///   - unused: Of the class.
  ///   - imported: What the market takes from abroad.
  ///   - isOld: New scrap exists whatever its price, and waits.
  mutating func leave(_ unused: Double, of s: Int, imported: Double, isOld: Bool) {
    leftAbroad[s] = max(0, min(unused, abroad[s] - imported))
    leftAtHome[s] = isOld ? unused - leftAbroad[s] : 0
  }
}
