import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("What a verdict says")
struct VerdictSentenceTests {
  private func report() throws -> TargetReport {
    let run = try Runs.reference.get()
    return try TargetReport(run.scenario.targets, company: nil, report: run)
  }

  private func sentence(_ id: String) throws -> String {
    let report = try report()
    return try #require(report.entries.first { $0.id == id }.flatMap(report.sentence))
  }

  @Test("A benchmark line is nobody's pledge: not counted, and said so")
  func benchmarks() throws {
    let report = try report()
    let lines = report.entries.filter { $0.role == .benchmark }
    #expect(lines.count == 4)
    for entry in lines {
      let sentence = try #require(report.sentence(entry))
      #expect(sentence.contains("line (not a pledge of \(entry.company))"), "\(sentence)")
      #expect(!sentence.contains("issed"))
    }
    // The four verdicts of the last count are all targets without the lines.
    let count = try #require(report.counts.first { $0.hasPrefix("In china-reference: ") })
    let sum = count.split(separator: " ").compactMap { Int($0) }.reduce(0, +)
    #expect(sum == report.entries.count - lines.count)
    #expect(report.text.contains("BESIDE A LINE, NOT A PLEDGE (4)"))
    let run = try Runs.reference.get()
    for (language, words) in [
      (Language.english, "beside a 1.5 °C line and a net-zero line (not a pledge of Geely Auto)"),
      (.chinese, "并非吉利汽车的承诺"),
    ] {
      let picture = Picture.emissionsAgainstTarget(run, Words(language: language))
      #expect(try #require(picture).finding.contains(words))
    }
  }

  @Test("A supplier's verdict quotes no tonnes of its country")
  func suppliers() throws {
    let report = try report()
    let run = try Runs.reference.get()
    for entry in report.entries where entry.role == .supplier {
      guard let assessment = run.assessments.first(where: { $0.target.id == entry.id }) else {
        continue
      }
      let sentence = try #require(report.sentence(entry))
      #expect(!sentence.contains("Mt CO2e") && !sentence.contains("million t"), "\(sentence)")
      #expect(assessment.shortfallTonnes == 0)
    }
    // 1 - projected / peak is what is told in points.
    #expect(try sentence("FS-ST-2").contains(" points to spare"))
  }

  @Test("Plastic holds no steel; whole cars do")
  func scope() throws {
    #expect(
      try sentence("GE-PL-1").contains(
        "covers 'plastic', neither steel nor aluminium: plastic is not in the model"))
    #expect(
      try sentence("MB-FL-1").contains("covers 'fleet', of which steel and aluminium are a part"))
  }

  @Test("A pledge for elsewhere is read as if its metal came from here, and the sentence says so")
  func region() throws {
    #expect(
      try sentence("MB-AL-2").contains(
        "As if its metal came from this market (the pledge covers Europe): missed by"))
    #expect(try sentence("GM-AL-1").contains("(the pledge covers US, Canada, Mexico)"))
    #expect(try sentence("RI-ST-1").contains("If it bought here: missed by"))
    #expect(!(try sentence("VC-ST-1")).contains("this market"))
  }

  @Test("Readings that agree are named, and a range stays one")
  func readings() throws {
    #expect(
      try sentence("VC-ST-1").contains(
        ", under both readings ('share of the metal', 'emissions of the metal')."))
    #expect(try sentence("CL-AL-1").contains(", under all 4 readings ("))
    #expect(try sentence("MB-ST-1").contains("steel 50–80 % below traditional steel by 2026"))
    #expect(try sentence("MB-AL-1").contains("(“aiming; up to”)"))
  }

  @Test("A pledge without a year stands in the run's last, for every row has a whole number")
  func undated() throws {
    let table = String(decoding: TargetTable.bytes(try Runs.reference.get()), as: UTF8.self)
    let row = try #require(table.split(separator: "\n").first { $0.contains(",MB-ST-2,") })
    #expect(row.contains("footprint of purchased low-carbon steel vs traditional,2050,95,"))
  }

  @Test("GM's steel is not let off by a price: the lots are not to be had")
  func shortOfSupply() throws {
    let run = try Runs.reference.get()
    let assessment = try #require(run.assessments.first { $0.target.id == "GM-ST-1" })
    #expect(assessment.verdict == .missed && assessment.isShortOfSupply)
    let supply = try #require(assessment.supply)
    #expect(supply.share < 0.1 && supply.lacking > 1)
    #expect(try #require(supply.premium(assessment.target)) < 0.2)
    #expect(try sentence("GM-ST-1").contains(" for lack of supply, not met by 2050."))
    // `buy` finds no more, for others have some of it under contract.
    let closing = try #require(try ClosingPurchase(assessment, run))
    #expect(closing.outcome.share <= supply.share + 1e-9)
  }

  @Test("Lots that are to be had above the cap let a pledge off; a cap above them does not")
  func cap() throws {
    #expect(try verdict(cap: "0.0001") == .released)
    #expect(try verdict(cap: "0.5") == .missed)
  }

  private func verdict(cap: String) throws -> Verdict {
    let row =
      "X-1,General Motors,steel,purchase_share_lowcarbon,share,>=,0.1,,,fraction,,,2030,,SteelZero,"
      + ",,,,China,own,user,,testable,\(cap)"
    let run = try Self.run(row)
    return try #require(run.assessments.first { $0.target.id == "X-1" }).verdict
  }

  @Test("A user's note stands beside the diagnosis, not in its place")
  func note() throws {
    let run = try Self.run(
      "X-1,Geely Auto,steel,purchase_volume,tonnes,>=,5000,,,t/yr,,,2030,,,,,,,China,own,user,"
        + "as told by mail,testable,")
    let target = try #require(run.compiled.untestable.first { $0.id == "X-1" })
    #expect(target.reason == .untested(.purchaseVolume))
    #expect(target.english.hasPrefix("a purchase volume is not tested; as told by mail"))
  }

  /// The reference over a short horizon with a register of one row.
  private static func run(_ row: String) throws -> RunReport {
    let header = (TargetRegister.required + ["premium_cap"]).joined(separator: ",")
    let files = [
      "targets.csv": header + "\n" + row + "\n",
      "scenario.yaml": "flowsim: 1\nscenario: mine\nextends: china-reference\n"
        + "horizon: {start: 2015, end: 2035}\ntargets: targets.csv\n",
    ]
    let file: @Sendable (String) -> SourceFile? = { name in
      files[name].map { SourceFile(path: name, bytes: Array($0.utf8)) }
    }
    let scenario = try ScenarioReader.read(
      try #require(file("scenario.yaml")), finder: ScenarioFinder(read: file))
    return try RunReport(running: try CompiledScenario.compile(scenario))
  }
}
