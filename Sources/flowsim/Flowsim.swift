import ArgumentParser
import MaterialFlow
import Scenarios

@main
struct Flowsim: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flowsim", abstract: "Which low-carbon metal pledges can be kept?",
    version: "0.1.0")

  func run() throws { print(GSL.version, BuiltinFiles.paths) }
}
