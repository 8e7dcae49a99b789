import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies

/// Sums over some hundred postings of a run agree to this share of the sum.
private let rounding = 1e-11

@Suite("Accounts of whole runs")
struct RunAccountTests {
  @Test("fates.csv tells every grade's fates in every year, in shares that add up to one")
  func fateTable() throws {
    let report = try Runs.reference.get()
    let text = String(decoding: FateTable.bytes(report), as: UTF8.self)
    let rows = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    #expect(rows[0] == FateTable.header)
    var shares: [String: Double] = [:]
    var fates: [String: Set<String>] = [:]
    for row in rows.dropFirst() {
      let grade = row[0...2].joined(separator: ",")
      shares[grade, default: 0] += try #require(Double(row[6]))
      fates[grade, default: []].insert(row[3])
      #expect(row[5] == "Mt/yr" && Double(row[4])! >= 0)
    }
    #expect(shares.count == rows.dropFirst().count / Fate.allCases.count)
    for (grade, sum) in shares {
      #expect((sum - 1).magnitude <= rounding, "\(grade): \(sum)")
      #expect(fates[grade]?.count == Fate.allCases.count, "\(grade)")
    }
    for grade in ["AL1", "AL10"] { #expect(shares["2030,aluminium,\(grade)"] != nil) }
    for grade in ["ST1", "ST8"] { #expect(shares["2030,steel,\(grade)"] != nil) }
  }

  @Test(
    "The fates of every grade add up to what leaves use or comes back, and none is below zero",
    arguments: RunBalanceTests.scenarios, [0, 1])
  func fates(of name: String, material m: Int) throws {
    let fates = try Runs.of(name).fates[m]
    let years = try Runs.of(name).years
    for t in 0..<years.count {
      for g in 0..<fates.gradeCount {
        let leaving = fates.available(t, g)
        for fate in Fate.allCases { #expect(fates.mass(t, g, fate) >= 0, "\(fate)") }
        let sum = Fate.allCases.reduce(0) { $0 + fates.mass(t, g, $1) }
        #expect(
          (sum - leaving).magnitude <= rounding * max(leaving, 1e6),
          "grade \(g) in \(years.lowerBound + t): \(sum) of \(leaving)")
        let kept = fates.identityPreserved[t * fates.gradeCount + g]
        #expect(kept <= fates.mass(t, g, .sameGrade) * (1 + rounding))
      }
    }
  }

  @Test("Primary, alloying and scrap-derived metal make up every heat", arguments: [0, 1])
  func melts(material m: Int) throws {
    let melts = try Runs.reference.get().melts[m]
    for index in melts.heatMass.indices {
      let sum =
        melts.primary[index] + melts.alloying[index] + melts.fromNewScrap[index]
        + melts.fromOldScrap[index]
      #expect((sum - melts.heatMass[index]).magnitude <= rounding * max(sum, 1e6))
    }
  }

  @Test("All heats of a product are what its buyers get", arguments: [0, 1])
  func products(material m: Int) throws {
    let report = try Runs.reference.get()
    let melts = report.melts[m]
    let heats = report.compiled.plan.materials[m].system.heats
    for t in 0..<report.years.count {
      for p in 0..<melts.productCount {
        let melted = heats.indices.filter { heats[$0].product == p }.reduce(0) {
          $0 + melts.heatMass[t * melts.heatCount + $1]
        }
        let bought = melts.bought[t * melts.productCount + p]
        #expect((melted - bought).magnitude <= rounding * max(bought, 1e6))
      }
    }
  }

  @Test("Recycled content is a share, and new and old scrap make it up", arguments: [0, 1])
  func recycledContent(material m: Int) throws {
    let market = try Runs.reference.get().carMarket[m]
    for t in market.bought.indices {
      let share = (market.recycledNew[t] + market.recycledOld[t]) / market.bought[t]
      #expect((0...1 + rounding).contains(share))
      #expect(market.ceiling[t] >= 0)
    }
  }

  @Test("Emissions of the terms add up to the total", arguments: [0, 1])
  func emissions(material m: Int) throws {
    let account = try Runs.reference.get().emissions[m]
    let terms = account.terms.count
    for product in account.byProduct.indices {
      let sum = (0..<terms).reduce(0) { $0 + account.byTerm[product * terms + $1] }
      #expect((sum - account.byProduct[product]).magnitude <= rounding * max(sum, 1e6))
    }
  }

  @Test("Every pledge of the register has a verdict, tested or not")
  func verdicts() throws {
    let report = try Runs.reference.get()
    let judged =
      report.assessments.map(\.target.id) + report.compiled.untestable.map(\.id)
    #expect(judged.sorted() == report.scenario.targets.entries.map(\.id).sorted())
    for assessment in report.assessments {
      let t = report.index(of: assessment.target.year)
      let gap = assessment.required[t] - assessment.projected[t]
      let missed = assessment.target.metric.isUpperBound ? gap < 0 : gap > 0
      #expect(assessment.results[0].isMet != missed, "\(assessment.target.id)")
      // What is missing to a share of power or to an industry's figure has no tonnes.
      if assessment.shortfallTonnes > 0 { #expect(missed, "\(assessment.target.id)") }
      if assessment.target.metric == .recycledContent {
        #expect((assessment.shortfallTonnes > 0) == missed, "\(assessment.target.id)")
      }
    }
  }

  @Test("A recycled-content pledge is shown beside the ceiling that old cars allow")
  func ceilings() throws {
    let report = try Runs.reference.get()
    for assessment in report.assessments {
      let isContent = assessment.target.metric == .recycledContent
      let system = report.compiled.plan.materials[assessment.target.materials[0]].system
      #expect((assessment.ceiling != nil) == isContent)
      let grounds = VerdictGrounds(
        words: Words(language: .english), assessment: assessment, years: report.years,
        system: system)
      #expect(grounds.text.contains("would allow at most") == isContent)
    }
  }

  @Test("The target path of a reduction begins at the base and ends at the pledge")
  func targetPath() throws {
    let report = try Runs.reference.get()
    let line = try #require(report.assessments.first { $0.target.metric.isReduction })
    let base = report.index(of: try #require(line.target.baseYear))
    let end = report.index(of: line.target.year)
    let start = line.projected[base]
    #expect(line.required[0] == start && line.required[base] == start)
    #expect(line.required[end] == start * (1 - line.target.value))
    #expect(line.required[report.years.count - 1] == line.required[end])
  }
}

@Suite("Runs that do not measure quality")
struct UnmeasuredQualityTests {
  @Test("They move the same metal and leave only the forced primary out")
  func sameFlows() throws {
    let compiled = try Runs.compiled(
      "same-grade", Runs.shortHorizon + ["blend.limits=composition"])
    var measured = Simulation(of: compiled.plan)
    var plain = Simulation(of: compiled.plan, measuresQuality: false)
    let (one, other) = (try measured.run(), try plain.run())
    #expect(one.contentShortage == other.contentShortage)
    for m in compiled.plan.materials.indices {
      let melts = (MeltAccount(one, material: m), MeltAccount(other, material: m))
      let factors = compiled.factors.emissionTerms[m]
      let markets = (
        CarMarketAccount(
          one, material: m, melts: melts.0,
          emissions: EmissionAccount(one, material: m, melts: melts.0, factors: factors)),
        CarMarketAccount(
          other, material: m, melts: melts.1,
          emissions: EmissionAccount(other, material: m, melts: melts.1, factors: factors))
      )
      #expect(markets.0.bought == markets.1.bought)
      #expect(markets.0.recycledOld == markets.1.recycledOld)
      #expect(markets.0.emissions == markets.1.emissions)
    }
    #expect(one.qualityInducedPrimary.contains { $0 > 0 })
    #expect(other.qualityInducedPrimary.allSatisfy { $0 == 0 })
  }
}
