public import FlowEngine

/// What a cycle of metals through cars is given: fleet, contents, scrap, routes and targets.
///
/// Eight types of cars (four classes with a combustion engine, then the same four with a battery),
/// ten grades of two metals, twelve classes of scrap: one for each grade, then a mixed one for each
/// metal. What changes over time goes from its value in 2020 to that in 2050 on a straight line.
public struct CycleInputs: Sendable {
  public static let vehicleCount = 8
  public static let classCount = 4
  public static let gradeCount = 10
  public static let steelGradeCount = 6
  public static let scrapClassCount = 12

  // MARK: Fleet

  public var firstYear = 1950
  /// Millions of people, shape `[year]`.
  public var population: [Double] = []
  /// Shape `[year]`.
  public var carsPerHead: [Double] = []
  /// Of all cars, shape `[year][class]`, flat.
  public var classShares: [Double] = []
  /// Weibull laws, shape `[vehicle]`.
  public var lifetimes: [Lifetime] = []

  // MARK: Contents

  /// kg per car of 2000, shape `[vehicle][grade]`, flat.
  public var contentIn2000: [Double] = []
  /// kg per car of 2050, shape `[vehicle][grade]`, flat.
  public var contentIn2050: [Double] = []
  /// How far contents have gone from the first to the second, shape `[year][grade]`, flat.
  public var ramp: [Double] = []

  // MARK: Scrap

  public var grades: [Grade] = []
  public var collectionIn2020 = 0.0
  /// The share of a grade's scrap that ends in each class, shape `[grade][class]`, flat.
  public var sortingBefore: [Double] = []
  /// The same with the best sorting.
  public var sortingBest: [Double] = []
  /// Shape `[class]`.
  public var remeltYields: [Double] = []
  /// Steel, then aluminium.
  public var cascades: [Cascade] = []

  // MARK: Emissions

  /// Blast furnace, hydrogen DRI, scrap in the electric furnace, primary and remelted aluminium.
  public var routes: [Route] = []
  public var grid = Grid(start: 0, floor: 0)
  public var smelterGrid = Grid(start: 0, floor: 0)
  /// kg CO2 per car in 2020, shape `[class]`.
  public var targets: [Double] = []
  /// By how much the targets fall each year.
  public var targetCut = 0.0

  /// From what to what each parameter goes, in the order of ``CycleParameters/init(_:)``.
  public var ranges: [ParameterRange] = []

  public init() {}

  /// The parameters at one share in 0...1 of each range.
  public func parameters(at shares: some RandomAccessCollection<Double>) -> CycleParameters {
    CycleParameters(zip(ranges, shares).map { $0.low + ($0.high - $0.low) * $1 })
  }

  /// The parameters in the middle of each range.
  public var nominal: CycleParameters {
    parameters(at: Array(repeating: 0.5, count: CycleParameters.count))
  }
}

extension CycleInputs {
  /// A grade of metal; shares in 0...1.
  public struct Grade: Sendable {
    /// What is in the car over what is bought.
    public var fabricationYield = 1.0
    /// The share of a collected car's metal that reaches sorting.
    public var recovery = 1.0
    /// The share of press-shop scrap that is kept apart by grade.
    public var segregated = 1.0
    /// The largest share of demand from scrap of the same grade.
    public var sameGradeCap = Path(in2020: 1, in2050: 1)
    /// The largest share of demand from any scrap.
    public var scrapCap = Path(in2020: 1, in2050: 1)

    public init() {}
  }

  /// A straight line from 2020 to 2050.
  public struct Path: Sendable {
    public let in2020: Double
    public let in2050: Double

    public init(in2020: Double, in2050: Double) {
      self.in2020 = in2020
      self.in2050 = in2050
    }
  }

  /// The order in which the grades of a metal take from what better ones left, the best first.
  public struct Cascade: Sendable {
    /// Every grade of the metal once.
    public let order: [Int]
    /// The grade before which the mixed class joins.
    public let mixedEntersBefore: Int

    public init(order: [Int], mixedEntersBefore: Int) {
      self.order = order
      self.mixedEntersBefore = mixedEntersBefore
    }
  }

  /// A route's emissions per kg of metal.
  public struct Route: Sendable {
    /// kg CO2.
    public let direct: Double
    /// kWh.
    public let electricity: Double

    public init(direct: Double, electricity: Double) {
      self.direct = direct
      self.electricity = electricity
    }
  }

  /// The emissions of power, kg CO2 per kWh: until 2020, and what they fall towards.
  public struct Grid: Sendable {
    public let start: Double
    public let floor: Double

    public init(start: Double, floor: Double) {
      self.start = start
      self.floor = floor
    }
  }

  public struct ParameterRange: Sendable {
    public let low: Double
    public let high: Double

    public init(low: Double, high: Double) {
      self.low = low
      self.high = high
    }
  }
}
