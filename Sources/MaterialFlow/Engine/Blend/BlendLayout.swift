/// Which composition limits a blend keeps.
public enum BlendLimits: String, Sendable, CaseIterable {
  /// Minima only, reached by alloying; tramp elements stay and are reported.
  case massOnly = "mass-only"
  /// Minima and maxima.
  case composition
}

/// What does not change from year to year in the blend of one material: rows and columns.
///
/// Columns: scrap by class and heat `x[s,h]`, alloying `z[h,e]` where the product has a minimum for
/// e, magnesium taken out `m[h]` where a heat may lose it, the shortage of recycled content `f`.
/// Ore-based metal fills what they leave of a heat, so it needs no column:
/// `p[h] = D[h] - Σ y x - Σ z + m`.
struct BlendLayout: Sendable {
  let system: MaterialSystem
  /// The limits of each heat, by heat: the heat, and the limit of its product.
  let limits: [(heat: Int, limit: CompositionLimit)]
  /// The rows of ``limits`` that belong to a heat.
  let limitRange: [Range<Int>]
  /// Alloying columns: the heat, and the element that is added.
  let additions: [(heat: Int, element: Int)]
  /// Whether a recycled-content rule counts a heat.
  let isCounted: [Bool]
  let options: BlendOptions
  /// The heats that may lose an element on purpose.
  let demagged: [Int]

  init(
    system: MaterialSystem, limits: [CompositionLimit], keeping kept: BlendLimits,
    options: BlendOptions = BlendOptions()
  ) {
    self.system = system
    self.options = options
    var rows: [(heat: Int, limit: CompositionLimit)] = []
    var ranges: [Range<Int>] = []
    var additions: [(heat: Int, element: Int)] = []
    for (heat, melt) in system.heats.enumerated() {
      let first = rows.count
      for limit in limits where limit.product == melt.product {
        let hasMinimum = (limit.minimum ?? 0) > 0
        let maximum = kept == .composition ? limit.maximum : nil
        if !hasMinimum && maximum == nil { continue }
        let minimum = hasMinimum ? limit.minimum : nil
        rows += Self.windows(limit, minimum: minimum, maximum: maximum, options).map { (heat, $0) }
        for element in limit.elements
        where hasMinimum && !additions.contains(where: { $0 == (heat, element) }) {
          additions.append((heat, element))
        }
      }
      ranges.append(first..<rows.count)
    }
    self.limits = rows
    limitRange = ranges
    self.additions = additions
    demagged = system.heats.indices.filter { heat in
      guard let element = options.demagging?.element else { return false }
      return rows[ranges[heat]].contains {
        $0.limit.maximum != nil && $0.limit.elements.contains(element)
      }
    }
    isCounted = system.heats.map {
      options.contentScope == .all || system.grades[$0.product].isInCars
    }
  }

  /// One row, or two where the maximum counts scrap otherwise than the minimum.
  private static func windows(
    _ limit: CompositionLimit, minimum: Double?, maximum: Double?, _ options: BlendOptions
  ) -> [CompositionLimit] {
    func window(_ minimum: Double?, _ maximum: Double?) -> CompositionLimit {
      CompositionLimit(
        product: limit.product, elements: limit.elements, minimum: minimum, maximum: maximum)
    }
    if options.contentMargin.isEmpty || minimum == nil || maximum == nil {
      return [window(minimum, maximum)]
    }
    return [window(minimum, nil), window(nil, maximum)]
  }

  /// Whether a product is barred from scrap that only others may take.
  func isBarred(_ heat: Int) -> Bool {
    !options.takesBarredScrap.isEmpty && !options.takesBarredScrap[system.heats[heat].product]
  }

  var classCount: Int { system.classes.count }
  var heatCount: Int { system.heats.count }
  var routeCount: Int { system.routes.count }

  // MARK: Columns
  var scrapColumnCount: Int { classCount * heatCount }
  func scrapColumn(_ scrapClass: Int, _ heat: Int) -> Int { scrapClass * heatCount + heat }
  func additionColumn(_ addition: Int) -> Int { scrapColumnCount + addition }
  func demaggingColumn(_ index: Int) -> Int { scrapColumnCount + additions.count + index }
  var shortageColumn: Int { scrapColumnCount + additions.count + demagged.count }
  var columnCount: Int { shortageColumn + 1 }

  // MARK: Rows
  func supplyRow(_ scrapClass: Int) -> Int { scrapClass }
  func massRow(_ heat: Int) -> Int { classCount + heat }
  func chargeRow(_ heat: Int) -> Int { classCount + heatCount + heat }
  func limitRow(_ limit: Int) -> Int { classCount + 2 * heatCount + limit }
  var contentRow: Int { classCount + 2 * heatCount + limits.count }
  /// No more can be taken out than the scrap brings.
  func demaggingRow(_ index: Int) -> Int { contentRow + 1 + index }
  /// What products that are barred from a class may still take of it.
  func barredRow(_ scrapClass: Int) -> Int { contentRow + 1 + demagged.count + scrapClass }
  var rowCount: Int { barredRow(classCount) }
}
