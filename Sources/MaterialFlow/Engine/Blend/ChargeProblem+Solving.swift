public import FlowNumerics

extension ChargeProblem {
  /// Solves the problem.
  ///
  /// Of all plans of least cost, the one with the most metal in its own group; then early materials
  /// into early targets.
  ///
  /// - Throws: ``LinearProgramError`` where costs fall without end, GLPK stops, or a number of the
  ///   answer is too large for a double.
  public func solve() throws(LinearProgramError) -> ChargeOutcome {
    let program = ChargeProgram(self)
    do {
      try program.minimiseCost()
    } catch .infeasible {
      return .infeasible(try conflicts())
    }
    let prices = prices(program)
    program.holdOptima()
    let least = try program.optimiseSameGrade(sign: 1)
    let most = try program.optimiseSameGrade(sign: -1)
    program.holdOptima()
    try program.minimiseOrder()
    let solution = solution(
      charge: program.charge, prices, sameGrade: min(least, most)...max(least, most),
      massOnly: try massOnlyPrimary())
    if let number = solution.notFinite { throw .outOfRange("a number of the answer", number) }
    return .optimal(solution)
  }

  private struct Prices {
    var binding: [ChargeBinding]
    var worth: [Double?]
    var price: [Double]
  }

  private func prices(_ program: ChargeProgram) -> Prices {
    var prices = Prices(
      binding: [], worth: materials.map { _ in nil },
      price: Array(repeating: 0, count: targets.count))
    let tolerance = ChargeProgram.priceTolerance * (materials.map(\.cost.magnitude).max() ?? 1)
    for (index, row) in program.rows.enumerated() {
      let price = program.price(row: index)
      if row.what == .mass { prices.price[row.target] = clear(price, below: tolerance) }
      if price.magnitude <= tolerance || row.what == .mass { continue }
      prices.binding.append(
        ChargeBinding(
          target: row.target, row: row.what, isMaximum: price < 0, worth: price.magnitude))
    }
    for (material, source) in materials.enumerated() where source.supply != nil {
      prices.worth[material] = clear(-program.price(supplyOf: material), below: tolerance)
    }
    return prices
  }

  private func clear(_ value: Double, below tolerance: Double) -> Double {
    value.magnitude > tolerance ? value : 0
  }

  private func massOnlyPrimary() throws(LinearProgramError) -> Double {
    let program = ChargeProgram(self, keepsContents: false)
    try program.minimiseCost()
    return metal(program.charge) { $0.kind != .scrap }
  }

  /// The rows that an elastic programme misses.
  private func conflicts() throws(LinearProgramError) -> [ChargeConflict] {
    let program = ChargeProgram(self, isElastic: true)
    try program.minimiseMisses()
    return program.rows.indices.compactMap { index in
      let row = program.rows[index]
      let miss = program.miss(row: index)
      if miss == 0 { return nil }
      let bound = miss > 0 ? row.high : row.low
      return ChargeConflict(
        target: row.target, row: row.what, isMaximum: miss > 0, bound: bound,
        reached: bound + miss)
    }
  }
}

// MARK: Indicators
extension ChargeProblem {
  private func solution(
    charge: [[Double]], _ prices: Prices, sameGrade: ClosedRange<Double>, massOnly: Double
  ) -> ChargeSolution {
    var alloying = Array(repeating: 0.0, count: elements.count)
    var cost = 0.0
    var surplus = 0.0
    for (source, amounts) in zip(materials, charge) {
      let charged = amounts.reduce(0, +)
      cost += source.cost * charged
      if case .alloying(let element) = source.kind {
        alloying[element] += source.meltYield * charged
      }
      if source.kind == .scrap, let supply = source.supply { surplus += max(0, supply - charged) }
    }
    let all = metal(charge) { _ in true }
    return ChargeSolution(
      objective: cost + surplusCost * surplus, charge: charge,
      primary: metal(charge) { $0.kind == .primary }, alloying: alloying, surplus: surplus,
      recycledContent: all > 0 ? metal(charge) { $0.kind == .scrap } / all : 0,
      sameGrade: sameGradeMetal(charge, leastShare: 0), sameGradeRange: sameGrade,
      sameGradeKept: sameGradeMetal(charge, leastShare: ChargeSolution.identityShare),
      massOnlyPrimary: massOnly, binding: prices.binding, worth: prices.worth,
      price: prices.price)
  }

  private func metal(_ charge: [[Double]], where picks: (Material) -> Bool) -> Double {
    var sum = 0.0
    for (source, amounts) in zip(materials, charge) where picks(source) {
      sum += source.meltYield * amounts.reduce(0, +)
    }
    return sum
  }

  /// Metal back in its own group, from materials whose main origin has at least a share.
  private func sameGradeMetal(_ charge: [[Double]], leastShare: Double) -> Double {
    var sum = 0.0
    for (material, source) in materials.enumerated()
    where (source.origins.map(\.share).max() ?? 0) >= leastShare {
      for target in targets.indices {
        sum +=
          source.meltYield * charge[material][target] * sameGradeShare(material, target)
      }
    }
    return sum
  }
}
