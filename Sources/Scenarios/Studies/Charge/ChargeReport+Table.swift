internal import FlowEngine
internal import FlowTables

// A charge for people, and as rows for a spreadsheet.
extension ChargeReport {
  /// Every case as a table of what is charged, with what limits it.
  public var text: String { answers.map(\.text).joined(separator: "\n") }

  /// One row for each material in each target, zeros left out, with its metal: what is back in its
  /// own group, and what is in another one.
  ///
  /// A case without a charge is one row with its status.
  public var csv: [UInt8] {
    var writer = CSVWriter(header: [
      "case", "status", "target", "material", "kind", "charge", "unit", "cost", "metal",
      "same_grade", "downgraded",
    ])
    for answer in answers {
      guard case .optimal(let solution) = answer.outcome else {
        for cell in [answer.name, answer.status] { writer.field(cell) }
        for _ in 0..<9 { writer.field("") }
        writer.endRow()
        continue
      }
      for line in answer.lines(of: solution) {
        writer.field(answer.name)
        writer.field("optimal")
        writer.field(answer.problem.targets[line.target].name)
        writer.field(line.material.name)
        writer.field(line.material.kind.name ?? "")
        writer.field(line.charge)
        writer.field(answer.unit)
        writer.field(line.charge * line.material.cost)
        writer.field(line.metal)
        for share in [line.sameGrade, line.downgraded] {
          if let share { writer.field(line.metal * share) } else { writer.field("") }
        }
        writer.endRow()
      }
    }
    return writer.bytes
  }
}

extension ChargeReport.Answer {
  fileprivate struct Line {
    let target: Int
    let material: ChargeProblem.Material
    let charge: Double
    /// Of its metal; nil for what is no scrap, or of no known group.
    let sameGrade: Double?
    let downgraded: Double?

    var metal: Double { charge * material.meltYield }
  }

  fileprivate func lines(of solution: ChargeSolution) -> [Line] {
    problem.targets.indices.flatMap { target in
      problem.materials.enumerated().compactMap { index, material in
        let charge = solution.charge[index][target]
        if charge <= 0 { return nil }
        let shares = problem.grades(of: index, in: target)
        let isKnown = material.kind == .scrap && shares.unknown < 1
        return Line(
          target: target, material: material, charge: charge,
          sameGrade: isKnown ? shares.same : nil, downgraded: isKnown ? shares.other : nil)
      }
    }
  }

  fileprivate var text: String {
    guard case .optimal(let solution) = outcome else { return "case \(name): \(status)\n" }
    var table = PrintedTable(
      ["\(unit) charged", "kind"] + problem.targets.map(\.name), words: [0, 1])
    for (material, charge) in zip(problem.materials, solution.charge)
    where charge.contains(where: { $0 > 0 }) {
      table.add(
        [material.name, material.kind.name ?? "not given"]
          + charge.map { $0 > 0 ? amount($0, .toNearestOrEven) : "" })
    }
    table.add(
      ["one more \(unit) of melt costs", ""]
        + solution.price.map { amount($0, .toNearestOrEven) })
    return "case \(name): least cost \(amount(solution.objective, .toNearestOrEven))\n"
      + table.text() + sums(solution) + grades(solution) + limits(solution)
      + readingNotes.map { "note: \($0)\n" }.joined()
  }

  private func sums(_ solution: ChargeSolution) -> String {
    if !statesKinds { return "" }
    func mass(_ value: Double) -> String { "\(amount(value, .toNearestOrEven)) \(unit)" }
    return "recycled content \(amount(100 * solution.recycledContent, .toNearestOrEven)) %, "
      + "primary metal \(mass(solution.primary)), "
      + "alloying \(mass(solution.alloying.reduce(0, +))), of both forced by composition "
      + "\(mass(solution.qualityInducedPrimary)), scrap left \(mass(solution.surplus))\n"
  }

  private func grades(_ solution: ChargeSolution) -> String {
    if !statesKinds || !problem.targets.contains(where: { $0.group != nil }) { return "" }
    func mass(_ value: Double) -> String { "\(amount(value, .toNearestOrEven)) \(unit)" }
    let open = solution.ungrouped > 0 ? ", of no known group \(mass(solution.ungrouped))" : ""
    return "scrap metal back in its own group \(mass(solution.sameGrade)), downgraded "
      + "\(mass(solution.downgraded))\(open)\n"
  }

  private func limits(_ solution: ChargeSolution) -> String {
    solution.binding.map { bound in
      let what =
        switch bound.row {
        case .content(let element): problem.elements[element]
        case .share(let material): "the share of \(problem.materials[material].name)"
        case .amount(let material): "the amount of \(problem.materials[material].name)"
        case .scrapShare: "scrap"
        case .mass: "mass"
        }
      let place = bound.target.map { " in \(problem.targets[$0].name)" } ?? ""
      let worth = amount(bound.worth, .toNearestOrEven)
      return "limit: \(bound.isMaximum ? "most" : "least") of \(what)\(place); one \(unit) of room "
        + "saves \(worth)\n"
    }.joined()
  }
}
