internal import ArgumentParser
internal import FlowTables

/// The manual page as mdoc(7), made from what the commands say of themselves.
package struct ManualPage {
  private let program: YAMLNode

  /// - Parameter help: The commands as ArgumentParser describes them in JSON.
  package init(help: String) throws {
    var problems = Diagnostics()
    let file = SourceFile(path: "help", text: help)
    guard let root = JSONReader.read(file, reporting: &problems), let program = root["command"]
    else { throw InputProblems(problems) }
    self.program = program
  }

  package var text: String {
    let commands = program.list("subcommands").filter {
      $0.text("shouldDisplay") == "true" && $0.text("commandName") != "help"
    }
    var lines = [
      ".Dd November 24, 2026", ".Dt FLOWSIM 1", ".Os", ".Sh NAME", ".Nm flowsim",
      ".Nd \(Self.escaped(program.text("abstract")))", ".Sh SYNOPSIS", ".Nm", ".Ar command",
      ".Op Ar options", ".Sh DESCRIPTION",
      "A scenario goes in, a folder of tables comes out.",
      "Scenarios and data tables are built in; files of your own are laid over them.",
      "Data go to standard output, talk to standard error.",
    ]
    lines += Self.discussion(program.text("discussion"))
    lines.append(".Sh COMMANDS")
    for command in commands { lines += Self.section(command) }
    lines += Self.environment
    lines += [".Sh SEE ALSO", "Each command says more with", ".Fl \\-help ."]
    return lines.joined(separator: "\n") + "\n"
  }

  private static let environment = [
    ".Sh ENVIRONMENT", ".Bl -tag -width Ds", ".It Ev NO_COLOR", "Set to anything: no colour.",
    ".It Ev TERM", "dumb: no colour, no sparklines.", ".It Ev SOURCE_DATE_EPOCH",
    "Seconds since 1970; the day that a result package carries.", ".El",
  ]

  // MARK: A command

  private static func section(_ command: YAMLNode) -> [String] {
    var lines = [".Ss \(escaped(command.text("commandName")))", escaped(command.text("abstract"))]
    let arguments = command.list("arguments").filter {
      $0.text("shouldDisplay") == "true" && !isCommon($0)
    }
    if !arguments.isEmpty {
      lines += [".Pp", ".Bl -tag -width Ds -compact"]
      for argument in arguments {
        lines += [".It \(name(argument))", escaped(argument.text("abstract"))]
      }
      lines.append(".El")
    }
    return lines + discussion(command.text("discussion"))
  }

  /// Options that every command has.
  private static func isCommon(_ argument: YAMLNode) -> Bool {
    ["help", "version"].contains(argument.text("valueName"))
  }

  private static func name(_ argument: YAMLNode) -> String {
    let value = escaped(argument.text("valueName"))
    if argument.text("kind") == "positional" { return "Ar \(value)" }
    let names = argument.list("names").map { name in
      (name.text("kind") == "short" ? "Fl " : "Fl \\-") + escaped(name.text("name"))
    }
    let joined = names.joined(separator: " , ")
    return argument.text("kind") == "option" ? "\(joined) Ar \(value)" : joined
  }

  /// Text with its lines and indents as they are.
  private static func discussion(_ text: String) -> [String] {
    if text.isEmpty { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { escaped(String($0)) }
    return [".Bd -literal -offset 0"] + lines + [".Ed"]
  }

  /// A line that begins with a control character of roff is no command.
  private static func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}

extension YAMLNode {
  /// The text of a key, empty where there is none.
  fileprivate func text(_ key: String) -> String {
    guard case .scalar(let text, _)? = self[key]?.content else { return "" }
    return text
  }

  fileprivate func list(_ key: String) -> [YAMLNode] {
    guard case .sequence(let items)? = self[key]?.content else { return [] }
    return items
  }
}
