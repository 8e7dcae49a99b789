public import FlowAccounts
public import FlowTables

/// Lots of the tables, and what others publish about them.
public struct LotCatalogue: Sendable {
  public let lots: [Lot]
  public let rules: [BoundaryRule]
  public let published: [PublishedFootprint]
  /// What was noticed while tables of the user were read.
  public let notes: [Diagnostic]

  /// - Parameters:
  ///   - user: Tables of numbers that win over the built-in ones.
  ///   - lists: Tables of the user's lots, with the columns of `lot_list.csv`.
  /// - Throws: ``InputProblems`` with every missing or unfit number.
  public static func load(
    user files: [SourceFile] = [], lists: [SourceFile] = []
  ) throws(InputProblems) -> LotCatalogue {
    var problems = Diagnostics()
    let data = DataStore.load(
      user: files, and: DataStore.lotTables, reporting: &problems)
    return try load(data, lists: lists, reporting: problems)
  }

  package static func load(
    _ data: DataStore, lists: [SourceFile] = [], reporting earlier: Diagnostics = Diagnostics()
  ) throws(InputProblems) -> LotCatalogue {
    var problems = earlier
    let stages = StageTable.load(reporting: &problems)
    let definitions = LotDefinition.read(user: lists, reporting: &problems)
    try problems.throwIfErrors()
    var compiler = LotCompiler(
      data, stages: stages, definitions: definitions, problems: problems)
    let lots = compiler.lots()
    try compiler.problems.throwIfErrors()
    var lookup = Lookup(data, horizon: 2000...2000)
    let rules = rules(&lookup)
    let published = PublishedFootprint.all(of: lots, &lookup)
    try lookup.problems.throwIfErrors()
    return LotCatalogue(
      lots: lots, rules: rules, published: published, notes: problems.beside)
  }

  /// worldsteel charges every site with one factor; declarations count the supply of power.
  private static func rules(_ lookup: inout Lookup) -> [BoundaryRule] {
    EmissionBoundary.allCases.map { boundary in
      let factor = lookup.optional(
        boundary.rawValue, "power factor", in: .carbonPerMegawattHour)
      return BoundaryRule(
        boundary, fixedPower: factor?.constant,
        countsPowerSupply: boundary == .cradleToGate || boundary == .epd)
    }
  }

  public func lot(_ id: String) -> Lot? { lots.first { $0.id == id } }

  public func rule(_ boundary: EmissionBoundary) -> BoundaryRule {
    rules.first { $0.boundary == boundary }
      ?? BoundaryRule(boundary, fixedPower: nil, countsPowerSupply: false)
  }

  /// t CO2-equiv/t.
  public func emissions(_ lot: Lot, _ boundary: EmissionBoundary, _ view: PowerView) -> Double? {
    lot.emissions(rule(boundary), view)
  }
}

/// What somebody prints about a lot, to stand beside ours.
public struct PublishedFootprint: Sendable {
  public let lot: String
  public let boundary: EmissionBoundary
  public let view: PowerView
  /// t CO2-equiv/t, or the share by which it is below ``reference``.
  public let value: Double
  public let low: Double?
  public let high: Double?
  /// The lot that a reduction is measured from; nil for an amount.
  public let reference: String?
  public let source: String
  public let note: String

  static func all(of lots: [Lot], _ lookup: inout Lookup) -> [PublishedFootprint] {
    lots.flatMap { lot in
      lookup.data.rows(ofMetric: "published", entity: lot.id).compactMap {
        PublishedFootprint($0, of: lot, $0.qualifier, reference: nil, &lookup)
      }
        + lookup.data.rows(ofMetric: "published reduction", entity: lot.id).compactMap {
          PublishedFootprint($0, of: lot, $0.boundary, reference: $0.qualifier, &lookup)
        }
    }
  }

  /// - Parameter terms: A boundary and a view, such as `epd market`.
  private init?(
    _ row: DataRow, of lot: Lot, _ terms: String, reference: String?, _ lookup: inout Lookup
  ) {
    let words = terms.split(separator: " ").map(String.init)
    guard words.count == 2, let boundary = EmissionBoundary(rawValue: words[0]),
      let view = PowerView(rawValue: words[1]),
      let number = lookup.ranged(row, in: reference == nil ? .carbonPerTonne : .fraction)
    else { return nil }
    self.lot = lot.id
    self.boundary = boundary
    self.view = view
    value = number.value
    low = row.low.map { _ in number.low }
    high = row.high.map { _ in number.high }
    self.reference = reference
    source = row.source
    note = row.note
  }

  /// Ours for the same boundary and view.
  public func ours(in catalogue: LotCatalogue) -> Double? {
    guard let lot = catalogue.lot(lot),
      let emissions = catalogue.emissions(lot, boundary, view)
    else { return nil }
    guard let reference else { return emissions }
    let base = catalogue.lot(reference).flatMap { catalogue.emissions($0, boundary, view) }
    return base.flatMap { $0 > 0 ? 1 - emissions / $0 : nil }
  }
}
