public import FlowEngine
internal import FlowInputs
internal import FlowNumerics
public import FlowTables

/// What `flowsim blend` prints: every case of a problem file with its answer.
public struct ChargeReport: Sendable {
  public struct Answer: Sendable {
    public let name: String
    public let problem: ChargeProblem
    /// The unit of the file's masses: `kg`, `lb` or `t`.
    public let unit: String
    /// Nil where the solver stopped.
    public let outcome: ChargeOutcome?
    /// Why there is no outcome.
    public let failure: Diagnostic?
    /// Where the case stands in the file.
    public let location: FileLocation
    /// What was assumed in reading it.
    public let readingNotes: [String]

    fileprivate init(solving item: ChargeFile.Case) {
      name = item.name
      problem = item.problem
      unit = item.unit
      location = item.location
      readingNotes = item.notes
      do {
        outcome = try item.problem.solve()
        failure = nil
      } catch {
        outcome = nil
        failure = ChargeReport.problem(error, in: item)
      }
    }
  }

  public let answers: [Answer]

  /// Solves every case; one without an answer does not stop the others.
  public init(solving file: ChargeFile) {
    answers = file.cases.map(Answer.init)
  }

  private static func problem(
    _ reason: LinearProgramError, in item: ChargeFile.Case
  ) -> Diagnostic {
    let (code, help) = RunProblem.meaning(of: reason)
    let cause =
      switch reason {
      case .unbounded: "the cost falls without end"
      case .infeasible: "no charge keeps every bound"
      default: "\(reason)"
      }
    return Diagnostic(code, at: item.location, "case \(quoted(item.name)): \(cause)", help: help)
  }

  /// Cases without a charge: what stands in the way, and what would cure it.
  public var infeasible: [Diagnostic] {
    answers.compactMap { answer in
      if let failure = answer.failure { return failure }
      guard case .infeasible = answer.outcome else { return nil }
      return Diagnostic(
        .blendUnsolved, at: answer.location, "case \(quoted(answer.name)): \(answer.status)")
    }
  }

  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.array("cases") { list in
        for answer in answers { list.object { answer.write(to: &$0) } }
      }
    }
    return writer.finished()
  }
}

