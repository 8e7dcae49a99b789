public import FlowEngine
package import FlowNumerics
public import FlowTables

/// Why a run of valid input stopped, with the file that it was given; exit code 1.
public struct RunProblem: Error, Equatable, Sendable, CustomStringConvertible {
  public let diagnostic: Diagnostic

  public init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  /// - Parameters:
  ///   - error: What the model or the numerics threw.
  ///   - place: The file that was computed with, or the option that asked for it.
  public init(_ error: any Error, at place: FileLocation) {
    let (code, help) = Self.meaning(of: error)
    diagnostic = Diagnostic(code, at: place, "\(error)", help: help)
  }

  /// What happened, without its place.
  public var description: String { diagnostic.message }

  /// Does some work of the model and names the file where it stops.
  ///
  /// - Throws: ``RunProblem``; what has a place already is thrown as it is.
  public static func locating<Answer>(
    at place: FileLocation, _ work: () throws -> Answer
  ) throws -> Answer {
    do {
      return try work()
    } catch let error as RunProblem {
      throw error
    } catch let error as InputProblems {
      throw error
    } catch let error as OutputProblem {
      throw error
    } catch {
      throw RunProblem(error, at: place)
    }
  }

  /// What may be added up a million times, with weights, and stays finite.
  private static let largestResult = 1e290

  /// - Throws: ``RunProblem`` with E506 where a number is none, or too large to be added up.
  package static func requireFinite(
    _ numbers: some Sequence<Double>, of what: String, at place: FileLocation
  ) throws(RunProblem) {
    guard let number = numbers.first(where: { !($0.magnitude <= largestResult) }) else { return }
    throw RunProblem(
      Diagnostic(
        .resultNotFinite, at: place, "\(what) come to \(number)",
        help:
          "look for a yield, share or number of cars that is zero, or an amount that is too large"
      ))
  }

  private static func meaning(of error: any Error) -> (code: DiagnosticCode, help: String) {
    switch error {
    case let error as BlendError: meaning(of: error.reason)
    case let error as LinearProgramError: meaning(of: error)
    case is MarketError:
      (.marketOpen, "change the levers a little, or write 'market: fixed'")
    case is ImbalanceError: (.imbalance, "please report this run")
    default: (.searchFailed, "try another range, or report this run")
    }
  }

  package static func meaning(of reason: LinearProgramError) -> (code: DiagnosticCode, help: String)
  {
    switch reason {
    case .infeasible:
      (.blendUnsolved, "raise a limit, add cleaner material, or take back a lever")
    case .unbounded: (.blendUnsolved, "limit the material whose cost is below zero")
    case .solver, .aborted, .outOfRange, .crossedBounds, .uncertified:
      (.solverStopped, "look for a number with a wrong exponent or unit")
    }
  }
}

extension Scenario {
  /// The file that was asked for, as a place of messages; no line of it is meant.
  public var place: FileLocation { FileLocation(path: files[0].path) }
}

extension CompiledScenario {
  /// Runs the plan.
  ///
  /// - Throws: ``RunProblem`` with the scenario's file.
  public func simulated(by simulation: inout Simulation) throws -> RunResult {
    try RunProblem.locating(at: scenario.place) { try simulation.run() }
  }
}
