public import FlowEngine
public import FlowInputs
internal import FlowNumerics
public import FlowTables

/// What `flowsim blend` prints: every case of a problem file with its answer.
public struct ChargeReport: Sendable {
  public struct Answer: Sendable {
    public let name: String
    public let problem: ChargeProblem
    public let outcome: ChargeOutcome
    /// Where the case stands in the file.
    public let location: FileLocation
  }

  public let answers: [Answer]

  /// - Throws: ``RunProblem`` at a case that has no answer for a reason other than its own bounds.
  public init(solving file: ChargeFile) throws(RunProblem) {
    var answers: [Answer] = []
    for item in file.cases {
      do {
        answers.append(
          Answer(
            name: item.name, problem: item.problem, outcome: try item.problem.solve(),
            location: item.location))
      } catch {
        throw Self.problem(error, in: item)
      }
    }
    self.answers = answers
  }

  private static func problem(
    _ reason: LinearProgramError, in item: ChargeFile.Case
  ) -> RunProblem {
    let (code, help) = RunProblem.meaning(of: reason)
    let cause =
      switch reason {
      case .unbounded: "the cost falls without end"
      case .infeasible: "no charge keeps every bound"
      default: "\(reason)"
      }
    return RunProblem(
      Diagnostic(code, at: item.location, "case \(quoted(item.name)): \(cause)", help: help))
  }

  /// Cases without an answer: what stands in the way, and what would cure it.
  public var infeasible: [Diagnostic] {
    answers.compactMap { answer in
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
    guard case .optimal(let solution) = outcome else { return writeNothing(to: &writer) }
    // What the solver leaves where nothing is: up to 1e-12 of the metal of all targets.
    let nothing = 1e-12 * solution.charge.reduce(0) { $1.reduce($0, +) }
    func mass(_ kilograms: Double) -> Double { kilograms.magnitude <= nothing ? 0 : kilograms }
    writer.field("objective", solution.objective)
    writer.field("primary_kg", mass(solution.primary))
    writer.object("alloying_kg") { object in
      for (element, kilograms) in zip(problem.elements, solution.alloying) {
        object.field(element, mass(kilograms))
      }
    }
    writer.field("surplus_kg", mass(solution.surplus))
    writer.field("recycled_content_pct", 100 * solution.recycledContent)
    writer.field("same_grade_kg", mass(solution.sameGrade))
    writer.array("same_grade_range_kg") {
      $0.value(mass(solution.sameGradeRange.lowerBound))
      $0.value(mass(solution.sameGradeRange.upperBound))
    }
    writer.field("same_grade_identity_kg", mass(solution.sameGradeKept))
    writer.field("mass_only_primary_kg", mass(solution.massOnlyPrimary))
    writer.field("quality_induced_primary_kg", mass(solution.qualityInducedPrimary))
    writeCharge(solution, mass, to: &writer)
    writeBinding(solution, to: &writer)
    writeDuals(solution, to: &writer)
  }

  private func writeNothing(to writer: inout JSONWriter) {
    for key in [
      "objective", "primary_kg", "alloying_kg", "surplus_kg", "recycled_content_pct",
      "same_grade_kg", "same_grade_range_kg", "same_grade_identity_kg", "mass_only_primary_kg",
      "quality_induced_primary_kg", "charge_kg", "materials", "binding", "duals",
    ] {
      writer.field(null: key)
    }
  }

  private func writeCharge(
    _ solution: ChargeSolution, _ mass: (Double) -> Double, to writer: inout JSONWriter
  ) {
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
          $0.field("kind", material.kind.name)
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
          $0.field("target", problem.targets[bound.target].name)
          if case .content(let element) = bound.row {
            $0.field("element", problem.elements[element])
          } else {
            $0.field("element", "scrap")
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
  fileprivate var name: String {
    switch self {
    case .scrap: "scrap"
    case .primary: "primary"
    case .alloying: "alloying"
    }
  }
}
