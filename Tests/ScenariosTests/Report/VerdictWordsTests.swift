import Testing

@testable import FlowAccounts
@testable import FlowEngine
@testable import FlowInputs
@testable import FlowReporting
@testable import FlowStudies

@Suite("One verdict, two languages")
struct VerdictWordsTests {
  private static let english = Words(language: .english)
  private static let chinese = Words(language: .chinese)

  private static func phrase(
    _ answer: VerdictPhrase.Answer, isLine: Bool = false,
    shortfall: VerdictPhrase.Shortfall? = nil, isShortOfSupply: Bool = false,
    firstYearMet: Int? = nil
  ) -> VerdictPhrase {
    VerdictPhrase(
      answer: answer, isLine: isLine, year: 2035, shortfall: shortfall,
      isShortOfSupply: isShortOfSupply, firstYearMet: firstYearMet)
  }

  private static let readings = [
    TargetReading(.absolute(.stated), .sectorEmissions),
    TargetReading(.perTonne(.year(2020)), .sectorIntensity),
  ]

  /// Every answer, gap, distance and shortfall, with what both languages say of it.
  private static let cases: [(phrase: VerdictPhrase, english: String, chinese: String)] = [
    (
      phrase(.met(.points(3.25))), "met, with 3.3 points to spare", "达标，富余 3.3 个百分点"
    ),
    (
      phrase(.met(.perCar(0.5)), isLine: true), "within it, with 0.50 t CO2e per car to spare",
      "低于该路径 0.50 吨 CO2e/辆"
    ),
    (
      phrase(
        .missed(.gap(.perTonne(1.234))),
        shortfall: .init(tonnes: 56_400, substance: .emissions), firstYearMet: 2041),
      "MISSED by 1.23 t CO2e/t (56.4 thousand t CO2e); first met 2041",
      "未达标，差 1.23 吨 CO2e/吨（5.64 万吨 CO2e）；首次达标 2041 年"
    ),
    (
      phrase(.missed(.gap(.megatonnes(2))), isLine: true),
      "ABOVE it by 2.00 Mt CO2e; not reached in the run",
      "高于该路径 2.00 百万吨 CO2e/年；运行期内未达标"
    ),
    (
      phrase(
        .missed(.gap(.points(20))), shortfall: .init(tonnes: 900, substance: .metal),
        isShortOfSupply: true),
      "MISSED by 20.0 points (900 t) for lack of supply; not met in the run",
      "未达标，差 20.0 个百分点（900 吨合格金属），原因是供应不足；运行期内未达标"
    ),
    (
      phrase(.missed(.gap(.points(20))), shortfall: .init(tonnes: 900, substance: .scrapMetal)),
      "MISSED by 20.0 points (900 t scrap metal); not met in the run",
      "未达标，差 20.0 个百分点（900 吨再生金属）；运行期内未达标"
    ),
    (
      phrase(.missed(.belowReference(level: -0.178, asked: 0.9))),
      "MISSED: 17.8 % above the reference instead of 90.0 % below; not met in the run",
      "未达标：高于参照值 17.8%，目标为低于参照值 90%；运行期内未达标"
    ),
    (
      phrase(.missed(.belowReference(level: 0.3, asked: 0.9)), firstYearMet: 2040),
      "MISSED: 30.0 % below the reference instead of 90.0 %; first met 2040",
      "未达标：低于参照值 30%，目标为 90%；首次达标 2040 年"
    ),
    (
      phrase(.released(premium: 0.25, cap: 0.2)),
      "released: the cheapest lots that keep it cost 25.0 % more in 2035, above its cap of 20.0 %",
      "免除：2035 年最便宜的合格批次贵 25%，高于其上限 20%"
    ),
    (
      phrase(.depends(met: [readings[0]], missed: [readings[1]])),
      "depends on the reading: met as 'absolute', missed as 'per tonne from 2020'",
      "取决于读法：按“总量”达标，按“每吨，较 2020 年”未达标"
    ),
    (phrase(.untestable), "untestable", "无法检验"),
  ]

  @Test("Both languages say the same numbers", arguments: cases.indices)
  func sentences(_ index: Int) {
    let item = Self.cases[index]
    #expect(Self.english.sentence(item.phrase) == item.english)
    #expect(Self.chinese.sentence(item.phrase) == item.chinese)
  }

  @Test("Every verdict of the reference has its grounds in both languages")
  func grounds() throws {
    let report = try Runs.reference.get()
    for assessment in report.assessments {
      let system = report.compiled.plan.materials[assessment.target.materials[0]].system
      for words in [Self.english, Self.chinese] {
        let text = VerdictGrounds(
          words: words, assessment: assessment, years: report.years, system: system
        ).text
        #expect(!text.isEmpty && !text.contains("; ;"))
      }
    }
  }

  @Test("What stands in the way of a lever, in both languages")
  func obstacles() throws {
    let report = try Runs.reference.get()
    let assessment = try #require(report.assessments.first { $0.bound != nil })
    let bound = try #require(assessment.bound)
    let system = report.systems[assessment.target.materials[0]]
    let lack = SeekObstacle.ScrapLack(
      metal: "steel", tonnes: 2_000_000, grade: "mild sheet", ofGrade: 12_000)
    let obstacles: [SeekObstacle] = [
      .scrapLacks(lack), .classLacks(tonnes: 5_000, most: 0.4), .binds(bound),
    ]
    func texts(_ words: Words) -> [String] {
      obstacles.map { words.obstacle($0, at: "40 %", system) }
    }
    let english = texts(Self.english)
    #expect(
      english[0]
        == "At 40 % 2.00 million t of scrap-derived steel lack, most of them, 12.0 thousand t, in "
        + "mild sheet.")
    #expect(
      english[1] == "5000 t of the class lack on the market: at most 40.0 % is to be had.")
    #expect(english[2].hasPrefix("What binds: ") && english[2].hasSuffix(" %."))
    let chinese = texts(Self.chinese)
    #expect(chinese[0] == "取 40 % 时缺少 2.00 百万吨再生钢铁，其中 mild sheet 最多，为 12.0 千吨。")
    #expect(chinese[1] == "市场上缺少 5000 吨该等级金属：最多可得 40.0 %。")
    #expect(chinese[2].hasPrefix("制约因素：") && chinese[2].hasSuffix("时达到。"))
  }
}
