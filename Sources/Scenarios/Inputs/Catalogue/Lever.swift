internal import FlowTables

/// A lever that a scenario may set: the table behind the loader's checks, the help and the schema.
public struct Lever: Sendable, Equatable {
  /// As scenarios write it, such as `recycled-content.aluminium`.
  public let name: String
  /// One sentence: what the share is a share of.
  public let meaning: String
  /// What holds where a scenario does not set it.
  public let otherwise: Otherwise
  public let kind: Kind
  public let rule: Rule
  let pace: Pace

  /// What its values are.
  public enum Kind: Sendable, Equatable {
    case share
    /// CNY of 2024 per tonne of CO2.
    case carbonPrice

    /// As result tables name it.
    public var unit: String {
      switch self {
      case .share: "fraction"
      case .carbonPrice: "CNY/t CO2"
      }
    }
  }

  /// What a path of it does to what holds without it.
  public enum Rule: Sendable, Equatable {
    /// It replaces the reference: its series, or zero.
    case value
    /// A floor or a cap: there is no reference, and it acts from its first point on.
    case bound
  }

  /// How far it can move in a year.
  enum Pace: Sendable, Equatable {
    /// As far as one likes: prices and rules.
    case free
    /// By the growth limits of works, as the tables have them: the plan holds it to them.
    case works
    /// As its series in the fastest year of the statistics.
    case fastestYear
    /// At most this share in a year: what has to be built first, without a limit in the tables.
    case share(Double)
  }

  /// Whether a run holds it to the growth limits of works.
  package var isHeldToWorks: Bool { pace == .works }

  /// A quarter of all dismantlers, shredders or contracts in one year.
  static let quarter = Pace.share(0.25)

  init(
    name: String, meaning: String, otherwise: Otherwise, kind: Kind = .share, rule: Rule = .value,
    pace: Pace = .free
  ) {
    self.name = name
    self.meaning = meaning
    self.otherwise = otherwise
    self.kind = kind
    self.rule = rule
    self.pace = pace
  }

  public enum Otherwise: Sendable, Equatable {
    /// A series of the data tables by year.
    case series(String, String)
    case noFloor
    case nothing
    case todaysPractice
    /// Nothing is added to a series of the data tables, or to the contents of cars.
    case nothingBeyond(String, String)
    case nothingBeyondContents
  }