// MARK: JSON
extension ChargeReport.Answer {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.field("name", name)
    writer.field("status", status)
    writer.field("unit", unit)
    writer.array("notes") { list in for note in notes { list.value(note) } }
    guard case .optimal(let solution) = outcome else { return writeNothing(to: &writer) }
    // What the solver leaves where nothing is: up to 1e-12 of the metal of all targets.
    let nothing = 1e-12 * solution.charge.reduce(0) { $1.reduce($0, +) }
    func mass(_ kilograms: Double) -> Double { kilograms.magnitude <= nothing ? 0 : kilograms }
    writer.field("objective", solution.objective)
    writeKinds(solution, mass, to: &writer)
    writer.field("same_grade_kg", mass(solution.sameGrade))
    writer.array("same_grade_range_kg") {
      $0.value(mass(solution.sameGradeRange.lowerBound))
      $0.value(mass(solution.sameGradeRange.upperBound))
    }
    writer.field("same_grade_identity_kg", mass(solution.sameGradeKept))
    writeMoved(solution, mass, to: &writer)
    writeForced(solution, mass, to: &writer)
    writeCharge(solution, mass, to: &writer)
    writeBinding(solution, to: &writer)
    writeDuals(solution, to: &writer)
    writer.object("certificate") {
      $0.field("rows", solution.certificate.rows)
      $0.field("gap", solution.certificate.gap)
    }
  }

  /// Whether every material says what it is; without, nothing is counted by kind.
  var statesKinds: Bool { problem.materials.allSatisfy { $0.kind != .unstated } }

  private static let countedByKind = [
    "primary_kg", "alloying_kg", "surplus_kg", "recycled_content_pct",
  ]
  private static let moved = ["downgraded_kg", "ungrouped_kg"]
  private static let forced = ["mass_only_primary_kg", "quality_induced_primary_kg"]

  private func writeKinds(
    _ solution: ChargeSolution, _ mass: (Double) -> Double, to writer: inout JSONWriter
  ) {
    if !statesKinds {
      for key in Self.countedByKind { writer.field(null: key) }
      return
    }
    writer.field("primary_kg", mass(solution.primary))
    writer.object("alloying_kg") { object in
      for (element, kilograms) in zip(problem.elements, solution.alloying) {
        object.field(element, mass(kilograms))
      }
    }
    writer.field("surplus_kg", mass(solution.surplus))
    writer.field("recycled_content_pct", 100 * solution.recycledContent)
  }

  private func writeMoved(
    _ solution: ChargeSolution, _ mass: (Double) -> Double, to writer: inout JSONWriter
  ) {
    if !statesKinds {
      for key in Self.moved { writer.field(null: key) }
      return
    }
    writer.field("downgraded_kg", mass(solution.downgraded))
    writer.field("ungrouped_kg", mass(solution.ungrouped))
  }

  private func writeForced(
    _ solution: ChargeSolution, _ mass: (Double) -> Double, to writer: inout JSONWriter
  ) {
    if !statesKinds {
      for key in Self.forced { writer.field(null: key) }
      return
    }
    writer.field("mass_only_primary_kg", mass(solution.massOnlyPrimary))
    writer.field("quality_induced_primary_kg", mass(solution.qualityInducedPrimary))
  }

  private func writeNothing(to writer: inout JSONWriter) {
    for key in [
      "objective", "primary_kg", "alloying_kg", "surplus_kg", "recycled_content_pct",
      "same_grade_kg", "same_grade_range_kg", "same_grade_identity_kg", "downgraded_kg",
      "ungrouped_kg", "mass_only_primary_kg", "quality_induced_primary_kg", "scraps", "targets",
      "charge_kg", "materials", "binding",
      "duals", "certificate",
    ] {
      writer.field(null: key)
    }
  }

  private func writeCharge(
    _ solution: ChargeSolution, _ mass: (Double) -> Double, to writer: inout JSONWriter
  ) {
    writer.array("scraps") { list in
      for material in problem.materials where material.kind == .scrap { list.value(material.name) }
    }
    writer.array("targets") { list in
      for target in problem.targets { list.value(target.name) }
    }
    writer.array("charge_kg") { list in
      for (material, masses) in zip(problem.materials, solution.charge)
      where material.kind == .scrap {
        list.array { row in for kilograms in masses { row.value(mass(kilograms)) } }
      }
    }
    writer.array("materials") { list in
      for (material, masses) in zip(problem.materials, solution.charge) {
        list.object {
          $0.field("name", material.name)
          $0.field(optional: "kind", material.kind.name)
          $0.array("charge_kg") { row in
            for kilograms in masses { row.value(mass(kilograms)) }
          }
        }
      }
    }
  }

  private func writeBinding(_ solution: ChargeSolution, to writer: inout JSONWriter) {
    writer.array("binding") { list in
      for bound in solution.binding {
        list.object {
          $0.field(optional: "target", bound.target.map { problem.targets[$0].name })
          switch bound.row {
          case .content(let element): $0.field("element", problem.elements[element])
          case .share(let material), .amount(let material):
            $0.field(null: "element")
            $0.field("material", problem.materials[material].name)
          case .scrapShare, .mass: $0.field("element", "scrap")
          }
          $0.field("limit", bound.isMaximum ? "max" : "min")
          $0.field("worth_per_kg", bound.worth)
        }
      }
    }
  }

  /// What one more kilogram of scrap saves, and what one more of a target costs.
  private func writeDuals(_ solution: ChargeSolution, to writer: inout JSONWriter) {
    writer.object("duals") { object in
      object.array("scrap_worth_per_kg") { list in
        for (material, worth) in zip(problem.materials, solution.worth)
        where material.kind == .scrap {
          list.value(worth ?? 0)
        }
      }
      object.array("target_cost_per_kg") { list in
        for price in solution.price { list.value(price) }
      }
    }
  }
}

extension ChargeProblem.Kind {
  /// Nil where it is not stated.
  var name: String? {
    switch self {
    case .scrap: "scrap"
    case .primary: "primary"
    case .alloying: "alloying"
    case .unstated: nil
    }
  }
}
