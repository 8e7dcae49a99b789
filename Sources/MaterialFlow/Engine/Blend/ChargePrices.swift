internal import FlowNumerics

/// What the limits of a charge calculation cost, read from the prices of its rows.
struct ChargePrices {
  private(set) var binding: [ChargeBinding] = []
  /// Shape `[material]`; nil for what is not limited.
  private(set) var worth: [Double?]
  /// Shape `[target]`.
  private(set) var price: [Double]

  /// - Parameter prices: The cost of one more kilogram of each row's bound; shape `[row]`.
  init(
    _ problem: ChargeProblem, _ program: ChargeProgram, _ prices: [Doubled], _ charge: [[Double]]
  ) {
    worth = problem.materials.map { $0.supply == nil ? nil : 0 }
    price = problem.targets.map { _ in 0 }
    let cost = zip(problem.materials, charge).reduce(0) { sum, line in
      sum + line.1.reduce(0) { $0 + (line.0.cost * $1).magnitude }
    }
    let sizes = program.sizes(charge)
    for (index, row) in program.rows.enumerated() {
      // What moves the cost by less than its own digits is no price.
      let value = prices[index].high
      if (value * sizes[index]).magnitude <= 1e-12 * cost || value == 0 { continue }
      add(value, of: row, in: problem)
    }
  }

  private mutating func add(_ value: Double, of row: ChargeLine, in problem: ChargeProblem) {
    switch row.kind {
    case .mass:
      if let target = row.target { price[target] += value }
      return
    case .content(let element):
      guard let target = row.target else { return }
      let growth = problem.targets[target].growth
      if !growth.isEmpty {
        let window = growth[element]
        price[target] += value * ((value < 0 ? window.maximum : window.minimum) ?? 0)
      }
    case .amount(let material) where value < 0:
      worth[material] = -value
      return
    case .share, .part, .amount, .newMetal: break
    }
    guard let what = row.what else { return }
    binding.append(
      ChargeBinding(
        target: row.target, row: what, isMaximum: value < 0, worth: value.magnitude))
  }
}
