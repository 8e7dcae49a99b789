import Testing

@testable import FlowAccounts
@testable import FlowInputs
@testable import FlowReporting

@Suite("Every reason has a sentence in both languages")
struct ReasonWordsTests {
  private let english = Words(language: .english)
  private let chinese = Words(language: .chinese)

  /// Every case once.
  private static var reasons: [UntestableReason] {
    let fixed: [UntestableReason] = [
      .outsideModel, .undated, .noNumber, .noYear, .yearOutside(2060, horizon: 2015...2050),
      .covers("fleet", holdsMetals: true), .covers("plastic", holdsMetals: false), .noType,
      .noBaseYear, .baseYearOutside(2050), .noStandard, .unknownStandard("9999"), .noRoute,
    ]
    return fixed + UntestedType.allCases.map { .untested($0) }
  }

  private static let phrases: [ReadingPhrase] =
    RecycledDefinition.allCases.map { .recycled($0) }
    + [.allMetal, .bestLot, .someMetal, .shareOfMetal, .emissionsOfMetal]
    + [.stated, .peak, .year(2020)].flatMap { base in [.absolute(base), .perTonne(base)] }

  private func target(
    _ reason: UntestableReason, note: RegisterNote = RegisterNote(),
    volume: PledgedVolume? = nil
  ) -> UntestableTarget {
    UntestableTarget(
      id: "X-1", company: "X", metal: "steel", metric: "", year: nil, required: nil,
      reason: reason, note: note, volume: volume)
  }

  private func isChinese(_ text: String) -> Bool {
    !text.isEmpty && text.firstMatch(of: /[a-z]{2}/) == nil
  }

  @Test("Every lever has a name and a meaning in words of both languages")
  func levers() {
    let (english, chinese) = (Words(language: .english), Words(language: .chinese))
    for lever in Lever.all {
      #expect(chinese.lever(lever) != lever.name, "\(lever.name) has no words")
      #expect(chinese.meaning(lever) != lever.meaning, "\(lever.name) has no Chinese meaning")
      #expect(!english.lever(lever).contains("."), "\(lever.name) has no English name")
    }
  }

  @Test("Why a pledge cannot be tested", arguments: reasons)
  func untestable(_ reason: UntestableReason) {
    let text = english.reason(target(reason))
    #expect(text.firstMatch(of: /[a-z]{2}/) != nil)
    #expect(isChinese(chinese.reason(target(reason))), "\(text)")
  }

  @Test("A note follows what the run finds, and stands alone where the register finds it")
  func notes() {
    let note = RegisterNote("as told by mail", chinese: "邮件告知")
    func texts(_ reason: UntestableReason, _ volume: PledgedVolume? = nil) -> [String] {
      [english, chinese].map { $0.reason(target(reason, note: note, volume: volume)) }
    }
    #expect(texts(.outsideModel) == ["as told by mail", "邮件告知"])
    #expect(
      texts(.covers("plastic", holdsMetals: false)) == [
        "covers 'plastic', neither steel nor aluminium: as told by mail",
        "涵盖塑料，既非钢铁也非铝：邮件告知",
      ])
    let volume = PledgedVolume(tonnes: 12_340, share: 0.05, metal: "steel")
    #expect(
      texts(.untested(.purchaseVolume), volume) == [
        "a purchase volume is not tested; as told by mail; 12.3 thousand t/yr are 5.0 % of the "
          + "steel in its cars worldwide",
        "采购吨数不作检验；邮件告知；每年 12.3 千吨，占其全球汽车所用钢铁的 5.0 %",
      ])
    #expect(texts(.noBaseYear) == ["no base year is stated", "未注明基准年"])
  }

  @Test("A note without Chinese words stays as it is")
  func foreignNote() {
    #expect(chinese.reason(target(.undated, note: RegisterNote("some day"))) == "some day")
  }

  @Test("How a text is read, and a register's word for it leads back", arguments: phrases)
  func readings(_ phrase: ReadingPhrase) {
    let reading = TargetReading(phrase, .recycledContent)
    #expect(english.reading(reading) == phrase.word && !phrase.word.isEmpty)
    #expect(isChinese(chinese.reading(reading)), "\(phrase.word)")
    #expect(ReadingPhrase(word: phrase.word) == phrase)
  }

  @Test(
    "What a run takes for granted",
    arguments: [
      TargetAssumption.metalOfThisMarket(covered: "China"), .movesWithIndustry(region: "China"),
    ])
  func assumptions(_ assumption: TargetAssumption) {
    #expect(!english.assumption(assumption).isEmpty)
    #expect(isChinese(chinese.assumption(assumption)))
  }

  @Test("What holds where a lever is not set", arguments: Lever.all)
  func otherwise(_ lever: Lever) {
    #expect(english.otherwise(lever.otherwise) == lever.otherwise.description)
    let text = chinese.otherwise(lever.otherwise)
    // Names of series are those of the data tables.
    if case .series = lever.otherwise { return #expect(text.hasPrefix("数据序列 ")) }
    if case .nothingBeyond = lever.otherwise { return #expect(text.hasPrefix("仅按数据序列 ")) }
    #expect(isChinese(text), "\(lever.name)")
  }

  @Test(
    "What two scenarios do not share",
    arguments: [
      InputDifference.Value.written("40 %"), .trend("14.5 %"), .otherwise(.noFloor), .notSet,
    ])
  func settings(_ value: InputDifference.Value) {
    #expect(english.setting(value) == "\(value)")
    #expect(isChinese(chinese.setting(value)), "\(value)")
  }
}
