/// What goes into a furnace; the raw values are the names in the tables.
public enum ChargeComponent: String, Sendable, CaseIterable {
  case hotMetal = "hot metal"
  /// Hot metal of a blast furnace with carbon capture.
  case capturedHotMetal = "captured hot metal"
  case pigIron = "pig iron"
  case gasDRI = "gas DRI"
  case coalDRI = "coal DRI"
  /// Reduced with coke-oven gas.
  case cokeGasDRI = "COG DRI"
  case hydrogenDRI = "H2-DRI"
  /// Hydrogen-reduced iron that an electric melter turned into hot metal.
  case meltedDRI = "melted H2-DRI"
  case primaryAluminium = "primary aluminium"
  case inertAnodeAluminium = "inert-anode aluminium"
  case preConsumerScrap = "pre-consumer scrap"
  case postConsumerScrap = "post-consumer scrap"
  /// Scrap of the works itself: neither traded nor recycled content.
  case homeScrap = "home scrap"

  public var isScrap: Bool {
    switch self {
    case .preConsumerScrap, .postConsumerScrap, .homeScrap: true
    default: false
    }
  }

  /// Reduced in the solid state.
  public var isDirectReduced: Bool {
    switch self {
    case .gasDRI, .coalDRI, .cokeGasDRI, .hydrogenDRI: true
    default: false
    }
  }
}

/// Tonnes charged per tonne of cast metal.
public struct LotCharge: Sendable, Equatable {
  /// In the order in which they were given.
  public private(set) var entries: [Entry] = []

  public struct Entry: Sendable, Equatable {
    public let component: ChargeComponent
    public var amount: Double
  }

  public init(_ amounts: [(ChargeComponent, Double)] = []) {
    for (component, amount) in amounts { self[component] += amount }
  }

  public subscript(component: ChargeComponent) -> Double {
    get { entries.first { $0.component == component }?.amount ?? 0 }
    set {
      if let place = entries.firstIndex(where: { $0.component == component }) {
        entries[place].amount = newValue
      } else {
        entries.append(Entry(component: component, amount: newValue))
      }
    }
  }

  /// Adds a share of another charge.
  public mutating func add(_ other: LotCharge, share: Double) {
    for entry in other.entries { self[entry.component] += share * entry.amount }
  }

  /// Everything charged, home scrap included.
  public var total: Double { entries.reduce(0) { $0 + $1.amount } }
  /// Bought scrap.
  public var boughtScrap: Double { self[.preConsumerScrap] + self[.postConsumerScrap] }
  /// Bought scrap over the charge without home scrap: raw tonnes.
  public var scrapShare: Double {
    let bought = total - self[.homeScrap]
    return bought > 0 ? boughtScrap / bought : 0
  }
  /// Pre-consumer scrap over the charge without home scrap.
  public var preConsumerShare: Double {
    let bought = total - self[.homeScrap]
    return bought > 0 ? self[.preConsumerScrap] / bought : 0
  }
  public var postConsumerShare: Double { scrapShare - preConsumerShare }
  /// Direct-reduced iron, whatever reduced it.
  public var directReducedIron: Double {
    entries.reduce(0) { $1.component.isDirectReduced ? $0 + $1.amount : $0 }
  }
}

/// Metal of one grade from one route, region and year, with its charge and its power.
///
/// Emissions are kept term by term; no credit ever enters a lot.
public struct Lot: Sendable {
  public let id: String
  public let name: String
  public let metal: String
  public let grade: String
  public let route: String
  public let region: String
  public let year: Int
  public let charge: LotCharge
  public let power: PowerContract
  public let terms: [LotTerm]

  public init(
    id: String, name: String, metal: String, grade: String, route: String, region: String,
    year: Int, charge: LotCharge, power: PowerContract, terms: [LotTerm]
  ) {
    self.id = id
    self.name = name
    self.metal = metal
    self.grade = grade
    self.route = route
    self.region = region
    self.year = year
    self.charge = charge
    self.power = power
    self.terms = terms
  }
}
