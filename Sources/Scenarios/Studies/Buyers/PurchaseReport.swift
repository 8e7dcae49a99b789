internal import FlowAccounts
internal import FlowEngine
internal import FlowInputs
public import FlowTables

/// What every car maker buys of both metals in one year of a run.
public struct PurchaseReport: Sendable {
  public let year: Int
  let report: RunReport
  /// Shape `[m]`.
  let markets: [MarketYear]
  /// By contracts alone, with suppliers' pledges kept: shape `[m]`.
  let kept: [MarketYear]
  /// The same with suppliers that move with their industry.
  let moving: [MarketYear]
  let setting: BuyersMarket
  let pledged: BuyersMarket
  /// One maker; nil for all.
  let shown: String?
  /// Contracts and suppliers that deliver nothing, as they were named.
  let failing: [String]
  /// The markets as they are while these deliver: shape `[m]`; empty where nothing fails.
  let before: [MarketYear]

  /// - Parameters:
  ///   - company: nil for all; else its name or a part of it.
  ///   - target: A target of the register that its maker takes as policy, whatever its year; nil
  ///     for the policies in force.
  ///   - arePledgesKept: Suppliers keep their pledges; else they move with their industry.
  ///   - contracts: Tables of contracts beside those of the scenario.
  ///   - failing: Contracts and suppliers that deliver nothing, by id or name.
  ///   - mayBuyDirtier: Makers may be told to buy metal that emits more than an even part of the
  ///     market.
  /// - Throws: ``InputProblems`` for unknown names and years outside the run, or what the solver
  ///   says.
  public init(
    _ report: RunReport, year: Int?, company: String?, target: String? = nil,
    arePledgesKept: Bool = false, contracts: [SourceFile] = [], without failing: [String] = [],
    mayBuyDirtier: Bool = false
  ) throws {
    let asked = try target.map { id throws(InputProblems) in try Self.target(id, of: report) }
    let year = year ?? asked?.year ?? report.reportingYears.nearest(to: ReportingYears.near)
    try Self.check(year, in: report)
    // A maker that sells nothing here is asked about by name only.
    let maker = asked.flatMap { target in
      report.compiled.makers.first { $0.name == target.company }
    }
    func market(
      _ arePledgesKept: Bool, without failing: [String]
    ) throws(InputProblems) -> BuyersMarket {
      try BuyersMarket(
        report, and: maker, arePledgesKept: arePledgesKept, contracts: contracts,
        without: Set(failing), mayBuyDirtier: mayBuyDirtier)
    }
    let whole = try market(arePledgesKept, without: [])
    try Self.check(failing, in: whole.contracts)
    let pledged = try market(true, without: failing)
    let plain = try market(false, without: failing)
    let setting = arePledgesKept ? pledged : plain
    shown = try Self.company(company, of: setting.book, asking: asked)
    let materials = report.compiled.plan.materials.indices
    let policies = asked.map { BuyersMarket.Policies.only($0) } ?? .inForce
    markets = try materials.map { try setting.market($0, in: year, policies) }
    before =
      failing.isEmpty ? [] : try materials.map { try whole.market($0, in: year, policies) }
    kept = try materials.map { try pledged.market($0, in: year, .none) }
    moving = try materials.map { try plain.market($0, in: year, .none) }
    self.year = year
    self.report = report
    self.pledged = pledged
    self.setting = setting
    self.failing = failing
  }

  /// The largest gap between a lot's supply and its purchases with the residual, over its supply.
  public var worstGap: Double { markets.map(\.market.worstGap).max() ?? 0 }

  var t: Int { year - report.years.lowerBound }

  func metal(_ m: Int) -> String { report.compiled.plan.materials[m].system.name }

  func isShown(_ maker: String) -> Bool { shown == nil || shown == maker }
}

// MARK: Names and years that are asked for

extension PurchaseReport {
  private static func check(_ year: Int, in report: RunReport) throws(InputProblems) {
    if report.years.contains(year) { return }
    throw InputProblems([
      Diagnostic(
        .horizon, at: FileLocation(path: "--year"),
        "\(year) is not in the run, \(report.years.text)", help: "write a year in that range")
    ])
  }

  private static func check(
    _ failing: [String], in contracts: ContractBook
  ) throws(InputProblems) {
    let known = contracts.failing
    let problems = failing.filter { !known.contains($0) }.map {
      Diagnostic(
        .unknownName, at: FileLocation(path: "--without"),
        "no contract and no supplier is named \(quoted($0))",
        help: NearestName.help(for: $0, among: known))
    }
    if !problems.isEmpty { throw InputProblems(problems) }
  }

  private static func target(
    _ id: String, of report: RunReport
  ) throws(InputProblems) -> Target {
    let known = report.compiled.targets.filter { PolicyRow.isAnswered($0) }
    let own = NameSpelling.match(id, among: known.map(\.id))
    if let target = known.first(where: { $0.id == own }) { return target }
    throw InputProblems([
      Diagnostic(
        .unknownName, at: FileLocation(path: "--target"),
        "no target \(quoted(id)) can be a purchase policy",
        help: NearestName.help(for: id, among: known.map(\.id)))
    ])
  }

  /// - Parameter target: Its maker is meant, and no other may be named.
  private static func company(
    _ name: String?, of book: BuyerBook, asking target: Target?
  ) throws(InputProblems) -> String? {
    if let target {
      guard let name, !target.company.lowercased().contains(name.lowercased()) else {
        return target.company
      }
      throw InputProblems([
        Diagnostic(
          .unknownName, at: FileLocation(path: "--company"),
          "target \(quoted(target.id)) is one of \(target.company), not of \(quoted(name))",
          help: "leave one of the two out")
      ])
    }
    guard let name else { return nil }
    let names = book.makers.map(\.name)
    if let found = CompanyName.matches(name, among: names).first { return found }
    throw InputProblems([
      Diagnostic(
        .unknownName, at: FileLocation(path: "--company"), "no buyer is named \(quoted(name))",
        help: CompanyName.near(name, among: names).map { "did you mean '\($0)'?" }
          ?? NearestName.help(for: name, among: names))
    ])
  }
}
