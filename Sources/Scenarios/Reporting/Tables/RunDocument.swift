internal import FlowEngine
internal import FlowInputs
internal import FlowNumerics
internal import FlowStudies
internal import FlowTables

/// `run.json`: what was run, from what, how well it balances, and the headline.
struct RunDocument {
  let report: RunReport
  /// Names of all files of the folder; empty where none is written.
  let files: [String]

  init(_ report: RunReport, files: [String] = []) {
    self.report = report
    self.files = files
  }

  static let fileName = "run.json"

  func bytes() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { write(&$0) }
    return writer.finished()
  }

  private func write(_ writer: inout JSONWriter) {
    let scenario = report.scenario
    writer.field("format", FlowsimVersion.resultFormat)
    writer.field("version", FlowsimVersion.current)
    writer.field("model", FlowsimVersion.model)
    writer.field("scenario", scenario.name)
    writer.field("title", scenario.title)
    writer.field("region", scenario.region)
    writer.object("horizon") {
      $0.field("start", scenario.horizon.lowerBound)
      $0.field("end", scenario.horizon.upperBound)
    }
    writer.field("command", command)
    writer.field("seed", scenario.seed)
    writer.field("gsl_version", GSL.version)
    writer.field("verdicts", report.isJudgedOverHabits ? "habits" : "central")
    writer.inputs(of: report.compiled)
    writer.array("unused_inputs") { writeUnused(&$0) }
    writer.array("checks") { writeChecks(&$0) }
    writer.object("balance") { writeBalance(&$0) }
    writer.array("boundary_processes") { array in
      for process in report.run.chart.ledger.processes where process.kind == .boundary {
        array.value(process.name)
      }
    }
    writer.object("headline") { headline in
      for item in Headline.items(of: report) {
        headline.object(item.name) {
          $0.field("value", item.value)
          $0.field("unit", item.unit)
        }
      }
    }
    if !files.isEmpty { ResultManifest.write(files, to: &writer) }
  }

  /// A report beside the tables reads what purchases rest on.
  private func writeUnused(_ array: inout JSONWriter) {
    let readers: Set<FurtherReader> = files.contains("report.html") ? [.buyers] : []
    for input in report.compiled.unusedInputs(beside: readers) {
      array.object {
        $0.field("file", input.location.file.portablePath)
        $0.field("line", input.location.line)
        $0.field("what", input.what)
        $0.field("why", input.why)
      }
    }
  }

  /// Balance, lag of new scrap and markets, then what the scenario and the bounds ask for.
  private func writeChecks(_ array: inout JSONWriter) {
    array.object {
      $0.field("check", "mass and element balance of every process, element and year")
      $0.field("limit", Ledger.tolerance)
      $0.field("passed", true)
    }
    for lag in report.bufferLags {
      array.object {
        $0.field("check", "new scrap of \(lag.metal) made less charged, over scrap charged")
        $0.field("value", lag.share)
        $0.field("year", lag.year)
        $0.field("passed", true)
      }
    }
    for finding in report.marketFindings {
      array.object {
        $0.field("check", finding.name)
        $0.field("limit", finding.limit)
        $0.field("value", finding.value)
        $0.field("year", finding.year)
        $0.field("passed", finding.value <= finding.limit)
      }
    }
    writeBounds(&array)
  }

  private func writeBounds(_ array: inout JSONWriter) {
    for result in report.checkResults {
      array.object {
        $0.field("check", result.check.name)
        $0.field("limit", result.check.limit)
        if let value = result.value { $0.field("value", value) }
        $0.field("passed", result.isPassed)
      }
    }
    for finding in report.plausibility {
      array.object {
        $0.field("check", "plausibility: \(finding.name)")
        $0.field("limit", finding.limit)
        $0.field("value", finding.worst)
        $0.field("unit", finding.unit)
        $0.field("year", finding.year)
        $0.field("passed", finding.isPlausible)
      }
    }
  }

  private func writeBalance(_ writer: inout JSONWriter) {
    let balance = report.run.balance
    writer.field("worst_relative_residual", balance.relative)
    writer.field("process", balance.process)
    writer.field("material", balance.material)
    writer.field("year", balance.year)
    writer.field("element", balance.element)
  }

  /// What repeats the run, without where its results went.
  var command: String {
    let asksForFace = report.compiled.plan.materials.contains { $0.blend.options.reportsCarRange }
    return Self.command(report.compiled, settings: report.scenario.settings)
      + (report.isJudgedOverHabits ? " --range" : "") + (asksForFace ? " --face" : "")
  }

  static func command(_ compiled: CompiledScenario, settings: [String]) -> String {
    var words = ["flowsim", "run", ShellWord.path(compiled.scenario.argument)]
    for setting in settings { words += ["--set", ShellWord.quoted(setting)] }
    for table in compiled.tables where !table.path.hasPrefix("builtin:") {
      words += ["--data", ShellWord.path(table.portablePath)]
    }
    return words.joined(separator: " ")
  }
}
