/// Capacity by the year in which it was built, and when it falls due for renewal.
///
/// A blast furnace is relined after each campaign, a coal unit ends its life: that is when another
/// kind of works can take its place without leaving capital behind.
public struct PlantVintages: Sendable, Equatable {
  /// Capacity built in a year, t/yr: ascending years.
  public let built: [(year: Int, capacity: Double)]
  /// Years between renewals.
  public let campaign: Int

  public static func == (a: Self, b: Self) -> Bool {
    a.campaign == b.campaign && a.built.elementsEqual(b.built) { $0 == $1 }
  }

  /// - Parameters:
  ///   - everBuilt: Running total of capacity by year, ascending; what stands in the first year is
  ///     spread evenly over the campaign before it.
  ///   - campaign: Years, at least one.
  public init(everBuilt: [(year: Int, capacity: Double)], campaign: Int) {
    precondition(campaign >= 1, "a campaign of \(campaign) years")
    self.campaign = campaign
    var built: [(year: Int, capacity: Double)] = []
    guard let first = everBuilt.first else {
      self.built = []
      return
    }
    for age in (0..<campaign).reversed() {
      built.append((first.year - age, first.capacity / Double(campaign)))
    }
    for (earlier, later) in zip(everBuilt, everBuilt.dropFirst()) where later.year > earlier.year {
      let yearly = max(0, later.capacity - earlier.capacity) / Double(later.year - earlier.year)
      for year in earlier.year + 1...later.year { built.append((year, yearly)) }
    }
    self.built = built
  }

  public var total: Double { built.reduce(0) { $0 + $1.capacity } }

  /// Share of the capacity that falls due in a year: built one campaign before, or two, and so on.
  public func due(in year: Int) -> Double {
    let all = total
    if all <= 0 { return 0 }
    var due = 0.0
    for vintage in built where vintage.year < year && (year - vintage.year) % campaign == 0 {
      due += vintage.capacity
    }
    return due / all
  }

  /// Mean years since building or the last renewal.
  public func meanAge(in year: Int) -> Double {
    var sum = 0.0
    var stands = 0.0
    for vintage in built where vintage.year <= year {
      sum += vintage.capacity * Double((year - vintage.year) % campaign)
      stands += vintage.capacity
    }
    return stands > 0 ? sum / stands : 0
  }
}
