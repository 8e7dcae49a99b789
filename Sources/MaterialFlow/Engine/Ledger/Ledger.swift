/// Double entry for metal: every tonne that moves is posted once, with its grade and elements.
///
/// Amounts are in t/yr, levels in t. Everything that is reported about metal is read from here.
public struct Ledger: Sendable {
  public let chart: LedgerChart
  public let years: ClosedRange<Int>
  /// Shape `[opened line][year][lane]`.
  var amounts: [Double] = []
  /// Where the amounts of a line begin; nil until something is posted to it: shape `[line]`.
  ///
  /// Of all ways from a class to a melt, a run uses one in ten.
  private var places: [Int?]
  /// Levels at the end of the year, and before the first: shape
  /// `[1 + year][stock][material][lane]`.
  var levels: [Double]

  public init(chart: LedgerChart, years: ClosedRange<Int>) {
    self.chart = chart
    self.years = years
    places = Array(repeating: nil, count: chart.lines.count)
    // Room for every line, so that no year moves the books; what no line opens is never touched.
    amounts.reserveCapacity(years.count * chart.amountsPerYear)
    levels = Array(repeating: 0, count: (years.count + 1) * chart.levelsPerYear)
  }

  /// Empties the books for another run of the same plan; its lines stay open.
  mutating func clear() {
    for index in amounts.indices { amounts[index] = 0 }
    for index in levels.indices { levels[index] = 0 }
  }

  /// Where a line's lanes of a year begin; nil where nothing was ever posted to the line.
  @inline(__always)
  func base(_ line: Int, _ year: Int) -> Int? {
    guard let place = places[line] else { return nil }
    return place + year * laneCounts(of: line).all
  }

  /// The same for posting.
  @inline(__always)
  private mutating func openedBase(_ line: Int, _ year: Int) -> Int {
    if let base = base(line, year) { return base }
    let lanes = laneCounts(of: line).all
    places[line] = amounts.count
    amounts.append(contentsOf: repeatElement(0, count: years.count * lanes))
    return amounts.count - (years.count - year) * lanes
  }

  @inline(__always)
  private func laneCounts(of line: Int) -> LaneCounts {
    chart.laneCounts[chart.lines[line].material]
  }

  /// Posts one type by the mass of each element, in t/yr, scaled by a share.
  mutating func post(
    _ line: Int, year: Int, type: Int, share: Double, ofElements masses: [Double], at start: Int
  ) {
    if share == 0 { return }
    let lanes = laneCounts(of: line)
    let base = openedBase(line, year)
    let masses = masses.span.extracting(start..<start + lanes.elements)
    var amounts = amounts.mutableSpan
    let elements = base + lanes.types
    var mass = 0.0
    for element in masses.indices {
      let amount = share * masses[element]
      amounts[elements + element] += amount
      mass += amount
    }
    amounts[base + type] += mass
  }

  /// Posts one type with its composition: adds `mass` to the type and `mass × content` to elements.
  ///
  /// - Parameters:
  ///   - mass: t/yr, zero or more.
  ///   - composition: mass fractions that add up to 1, read from `composition[start...]`.
  mutating func post(
    _ line: Int, year: Int, type: Int, mass: Double, composition: [Double], at start: Int = 0
  ) {
    if mass == 0 { return }
    let lanes = laneCounts(of: line)
    let base = openedBase(line, year)
    let composition = composition.span.extracting(start..<start + lanes.elements)
    var amounts = amounts.mutableSpan
    amounts[base + type] += mass
    let elements = base + lanes.types
    for element in composition.indices {
      amounts[elements + element] += mass * composition[element]
    }
  }

  /// Posts a share of a pool that holds `types` and `elements` side by side, in t.
  mutating func post(_ line: Int, year: Int, share: Double, ofPool pool: [Double], at start: Int) {
    if share == 0 { return }
    let count = laneCounts(of: line).all
    let base = openedBase(line, year)
    let pool = pool.span.extracting(start..<start + count)
    var amounts = amounts.mutableSpan
    for lane in pool.indices { amounts[base + lane] += share * pool[lane] }
  }

