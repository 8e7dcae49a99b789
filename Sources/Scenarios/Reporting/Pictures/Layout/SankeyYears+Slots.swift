extension SankeyYears {
  /// Where nodes stand: each has the room of its largest year, and never less than its name.
  struct Slots {
    private(set) var names: [String] = []
    private(set) var height = 0.0
    private var tops: [String: Double] = [:]
    private var heights: [String: Double] = [:]
    private var headTops: [String: Double] = [:]

    init(
      groups: [(head: String, names: [String])], all: [[Flow]], scale: Double, heads: Double,
      by end: (Flow) -> String
    ) {
      var mass: [String: Double] = [:]
      for flows in all {
        var sums: [String: Double] = [:]
        for flow in flows { sums[end(flow), default: 0] += flow.value }
        for (name, sum) in sums { mass[name] = max(mass[name] ?? 0, sum) }
      }
      for group in groups {
        headTops[group.head] = height
        height += heads
        for name in group.names {
          names.append(name)
          tops[name] = height
          heights[name] = max(13, (mass[name] ?? 0) * scale)
          height += (heights[name] ?? 0) + 2
        }
        height += heads > 0 ? 4 : 0
      }
    }

    func centre(_ name: String) -> Double { (tops[name] ?? 0) + (heights[name] ?? 0) / 2 }
    func head(_ name: String) -> Double { headTops[name] ?? 0 }
    func order(_ name: String) -> Int { names.firstIndex(of: name) ?? names.count }

    /// Where the ribbons of each node begin in one year: the node stands in the middle of its slot.
    func starts(
      of flows: [Flow], scale: Double, by end: (Flow) -> String
    ) -> [String: Double] {
      var sums: [String: Double] = [:]
      for flow in flows { sums[end(flow), default: 0] += flow.value }
      var starts: [String: Double] = [:]
      for (name, sum) in sums { starts[name] = centre(name) - sum * scale / 2 }
      return starts
    }
  }
}
