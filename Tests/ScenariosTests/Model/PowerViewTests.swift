import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies
@testable import FlowTables

@Suite("Headline emissions and their views of electricity")
struct PowerViewTests {
  @Test("The headline is the Chinese rule's; the market-based figure stands beside it")
  func views() throws {
    let report = try Runs.reference.get()
    for year in [2010, 2024, 2050] {
      let t = report.index(of: year)
      let headline = report.carMarket.reduce(0) { $0 + $1.emissions[t] }
      #expect((report.carEmissions(.chineseRule, t) / headline - 1).magnitude < 1e-12)
      #expect(report.carEmissions(.market, t) > headline, "contracts are not nothing")
    }
  }

  @Test(
    "The page names the rule under its key figures, in both languages",
    arguments: [
      (Language.english, "Chinese rule", "market-based electricity"),
      (Language.chinese, "中国规则", "电力按市场口径"),
    ])
  func page(language: Language, rule: String, row: String) throws {
    let reports = [try Runs.short.get()]
    for page in [
      ReportPage(reports, language: language), ReportPage(reports + reports, language: language),
    ] {
      let html = String(decoding: page.html(), as: UTF8.self)
      let figures = try #require(html.firstRange(of: "id=\"figures\""))
      let rest = html[figures.upperBound...]
      let pictures = try #require(rest.firstRange(of: "id=\"pictures\""))
      let part = rest[..<pictures.lowerBound]
      #expect(part.contains(rule) && part.contains(row))
    }
  }

  @Test("A maker that sells as the market does has the market's figures per car")
  func makers() throws {
    let report = try Runs.reference.get()
    let cars = report.makerCars(report.index(of: 2030))
    #expect(cars.map(\.company).contains("Volvo Cars") && !cars.map(\.company).contains("Baosteel"))
    #expect(Set(cars.map(\.company)).count == cars.count)
    // Battery cars alone carry more metal than the mean of all drives.
    let mean = Outcome.premiumPerCar.value(report, year: 2030)
    for car in cars { #expect(car.emissions > 3 && (car.premium / mean).magnitude < 2) }
  }

  @Test("A power number of one's own year by year is one number in lots, terms and power market")
  func oneReading() throws {
    let rows = [(2020, 0.9), (2030, 0.5)].map {
      "captive coal,emissions,,\($1),t CO2-equiv/MWh,\($0),China,stack,mine\n"
    }
    let compiled = try Runs.compiled(
      "china-reference", Runs.shortHorizon,
      tables: [
        SourceFile(
          path: "own.csv",
          text: "entity,metric,qualifier,value,unit,year,region,boundary,source\n"
            + rows.joined())
      ])
    let mix = try #require(
      compiled.factors.powerMixes.flatMap(\.sources).first { $0.name == "captive coal" })
    #expect(mix.factor == compiled.power.factors.ownCoal)
    #expect(mix.factor[2030 - 2015] == 0.5 && mix.factor[2023 - 2015] == 0.92)
  }
}
