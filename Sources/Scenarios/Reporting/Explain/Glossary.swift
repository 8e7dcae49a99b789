public import FlowInputs
public import FlowTables

/// Topics of `flowsim explain` that need no run: codes of diagnostics, and levers.
public enum Glossary {
  /// The answer for people and for programs.
  public struct Entry: Sendable {
    public let text: String
    public let json: [UInt8]
  }

  /// The explanation of a code such as `E102`, or nil where the topic is no code.
  ///
  /// - Throws: E120 for something like a code that is none.
  public static func code(_ topic: String) throws(InputProblems) -> Entry? {
    let name = topic.uppercased()
    let looksLikeCode =
      name.count == 4 && name.hasPrefix("E") && name.dropFirst().allSatisfy(\.isNumber)
    if !looksLikeCode { return nil }
    guard let code = DiagnosticCode(rawValue: name) else {
      let all = DiagnosticCode.allCases.map(\.rawValue)
      throw InputProblems([
        Diagnostic(
          .unknownName, at: FileLocation(path: topic), "no diagnostic has this code",
          help: NearestName.match(name, among: all).map { "did you mean '\($0)'?" }
            ?? "codes are printed in brackets, as in error[E102]")
      ])
    }
    let explanation = code.explanation
    var writer = JSONWriter()
    writer.object {
      $0.field("code", name)
      $0.field("title", explanation.title)
      $0.field("text", explanation.text)
    }
    return Entry(
      text: "\(name): \(explanation.title)\n\n\(wrapped(explanation.text))\n",
      json: writer.finished())
  }

  /// Every lever with what it means and what holds without it.
  public static func levers(_ topic: String) -> Entry? {
    if topic != "levers" { return nil }
    let text = Lever.all.map(paragraph).joined(separator: "\n")
    return Entry(
      text: text
        + "\nIn a scenario: levers: {eaf-share: {2030: 20 %, 2050: 40 %}}; on the command line: "
        + "--set eaf-share=20%\n",
      json: json(Lever.all))
  }

  /// One lever with its values in a scenario, beside what holds without it.
  public static func lever(_ lever: Lever, in compiled: CompiledScenario) -> Entry {
    let table = LeverTable(compiled, of: [lever])
    return Entry(
      text: paragraph(lever) + "\n" + heading(lever, compiled) + table.text,
      json: json([lever], table, scenario: compiled.scenario.name))
  }

  private static func heading(_ lever: Lever, _ compiled: CompiledScenario) -> String {
    let path = compiled.scenario.path(of: lever.name)
    let place = path.map { "set at \($0.location.place)" } ?? "not set"
    return "In \(compiled.scenario.name), \(place):\n"
  }

  private static func json(
    _ levers: [Lever], _ table: LeverTable? = nil, scenario: String? = nil
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { document in
      document.array("levers") { list in
        for lever in levers {
          list.object {
            $0.field("name", lever.name)
            $0.field("meaning", lever.meaning)
            $0.field("otherwise", "\(lever.otherwise)")
          }
        }
      }
      document.field(optional: "scenario", scenario)
      if let table { document.object("values") { table.write(to: &$0) } }
    }
    return writer.finished()
  }

  private static func paragraph(_ lever: Lever) -> String {
    "\(lever.name)\n  \(lever.meaning)\n  Not set: \(lever.otherwise).\n"
  }

  /// At most 80 characters a line.
  private static func wrapped(_ text: String) -> String {
    var lines: [String] = [""]
    for word in text.split(separator: " ") {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if line.count + 1 + word.count <= 80 {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }
}