  public static let all: [Lever] = [
    Lever(
      name: "recycled-content.steel",
      meaning: "Least share of scrap-derived metal in all steel that car makers buy; a soft floor.",
      otherwise: .noFloor, rule: .bound),
    Lever(
      name: "recycled-content.aluminium",
      meaning:
        "Least share of scrap-derived metal in all aluminium that car makers buy; a soft floor.",
      otherwise: .noFloor, rule: .bound),
    Lever(
      name: "renewable-share.smelting",
      meaning: "Share of the power of aluminium smelters that is renewable.",
      otherwise: .series("smelter", "renewable share"), pace: .works),
    Lever(
      name: "renewable-share.steel",
      meaning: "Share of the power of steelworks that is renewable.",
      otherwise: .series("steelworks", "renewable share"), pace: quarter),
    Lever(
      name: "grade-separation",
      meaning: "Share of the metal of formally treated cars that is kept apart by grade.",
      otherwise: .nothing, pace: quarter),
    Lever(
      name: "dismantling",
      meaning: "How far dismantling goes from today's practice (0 %) to its potential (100 %).",
      otherwise: .todaysPractice, pace: quarter),
    Lever(
      name: "eaf-share",
      meaning: "Share of crude steel from scrap-fed electric arc furnaces.",
      otherwise: .series("scrap-eaf", "share of crude steel"), pace: .fastestYear),
    Lever(
      name: "h2-dri-share",
      meaning: "Share of crude steel from hydrogen-reduced iron melted in electric furnaces.",
      otherwise: .series("h2-dri-eaf", "share of crude steel"), pace: .works),
    Lever(
      name: "bev-share",
      meaning: "Share of battery cars in home sales; the other drives shrink or grow alike.",
      otherwise: .series("battery", "share of sales")),
    Lever(
      name: "sorting.xrt",
      meaning: "Share of shredded aluminium that X-ray transmission splits into light and heavy.",
      otherwise: .series("xrt", "penetration"), pace: quarter),
    Lever(
      name: "sorting.libs",
      meaning: "Share of shredded aluminium that laser spectroscopy sorts by alloy.",
      otherwise: .series("libs", "penetration"), pace: quarter),
    Lever(
      name: "sorting.xrf",
      meaning:
        "Share of shredded aluminium that X-ray fluorescence splits by copper and zinc into three.",
      otherwise: .series("xrf", "penetration"), pace: quarter),
    Lever(
      name: "sorting.libs-clip",
      meaning: "Share of mixed aluminium clip that laser spectroscopy sorts by alloy family.",
      otherwise: .series("libs-clip", "clip penetration"), pace: quarter),
    Lever(
      name: "sorting.low-copper",
      meaning: "Share of the steel shred that a second drum cleans of copper.",
      otherwise: .series("low-copper", "penetration"), pace: quarter),
    Lever(
      name: "mixed-collection",
      meaning:
        "Share of dismantled parts and of clip kept apart that loses its identity: parts go to "
        + "the shredder, wrought aluminium clip is mixed.",
      otherwise: .nothing),
    Lever(
      name: "castings-only",
      meaning:
        "Share of old aluminium scrap that may become castings and deoxidation metal only, however "
        + "clean it is.",
      otherwise: .nothing),
    Lever(
      name: "trade-in",
      meaning: "By how much cars of the age of the trade-in scheme leave use more often in a year.",
      otherwise: .nothingBeyond("end-of-life cars", "exit multiplier")),
    Lever(
      name: "light-weighting",
      meaning: "Share of the steel in a new car that is taken out, partly replaced by aluminium.",
      otherwise: .nothingBeyondContents),
    Lever(
      name: "carbon-price",
      meaning:
        "Carbon price in CNY of 2024 per tonne of CO2: what is dear in carbon gives way where "
        + "works fall due for renewal.",
      otherwise: .series("carbon market", "price"), kind: .carbonPrice),
    Lever(
      name: "premium-cap",
      meaning:
        "By how much dearer than other metal car makers take low-carbon metal when its works are "
        + "decided on.",
      otherwise: .nothing, rule: .bound),
  ]

  public static func named(_ name: String) -> Lever? { all.first { $0.name == name } }

  /// The lever that is laid over a series of the tables.
  static func over(_ entity: String, _ metric: String) -> Lever? {
    seriesLevers[metric]?.first { $0.otherwise == .series(entity, metric) }
  }

  /// By the metric of the series.
  private static let seriesLevers: [String: [Lever]] = {
    var levers: [String: [Lever]] = [:]
    for lever in all {
      if case .series(_, let metric) = lever.otherwise { levers[metric, default: []].append(lever) }
    }
    return levers
  }()
}

extension Lever.Kind {
  /// What a path may hold; a trend is cut there.
  public var range: ClosedRange<Double> {
    switch self {
    case .share: 0...1
    // Ten times the highest price in any scenario of the tables' sources.
    case .carbonPrice: 0...20_000
    }
  }
}

extension Lever {
  /// A value as a scenario writes it: `12.5 %`, `300 CNY/t CO2`.
  ///
  /// Rounded to what a reader can tell apart.
  package func written(_ value: Double) -> String {
    switch kind {
    case .share: "\(ShortestDecimal.string((value * 1e6).rounded() / 1e4)) %"
    case .carbonPrice: "\(ShortestDecimal.string((value * 1e4).rounded() / 1e4)) \(kind.unit)"
    }
  }
}

extension Lever {
  /// A value in a sentence, to what matters there: `12.5 %`, `300 CNY/t CO2`.
  package func brief(_ value: Double) -> String {
    switch kind {
    case .share: written((value * 1e4).rounded() / 1e4)
    case .carbonPrice: written(value.rounded())
    }
  }
}

extension Lever.Otherwise: CustomStringConvertible {
  /// In English, as the schema and tables of results have it.
  public var description: String {
    switch self {
    case .series(let entity, let metric): "the series \(entity), \(metric)"
    case .noFloor: "no floor"
    case .nothing: "none"
    case .todaysPractice: "today's practice"
    case .nothingBeyond(let entity, let metric): "none beyond the series \(entity), \(metric)"
    case .nothingBeyondContents: "none beyond the content series"
    }
  }
}
