internal import FlowAccounts
public import FlowInputs
public import FlowStudies
public import FlowTables

/// A register, alone or with the verdicts of a run.
public struct TargetReport: Sendable {
  public let entries: [TargetEntry]
  let report: RunReport?
  /// What would close the gap of a missed pledge, by its id.
  let closings: [String: ClosingPurchase]
  /// Steel suppliers beside a 1.5 °C line; nil where one company alone is shown.
  let suppliers: SupplierLine?
  /// By the target's id.
  private let assessments: [String: Assessment]
  private let untestable: [String: UntestableTarget]

  /// - Parameters:
  ///   - company: nil for all; else its name, or a part of it that only it has.
  ///   - report: nil to show the register alone.
  /// - Throws: ``InputProblems`` with E120 where no target is of the company, or what the solver of
  ///   the closing purchases says.
  public init(
    _ register: TargetRegister, company: String?, report: RunReport?
  ) throws {
    self.report = report
    suppliers = company == nil ? try SupplierLine(register.entries) : nil
    let entries = try Self.entries(register, company)
    self.entries = entries
    let makers = Set(entries.lazy.filter { $0.role == .maker }.map(\.id))
    assessments = Dictionary(
      (report?.assessments ?? []).map { ($0.target.id, $0) }
    ) { first, _ in first }
    untestable = Dictionary(
      (report?.compiled.untestable ?? []).map { ($0.id, $0) }
    ) { first, _ in first }
    var closings: [String: ClosingPurchase] = [:]
    for assessment in report?.assessments ?? [] where assessment.verdict == .missed {
      let target = assessment.target
      if makers.contains(target.id), let report {
        closings[target.id] = try ClosingPurchase(assessment, report)
      }
    }
    self.closings = closings
  }

  private static func entries(
    _ register: TargetRegister, _ company: String?
  ) throws(InputProblems) -> [TargetEntry] {
    guard let company else { return register.entries }
    let names = register.entries.map(\.company).distinct()
    // A part of a name, as `Volvo`, may belong to several.
    let wanted = Set(CompanyName.matches(company, among: names))
    let entries = register.entries.filter { wanted.contains($0.company) }
    if entries.isEmpty {
      let near = CompanyName.near(company, among: names).map { "did you mean '\($0)'?" }
      throw InputProblems([
        Diagnostic(
          .unknownName, at: FileLocation(path: "--company"),
          "the register has no target of \(quoted(company))",
          help: near ?? "`flowsim targets` lists the companies")
      ])
    }
    return entries
  }

  func assessment(_ entry: TargetEntry) -> Assessment? { assessments[entry.id] }

  func verdict(_ entry: TargetEntry) -> String {
    assessment(entry)?.verdict.rawValue ?? (report == nil ? "" : Verdict.untestable.rawValue)
  }

  /// One sentence a target; nil without a run.
  public func sentence(_ entry: TargetEntry) -> String? {
    guard let report else { return nil }
    let sentence = VerdictSentence(entry: entry, report: report)
    if let assessment = assessment(entry) {
      return [sentence.text(assessment), closings[entry.id]?.sentences]
        .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }
    return untestable[entry.id].map { sentence.text($0) }
  }

  public var text: String { report == nil ? registerText : verdictText }

  private var registerText: String {
    var table = PrintedTable(
      ["id", "company", "metal", "year", "asks for", "by its wording", "page", "wording"],
      words: [0, 1, 2, 4, 5, 6, 7])
    for entry in entries {
      table.add([
        entry.id, entry.company, entry.metal, entry.targetYear.map(String.init) ?? "",
        Self.value(entry), entry.testability.rawValue, entry.page,
        Self.words(entry),
      ])
    }
    return "\(table.text())\n\((counts + supplierLines).map { $0 + "\n" }.joined())"
  }

  private static func words(_ entry: TargetEntry) -> String {
    if entry.role == .benchmark { return "a \(entry.standard), not a pledge" }
    return entry.wording.isEmpty ? entry.metric : "“\(entry.wording)”"
  }

  private var supplierLines: [String] { suppliers.map { [""] + $0.sentences } ?? [] }

  private static func value(_ entry: TargetEntry) -> String {
    guard let value = entry.value ?? entry.low else { return "" }
    let isShare = entry.unit == "fraction"
    let number = isShare ? (value * 1000).rounded() / 10 : value
    let unit = isShare ? "%" : entry.unit
    let high = entry.value == nil ? entry.high.map { "–\(ShortestDecimal.string($0 * 100))" } : nil
    let soft = entry.qualifier.isEmpty ? "" : "\(entry.qualifier): "
    return "\(soft)\(ShortestDecimal.string(number))\(high ?? "") \(unit)"
  }

  private var verdictText: String {
    var lines: [String] = []
    for verdict in Verdict.allCases {
      let group = pledges.filter { self.verdict($0) == verdict.rawValue }
      if group.isEmpty { continue }
      lines.append("\(verdict.rawValue.uppercased()) (\(group.count))")
      for entry in group { lines.append("  \(sentence(entry) ?? "")") }
      lines.append("")
    }
    if !benchmarks.isEmpty {
      lines.append("BESIDE A LINE, NOT A PLEDGE (\(benchmarks.count))")
      for entry in benchmarks { lines.append("  \(sentence(entry) ?? "")") }
      lines.append("")
    }
    return (lines + counts + supplierLines).map { $0 + "\n" }.joined()
  }

  private var pledges: [TargetEntry] { entries.filter { $0.role != .benchmark } }
  private var benchmarks: [TargetEntry] { entries.filter { $0.role == .benchmark } }

  /// How many targets there are, by who made them and what their wording allows.
  public var counts: [String] {
    var lines: [String] = []
    let groups: [(String, [TargetRole])] = [
      ("car makers and their coalition", [.maker, .coalition]), ("suppliers", [.supplier]),
    ]
    for (name, roles) in groups {
      let group = entries.filter { roles.contains($0.role) }
      if group.isEmpty { continue }
      let testable = group.filter { $0.testability == .testable }
      let conditional = testable.count { $0.premiumCap != nil }
      let definitions = testable.count { $0.readings.count > 2 }
      var parts = ["\(testable.count - conditional) testable as they stand"]
      if definitions > 0 { parts[0] += " (\(definitions) under three definitions)" }
      if conditional > 0 { parts.append("\(conditional) conditional on a price") }
      for (kind, words) in [
        (Testability.reading, "need a reading"), (.undated, "without a year"),
        (.outsideModel, "outside the model"),
      ] {
        let count = group.count { $0.testability == kind }
        if count > 0 { parts.append("\(count) \(words)") }
      }
      lines.append("\(group.count) of \(name), by wording: \(parts.joined(separator: ", ")).")
    }
    if let report {
      let counted = Verdict.allCases.compactMap { verdict -> String? in
        let count = pledges.count { self.verdict($0) == verdict.rawValue }
        return count > 0 ? "\(count) \(verdict.rawValue)" : nil
      }
      if !counted.isEmpty {
        lines.append("In \(report.scenario.name): \(counted.joined(separator: ", ")).")
      }
    }
    if !benchmarks.isEmpty {
      lines.append(
        "\(benchmarks.count) benchmark lines, which nobody has pledged, are not counted.")
    }
    return lines
  }
}

extension TargetRegister {
  /// The register that the built-in scenarios share.
  public static func builtin() throws(InputProblems) -> TargetRegister {
    var problems = Diagnostics()
    let register = read(BuiltinFiles.file("data/targets.csv"), reporting: &problems)
    try problems.throwIfErrors()
    return register
  }
}
