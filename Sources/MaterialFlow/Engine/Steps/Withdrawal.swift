/// Scrap that its price did not bring: it stays where it is, or abroad.
public struct WithdrawalLines: Sendable {
  /// Shapes `[s]`.
  public let toLandfill: [Int]
  public let toAbroad: [Int]

  init(_ builder: inout LineBuilder) {
    toLandfill = builder.fromClasses(to: .landfill)
    toAbroad = builder.fromClasses(to: Process("scrap re-exports", .boundary))
  }
}

/// Takes scrap that nobody charged back to where it came from, where its price decides that.
struct Withdrawal {
  /// What only a metal with priced supply has.
  private struct Setting {
    let plan: MarketPlan
    let lines: WithdrawalLines
  }

  private let setting: Setting?
  private let classes: [ScrapClass]

  init(_ plan: MarketPlan?, _ system: MaterialSystem, lines: WithdrawalLines?) {
    setting = plan.flatMap { plan in lines.map { Setting(plan: plan, lines: $0) } }
    classes = system.classes
  }

  func leave(
    _ blend: AnsweredBlend, year t: Int, with scrap: consuming Scrap<ScrapStage.AtHand>,
    posting ledger: inout Ledger
  ) -> Scrap<ScrapStage.Settled> {
    if let setting, setting.plan.supply(in: t) != nil {
      for s in classes.indices {
        scrap.offered.leave(
          blend.answer.unused[s], of: s, imported: blend.answer.imported[s],
          isOld: classes[s].account == .old)
      }
      withdraw(scrap, blend.question.supply, setting.lines, t, &ledger)
    }
    return scrap.passed(to: ScrapStage.Settled.self)
  }

  /// It leaves its class at the class's own composition.
  private func withdraw(
    _ scrap: borrowing Scrap<ScrapStage.AtHand>, _ supply: [Double], _ lines: WithdrawalLines,
    _ t: Int, _ ledger: inout Ledger
  ) {
    for s in supply.indices where supply[s] > 0 {
      let start = scrap.pools.start(s)
      ledger.post(
        lines.toLandfill[s], year: t, share: scrap.offered.leftAtHome[s] / supply[s],
        ofPool: scrap.pools.amounts, at: start)
      ledger.post(
        lines.toAbroad[s], year: t, share: scrap.offered.leftAbroad[s] / supply[s],
        ofPool: scrap.pools.amounts, at: start)
    }
  }
}
