internal import FlowAccounts
internal import FlowInputs
internal import FlowTables

/// Why pledges cannot be tested, and how others are read.
extension Words {
  func reason(_ target: UntestableTarget) -> String {
    if language == .english { return target.english }
    return target.sentence(colon: colon, semicolon: semicolon) { clause in
      switch clause {
      case .reason(let reason): chinese(reason)
      case .note(let note): self.note(note)
      case .volume(let volume): chinese(volume)
      }
    }
  }

  private func chinese(_ reason: UntestableReason) -> String {
    switch reason {
    case .outsideModel: "不在模型范围内"
    case .undated, .noYear: "未注明年份"
    case .noNumber: "未给出数值"
    case .yearOutside(let year, let horizon): "\(year) 年不在模拟区间 \(horizon.text) 之内"
    case .covers(let what, holdsMetals: true): "涵盖\(metal(what))，钢铁和铝只是其中一部分"
    case .covers(let what, holdsMetals: false): "涵盖\(metal(what))，既非钢铁也非铝"
    case .untested(let type): Self.chinese(type)
    case .noType: "未注明目标类型"
    case .noBaseYear: "未注明基准年"
    case .baseYearOutside(let year): "基准年 \(year) 不在模拟区间内，或不早于目标年"
    case .noStandard: "未指明可用于判定批次的标准"
    case .unknownStandard(let name): "数据表中没有标准“\(name)”"
    case .noRoute: "未指明模型中的工艺路线"
    }
  }

  private static func chinese(_ type: UntestedType) -> String {
    switch type {
    case .achieved: "已报告达到者并非承诺"
    case .actionEstimate: "未承诺份额、吨数或强度"
    case .capability: "能力并非减排"
    case .capacity: "产能不作检验"
    case .carbonNeutral: "中和计入抵消量，模型不含抵消量"
    case .energyIntensity: "模型不含吨能耗"
    case .peak: "仅有达峰，未提出减排幅度"
    case .powerShare: "模型不含单个企业用电"
    case .purchaseVolume: "采购吨数不作检验"
    }
  }

  private func chinese(_ volume: PledgedVolume) -> String {
    "每年 \(amount(volume.tonnes))，占其全球汽车所用\(metal(volume.metal))的 "
      + NumberText.percent(volume.share)
  }

  /// A register's note in the language, or as its author wrote it.
  func note(_ note: RegisterNote) -> String {
    language == .chinese && !note.chinese.isEmpty ? note.chinese : note.text
  }

  // MARK: Readings

  /// A reading by the register's word in English; empty where a text leaves nothing open.
  func reading(_ reading: TargetReading) -> String {
    guard language == .chinese, let phrase = reading.phrase else { return reading.label }
    switch phrase {
    case .recycled(.newAndOld): return "加工废料与报废废料"
    case .recycled(.oldOnly): return "仅报废废料"
    case .recycled(.withHome): return "含厂内循环料"
    case .recycled(.recyclable): return "可回收金属"
    case .allMetal: return "全部金属"
    case .bestLot: return "最优批次"
    case .someMetal: return "部分金属"
    case .shareOfMetal: return "金属份额"
    case .emissionsOfMetal: return "金属排放"
    case .absolute(let base): return "总量\(Self.chinese(base))"
    case .perTonne(let base): return "每吨\(Self.chinese(base))"
    }
  }

  private static func chinese(_ base: ReadingPhrase.Base) -> String {
    switch base {
    case .stated: ""
    case .peak: "，较峰值"
    case .year(let year): "，较 \(year) 年"
    }
  }

  /// What a run takes for granted that a pledge does not say.
  func assumption(_ assumption: TargetAssumption) -> String {
    switch assumption {
    case .metalOfThisMarket(let region):
      pick(
        "the pledge covers \(region), read as if the metal came from this market",
        "承诺涵盖\(self.region(region))，按金属来自本市场处理")
    case .movesWithIndustry(let region):
      pick(
        "read as if the company moved with its industry in \(region)",
        "按公司与\(self.region(region))行业走势一致处理")
    }
  }
}
