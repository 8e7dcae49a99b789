internal import ArgumentParser
internal import MaterialFlow
internal import Scenarios

/// What a command does with the errors that its user can cause: words on standard error, and the
/// exit code that programs read (1 failed while running, 2 input invalid).
enum CommandFailure {
  static func catching(_ options: OutputOptions = .plain, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let problems as InputProblems {
      if options.json { try StandardStream.output.write(problems.json) }
      try StandardStream.error.write(problems.rendered(colour: options.colours(.error)))
      throw ExitCode(2)
    } catch let problem as OutputProblem {
      try StandardStream.error.write(
        problem.diagnostic.rendered(colour: options.colours(.error)))
      throw ExitCode(1)
    } catch let error as BlendError {
      try StandardStream.error.write("error: \(error)\n")
      throw ExitCode(1)
    } catch let error as ImbalanceError {
      try StandardStream.error.write("error: \(error)\n")
      throw ExitCode(1)
    }
  }
}
