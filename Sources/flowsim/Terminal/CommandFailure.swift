internal import ArgumentParser
internal import FlowInputs
internal import FlowStudies
internal import FlowTables

/// What a command does with the errors that its user can cause: words on standard error, and the
/// exit code that programs read (1 failed while running, 2 input invalid).
package enum CommandFailure {
  package static func catching(_ options: OutputOptions = .plain, _ body: () throws -> Void) throws
  {
    do {
      try body()
    } catch let problems as InputProblems {
      // Where nobody listens the exit code still says it.
      if options.json { _ = try? StandardStream.output.write(problems.json) }
      _ = try? StandardStream.error.write(problems.rendered(colour: options.colours(.error)))
      throw ExitCode(2)
    } catch let problem as OutputProblem {
      try report(problem.diagnostic, options)
    } catch let problem as RunProblem {
      try report(problem.diagnostic, options)
    } catch  where isOfArguments(error) {
      throw error
    } catch {
      // Nothing reaches the parser's own printer, whose words have no code and no place.
      try report(RunProblem(error, at: FileLocation(path: "flowsim")).diagnostic, options)
    }
  }

  private static func report(_ diagnostic: Diagnostic, _ options: OutputOptions) throws {
    _ = try? StandardStream.error.write(diagnostic.rendered(colour: options.colours(.error)))
    throw ExitCode(1)
  }

  /// Exit codes and wrong usage belong to the parser.
  private static func isOfArguments(_ error: any Error) -> Bool {
    error is ExitCode || error is ValidationError || error is CleanExit
  }
}
