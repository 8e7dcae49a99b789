/// What does not change from year to year in the programme that shares scrap out.
///
/// Classes are offered scrap, heats are batches of one product by one route. Windows stand in the
/// order of their heats.
struct MarketShape: Sendable, Equatable {
  /// A bound on the content of an element, or of a sum of elements, in the metal of a heat.
  struct Window: Sendable, Equatable {
    enum Side: Sendable { case most, least }
    let heat: Int
    let side: Side
  }

  /// Alloying: one pure element, whole in the mass of its heat and in every window named.
  struct Addition: Sendable, Equatable {
    let heat: Int
    let windows: [Int]
  }

  /// Demagging: takes an element out of the melt, from its mass and from every window named.
  struct Removal: Sendable, Equatable {
    let heat: Int
    let windows: [Int]
  }

  /// A least amount of recycled metal over some heats; what is short costs the buy-out price.
  struct Floor: Sendable, Equatable {
    /// Shape `[heat]`.
    let isCounted: [Bool]
  }

  let classCount: Int
  let heatCount: Int
  let windows: [Window]
  let additions: [Addition]
  let removals: [Removal]
  let floors: [Floor]
  /// Heats that barred scrap may not enter, shape `[heat]`; empty where nothing is barred.
  let isBarred: [Bool]

  init(
    classCount: Int, heatCount: Int, windows: [Window], additions: [Addition] = [],
    removals: [Removal] = [], floors: [Floor] = [], isBarred: [Bool] = []
  ) {
    precondition(classCount > 0 && heatCount > 0, "a market has classes and heats")
    precondition(
      zip(windows, windows.dropFirst()).allSatisfy { $0.heat <= $1.heat },
      "windows stand in the order of their heats")
    precondition(isBarred.isEmpty || isBarred.count == heatCount, "a bar names every heat")
    for (heat, named) in additions.map({ ($0.heat, $0.windows) })
      + removals.map({ ($0.heat, $0.windows) })
    {
      precondition(named.allSatisfy { windows[$0].heat == heat }, "a window of another heat")
    }
    self.classCount = classCount
    self.heatCount = heatCount
    self.windows = windows
    self.additions = additions
    self.removals = removals
    self.floors = floors
    self.isBarred = isBarred
  }
}

/// One row of the programme.
enum MarketRow: Sendable, Equatable {
  case mass(heat: Int)
  case window(Int)
  case chargeLimit(heat: Int)
  case removal(Int)
  case supply(class: Int)
  case ceiling(class: Int)
  case imports(class: Int)
  case bar(class: Int)
  case floor(Int)
}

/// Why a year's programme has no answer.
enum MarketFailure: Error, Equatable, Sendable {
  /// No plan keeps all rows.
  ///
  /// `heat` and `window` weigh most in the proof (the Farkas direction); `rows` are all rows with
  /// at least a hundredth of that weight, the heaviest first.
  case infeasible(heat: Int, window: Int?, rows: [MarketRow])
  /// The steps came to an end before the rows were kept: the worst row, and what it misses as a
  /// share of its demand or supply.
  case stalled(MarketRow, miss: Double, iterations: Int)
  /// Primal and dual objective differ by more than the certificate allows; share of all metal's
  /// worth.
  case uncertified(gap: Double, iterations: Int)
  /// A number of the question that is none, negative where it must not be, or infinite.
  case unreadable(String)
}
