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
  /// Share of bought metal, or of the ore-based metal in it, in lots that hold a class.
  case purchaseShare = "purchase_share"
  /// Share of bought metal from named routes.
  case routeShare = "route_share"
  /// By how much bought metal lies below a reference of the same year.
  case belowReference = "reduction_below_reference"
  /// Share of renewable power in the making of ore-based metal.
  case renewableShare = "renewable_share"
  /// Emissions per tonne of the ore-based metal in what is bought.
  case intensityCap = "intensity_cap"
  /// Reductions of a company's total emissions and of those per tonne, read as its industry's.
  case sectorEmissions = "sector_emissions_reduction"
  case sectorIntensity = "sector_intensity_reduction"
  /// Emissions per tonne of a company, read as its industry's.
  case sectorCap = "sector_intensity_cap"
  /// Share of renewable power of a company, read as its industry's.
  case sectorRenewables = "sector_renewable_share"

  /// Measured from a base year, along a path.
  public var isReduction: Bool {
    switch self {
    case .emissionsPerCar, .absoluteEmissions, .emissionsPerTonne, .sectorEmissions,
      .sectorIntensity:
      true
    default: false
    }
  }

  /// Met from below.
  public var isUpperBound: Bool { isReduction || self == .intensityCap || self == .sectorCap }

  /// A fraction, printed in per cent.
  public var isShare: Bool { !isUpperBound }
}

/// The class of a standard that bought lots have to hold.
public struct ClassRequirement: Sendable, Equatable {
  /// Versions of one scheme.
  public let standards: [Standard]
  /// nil where any class of the scheme will do.
  public let className: String?

  public init(standards: [Standard], className: String?) {
    self.standards = standards
    self.className = className
  }

  /// The version of a year: the last that has begun, or the first of all.
  public func standard(in year: Int) -> Standard {
    let sorted = standards.sorted { ($0.validFrom ?? 0) < ($1.validFrom ?? 0) }
    return sorted.last { $0.isValid(in: year) } ?? sorted.last { ($0.validFrom ?? 0) <= year }
      ?? sorted[0]
  }
}

/// What a run takes for granted that the pledge does not say.
public enum TargetAssumption: Sendable, Equatable {
  /// The pledge covers another region; its metal is taken to come from this market.
  case metalOfThisMarket(covered: String)
  /// A supplier's figures are taken to move with its industry.
  case movesWithIndustry(region: String)
}

/// One pledge of one company.
public struct Target: Sendable, Equatable {
  public let id: String
  public let company: String
  /// Materials by index; more than one where the pledge covers all metal.
  public let materials: [Int]
  public let metal: String
  /// A share, a reduction as a fraction, or t CO2-equiv/t.
  public let value: Double
  public let year: Int
  /// At least one; the first is the plain one.
  public let readings: [TargetReading]
  public var requirement: ClassRequirement?
  public var routes: [Int] = []
  /// t CO2-equiv/t that purchases are held against; nil for the market's dirtiest lot.
  public var reference: Double?
  /// The pledge holds as long as the premium is no higher, as a fraction of the price.
  public var premiumCap: Double?
  /// A published premium of such metal, as a fraction of the price, in the target year.
  public var publishedPremium: Double?
  /// What avoiding a t CO2-equiv costs on this market, as a fraction of the price of a tonne of the
  /// metal: with it the premium of the lots themselves is known.
  public var premiumPerTonneAvoided: Double?
  /// Upper end of a range whose lower end is `value`.
  public var high: Double?
  public var role = TargetRole.maker
  /// The name of a benchmark's line; empty for a pledge.
  public var line = ""
  /// What the register notes of the readings; empty where the text leaves nothing open.
  public var note = RegisterNote()
  public var assumptions: [TargetAssumption] = []

  public init(
    id: String, company: String, materials: [Int], metal: String, value: Double, year: Int,
    readings: [TargetReading]
  ) {
    precondition(!readings.isEmpty, "a target has at least one reading")
    self.id = id
    self.company = company
    self.materials = materials
    self.metal = metal
    self.value = value
    self.year = year
    self.readings = readings
  }

  public var metric: TargetMetric { readings[0].metric }
  /// Whether the company sells metal rather than cars.
  public var isSupplier: Bool { role == .supplier }
  /// Whether nobody has promised it.
  public var isBenchmark: Bool { role == .benchmark }
  /// A pledge of those who buy metal for cars.
  public var isPledgeOfBuyers: Bool { !isSupplier && !isBenchmark }
  public var baseYear: Int? { readings[0].baseYear }
}

/// A car maker as a buyer of metal at the market's average.
public struct Maker: Sendable, Equatable {
  public let name: String
  /// Cars sold a year: shape `[t]`.
  public let sales: [Double]
  /// Share of each powertrain: shape `[t][powertrain]`.
  public let powertrainShare: [Double]

  public init(name: String, sales: [Double], powertrainShare: [Double]) {
    self.name = name
    self.sales = sales
    self.powertrainShare = powertrainShare
  }
}
