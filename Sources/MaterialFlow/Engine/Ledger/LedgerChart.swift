/// What a process owes the balance.
public enum ProcessKind: Sendable, Equatable {
  /// Takes in what it gives out, every year.
  case balanced
  /// Keeps what it does not give out: in − out = closing − opening.
  case stock
  /// The edge of the system: metal comes from it or goes to it.
  case boundary
}

/// A place that metal comes from or goes to.
public struct Process: Sendable, Equatable {
  public let name: String
  public let kind: ProcessKind

  public init(_ name: String, _ kind: ProcessKind) {
    self.name = name
    self.kind = kind
  }
}

/// One line of the chart of accounts: metal of one material from one process to another.
public struct LedgerLine: Sendable, Hashable {
  public let material: Int
  public let source: Int
  public let target: Int
  /// The product that the metal is melted for, where that is decided.
  public let product: Int?
}

/// The chart of accounts: every line that a run may post to, known before it starts.
///
/// A line of material m holds `types + elements` amounts a year, in t/yr: first by type, then by
/// element. Both add up to the same mass.
public struct LedgerChart: Sendable {
  public struct Lanes: Sendable {
    public let material: String
    public let types: [String]
    public let elements: [String]
    public var count: Int { types.count + elements.count }
  }

  public let lanes: [Lanes]
  public private(set) var processes: [Process] = []
  public private(set) var lines: [LedgerLine] = []
  /// The processes whose levels a run records.
  public private(set) var stocks: [Int] = []
  /// Amounts a year over all lines.
  public private(set) var amountsPerYear = 0
  private var processIndex: [String: Int] = [:]
  private var lineIndex: [LineKey: Int] = [:]

  private struct LineKey: Hashable { let material, source, target, product: Int }

  public init(materials: [MaterialSystem]) {
    lanes = materials.map {
      Lanes(material: $0.name, types: $0.typeNames, elements: $0.elements)
    }
    laneCounts = lanes.map { LaneCounts(types: $0.types.count, elements: $0.elements.count) }
    var before = 0
    lanesBefore = lanes.map { lane in
      defer { before += lane.count }
      return before
    }
    laneCount = before
  }

  /// Adds a process, or finds the one of that name.
  public mutating func process(_ name: String, _ kind: ProcessKind = .balanced) -> Int {
    if let index = processIndex[name] {
      precondition(processes[index].kind == kind, "process \(name) declared twice")
      return index
    }
    processes.append(Process(name, kind))
    processIndex[name] = processes.count - 1
    if kind == .stock { stocks.append(processes.count - 1) }
    return processes.count - 1
  }

  /// Shape `[material]`.
  let laneCounts: [LaneCounts]

  /// Adds a line, or finds the one that connects the same places.
  public mutating func line(
    _ material: Int, from source: Int, to target: Int, product: Int? = nil
  ) -> Int {
    let key = LineKey(material: material, source: source, target: target, product: product ?? -1)
    if let index = lineIndex[key] { return index }
    lines.append(
      LedgerLine(
        material: material, source: source, target: target, product: product))
    amountsPerYear += lanes[material].count
    lineIndex[key] = lines.count - 1
    return lines.count - 1
  }

  /// Lanes of all materials, and of the materials before each.
  private let laneCount: Int
  private let lanesBefore: [Int]

  /// Where the levels of a material's stocks begin within a year: shape `[stock][material][lane]`.
  func levelOffset(stock: Int, material: Int) -> Int {
    stock * laneCount + lanesBefore[material]
  }

  var levelsPerYear: Int { stocks.count * laneCount }
}
