internal import ArgumentParser
internal import FlowInputs
internal import FlowStudies
internal import FlowTables
internal import FlowTerminal

/// `flowsim init`: a study folder that runs as it is.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a study folder to begin with; it runs as it is.",
    usage: "flowsim init <name> [<options>]",
    discussion: """
      EXAMPLES
        flowsim init my-study
        flowsim init my-study --company "Our Cars" --region China
      """)

  @Argument(help: ArgumentHelp("The folder to write.", valueName: "name"))
  var name: String

  @Option(
    help: """
      The car maker whose pledge is tested; for one that the built-in tables do not know, \
      factors.csv gets placeholder sales.
      """)
  var company = "Geely Auto"

  @Option(help: "Where cars are sold: \(ScenarioKey.regions.joined(separator: ", ")).")
  var region = "China"

  @Flag(
    name: .shortAndLong,
    help: """
      Write the study's files anew where there are some already; what differs is kept as NAME.before.
      """)
  var force = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if name.isEmpty { throw ValidationError("Name the folder, such as my-study.") }
  }

  func run() throws {
    try CommandFailure.catching(output) {
      let study = try Study(path: name, company: company, region: region)
      let kept = try study.write(overwrite: force)
      if output.json {
        try StandardStream.output.write(StudyText(study, kept: kept).json)
      } else if !output.quiet {
        try StandardStream.output.write(StudyText(study, kept: kept).text)
      }
    }
  }
}

/// What `init` tells: the files, and what to type next.
struct StudyText {
  let study: Study
  /// Under which names files were kept that had other bytes.
  let kept: [String]

  init(_ study: Study, kept: [String]) {
    self.study = study
    self.kept = kept
  }

  var text: String {
    let width = 2 + (study.files.map(\.name.count).max() ?? 0)
    var lines = ["Wrote \(PrintedText.line(study.path))/"]
    lines += study.files.map { "  \(pad($0.name, width))\($0.purpose)" }
    lines += kept.map { "Kept   \(PrintedText.line($0))" }
    lines.append(
      "Next:  edit \(PrintedText.line(study.path))/ours.yaml, then   \(study.firstCommand)")
    return lines.joined(separator: "\n") + "\n"
  }

  /// One JSON document: `{"folder":…,"files":[…],"kept":[…],"next":…}`.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { document in
      document.field("folder", study.path)
      document.array("files") { list in for file in study.files { list.value(file.name) } }
      document.array("kept") { list in for name in kept { list.value(name) } }
      document.field("next", study.firstCommand)
    }
    return writer.finished()
  }
}