  /// Posts one type, element by element, in t/yr.
  @inline(__always)
  mutating func post(
    _ line: Int, year: Int, type: Int, byElement mass: (_ element: Int) -> Double
  ) {
    let lanes = laneCounts(of: line)
    for element in 0..<lanes.elements {
      let mass = mass(element)
      if mass == 0 { continue }
      let base = openedBase(line, year)
      amounts[base + type] += mass
      amounts[base + lanes.types + element] += mass
    }
  }

  /// Posts one element of one type, in t/yr.
  mutating func post(_ line: Int, year: Int, type: Int, element: Int, mass: Double) {
    if mass == 0 { return }
    let base = openedBase(line, year)
    amounts[base + type] += mass
    amounts[base + laneCounts(of: line).types + element] += mass
  }

  /// Records the level of a stock at the end of a year (`year` −1: before the first), in t.
  mutating func record(
    stock: Int, material: Int, year: Int, type: Int, mass: Double, composition: [Double],
    at start: Int = 0
  ) {
    if mass == 0 { return }
    let base = levelBase(stock: stock, material: material, year: year)
    levels[base + type] += mass
    let elements = base + chart.laneCounts[material].types
    let composition = composition.span.extracting(
      start..<start + chart.laneCounts[material].elements)
    var levels = levels.mutableSpan
    for element in composition.indices {
      levels[elements + element] += mass * composition[element]
    }
  }

  /// Records a type by the mass of each element, in t.
  mutating func record(
    stock: Int, material: Int, year: Int, type: Int, elements masses: [Double], at start: Int
  ) {
    let base = levelBase(stock: stock, material: material, year: year)
    let elements = base + chart.laneCounts[material].types
    let masses = masses.span.extracting(start..<start + chart.laneCounts[material].elements)
    var levels = levels.mutableSpan
    for element in masses.indices {
      levels[base + type] += masses[element]
      levels[elements + element] += masses[element]
    }
  }

  /// Records a pool of `types` and `elements` side by side as the level of a stock, in t.
  mutating func record(
    stock: Int, material: Int, year: Int, pool: [Double], at start: Int
  ) {
    let base = levelBase(stock: stock, material: material, year: year)
    let pool = pool.span.extracting(start..<start + chart.laneCounts[material].all)
    var levels = levels.mutableSpan
    for lane in pool.indices { levels[base + lane] += pool[lane] }
  }

  @inline(__always)
  func levelBase(stock: Int, material: Int, year: Int) -> Int {
    (year + 1) * chart.levelsPerYear + chart.levelOffset(stock: stock, material: material)
  }
}

// MARK: Reading
extension Ledger {
  /// The amount on one lane of a line, in t/yr; types come first, then elements.
  public func amount(_ line: Int, year: Int, lane: Int) -> Double {
    base(line, year).map { amounts[$0 + lane] } ?? 0
  }

  /// Whether anything was ever posted to a line.
  public func isOpen(_ line: Int) -> Bool { places[line] != nil }

  /// Adds the amounts of some lanes of a line to a buffer that begins with the first; in t/yr.
  public func add(_ line: Int, year: Int, lanes: Range<Int>, to sums: inout [Double]) {
    guard let base = base(line, year) else { return }
    let posted = amounts.span.extracting(base + lanes.lowerBound..<base + lanes.upperBound)
    var sums = sums.mutableSpan
    for lane in posted.indices { sums[lane] += posted[lane] }
  }

  /// The mass on a line, in t/yr: the sum over its types.
  public func mass(_ line: Int, year: Int) -> Double {
    guard let base = base(line, year) else { return 0 }
    var sum = 0.0
    for type in 0..<laneCounts(of: line).types { sum += amounts[base + type] }
    return sum
  }

  /// The mass over the lines that a condition picks, in t/yr.
  public func mass(year: Int, where picks: (LedgerLine) -> Bool) -> Double {
    var sum = 0.0
    for index in chart.lines.indices where picks(chart.lines[index]) {
      sum += mass(index, year: year)
    }
    return sum
  }

  /// The level of a stock on one lane at the end of a year (−1: before the first), in t.
  public func level(stock: Int, material: Int, year: Int, lane: Int) -> Double {
    levels[levelBase(stock: stock, material: material, year: year) + lane]
  }
}
