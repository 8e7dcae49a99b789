/// One year's programme in the units of the solver.
///
/// Money is divided by the mean price of ore-based metal, the row of a window by its share, so that
/// every row of a heat has its demand on the right. All rows read "at most": minima, removals and
/// floors are turned round. A lane or place without a row has zeros and a one on the diagonal.
struct MarketProgram: Sendable {
  let shape: MarketShape
  var layout: MarketLayout
  /// The unit of money.
  var money = 1.0
  /// τ, in units of money.
  var dispersion = 1.0
  /// All metal's worth, `Σ D`, in mass times the unit of money.
  var worth = 0.0

  // MARK: Heats
  /// Shape `[row][column]`.
  var coefficients: [Heats]
  /// Shape `[group][column]`; ore-based metal is the last column.
  var costs: [Heats]
  var priors: [Heats]
  /// Metal for a unit charged; zero for ore-based metal.
  var yields: [Heats]
  /// Right-hand side, shape `[row]`.
  var bounds: [Heats]
  /// Demand where the row has a barrier, else zero.
  var barriers: [Heats]
  /// 1 over the demand of a row, zero where there is none.
  var perUnit: [Heats]
  /// 1 where the row has a barrier, else zero.
  var open: [Heats]
  /// What keeps the block positive: 1 where there is no row.
  var idle: [Heats]
  /// A price of the question for a price of the solver, shape `[row]`.
  var priceScales: [Heats]
  /// 1 where the heat of a lane is barred, shape `[group]`.
  var barred: [Heats]
  /// 1 where a floor counts the heat of a lane, shape `[floor][group]`.
  var counted: [Heats]

  // MARK: Linear columns of heats
  /// Shape `[slot][row]` of each group in turn.
  var slotCells: [Heats]
  /// Shape `[slot]`.
  var slotPrices: [Heats]
  /// Demand where there is a column, else zero; and 1 over it.
  var slotUnits: [Heats]
  var slotPerUnit: [Heats]
  /// 1 where there is a column, else zero.
  var slotExists: [Heats]

  // MARK: Classes and floors
  var classes: [ClassTerms]
  /// Right-hand side of the floor, zero where it is off; shape `[floor]`.
  var floors: [Double]
  var buyOut = 0.0
  var hasFloors = false
  var hasBars = false

  /// The index of the minimum that a maximum is one equation with, or -1; shape `[window]`.
  var twins: [Int]
  /// Whether a window has a row of its own.
  var isOpenWindow: [Bool]

  /// The terms of one class outside the heats.
  struct ClassTerms: Sendable, Equatable {
    /// Whether it takes part.
    var isOpen = false
    /// What its rows are measured by.
    var unit = 1.0
    var supply = 0.0
    var leftPrior = 0.0
    var leftDispersion = 1.0
    /// Infinite where there is none.
    var ceiling = Double.infinity
    var importPrior = 0.0
    var importDispersion = 1.0
    var importMost = Double.infinity
    var barredMost = Double.infinity

    var hasCeiling: Bool { isOpen && ceiling < .infinity }
    var hasImports: Bool { isOpen && importPrior > 0 }
    var hasImportBound: Bool { hasImports && importMost < .infinity }
    var hasBar: Bool { isOpen && barredMost < .infinity }
    /// Where nothing bounds them, imports beyond all other scrap of the class are out of reach.
    var mostImported: Double { hasImportBound ? importMost : unit }
  }

  init(_ shape: MarketShape) {
    self.shape = shape
    layout = MarketLayout(shape)
    let groups = layout.heats.count / MarketLayout.width
    let columns = groups * layout.columnCount
    let rows = layout.mostRows
    let slots = layout.mostSlots
    func zeros(_ count: Int) -> [Heats] { Array(repeating: .zero, count: count) }
    coefficients = zeros(rows * layout.columnCount)
    costs = zeros(columns)
    priors = zeros(columns)
    yields = zeros(columns)
    bounds = zeros(rows)
    barriers = zeros(rows)
    perUnit = zeros(rows)
    open = zeros(rows)
    idle = zeros(rows)
    priceScales = zeros(rows)
    barred = zeros(groups)
    counted = zeros(groups * shape.floors.count)
    slotCells = zeros(groups == 0 ? 0 : slots * (rows / groups))
    slotPrices = zeros(slots)
    slotUnits = zeros(slots)
    slotPerUnit = zeros(slots)
    slotExists = zeros(slots)
    classes = Array(repeating: ClassTerms(), count: shape.classCount)
    floors = Array(repeating: 0, count: shape.floors.count)
    twins = Array(repeating: -1, count: shape.windows.count)
    isOpenWindow = Array(repeating: false, count: shape.windows.count)
    additionsOfHeat = Self.members(shape.additions.map(\.heat), shape.heatCount)
    removalsOfHeat = Self.members(shape.removals.map(\.heat), shape.heatCount)
    windowsOfHeat = Self.members(shape.windows.map(\.heat), shape.heatCount)
  }

  /// Members of each heat.
  let windowsOfHeat: [[Int]]
  let additionsOfHeat: [[Int]]
  let removalsOfHeat: [[Int]]

  private static func members(_ heats: [Int], _ count: Int) -> [[Int]] {
    (0..<count).map { heat in heats.indices.filter { heats[$0] == heat } }
  }
}
