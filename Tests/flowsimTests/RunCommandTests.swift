import FlowInputs
import FlowReporting
import FlowStudies
import FlowTables
import Foundation
import Testing

@Suite("flowsim run")
struct RunCommandTests {
  /// Eleven years keep a run short; every file and message is there all the same.
  private static let study = """
    flowsim: 1
    scenario: ours
    title: Ours
    extends: china-reference
    horizon: {start: 2020, end: 2030}
    levers:
      eaf-share: {2025: 15 %, 2030: 25 %}

    """
  private static let names = [
    "assumptions.csv", "charges.csv", "classes.csv", "element_stocks.csv", "elements.csv",
    "fates.csv",
    "flows.csv", "iamc.csv",
    "lots.csv", "results.csv", "run.json", "scrap_compositions.csv", "sources.csv", "stocks.csv",
    "targets.csv",
  ]

  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(Self.study, to: "ours.yaml")
  }

  @Test("A run writes its fifteen files and says where, what the balance is and what comes next")
  func run() throws {
    let answer = try Program.run("run", "ours.yaml", in: scratch.url)
    #expect(answer.status == 0)
    #expect(try scratch.names(in: "results/ours") == Self.names)
    #expect(answer.output.hasPrefix("ours: Ours, 2020–2030\n"))
    let last = "Wrote results/ours/ (15 files).   Next: flowsim compare china-reference ours.yaml\n"
    #expect(answer.output.hasSuffix(last))
    #expect(answer.output.contains("\n  Electricity by the Chinese rule: "))
    #expect(answer.output.contains("\n    with market-based electricity "))
    #expect(answer.output.contains("\n  Metal of a car bought at the market's average, 2030 "))
    #expect(answer.errors.hasSuffix(" ms\n"), "time is talk, not data")
    #expect(try scratch.names().allSatisfy { !$0.contains(".new-") && !$0.contains(".old-") })
  }

  @Test("An allocation view changes what is printed and no byte that is written")
  func allocation() throws {
    let plain = try Program.run("run", "ours.yaml", "-o", "out", in: scratch.url)
    let files = try scratch.files(in: "out")
    for view in ["end-of-life", "50-50", "circular-footprint", "value-corrected"] {
      let answer = try Program.run(
        "run", "ours.yaml", "--allocation", view, "-o", "out", in: scratch.url)
      #expect(answer.status == 0)
      #expect(answer.output != plain.output && answer.output.contains("the view '\(view)'"))
      #expect(try scratch.files(in: "out") == files, "\(view)")
    }
    #expect(
      try Program.run("run", "ours.yaml", "--allocation", "none", in: scratch.url).status == 64)
  }

  @Test("--range and --face write ranges.csv, print low and high, and stand in the command")
  func ranges() throws {
    let plain = try Program.run("run", "ours.yaml", "--output", "plain", in: scratch.url)
    #expect(plain.output.contains("\n  Verdicts at the fitted habits alone; --range judges them"))
    let answer = try Program.run(
      "run", "ours.yaml", "--range", "--face", "--output", "out", in: scratch.url)
    #expect(answer.status == 0)
    #expect(!answer.output.contains("at the fitted habits alone"))
    for line in ["\n        low  ", "\n        high ", "\n  low, high: 5th and 95th percentile"] {
      #expect(answer.output.contains(line), "\(line)")
    }
    let files = try scratch.files(in: "out")
    let table = String(decoding: try #require(files["ranges.csv"]), as: UTF8.self)
    let lines = table.split(separator: "\n")
    #expect(lines[0] == "scenario,region,variable,year,unit,value,low,high,basis")
    #expect(lines.contains { $0.hasSuffix(",habits") } && lines.contains { $0.hasSuffix(",face") })
    let document = String(decoding: try #require(files["run.json"]), as: UTF8.self)
    #expect(document.contains("\"command\": \"flowsim run ours.yaml --range --face\""))
    #expect(document.contains("\"verdicts\": \"habits\""))
    #expect(document.contains("\"ranges.csv\""))
    // Draws beside a run change no number of it.
    let results = try scratch.files(in: "plain")["results.csv"]
    #expect(files["results.csv"] == results)
  }

  @Test("The headers are those that other programs read")
  func headers() throws {
    try Program.run("run", "ours.yaml", "--output", "out", in: scratch.url)
    let expected = [
      "results.csv": "scenario,region,variable,year,value,unit",
      "flows.csv": "year,material,source,target,type,value,unit",
      "elements.csv": "year,material,source,target,element,value,unit",
      "stocks.csv": "year,material,process,type,opening,inflow,outflow,closing,unit",
      "element_stocks.csv": "year,material,process,element,opening,inflow,outflow,closing,unit",
      "targets.csv": "company,id,metal,metric,year,required,projected,unit,verdict,shortfall_t,"
        + "first_year_met,reason,role",
      "lots.csv": "year,material,grade,route,plant,mass,mass_unit,new_scrap_share,old_scrap_share,"
        + "electricity,electricity_unit,direct_and_upstream,location,market,chinese_rule,"
        + "emissions_unit",
      "fates.csv": "year,material,grade,fate,value,unit,share",
      "charges.csv":
        "year,material,class,product,charge_t,share_of_product,price,unit_price,binding,route",
      "scrap_compositions.csv": "year,material,class,element,share",
      "classes.csv": "year,material,grade,route,plant,standard,class,emissions,unit",
      "sources.csv": "id,citation,url,licence,accessed",
      "assumptions.csv": "id,entity,metric,value,low,high,unit,kind,source,note",
      "iamc.csv": "model,scenario,region,variable,unit,"
        + (2020...2030).map(String.init).joined(separator: ","),
    ]
    for (name, bytes) in try scratch.files(in: "out") where name != "run.json" {
      let header = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
      #expect(header == expected[name], "\(name)")
    }
  }

  @Test("run.json has its keys, no path of the machine and no time")
  func document() throws {
    try Program.run(
      "run", scratch.url.appending(path: "ours.yaml").path, "--output", "out", in: scratch.url)
    let bytes = try #require(try scratch.files(in: "out")["run.json"])
    let document = try #require(
      try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    let wanted: Set = [
      "format", "version", "model", "scenario", "command", "seed", "gsl_version", "inputs",
      "checks", "balance", "boundary_processes", "headline", "files",
    ]
    #expect(wanted.isSubset(of: document.keys))
    #expect(document["command"] as? String == "flowsim run ours.yaml")
    #expect(document["files"] as? [String] == Self.names)
    #expect(!String(decoding: bytes, as: UTF8.self).contains(scratch.url.path))
  }

  @Test("Two runs give the same bytes, also where commas are decimal points and clocks differ")
  func repeated() throws {
    try Program.run("run", "ours.yaml", "--output", "one", in: scratch.url)
    try Program.run(
      "run", "ours.yaml", "--output", "two", in: scratch.url,
      environment: ["LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "TZ": "Asia/Shanghai"])
    #expect(try scratch.files(in: "one") == scratch.files(in: "two"))
  }

  @Test("- reads the scenario from standard input, --output - streams results.csv")
  func streams() throws {
    let stream = ["--format", "csv", "--output", "-"]
    let file = try Program.shell(
      "\"$FLOWSIM\" run ours.yaml --quiet \(stream.joined(separator: " "))", in: scratch.url)
    let piped = try Program.run(
      "run", "-", stream[0], stream[1], stream[2], stream[3], in: scratch.url, input: Self.study)
    #expect(file.status == 0 && piped.status == 0)
    #expect(file.output == piped.output)
    #expect(file.output.hasPrefix("scenario,region,variable,year,value,unit\nours,China,"))
    #expect(file.errors.isEmpty)
    // A study that starts late is told so, beside the data and not in them.
    #expect(piped.errors.contains("warning[E122]: the run starts in"))
    #expect(try scratch.names() == ["ours.yaml"])
  }

  @Test("--json prints the run document, and nothing else on standard output")
  func json() throws {
    let answer = try Program.run("run", "ours.yaml", "--json", in: scratch.url)
    #expect(answer.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    #expect((object as? [String: Any])?["scenario"] as? String == "ours")
    #expect(try scratch.names() == ["ours.yaml"])
  }

  @Test("A reader that leaves early ends the program quietly")
  func closedPipe() throws {
    let answer = try Program.shell(
      "\"$FLOWSIM\" run ours.yaml --quiet --format csv --output - | (exec 0<&-; sleep 0.2); "
        + "echo ${PIPESTATUS[0]}", in: scratch.url)
    // 141 is the shell's word for SIGPIPE.
    #expect(["0\n", "141\n"].contains(answer.output))
    #expect(answer.errors.isEmpty)
  }

  @Test("--check exits 3 where a target is missed, after writing the results")
  func check() throws {
    let missed = try Program.run("run", "ours.yaml", "--check", "--quiet", in: scratch.url)
    #expect(missed.status == 3 && missed.output.isEmpty)
    #expect(try scratch.names(in: "results/ours") == Self.names)
    let nothing = try Program.run(
      "run", "ours.yaml", "--check", "--set", "targets=[]", "--output", "none", in: scratch.url)
    #expect(nothing.status == 0)
  }

  @Test("Results that cannot be written: exit 1, nothing left behind")
  func unwritable() throws {
    try scratch.write("a file", to: "taken")
    let answer = try Program.run("run", "ours.yaml", "--output", "taken/out", in: scratch.url)
    #expect(answer.status == 1 && answer.errors.contains("error[E402]"))
    #expect(try scratch.names() == ["ours.yaml", "taken"])
  }

  @Test("A user's table wins over the built-in row, and shows in sources and command")
  func ownData() throws {
    try scratch.write(
      """
      entity,metric,qualifier,value,unit,year,region,boundary,source
      grid,emissions,,0.3,t CO2-equiv/MWh,2030,China,"consumption, direct CO2",our-office

      """, to: "own.csv")
    try Program.run(
      "run", "ours.yaml", "--data", "own.csv", "--output", "out", in: scratch.url)
    let files = try scratch.files(in: "out")
    let sources = String(decoding: try #require(files["sources.csv"]), as: UTF8.self)
    let document = String(decoding: try #require(files["run.json"]), as: UTF8.self)
    #expect(sources.contains("our-office,brought by the user,,user,"))
    #expect(document.contains("flowsim run ours.yaml --data own.csv"))
  }

  @Test(
    "Another program finds the same balance in the CSV files",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
  func balanceOutside() throws {
    try Program.run("run", "ours.yaml", "--output", "out", in: scratch.url)
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../tools/balance.py").standardizedFileURL.path
    let sound = try Program.shell("/usr/bin/python3 '\(script)' out", in: scratch.url)
    #expect(sound.status == 0, "\(sound.output)\(sound.errors)")
    // One tonne in a line of millions is found.
    let lost = try Program.shell(
      "awk -F, -v OFS=, 'NR == 40 { $6 += 1e-6 } 1' out/elements.csv > changed"
        + " && mv changed out/elements.csv && /usr/bin/python3 '\(script)' out", in: scratch.url)
    #expect(lost.status == 1, "\(lost.output)\(lost.errors)")
  }
}
