import FlowAccounts
import FlowEngine
import FlowInputs
import FlowNumerics
import FlowServer
import FlowStudies
import FlowTables

extension Reader {
  /// Every road on which bytes of a user or of a stranger come in; quick ones first.
  public static let all: [Reader] = [
    Reader("request") { request($0.bytes) },
    Reader("json") { file in
      var problems = Diagnostics()
      _ = JSONReader.read(file, reporting: &problems)
      try problems.throwIfErrors()
    },
    Reader("yaml") { file in
      var problems = Diagnostics()
      _ = StrictYAML.read(file, reporting: &problems)
      try problems.throwIfErrors()
    },
    Reader("csv") { file in
      var problems = Diagnostics()
      _ = CSVTable.read(file, reporting: &problems)
      try problems.throwIfErrors()
    },
    Reader("stock", stock),
    Reader("blend") { try blend(ChargeFile($0)) },
    Reader("charge", chargeTables),
    Reader("scenario", scenario),
    Reader("standards") { _ = try StandardRegister.load(user: [$0]) },
    Reader("pathways") { _ = try PathwayTable.load(user: [$0]) },
    Reader("answers") { _ = try CatiAnswers.read($0, try CatiIndex.load()) },
    Reader("actual", actual),
    Reader("data") { file in
      var problems = Diagnostics()
      _ = DataStore.load(user: [file], reporting: &problems)
      try problems.throwIfErrors()
    },
    Reader("targets", targets),
    Reader("lots") { _ = try LotCatalogue.load(user: [$0]) },
    Reader("costs") { _ = try CostCatalogue.load(.init(), user: [$0]) },
  ]

  public static func named(_ name: String) -> Reader? { all.first { $0.name == name } }

  /// A request, and whatever follows it on the same connection.
  private static func request(_ bytes: [UInt8]) {
    let parser = RequestParser(limits: ServerLimits())
    let gate = Gate(port: 8377, token: "secret")
    var rest = bytes[...]
    while case .request(let request, let count) = parser.parse(rest) {
      precondition(count > 0 && count <= rest.count, "a request took bytes that are not there")
      _ = gate.path(of: request)
      rest = rest.dropFirst(count)
    }
  }

  /// Both drives, with a lifetime that spreads.
  private static func stock(_ file: SourceFile) throws {
    for drive in StockRequest.Drive.allCases {
      let request = StockRequest(drive: drive, lifetime: try .weibull(shape: 3, scale: 12))
      _ = try request.answer(file)
    }
  }

  /// Reads and solves: what a file may hold decides whether there is a solution.
  private static func blend(_ file: ChargeFile) throws {
    if file.cases.count <= 4 { _ = ChargeReport(solving: file) }
  }

  /// The same bytes as either table of a charge.
  private static func chargeTables(_ file: SourceFile) throws {
    let scraps = SourceFile(path: "scraps.csv", text: "name,mass,kind,Si\na,9,scrap,1\n")
    let alloys = SourceFile(path: "alloys.csv", text: "alloy,demand,Si max\nx,1,2\n")
    let asAlloys = Result { try ChargeFile(scraps: scraps, alloys: file) }
    let asScraps = Result { try ChargeFile(scraps: file, alloys: alloys) }
    for read in [asAlloys, asScraps] {
      if case .success(let charge) = read { _ = ChargeReport(solving: charge) }
    }
    if case .failure(let problems) = asAlloys, case .failure = asScraps { throw problems }
  }

  /// A scenario that is read can be shown, and what is shown is read again as the same scenario.
  private static func scenario(_ file: SourceFile) throws {
    let finder = ScenarioFinder { _ in nil }
    let read = try ScenarioReader.read(file, finder: finder)
    let shown = SourceFile(path: "input", text: ScenarioText(read).text(origins: false))
    do {
      let again = try ScenarioReader.read(shown, finder: finder)
      precondition(again.name == read.name && again.title == read.title, "shown as another")
    } catch {
      preconditionFailure("what was shown cannot be read: \(error)")
    }
  }

  private static func targets(_ file: SourceFile) throws {
    let scenario = SourceFile(
      path: "scenario.yaml",
      text: "flowsim: 1\nscenario: s\nextends: china-reference\ntargets: targets.csv\n")
    let finder = ScenarioFinder { path in
      path == "targets.csv" ? SourceFile(path: path, bytes: file.bytes) : nil
    }
    _ = try ScenarioReader.read(scenario, finder: finder)
  }

  private static func actual(_ file: SourceFile) throws {
    let request = LineRequest(
      baseYear: 2020, year: 2030, endYear: nil, coverage: 1, scope: "scope 3", actual: file,
      activity: file)
    _ = try request.contraction(emissions: 1_000, .onePointFive, try PathwayTable.load())
  }
}
