/// The flows of one year as nodes and links without a circle.
///
/// Metal goes round, but d3-sankey and others refuse a circle. A link that closes one, where scrap
/// comes back to a melt or to the stockpile, ends in a node of its own beside the process that it goes to.
struct SankeyGraph: Sendable {
  struct Node: Sendable, Equatable {
    enum Kind: String, Sendable { case process, stock, boundary, loop }

    let id: String
    let kind: Kind
    /// For a loop: the process that the metal goes to.
    let pair: String?
  }

  struct Link: Sendable, Equatable {
    let material: String
    let type: String
    let source: Int
    let target: Int
    /// Mt/yr, more than nothing.
    let value: Double
  }

  struct Flow: Sendable {
    let material: String
    let source: String
    let target: String
    let type: String
    let value: Double
  }

  private(set) var nodes: [Node] = []
  private(set) var links: [Link] = []
  private var index: [String: Int] = [:]

  /// - Parameters:
  ///   - flows: Of one year, in the order in which nodes shall stand; empty ones are left out.
  ///   - returns: Processes at which circles are cut first, such as melts.
  ///   - kind: Of a process by its name.
  init(_ flows: [Flow], cutAt returns: Set<String>, kind: (String) -> Node.Kind) {
    let moving = flows.filter { $0.value > 0 }
    let closing = Self.closing(moving, cutAt: returns)
    for flow in moving {
      let source = node(flow.source, kind(flow.source), pair: nil)
      let isClosing = closing.contains(Connection(flow.source, flow.target))
      let target =
        isClosing
        ? node("\(flow.target) (returned)", .loop, pair: flow.target)
        : node(flow.target, kind(flow.target), pair: nil)
      links.append(
        Link(
          material: flow.material, type: flow.type, source: source, target: target,
          value: flow.value))
    }
  }

  private mutating func node(_ id: String, _ kind: Node.Kind, pair: String?) -> Int {
    if let known = index[id] { return known }
    index[id] = nodes.count
    nodes.append(Node(id: id, kind: kind, pair: pair))
    return nodes.count - 1
  }

  // MARK: Circles

  private struct Connection: Hashable {
    let source, target: String
    init(_ source: String, _ target: String) { (self.source, self.target) = (source, target) }
  }

  /// The connections without which there is no circle: first those back to `returns`, then
  /// whatever still leads back to where a walk from the first flow on has been.
  private static func closing(_ flows: [Flow], cutAt returns: Set<String>) -> Set<Connection> {
    var targets: [String: [String]] = [:]
    var sources: [String] = []
    for flow in flows {
      if targets[flow.source] == nil { sources.append(flow.source) }
      if targets[flow.source]?.contains(flow.target) != true {
        targets[flow.source, default: []].append(flow.target)
      }
    }
    var closing: Set<Connection> = []
    for process in sources where returns.contains(process) {
      for place in reached(from: process, targets)
      where targets[place]?.contains(process) == true {
        closing.insert(Connection(place, process))
      }
    }
    for connection in closing {
      targets[connection.source]?.removeAll { $0 == connection.target }
    }
    var walk = Walk(targets: targets)
    for source in sources { walk.visit(source) }
    return closing.union(walk.closing.map { Connection($0.source, $0.target) })
  }

  /// Every process that metal can get to from `start`.
  private static func reached(from start: String, _ targets: [String: [String]]) -> Set<String> {
    var seen: Set<String> = []
    var waiting = [start]
    while let process = waiting.popLast() {
      for target in targets[process] ?? [] where seen.insert(target).inserted {
        waiting.append(target)
      }
    }
    return seen
  }

  /// Depth first; a connection to a process on the way back up closes a circle.
  private struct Walk {
    let targets: [String: [String]]
    private(set) var closing: [(source: String, target: String)] = []
    private var onTheWay: Set<String> = []
    private var done: Set<String> = []

    init(targets: [String: [String]]) { self.targets = targets }

    mutating func visit(_ process: String) {
      if done.contains(process) { return }
      onTheWay.insert(process)
      for target in targets[process] ?? [] {
        if onTheWay.contains(target) { closing.append((process, target)) } else { visit(target) }
      }
      onTheWay.remove(process)
      done.insert(process)
    }
  }
}
