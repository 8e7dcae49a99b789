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
  /// The first year in which castings of the lowest family can take no more mixed scrap.
  ///
  /// Either a maximum binds in them, or they hold no ore-based metal that scrap could replace. nil
  /// where that never happens, or where a metal has no such family.
  public func castingsFull(material m: Int) -> Int? {
    let heats = systems[m].heats.indices.filter {
      systems[m].grades[systems[m].heats[$0].product].family == "secondary-cast"
    }
    if heats.isEmpty { return nil }
    let account = melts[m]
    return years.enumerated().first { t, _ in
      let binds = run.blends[m].binding(t).contains {
        heats.contains($0.heat) && $0.price >= BindingMaximum.leastPrice
      }
      var mass = 0.0
      var ore = 0.0
      for h in heats {
        mass += account.heatMass[t * account.heatCount + h]
        ore += account.primary[t * account.heatCount + h]
      }
      // A per mille: the blend leaves rounding, and a few tonnes of ore are no room for scrap.
      return binds || mass > 0 && ore <= 1e-3 * mass
    }?.element
  }

  /// The first year that leaves more than a per mille of the scrap at hand without a taker.
  public func firstSurplus(material m: Int) -> Int? {
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
