internal import FlowAccounts

/// Where the metal of old cars goes.
extension Words {
  var comesFrom: String { pick("from", "来自") }
  var goesTo: String { pick("to", "去向") }
  var kind: String { pick("kind", "性质") }
  var mass: String { pick("mass", "质量") }
  var oldCars: String { pick("old cars", "报废车") }
  var newCars: String { pick("into new cars", "回到新车") }
  var otherUses: String { pick("into other goods", "用于其他产品") }
  var leavesUse: String { pick("out of the cycle", "离开循环") }

  func fate(_ fate: Fate) -> String {
    switch fate {
    case .sameGrade: pick("same grade", "同牌号")
    case .sameFamily: pick("same family", "同类别")
    case .downgraded: pick("downgraded", "降级")
    case .upgraded: pick("upgraded", "升级")
    case .surplus: pick("surplus", "过剩")
    case .lost: pick("lost", "损失")
    case .uncollected: pick("not collected", "未回收")
    case .exported: pick("exported", "出口")
    case .hibernating: pick("hibernating", "滞留")
    }
  }

  func shortFate(_ fate: Fate) -> String {
    switch fate {
    case .uncollected: pick("missing", "未回收")
    case .hibernating: pick("idle", "滞留")
    default: self.fate(fate)
    }
  }

  /// What a flow is; all that leaves the cycle is one kind.
  func flowKind(_ fate: Fate) -> String { fate == .lost ? leavesUse : self.fate(fate) }

  func sankeyTitle(_ name: String) -> String {
    pick(
      "Where the \(metal(name)) of old cars goes, by grade", "报废乘用车\(metal(name))的去向（按牌号）")
  }

  var sankeyNote: String {
    pick(
      "One scale and one order in all years. Grey is lost, exported or not collected. "
        + "What goes into new cars comes back at the left when they retire; the arrow says how much. "
        + "The table has flows of one per cent and more.",
      "各年份比例与顺序相同。灰色：损失、出口或未回收。回到新车的金属将在新车报废时从左侧再次进入，箭头标出其数量。表中列出占比不低于 1% 的流。")
  }

  func sankeyHead(_ total: Double) -> String { "\(Number.short(total)) \(megatonnes)" }

  func backIntoCars(_ mass: Double) -> String {
    if mass < 0.0005 { return pick("nothing into new cars", "没有回到新车") }
    return pick("\(Number.short(mass)) Mt into new cars", "\(Number.short(mass)) 百万吨回到新车")
  }

  /// - Parameter years: Mass in Mt, with what comes back in its grade and what is downgraded.
  func sankeyFinding(
    _ years: [(year: Int, total: Double, sameGrade: Double, downgraded: Double)]
  ) -> String {
    let parts = years.map { item -> String in
      func share(_ mass: Double) -> String {
        item.total > 0 ? Number.text(100 * mass / item.total, 0) : "0"
      }
      let total = Number.short(item.total)
      return pick(
        "\(item.year): of \(total) Mt, \(share(item.sameGrade)) % come back in their grade and "
          + "\(share(item.downgraded)) % are downgraded",
        "\(item.year) 年：\(total) 百万吨中 \(share(item.sameGrade))% 回到原牌号，"
          + "\(share(item.downgraded))% 降级")
    }
    return parts.joined(separator: semicolon) + pick(".", "。")
  }
}
