/// What a semi is: some schemes class flat and long products by different numbers.
public enum ProductForm: String, Sendable, CaseIterable {
  case flat
  case long
}

/// How the classes of a scheme hang together.
public enum StandardKind: String, Sendable, CaseIterable {
  /// Classes of rising strictness; a lot has the strictest one that holds.
  case ladder
  /// Dated thresholds that hold from their year until the next.
  case line
  /// Dated thresholds with straight lines between them.
  case path
  /// A product label of a company.
  case label
}

/// Where the fraction of a tonne that counts as near zero begins and ends.
public enum CreditRole: String, Sendable, CaseIterable {
  /// At or below this class a tonne counts fully.
  case full
  /// At or above this class it does not count.
  case zero = "none"
}

/// One class, or one dated line, of a scheme.
public struct StandardClass: Sendable, Equatable {
  public let name: String
  /// The series that a dated line belongs to, such as `secondary`; empty in a ladder.
  public let track: String
  /// Printed order; breaks ties between equal thresholds.
  public let rank: Int
  /// The threshold at no and at all scrap, t CO2-equiv/t; nil where the class has none.
  public let atZeroScrap: Double?
  public let atFullScrap: Double?
  /// Whether a lot must lie below the threshold rather than at or below it.
  public let isStrict: Bool
  public let product: ProductForm?
  /// The class is for lots with a share of at least `scrapFrom` and less than `scrapBelow`.
  public let scrapFrom: Double?
  public let scrapBelow: Double?
  /// Further conditions, fractions: scrap by the scheme's own definition, renewable power,
  /// reduction against a reference product.
  public let leastScrap: Double?
  public let leastRenewable: Double?
  public let leastReduction: Double?
  public let credit: CreditRole?
  /// The year of a dated line.
  public let lineYear: Int?

  public init(
    name: String, track: String = "", rank: Int = 1, atZeroScrap: Double? = nil,
    atFullScrap: Double? = nil, isStrict: Bool = false, product: ProductForm? = nil,
    scrapFrom: Double? = nil, scrapBelow: Double? = nil, leastScrap: Double? = nil,
    leastRenewable: Double? = nil, leastReduction: Double? = nil, credit: CreditRole? = nil,
    lineYear: Int? = nil
  ) {
    self.name = name
    self.track = track
    self.rank = rank
    self.atZeroScrap = atZeroScrap
    self.atFullScrap = atFullScrap
    self.isStrict = isStrict
    self.product = product
    self.scrapFrom = scrapFrom
    self.scrapBelow = scrapBelow
    self.leastScrap = leastScrap
    self.leastRenewable = leastRenewable
    self.leastReduction = leastReduction
    self.credit = credit
    self.lineYear = lineYear
  }

  /// Whether the threshold depends on the scrap share.
  public var slides: Bool { atZeroScrap != atFullScrap }

  /// `A + (B - A) s`, t CO2-equiv/t; nil where the class has no threshold.
  public func threshold(atScrapShare share: Double) -> Double? {
    guard let start = atZeroScrap, let end = atFullScrap else { return nil }
    return start + (end - start) * share
  }
}

/// One version of one scheme.
public struct Standard: Sendable, Equatable {
  public let name: String
  public let version: String
  public let metal: String
  public let kind: StandardKind
  public let rule: ScrapShareRule
  public let boundary: String
  public let scope2: String
  public let offsets: String
  /// The first and the last year in which the version is used; nil where it is open.
  public let validFrom: Int?
  public let validTo: Int?
  public let source: String
  /// In the order of the data.
  public var classes: [StandardClass]

  public init(
    name: String, version: String, metal: String, kind: StandardKind, rule: ScrapShareRule,
    boundary: String = "", scope2: String = "", offsets: String = "", validFrom: Int? = nil,
    validTo: Int? = nil, source: String = "", classes: [StandardClass]
  ) {
    self.name = name
    self.version = version
    self.metal = metal
    self.kind = kind
    self.rule = rule
    self.boundary = boundary
    self.scope2 = scope2
    self.offsets = offsets
    self.validFrom = validFrom
    self.validTo = validTo
    self.source = source
    self.classes = classes
  }

  public var title: String { "\(name) \(version)" }

  public func isValid(in year: Int) -> Bool {
    year >= (validFrom ?? Int.min) && year <= (validTo ?? Int.max)
  }

  /// `2022–2024`, `from 2024`, or nothing.
  public var validity: String {
    switch (validFrom, validTo) {
    case (let from?, let to?): "\(from)–\(to)"
    case (let from?, nil): "from \(from)"
    case (nil, let to?): "to \(to)"
    case (nil, nil): "undated"
    }
  }

  /// The series of dated lines, in the order of the data; one empty name in a ladder.
  public var tracks: [String] {
    var names: [String] = []
    for item in classes where !names.contains(item.track) { names.append(item.track) }
    return names
  }
}
