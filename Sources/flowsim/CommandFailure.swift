internal import ArgumentParser
internal import Scenarios

/// What a command does with the errors that its user can cause: words on standard error, and the
/// exit code that programs read (1 failed while running, 2 input invalid).
enum CommandFailure {
  static func catching(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let problems as InputProblems {
      try StandardStream.error.write(
        problems.rendered(colour: StandardStream.error.isTerminal))
      throw ExitCode(2)
    } catch let problem as OutputProblem {
      try StandardStream.error.write(problem.diagnostic.rendered(colour: false))
      throw ExitCode(1)
    }
  }
}
