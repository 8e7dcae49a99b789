/// The open connections, and who leaves where there is no room for all.
///
/// Strangers, who have not shown the secret, make room for strangers, and owners for owners. So
/// nobody without the secret takes a place from somebody with it, however many come.
struct Places {
  /// In the order in which they came; closed ones stay until ``sweep()``, so that indices hold.
  var connections: [Connection] = []
  private(set) var strangers = 0
  private(set) var owners = 0
  /// All strangers before this index are closed.
  private var oldest = 0
  private let limits: ServerLimits

  init(limits: ServerLimits) { self.limits = limits }

  /// Whether strangers have less time than usual.
  var isCrowded: Bool { 2 * strangers >= limits.strangers }

  var hasTooManyStrangers: Bool { strangers > limits.strangers }

  /// Forgets those that are closed; indices change.
  mutating func sweep() {
    connections.removeAll { !$0.isOpen }
    oldest = 0
  }

  /// - Returns: Its index.
  mutating func add(_ connection: Connection) -> Int {
    connections.append(connection)
    strangers += 1
    return connections.count - 1
  }

  /// The stranger that has been here longest.
  mutating func oldestStranger() -> Int? {
    while oldest < connections.count {
      if connections[oldest].isOpen && !connections[oldest].isOwner { return oldest }
      oldest += 1
    }
    return nil
  }

  /// The connection has shown the secret.
  ///
  /// - Returns: An owner that has to make room for it.
  mutating func promote(_ index: Int) -> Int? {
    if connections[index].isOwner { return nil }
    connections[index].becomeOwner()
    strangers -= 1
    owners += 1
    return owners > limits.owners ? leastOwner(except: index) : nil
  }

  /// The owner whose connection is worth least.
  func leastOwner(except index: Int) -> Int? {
    connections.indices
      .filter { $0 != index && connections[$0].isOpen && connections[$0].isOwner }
      .min { connections[$1].isWorthMore(than: connections[$0]) }
  }

  mutating func close(_ index: Int, abruptly: Bool = false) {
    guard connections[index].isOpen else { return }
    if connections[index].isOwner { owners -= 1 } else { strangers -= 1 }
    connections[index].close(abruptly: abruptly)
  }

  /// When the first of them has taken too long; nil where nobody can.
  var firstDue: ContinuousClock.Instant? {
    let isCrowded = isCrowded
    return connections.compactMap { $0.due(isCrowded: isCrowded) }.min()
  }
}
