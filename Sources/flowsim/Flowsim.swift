import ArgumentParser
import MaterialFlow
import Scenarios

@main
struct Flowsim: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flowsim", abstract: "Which low-carbon metal pledges can be kept?",
    version: "0.1.0", subcommands: [Stock.self])

  @Argument var name = "china-reference"
  func run() throws {
    let finder = ScenarioFinder { _ in nil }
    do {
      let scenario = try ScenarioReader.read(finder.find(name), finder: finder)
      let compiled = try CompiledScenario.compile(scenario)
      let clock = ContinuousClock()
      var sim = Simulation(of: compiled.plan)
      var result: RunResult?
      print(try clock.measure { result = try sim.run() })
      print(try clock.measure { result = try sim.run() })
      guard let result else { return }
      print(result.balance)
    } catch let e as InputProblems { for d in e.diagnostics { print(d) } }
  }
}
