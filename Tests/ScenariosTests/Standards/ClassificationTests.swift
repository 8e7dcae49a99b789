import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowStudies
@testable import FlowTables

/// Lots and classes of the table in the project's survey of standards, cell by cell, computed there
/// by hand from the published thresholds.
@Suite("Standards: a lot before every scheme")
struct ClassificationTests {
  struct Lot: Sendable, CustomTestStringConvertible {
    let emissions, share: Double
    /// Class by column of the table; `pass`, `fail`, or `–` where the line is for other lots.
    let cells: [String]
    let credit: Double

    var testDescription: String { "\(emissions) t/t at \(share)" }
  }

  static let columns: [(standard: String, line: String?)] = [
    ("ResponsibleSteel 2.0", nil), ("ResponsibleSteel 2.1", nil),
    ("IEA low-emission bands 2022", nil), ("IEA near-zero 2022", nil), ("LESS 1.1 QST", nil),
    ("CISA C2F 2024", nil), ("GSCC Steel Climate Standard 2024", "flat 2026"),
    ("GSCC Steel Climate Standard 2024", "flat 2030"),
    ("Climate Bonds Steel Criteria 2022 company", "secondary 2030"),
    ("SBTi Steel 1.0", "1.5C 2030"), ("First Movers Coalition 2023", nil),
  ]

  static let table: [Lot] = [
    Lot(
      emissions: 0.60, share: 0.70,
      cells: [
        "Level 2", "Level 2", "C", "fail", "B", "D", "pass", "pass", "fail", "pass", "fail",
      ], credit: 0.43),
    Lot(
      emissions: 0.30, share: 0.98,
      cells: [
        "Level 1", "Level 2", "E", "fail", "A", "D", "pass", "pass", "pass", "pass", "fail",
      ], credit: 0.15),
    Lot(
      emissions: 1.30, share: 0.25,
      cells: [
        "Level 2", "Level 2", "D", "fail", "C", "D", "pass", "pass", "–", "pass", "fail",
      ], credit: 0.37),
    // Near zero is stricter than every band; a lot that holds it holds band A as well.
    Lot(
      emissions: 0.35, share: 0,
      cells: [
        "Level 4 (near zero)", "Level 4 (near zero)", "A", "near zero", "near zero", "A", "pass",
        "pass", "–", "pass", "near zero",
      ], credit: 1),
  ]

  private func report(_ emissions: Double, _ share: Double, year: Int? = nil) throws
    -> ClassificationReport
  {
    let lot = ClassificationSubject(
      metal: "steel", emissions: emissions, scrap: .stated(share), product: .flat)
    let standards = try StandardRegister.load().chosen(
      metal: "steel", named: nil, year: year, at: FileLocation(path: "--year"))
    return ClassificationReport(lot, by: standards, year: year)
  }

