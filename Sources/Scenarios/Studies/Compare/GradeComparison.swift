public import FlowAccounts
internal import FlowEngine
internal import FlowInputs
internal import FlowTables

/// Two runs beside each other by grade and year, both with composition limits kept.
///
/// A run that counts mass only knows no limit that binds and no primary metal that quality forces,
/// so both are run again with maxima where a scenario does not ask for them itself.
public struct GradeComparison: Sendable {
  public let base: RunReport
  public let other: RunReport
  /// How emissions of recycled metal are allocated.
  public let view: AllocationView
  /// Years that both runs have.
  public let years: ClosedRange<Int>

  /// - Parameters:
  ///   - base: A run that keeps composition; see ``keepingComposition(_:)``.
  public init(base: RunReport, other: RunReport, view: AllocationView) {
    self.base = base
    self.other = other
    self.view = view
    years =
      max(
        base.years.lowerBound, other.years.lowerBound)...min(
        base.years.upperBound, other.years.upperBound)
  }

  /// The run with maxima kept, and with what those of each grade force.
  ///
  /// - Throws: ``RunProblem``.
  public static func keepingComposition(_ report: RunReport) throws -> RunReport {
    try RunReport(running: report.compiled.keepingComposition())
  }

  var quantities: [GradeQuantity] { GradeQuantity.all(view) }
}

extension RunReport {
  /// The first year in which scrap outgrows its uses.
  ///
  /// On a market, that in which the watched class costs less than half of what it did in the last
  /// observed year; with fixed supply also that which first leaves more than a per mille of the scrap
  /// at hand without a taker. nil where that never happens.
  public func firstSurplus(material m: Int) -> Int? {
    [firstFallOfPrice(m), firstLeftOver(m)].compactMap(\.self).min()
  }

  private func firstFallOfPrice(_ m: Int) -> Int? {
    guard let plan = run.plan.materials[m].market, let watched = plan.watched,
      let market = run.markets[m], years.indices.count > plan.firstOpen
    else { return nil }
    let observed = market.price(ofClass: watched, max(0, plan.firstOpen - 1))
    let open = (plan.firstOpen..<years.count).first {
      market.price(ofClass: watched, $0) < observed / 2
    }
    return open.map { years.lowerBound + $0 }
  }

  private func firstLeftOver(_ m: Int) -> Int? {
    let plan = run.plan.materials[m].market
    if plan?.supply != nil { return nil }
    let lines = run.chart.materials[m]
    return years.enumerated().first { t, _ in
      let left = mass(of: lines.stockpile.fromClass, t)
      let used = mass(of: lines.melting.charge, t)
      return left > 1e-3 * (left + used)
    }?.element
  }

  /// Maxima that cost primary metal in some year, by product and elements.
  public func bindingMaxima(material m: Int) -> [BindingMaximum] {
    let report = run.blends[m]
    var found: [BindingMaximum] = []
    for (t, year) in years.enumerated() {
      for bound in report.binding(t) where bound.price >= BindingMaximum.leastPrice {
        let product = systems[m].grades[bound.limit.product].id
        let elements = bound.limit.elements.map { systems[m].elements[$0] }.joined(separator: "+")
        let place = found.firstIndex { $0.product == product && $0.elements == elements }
        let index = place ?? found.count
        if place == nil { found.append(BindingMaximum(product: product, elements: elements)) }
        // Heats of several routes share the product's limit: the dearest of a year counts.
        found[index].add(year, bound.price)
      }
    }
    return found
  }
}

/// A maximum that holds scrap back, with the worth of its tolerance by year.
public struct BindingMaximum: Sendable, Equatable {
  /// A tonne of an element takes the place of a tonne of metal wherever it is let in; below that a
  /// maximum holds back nothing but itself.
  static let leastPrice = 1.0

  public let product: String
  public let elements: String
  public private(set) var years: [Int] = []
  /// Tonnes of primary and alloying that one more tonne of the element would save, by year.
  public private(set) var prices: [Double] = []

  init(product: String, elements: String) {
    self.product = product
    self.elements = elements
  }

  fileprivate mutating func add(_ year: Int, _ price: Double) {
    if years.last == year {
      prices[prices.count - 1] = max(prices[prices.count - 1], price)
    } else {
      years.append(year)
      prices.append(price)
    }
  }

  /// `2031-2034, 2050`.
  var span: String {
    years.consecutive.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }.joined(separator: ", ")
  }
}
