internal import Yams

/// libyaml's complaints in the words of this program.
enum YAMLSyntax {
  static func diagnostic(for error: YamlError, in file: SourceFile) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let (message, help) = sentence(context: context, problem: problem)
      // A line without its colon is noticed in the next one; the context has its place.
      let isLate = problem.contains("could not find expected ':'")
      let place = isLate ? context?.mark ?? mark : mark
      return Diagnostic(
        .yamlSyntax, at: file.location(line: place.line, column: place.column), message, help: help)
    case .duplicatedKeysInMapping(let keys, let context):
      // YAMLScan finds repeated keys first, unless their spellings differ ("a" and "\x61").
      let place = file.location(line: context.mark.line, column: context.mark.column)
      let names = keys.map(quoted).joined(separator: ", ")
      return Diagnostic(.duplicateKey, at: place, "\(names) set twice", help: "keep one of them")
    case .reader(let problem, let offset, let value, let text):
      // TextCheck refuses what libyaml's reader does; the place is kept in case the two differ.
      let before = text.prefix(offset ?? 0).utf8.count
      return Diagnostic(
        .yamlSyntax, at: file.location(atByte: file.textStart + before),
        "this is not YAML: \(problem) (U+\(String(value, radix: 16, uppercase: true)))",
        help: "remove the character")
    default:
      return Diagnostic(
        .yamlSyntax, at: file.start, "the file is not YAML: \(error)",
        help: "write 'key: value' lines")
    }
  }

  private static func sentence(
    context: YamlError.Context?, problem: String
  ) -> (message: String, help: String) {
    let during = context.map { $0.text } ?? ""
    for entry in known where problem.contains(entry.problem) && during.contains(entry.context) {
      let opened = context.map { "line \($0.mark.line)" } ?? ""
      return (entry.message + (entry.namesLine ? opened : ""), entry.help)
    }
    return ("this is not YAML: \(problem)", "write 'key: value'")
  }

  private struct Entry {
    let problem: String
    let context: String
    let message: String
    let help: String
    var namesLine = false
  }

  /// By libyaml's `problem` and `context` texts (scanner.c and parser.c of 0.2.5).
  private static let known: [Entry] = [
    Entry(
      problem: "mapping values are not allowed", context: "",
      message: "a second ': ' stands in one value",
      help: "put the value in quotes, or the key on its own line"),
    Entry(
      problem: "could not find expected ':'", context: "",
      message: "a key without ': ' stands here", help: "write 'key: value'"),
    Entry(
      problem: "expected key", context: "block mapping",
      message: "the indentation does not fit the keys above, from ",
      help: "indent keys of one mapping alike", namesLine: true),
    Entry(
      problem: "expected '-' indicator", context: "block collection",
      message: "the indentation does not fit the list from ",
      help: "begin each item with '- ' in the same column", namesLine: true),
    Entry(
      problem: "expected ',' or '}'", context: "flow mapping",
      message: "a comma or '}' is missing in the mapping opened in ", help: "write ', ' or '}'",
      namesLine: true),
    Entry(
      problem: "expected ',' or ']'", context: "flow sequence",
      message: "a comma or ']' is missing in the list opened in ", help: "write ', ' or ']'",
      namesLine: true),
    Entry(
      problem: "cannot start any token", context: "",
      message: "no value can begin with this character", help: "put the value in quotes"),
    Entry(
      problem: "block sequence entries are not allowed", context: "",
      message: "'- ' cannot stand behind a key", help: "begin the list on the next line"),
    Entry(
      problem: "unknown escape character", context: "",
      message: "unknown escape in a text with double quotes",
      help: "write \\\\ for a backslash, or use single quotes"),
    Entry(
      problem: "expected <document start>", context: "",
      message: "text stands after the end of the scenario",
      help: "a scenario is one mapping of 'key: value' lines"),
  ]
}