  @Test("Four lots get the class that each scheme publishes", arguments: table)
  func classes(of lot: Lot) throws {
    let report = try report(lot.emissions, lot.share)
    for (column, cell) in zip(Self.columns, lot.cells) {
      let line = try #require(
        report.lines.first {
          $0.standard.title == column.standard && (column.line == nil || column.line == $0.name)
        })
      #expect(line.className == cell, "\(column)")
    }
    // The table is printed in hundredths.
    #expect((try #require(report.credit) - lot.credit).magnitude <= 0.005)
  }

  @Test("The lot of 98 % scrap at 0.30 t/t flips between two versions, and the text says so")
  func flip() throws {
    let report = try report(0.30, 0.98)
    let flip = try #require(report.flips.first { $0.name == "ResponsibleSteel" })
    #expect(
      flip.sentence
        == "ResponsibleSteel: Level 1 under version 2.0 (2022–2024), Level 2 under version 2.1 "
        + "(from 2024): the version decides")
    #expect(report.text.contains(flip.sentence))
    #expect(String(decoding: report.json, as: UTF8.self).contains("the version decides"))
    // Neither flips for a lot well inside a class.
    #expect(try self.report(0.60, 0.70).flips.isEmpty)
  }

  @Test(
    "Levels of ResponsibleSteel slide on the scrap share",
    arguments: [
      ("ResponsibleSteel 2.0", 0.70, [1.085, 0.775, 0.465, 0.155]),
      ("ResponsibleSteel 2.1", 0.98, [0.546, 0.383, 0.220, 0.057]),
    ])
  func levels(title: String, share: Double, expected: [Double]) throws {
    let standard = try #require(
      try StandardRegister.load().standards.first { $0.title == title })
    for (item, value) in zip(standard.classes, expected) {
      let threshold = try #require(item.threshold(atScrapShare: share))
      // Printed in thousandths.
      #expect((threshold - value).magnitude <= 5e-7, "\(item.name)")
    }
  }

  @Test(
    "A fraction of a tonne counts as near zero (IEA 2022)",
    arguments: [(1.2, 0.0, 0.600), (0.6, 0.7, 0.426), (0.3, 0.98, 0.147)])
  func credit(emissions: Double, share: Double, expected: Double) throws {
    let credit = try #require(try report(emissions, share).credit)
    // Printed in thousandths.
    #expect((credit - expected).magnitude <= 0.0005)
  }

  @Test("70 t of scrap and 30 t of direct reduced iron are 70.868 % scrap by metal content")
  func metallicShare() throws {
    let charge = MetallicCharge(boughtScrap: 70, oreBased: 30)
    let rule = ScrapShareRule.metallic(scrapWeight: 0.98, oreWeight: 0.94)
    // Printed to five digits.
    #expect((try #require(rule.share(of: charge)) - 0.70868).magnitude <= 5e-6)
    let withInternal = MetallicCharge(boughtScrap: 60, internalScrap: 10, oreBased: 30)
    #expect(ScrapShareRule.rawWithInternal.share(of: withInternal) == 0.7)
    #expect(ScrapShareRule.metallic(scrapWeight: 1, oreWeight: 1).share(of: charge) == 0.7)
    #expect(rule.share(of: MetallicCharge()) == nil)
  }

  @Test(
    "Aluminium of the 2024 report against the lines that its buyers use",
    arguments: [
      // Nanshan's target for 2025, Hydro REDUXA, the ingot of Wenshan's hydropower.
      (17.01, "ASI Performance Standard V3", "existing smelter by end 2025", "fail"),
      (4.0, "First Movers Coalition aluminium 2022", "low-carbon primary", "fail"),
      (4.82981, "First Movers Coalition aluminium 2022", "low-carbon primary", "fail"),
      // "Less than 3 t" is strict.
      (3.0, "First Movers Coalition aluminium 2022", "low-carbon primary", "fail"),
      (2.9, "First Movers Coalition aluminium 2022", "low-carbon primary", "pass"),
      (4.0, "Hydro REDUXA 4.0", "product", "pass"),
    ])
  func aluminium(emissions: Double, title: String, line: String, expected: String) throws {
    let register = try StandardRegister.load()
    let lot = ClassificationSubject(metal: "aluminium", emissions: emissions)
    let report = ClassificationReport(lot, by: register.standards(of: "aluminium"), year: nil)
    let found = try #require(
      report.lines.first { $0.standard.title == title && $0.name == line })
    let answer = found.answer == .holds ? "pass" : "fail"
    #expect(answer == expected)
  }

  @Test("With a year a path is read between its dates, and only versions of that year are asked")
  func year() throws {
    let report = try report(0.6, 0.7, year: 2035)
    #expect(!report.lines.contains { $0.standard.version == "2.0" })
    let path = try #require(
      report.lines.first { $0.standard.name.hasPrefix("GSCC") && $0.track == "flat" })
    #expect(path.name == "flat 2035")
    // Half way between 1.31 and 0.69.
    #expect((try #require(path.threshold) - 1.0).magnitude <= 1e-12)
    let lines = try StandardRegister.load().standards.first { $0.name.hasPrefix("ASI") }?
      .judge(ClassificationSubject(metal: "aluminium", emissions: 12), year: 2028)
    // The step of 2025 still holds in 2028.
    #expect(lines?.first { $0.track == "existing smelter" }?.threshold == 13)
  }

  @Test("A version that is asked for outside its years is an error that names the one to ask for")
  func outsideValidity() throws {
    let register = try StandardRegister.load()
    #expect {
      try register.chosen(
        metal: "steel", named: "ResponsibleSteel 2.0", year: 2030,
        at: FileLocation(path: "--standard"))
    } throws: { error in
      (error as? InputProblems)?.diagnostics.first?.description
        == "--standard:1:1: error[E331]: ResponsibleSteel 2.0 (2022–2024) is not valid in 2030; "
        + "write ResponsibleSteel 2.1, valid from 2024"
    }
    #expect(
      try register.chosen(
        metal: "steel", named: "ResponsibleSteel", year: 2030, at: FileLocation(path: "-")
      ).map(\.version) == ["2.1"])
  }

  @Test("What a scheme asks for and nobody knows is not judged")
  func unknown() throws {
    let register = try StandardRegister.load()
    let lot = ClassificationSubject(metal: "steel", emissions: 0.6)
    let lines = ClassificationReport(lot, by: register.standards(of: "steel"), year: nil).lines
    let rs = try #require(lines.first { $0.standard.name == "ResponsibleSteel" })
    #expect(rs.className == "?" && rs.threshold == nil)
    let reduced = ClassificationSubject(metal: "steel", emissions: 1.4, reference: 2)
    let label = ClassificationReport(reduced, by: register.standards(of: "steel"), year: nil)
      .lines.first { $0.name == "BeyondECO-30%" }
    #expect(label?.answer == .holds)
  }

  @Test("Every standard has a known source, and every threshold falls with scrap")
  func data() throws {
    var problems = Diagnostics()
    let sources = SourceRegister.read(
      BuiltinFiles.file("data/sources.csv"), reporting: &problems)
    for standard in try StandardRegister.load().standards {
      #expect(sources[standard.source] != nil, "\(standard.title): \(standard.source)")
      for item in standard.classes {
        #expect(item.atFullScrap ?? 0 <= item.atZeroScrap ?? 0, "\(standard.title) \(item.name)")
      }
    }
    #expect(problems.found.isEmpty)
  }

  @Test("A user's version takes the place of the built-in one")
  func userTable() throws {
    let file = SourceFile(
      path: "own.csv",
      text: """
        standard,version,kind,metal,class,at_0_scrap,at_100_scrap,unit,scrap_share,boundary,valid_from,valid_to,source
        ResponsibleSteel,2.1,ladder,steel,only,900,100,kg CO2-equiv/stone,metallic,gate,2024,,own

        """)
    #expect {
      try StandardRegister.load(user: [file])
    } throws: { error in
      (error as? InputProblems)?.diagnostics.first?.code == .unknownUnit
    }
    let right = SourceFile(
      path: "own.csv",
      text: String(decoding: file.bytes, as: UTF8.self)
        .replacing("kg CO2-equiv/stone", with: "kg CO2-equiv/t"))
    let register = try StandardRegister.load(user: [right])
    let own = register.standards.filter { $0.title == "ResponsibleSteel 2.1" }
    #expect(own.count == 1 && own[0].classes.map(\.name) == ["only"])
    #expect(own[0].classes[0].atZeroScrap == 0.9 && own[0].classes[0].atFullScrap == 0.1)
  }
}
