public import FlowNumerics

extension ChargeProblem {
  /// Solves the problem.
  ///
  /// Of all plans of least cost, the one with the most metal in its own group; then early materials
  /// into early targets. Every answer has passed its ``ChargeCertificate``; that no charge keeps
  /// every bound is proved by Farkas' multipliers.
  ///
  /// - Throws: ``LinearProgramError`` where costs fall without end, GLPK stops, no answer passes
  ///   its check, or a number of the answer is too large for a double.
  public func solve() throws(LinearProgramError) -> ChargeOutcome {
    let program: ChargeProgram
    switch try leastCost() {
    case .program(let solved): program = solved
    case .conflicts(let conflicts): return .infeasible(conflicts)
    }
    let prices = program.prices
    let plan = try chosen(program)
    let reading = ChargePrices(self, program, prices, plan.charge)
    let solution = solution(plan, reading, massOnly: try massOnlyPrimary(plan.charge))
    if let number = solution.notFinite { throw .outOfRange("a number of the answer", number) }
    return .optimal(solution)
  }

  private enum LeastCost {
    case program(ChargeProgram)
    case conflicts([ChargeConflict])
  }

  /// Where GLPK finds no charge, its word is not taken for it.
  private func leastCost() throws(LinearProgramError) -> LeastCost {
    let program = ChargeProgram(self)
    do {
      try program.minimiseCost()
      return .program(program)
    } catch .infeasible, .uncertified {
      let elastic = ChargeProgram(self, .elastic)
      try elastic.minimiseMisses()
      let conflicts = conflicts(elastic)
      if conflicts.isEmpty { return .program(try priced(elastic)) }
      if !elastic.provesImpossible { throw .uncertified }
      return .conflicts(conflicts)
    }
  }

  /// The least cost where misses cost so much that there are none.
  private func priced(_ elastic: ChargeProgram) throws(LinearProgramError) -> ChargeProgram {
    let dearest = materials.map(\.cost.magnitude).max() ?? 0
    for factor in [1e3, 1e6, 1e9] {
      try elastic.minimiseCost(misses: factor * (dearest > 0 ? dearest : 1))
      if elastic.misses.allSatisfy({ $0 == 0 }) { return elastic }
    }
    throw .uncertified
  }

  /// The rows that an elastic programme misses.
  private func conflicts(_ program: ChargeProgram) -> [ChargeConflict] {
    zip(program.rows, program.misses).compactMap { row, miss in
      guard miss != 0, let what = row.what else { return nil }
      let bound = miss > 0 ? row.high : row.low
      return ChargeConflict(
        target: row.target, row: what, isMaximum: miss > 0, bound: bound, reached: bound + miss)
    }
  }

  // MARK: Among plans of least cost
  private struct Plan {
    let charge: [[Double]]
    let sameGrade: ClosedRange<Double>
    let certificate: ProgramCertificate
  }

  /// The plan that is chosen among the optima, or the first where the choice does not pass.
  private func chosen(_ program: ChargeProgram) throws(LinearProgramError) -> Plan {
    let prices = program.prices
    let first = program.charge
    program.holdOptima()
    if let range = try? range(program), let charge = try? ordered(program) {
      let certificate = program.certificate(of: charge, prices)
      if certificate.holds {
        return Plan(charge: charge, sameGrade: range, certificate: certificate)
      }
    }
    let certificate = program.certificate(of: first, prices)
    if !certificate.holds { throw .uncertified }
    let metal = sameGradeMetal(first, leastShare: 0)
    return Plan(charge: first, sameGrade: metal...metal, certificate: certificate)
  }

  private func range(
    _ program: ChargeProgram
  ) throws(LinearProgramError) -> ClosedRange<Double> {
    let least = try program.optimiseSameGrade(sign: 1)
    let most = try program.optimiseSameGrade(sign: -1)
    return min(least, most)...max(least, most)
  }

  private func ordered(_ program: ChargeProgram) throws(LinearProgramError) -> [[Double]] {
    program.holdOptima()
    try program.minimiseOrder()
    return program.charge
  }

  // MARK: Without composition
  /// Metal from ore in the charge that only masses ask for.
  private func massOnlyPrimary(_ charge: [[Double]]) throws(LinearProgramError) -> Double {
    let most = metal(charge) { $0.kind != .scrap }
    if most == 0 { return 0 }
    // Room for the solver's rounding: without it the charge itself may be a little outside.
    let room = 1e-9 * metal(charge) { _ in true }
    let program = ChargeProgram(self, .massOnly(mostNew: most + room))
    do {
      try program.minimiseMetal { if case .alloying = $0 { true } else { false } }
      program.holdOptima()
      try program.minimiseCost()
      program.holdOptima()
      try program.minimiseMetal { $0 != .scrap }
    } catch .infeasible {
      // The charge itself keeps every row of it.
      throw .uncertified
    }
    return min(most, metal(program.charge) { $0.kind != .scrap })
  }
}

// MARK: Indicators
extension ChargeProblem {
  private func solution(
    _ plan: Plan, _ prices: ChargePrices, massOnly: Double
  ) -> ChargeSolution {
    let charge = plan.charge
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
    let moved = movedMetal(charge)
    return ChargeSolution(
      objective: cost + surplusCost * surplus, charge: charge,
      primary: metal(charge) { $0.kind == .primary }, alloying: alloying, surplus: surplus,
      recycledContent: all > 0 ? metal(charge) { $0.kind == .scrap } / all : 0,
      sameGrade: sameGradeMetal(charge, leastShare: 0), sameGradeRange: plan.sameGrade,
      sameGradeKept: sameGradeMetal(charge, leastShare: ChargeSolution.identityShare),
      downgraded: moved.downgraded, ungrouped: moved.ungrouped, massOnlyPrimary: massOnly,
      binding: prices.binding, worth: prices.worth,
      price: prices.price,
      certificate: ChargeCertificate(rows: plan.certificate.rows, gap: plan.certificate.gap))
  }

  private func metal(_ charge: [[Double]], where picks: (Material) -> Bool) -> Double {
    var sum = 0.0
    for (source, amounts) in zip(materials, charge) where picks(source) {
      sum += source.meltYield * amounts.reduce(0, +)
    }
    return sum
  }

  /// Scrap metal into another group than its own, and scrap metal of which that is not known.
  private func movedMetal(_ charge: [[Double]]) -> (downgraded: Double, ungrouped: Double) {
    var downgraded = 0.0
    var ungrouped = 0.0
    for (material, source) in materials.enumerated() where source.kind == .scrap {
      for target in targets.indices {
        let metal = source.meltYield * charge[material][target]
        let shares = grades(of: material, in: target)
        downgraded += metal * shares.other
        ungrouped += metal * shares.unknown
      }
    }
    return (downgraded, ungrouped)
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
