/// What a pledge asks for, in a form that a run can answer.
public enum TargetMetric: String, Sendable, CaseIterable {
  /// Share of scrap-derived metal in the metal that is bought.
  case recycledContent = "recycled_content"
  /// Reduction of the emissions of bought metal per car, against the base year.
  case emissionsPerCar = "emissions_per_car_reduction"
  /// Reduction of the emissions of all bought metal, against the base year.
  case absoluteEmissions = "absolute_emissions_reduction"
  /// Reduction of the emissions per tonne of bought metal, against the base year.
  case emissionsPerTonne = "emissions_per_tonne_reduction"

  public var isReduction: Bool { self != .recycledContent }
}

/// One pledge of one car maker.
public struct Target: Sendable, Equatable {
  public let id: String
  public let company: String
  /// Materials by index; more than one where the pledge covers all metal.
  public let materials: [Int]
  public let metal: String
  public let metric: TargetMetric
  /// A share or a reduction, as a fraction.
  public let value: Double
  /// The year that a reduction is measured from.
  public let baseYear: Int?
  public let year: Int
  /// What the text leaves open; empty where nothing.
  public let reading: String

  public init(
    id: String, company: String, materials: [Int], metal: String, metric: TargetMetric,
    value: Double, baseYear: Int?, year: Int, reading: String
  ) {
    self.id = id
    self.company = company
    self.materials = materials
    self.metal = metal
    self.metric = metric
    self.value = value
    self.baseYear = baseYear
    self.year = year
    self.reading = reading
  }
}

/// A pledge that no run can answer, with the reason.
public struct UntestableTarget: Sendable, Equatable {
  public let id: String
  public let company: String
  public let metal: String
  public let metric: String
  public let year: Int?
  public let required: Double?
  public let reason: String

  public init(
    id: String, company: String, metal: String, metric: String, year: Int?, required: Double?,
    reason: String
  ) {
    self.id = id
    self.company = company
    self.metal = metal
    self.metric = metric
    self.year = year
    self.required = required
    self.reason = reason
  }
}

/// A car maker as a buyer of metal at the market's average.
public struct Maker: Sendable, Equatable {
  public let name: String
  /// Cars sold: shape `[t]`, million/yr.
  public let sales: [Double]
  /// Share of each powertrain: shape `[t][powertrain]`.
  public let powertrainShare: [Double]

  public init(name: String, sales: [Double], powertrainShare: [Double]) {
    self.name = name
    self.sales = sales
    self.powertrainShare = powertrainShare
  }
}
