/// The cheapest place of a box at which a condition holds.
///
/// A grid of the box's corners and middle shows where to begin; from its best places the simplex
/// of Nelder and Mead goes down `cost + weight × shortfall`, with steps beyond the box folded back.
/// The weight grows until the end of a search keeps the condition. The answer is the cheapest of
/// all places asked that keep it, so it is never worse than any of them.
public struct CheapestSearch: Sendable, Equatable {
  /// A place that was asked.
  public struct Trial: Sendable, Equatable {
    public let place: [Double]
    /// In the caller's unit.
    public let cost: Double
    /// How far the condition is from holding; zero or less where it holds.
    public let shortfall: Double
  }

  /// nil where no place that was asked keeps the condition.
  public let best: Trial?
  /// The place nearest to keeping it.
  public let nearest: Trial?
  public let evaluations: Int

  /// Shares of the box's edge.
  private static let firstStep = 0.2
  private static let tolerance = 1e-4
  private static let iterations = 90
  private static let starts = 3

  /// - Parameters:
  ///   - box: The bounds of every variable.
  ///   - function: Cost and shortfall of a place; nil where it cannot be asked.
  /// - Throws: What `function` threw, else ``GSLError``.
  public init(
    in box: [ClosedRange<Double>],
    of function: @escaping ([Double]) throws -> (cost: Double, shortfall: Double)?
  ) throws {
    let asked = Asked(box, function)
    let grid = try Self.grid(box.count).compactMap { try asked.trial($0) }
    let costs = grid.map(\.cost)
    let shortfalls = grid.map(\.shortfall)
    let costSpan = max((costs.max() ?? 0) - (costs.min() ?? 0), 1e-9)
    let shortfallSpan = max((shortfalls.max() ?? 0) - (shortfalls.min() ?? 0), 1e-9)
    var weight = 10 * costSpan / shortfallSpan
    func penalised(_ trial: Trial) -> Double { trial.cost + weight * max(0, trial.shortfall) }
    let order = grid.indices.sorted { (penalised(grid[$0]), $0) < (penalised(grid[$1]), $1) }
    for start in order.prefix(Self.starts) {
      var place = asked.unit(of: grid[start].place)
      for _ in 0..<3 {
        let end = try SimplexMinimum(
          from: place, step: Self.firstStep, tolerance: Self.tolerance, limit: Self.iterations
        ) { [weight] unit in
          guard let trial = try asked.trial(unit) else { return costSpan * 1e6 }
          return trial.cost + weight * max(0, trial.shortfall)
        }
        place = end.place
        if let trial = try asked.trial(place), trial.shortfall <= 0 { break }
        weight *= 10
      }
    }
    best = asked.best
    nearest = asked.nearest
    evaluations = asked.count
  }

  /// The cheapest of random places: what a search has to beat.
  public static func random(
    _ points: Int, in box: [ClosedRange<Double>], seed: Int,
    of function: ([Double]) throws -> (cost: Double, shortfall: Double)?
  ) throws -> Trial? {
    let random = RandomSource(seed: seed)
    var best: Trial?
    for _ in 0..<points {
      let place = box.map { $0.lowerBound + random.uniform() * ($0.upperBound - $0.lowerBound) }
      guard let value = try function(place), value.shortfall <= 0 else { continue }
      if value.cost < best?.cost ?? .infinity {
        best = Trial(place: place, cost: value.cost, shortfall: value.shortfall)
      }
    }
    return best
  }

  /// The corners of a unit box, its middle and the middles of its faces.
  private static func grid(_ count: Int) -> [[Double]] {
    let corners: [[Double]] = (0..<(1 << count)).map { bits in
      (0..<count).map { bits & (1 << $0) == 0 ? 0 : 1 }
    }
    let middle = [Double](repeating: 0.5, count: count)
    var faces: [[Double]] = []
    for axis in 0..<count {
      for end in [0.0, 1] {
        var face = middle
        face[axis] = end
        faces.append(face)
      }
    }
    return corners + [middle] + (count > 1 ? faces : [])
  }
}

/// Asks a function in units of its box and remembers the best answers.
private final class Asked {
  private let box: [ClosedRange<Double>]
  private let function: ([Double]) throws -> (cost: Double, shortfall: Double)?
  private(set) var best: CheapestSearch.Trial?
  private(set) var nearest: CheapestSearch.Trial?
  private(set) var count = 0

  init(
    _ box: [ClosedRange<Double>],
    _ function: @escaping ([Double]) throws -> (cost: Double, shortfall: Double)?
  ) {
    self.box = box
    self.function = function
  }

  func trial(_ unit: [Double]) throws -> CheapestSearch.Trial? {
    let place = zip(unit, box).map {
      $1.lowerBound + Self.folded($0) * ($1.upperBound - $1.lowerBound)
    }
    count += 1
    guard let value = try function(place), value.cost.isFinite, value.shortfall.isFinite else {
      return nil
    }
    let trial = CheapestSearch.Trial(place: place, cost: value.cost, shortfall: value.shortfall)
    if trial.shortfall <= 0, trial.cost < best?.cost ?? .infinity { best = trial }
    if trial.shortfall < nearest?.shortfall ?? .infinity { nearest = trial }
    return trial
  }

  func unit(of place: [Double]) -> [Double] {
    zip(place, box).map {
      let width = $1.upperBound - $1.lowerBound
      return width > 0 ? ($0 - $1.lowerBound) / width : 0
    }
  }

  /// Beyond an end of 0...1 a place is mirrored back, so that the function stays continuous.
  private static func folded(_ value: Double) -> Double {
    let turn = value.magnitude.truncatingRemainder(dividingBy: 2)
    return turn <= 1 ? turn : 2 - turn
  }
}
