import Foundation
import Testing

@Suite("--json")
struct JSONFlagTests {
  /// A short run where a command runs a scenario: the shape of its answer is the same.
  private static let short = "--set 'horizon={start: 2018, end: 2032}'"
  private static let changed =
    "printf '%s\n' 'flowsim: 1' 'scenario: c' 'title: C' "
    + "'extends: china-reference' 'horizon: {start: 2018, end: 2032}' "
    + "'levers: {grade-separation: 50 %}' > c.yaml; "
    + "sed -e 's/: c$/: b/' -e /levers/d c.yaml > b.yaml; "
  private static let charge = #"""
    echo '{"elements": ["Cu"], "primary_composition_wt_pct": [0.01],
    "scraps": [{"mass_kg": 10, "composition_wt_pct": [1]}],
    "targets": [{"alloy": "flat", "demand_kg": 100, "max_wt_pct": [0.06]}]}' > charge.json;
    """#
  private static let ledger = "printf 'supplier,metal,tonnes\\nA,steel,1\\n' > p.csv; "

  private static let fleet =
    "printf '%s\\n' year,inflow,exits 2000,9,0 2001,9,1 2002,9,4 2003,9,7 2004,9,8 > fleet.csv; "

  /// What is asked of each command, after what it needs.
  private static let questions: [String: (before: String, words: String)] = [
    "account": (ledger, "p.csv"),
    "assumptions": ("", ""),
    "blend": (charge, "charge.json"),
    "buy": ("", "china-reference --company Volvo \(short)"),
    "calibrate": ("", ""),
    "cati": ("", ""),
    "classify": ("", "--metal steel --emissions 1.5"),
    "compare": (changed, "b.yaml c.yaml"),
    "cost": ("", ""),
    "data": ("", "sources"),
    "decompose": (changed, "c.yaml --against b.yaml"),
    "demo": ("", ""),
    "explain": ("", "E102"),
    "fit": (fleet, "fleet.csv --lifetime weibull"),
    "hindcast": ("", ""),
    "init": ("", "study"),
    "lots": ("", ""),
    "market": ("", "china-reference \(short)"),
    "premium": ("", ""),
    "report": ("", "same-grade \(short)"),
    "run": ("", "china-reference \(short)"),
    "schema": ("", ""),
    "seek": (
      "", "china-reference --target MB-AL-2 --lever renewable-share.smelting=30..60% \(short)"
    ),
    "show": ("", "same-grade"),
    "stock": ("", "--lifetime fixed:years=2 --survival 0,1,2"),
    "sweep": ("", "china-reference --vary eaf-share=10..30%:2 \(short)"),
    "target-line": ("", "--base 2020 --emissions 3012 --year 2030"),
    "targets": ("", "china-reference --company Volvo \(short)"),
    "validate": ("", "same-grade"),
  ]

  /// Commands whose answer is no document.
  ///
  /// The server stays and answers a browser; the manual is a page for `man`; a bench ends in the
  /// JSON line of its contract whatever is asked; help is help.
  private static let others: Set = ["bench", "help", "manual", "serve"]

  @Test("No command is forgotten: each is asked for JSON here, or is told why it is not")
  func complete() throws {
    struct Help: Decodable {
      struct Command: Decodable { let commandName: String; let subcommands: [Command]? }
      let command: Command
    }
    let dump = try Program.run("--experimental-dump-help")
    let help = try JSONDecoder().decode(Help.self, from: Data(dump.output.utf8))
    let names = Set(help.command.subcommands?.map(\.commandName) ?? [])
    #expect(names == Self.others.union(Self.questions.keys))
  }

  @Test(
    "Every command that answers prints one JSON document when asked",
    arguments: questions.keys.sorted())
  func document(of command: String) throws {
    let question = try #require(Self.questions[command])
    let scratch = try Scratch()
    let answer = try Program.shell(
      "\(question.before)\"$FLOWSIM\" \(command) \(question.words) --json", in: scratch.url)
    // 1: a search that found nothing says so in its document.
    #expect(answer.status == 0 || command == "seek" && answer.status == 1, "\(answer.errors)")
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    }
  }

  @Test("The rows of stock keep their names and numbers")
  func stock() throws {
    let answer = try Program.shell(
      "printf 'year,series,value\\n2000,1,5\\n2001,1,5\\n' "
        + "| \"$FLOWSIM\" stock --drive inflow --inflow-at end --lifetime fixed:years=1 --json -")
    struct Document: Decodable {
      struct Row: Decodable {
        let year, inflow, outflow, stock: Double
        let series: String
      }
      let rows: [Row]
    }
    let rows = try JSONDecoder().decode(Document.self, from: Data(answer.output.utf8)).rows
    #expect(rows.map(\.year) == [2000, 2001] && rows.map(\.series) == ["1", "1"])
    #expect(rows.map(\.inflow) == [5, 5] && rows.map(\.outflow) == [0, 5])
  }
}
