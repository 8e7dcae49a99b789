import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies

@Suite("Every lot is classified every year")
struct LotClassTests {
  private typealias Row = [String: String]

  private func rows() throws -> [Row] {
    let bytes = ClassTable.bytes(try Runs.reference.get(), .builtin)
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map { line in
      Dictionary(
        uniqueKeysWithValues: zip(
          ClassTable.header, line.split(separator: ",", omittingEmptySubsequences: false))
      ).mapValues { String($0) }
    }
  }

  @Test("The built-in schemes can be read")
  func register() throws {
    #expect(StandardRegister.builtin.standards == (try StandardRegister.load()).standards)
  }

  @Test("Rows are lots of lots.csv with the classes that the engine gives them, and no others")
  func table() throws {
    let rows = try rows()
    let report = try Runs.reference.get()
    let lots = Set(
      String(decoding: LotTable.bytes(report), as: UTF8.self).split(separator: "\n").dropFirst()
        .map { $0.split(separator: ",").prefix(5).joined(separator: ",") })
    let places = ["year", "material", "grade", "route", "plant"]
    for row in rows {
      let lot = places.compactMap { row[$0] }.joined(separator: ",")
      #expect(lots.contains(lot), "\(lot)")
    }
    var held = 0
    for year in [1990, 2024, 2030, 2050] {
      for (m, account) in report.lots.enumerated() {
        let material = report.compiled.plan.materials[m]
        let schemes = StandardRegister.builtin.standards(of: material.system.name)
          .filter { $0.kind != .label && $0.isValid(in: year) }
        for lot in account.lots {
          guard
            let subject = lot.subject(
              of: material.system, semisYield: material.melting.semisYield[lot.product],
              report.index(of: year))
          else { continue }
          let lines = schemes.flatMap { $0.judge(subject, year: year) }
            .filter { $0.answer == .holds }
          held += lines.count
          // `classify` and the table name the same classes.
          let names = schemes.flatMap { $0.held(by: subject, of: $0.classes(of: year)) }
          #expect(lines.map(\.name) == names.map(\.name))
        }
      }
    }
    #expect(rows.count { ["1990", "2024", "2030", "2050"].contains($0["year"]) } == held)
    #expect(held > 300)
  }

  @Test("Ore-based aluminium on own coal is above ASI's 11 t, on renewable power below it")
  func smelters() throws {
    let asi = try rows().filter {
      $0["year"] == "2030" && $0["standard"] == "ASI Performance Standard V3"
        && $0["class"]?.hasPrefix("new smelter") == true
    }
    #expect(!asi.isEmpty && asi.allSatisfy { $0["plant"] != "own-coal" })
    #expect(asi.contains { $0["plant"] == "renewable" })
  }

  @Test("Lots of a run are classed by what verdicts class: the same tonnes, cut otherwise")
  func sameAsVerdicts() throws {
    let report = try Runs.reference.get()
    let t = report.index(of: 2030)
    for (m, market) in report.evidence.markets.enumerated() {
      let material = report.compiled.plan.materials[m]
      for product in 0..<material.system.carGradeCount {
        let offered = market.byProduct[product].map { market.lots[$0] }
        var (supply, crude) = (0.0, 0.0)
        for lot in offered where lot.supply[t] > 0 {
          supply += lot.supply[t]
          crude += lot.supply[t] * lot.crudeEmissions[t]
        }
        var (mass, ours) = (0.0, 0.0)
        for lot in report.lots[m].lots where lot.product == product && lot.mass[t] > 0 {
          mass += lot.mass[t]
          ours += (lot.emissions(t) - lot.finishing[t]) * material.melting.semisYield[product]
        }
        if supply == 0 { continue }
        // Sums of the same terms in another order.
        #expect((ours / mass / (crude / supply) - 1).magnitude < 1e-9, "\(product)")
      }
    }
  }

  @Test("The strip classes aluminium by its ore-based part: in 2024 no ASI line of a new smelter")
  func strip() throws {
    let report = try Runs.reference.get()
    let m = try #require(report.material("aluminium"))
    let answers = StandardAnswers(report, material: m, .builtin, 2022...2030)
    let asi = try #require(answers.rows.first { $0.title.hasSuffix(", new smelter") })
    let line = try #require(asi.lines[2])
    #expect(line.answer == .fails)
    let average = try #require(
      report.evidence.markets[m].averageSubject(
        of: "aluminium", product: .flat, report.index(of: 2024)))
    #expect(
      average.emissions > 11 && average.emissions > report.carMarket[m].intensity(2024, report))
  }
}

extension CarMarketAccount {
  fileprivate func intensity(_ year: Int, _ report: RunReport) -> Double {
    emissions[report.index(of: year)] / bought[report.index(of: year)]
  }
}
