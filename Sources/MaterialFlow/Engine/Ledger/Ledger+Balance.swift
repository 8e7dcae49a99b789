/// How far one process is from taking in what it gives out and keeps.
public struct BalanceResidual: Sendable, Equatable {
  /// |in − out − change of stock| over the process's throughput of the material in that year.
  public let relative: Double
  public let process: String
  public let material: String
  public let element: String
  public let year: Int
}

/// Metal that came from nowhere or went nowhere: the run stops.
public struct ImbalanceError: Error, Equatable, CustomStringConvertible {
  public let residual: BalanceResidual
  /// The flows of the process, in t/yr of the element.
  public let flows: [String]

  public var description: String {
    """
    the balance of \(residual.material) does not close: process '\(residual.process)', year \
    \(residual.year), element \(residual.element), residual \(residual.relative) of the \
    throughput; \(flows.joined(separator: "; "))
    """
  }
}

extension Ledger {
  /// A run whose worst residual is above this share of a process's throughput stops.
  public static let tolerance = 1e-9

  /// The worst residual over all processes, elements and years.
  ///
  /// - Throws: ``ImbalanceError`` with the process and its flows above ``tolerance``.
  public func balance() throws(ImbalanceError) -> BalanceResidual {
    var worst = Worst()
    for material in chart.lanes.indices {
      let lines = chart.lines.indices.filter { chart.lines[$0].material == material && isOpen($0) }
      var net = [Double](
        repeating: 0, count: chart.processes.count * chart.laneCounts[material].elements)
      var throughput = [Double](repeating: 0, count: chart.processes.count)
      for year in 0..<years.count {
        for index in net.indices { net[index] = 0 }
        for process in throughput.indices { throughput[process] = 0 }
        add(material, lines, year, &net, &throughput)
        scan(material, year, net, throughput, &worst)
      }
    }
    let residual = BalanceResidual(
      relative: worst.relative, process: chart.processes[worst.process].name,
      material: chart.lanes[worst.material].material,
      element: chart.lanes[worst.material].elements[worst.element],
      year: years.lowerBound + worst.year)
    if residual.relative > Self.tolerance {
      throw ImbalanceError(residual: residual, flows: flows(of: worst))
    }
    return residual
  }

  private struct Worst {
    var relative = 0.0
    var process = 0
    var material = 0
    var element = 0
    var year = 0
  }

  /// Adds a year up by process.
  ///
  /// - Parameters:
  ///   - net: What comes in less what goes out and is kept: shape `[process][e]`, t.
  ///   - throughput: Shape `[process]`, t.
  private func add(
    _ material: Int, _ lines: [Int], _ year: Int, _ net: inout [Double],
    _ throughput: inout [Double]
  ) {
    let elementCount = chart.laneCounts[material].elements
    let typeCount = chart.laneCounts[material].types
    let amounts = amounts.span
    var net = net.mutableSpan
    var throughput = throughput.mutableSpan
    for index in lines {
      guard let base = base(index, year) else { continue }
      let line = chart.lines[index]
      let posted = amounts.extracting(base + typeCount..<base + typeCount + elementCount)
      var mass = (into: throughput[line.target], from: throughput[line.source])
      for element in posted.indices {
        let amount = posted[element]
        net[line.target * elementCount + element] += amount
        net[line.source * elementCount + element] -= amount
        mass.into += amount
        mass.from += amount
      }
      throughput[line.target] = mass.into
      throughput[line.source] = mass.from
    }
    for (stock, process) in chart.stocks.enumerated() {
      let closing = levelBase(stock: stock, material: material, year: year) + typeCount
      for element in 0..<elementCount {
        net[process * elementCount + element] -=
          levels[closing + element] - levels[closing + element - chart.levelsPerYear]
      }
    }
  }

  private func scan(
    _ material: Int, _ year: Int, _ net: [Double], _ throughput: [Double], _ worst: inout Worst
  ) {
    let elementCount = chart.laneCounts[material].elements
    for (process, place) in chart.processes.enumerated() where place.kind != .boundary {
      for element in 0..<elementCount {
        let residual = net[process * elementCount + element].magnitude
        // A process that nothing passed owes nothing; 1e-9 t is a milligram.
        let share = residual / max(throughput[process], 1e-9)
        // What is not a number compares with nothing, and a later process would take its place.
        let relative = share.isNaN ? .infinity : share
        if relative > worst.relative {
          worst = Worst(
            relative: relative, process: process, material: material, element: element, year: year)
        }
      }
    }
  }

  private func flows(of worst: Worst) -> [String] {
    let lane = chart.lanes[worst.material].types.count + worst.element
    return chart.lines.indices.compactMap { index in
      let line = chart.lines[index]
      guard line.material == worst.material,
        line.source == worst.process || line.target == worst.process
      else { return nil }
      let amount = amount(index, year: worst.year, lane: lane)
      if amount == 0 { return nil }
      let arrow = "\(chart.processes[line.source].name) → \(chart.processes[line.target].name)"
      return "\(arrow) \(amount)"
    }
  }
}
