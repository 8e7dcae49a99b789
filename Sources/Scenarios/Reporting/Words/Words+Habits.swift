package import FlowAccounts
internal import FlowEngine
internal import FlowInputs

/// What is said of habits: who buys which scrap by custom.
extension Words {
  /// `the charge habit of wrought`, `the loop share of A-N1 and 2 more`.
  package func habit(_ name: HabitName) -> String {
    let first = name.entities[0]
    let more = name.entities.count - 1
    let whose = more == 0 ? first : pick("\(first) and \(more) more", "\(first) 等 \(more + 1) 项")
    let what =
      HabitMetric(rawValue: name.metric).map(habitMetric) ?? (name.metric, name.metric)
    return pick("the \(what.0) of \(whose)", "\(whose) 的\(what.1)")
  }

  /// Under figures with bands.
  var bandsNote: String {
    pick(
      "In small print: 5th to 95th percentile over \(HabitDesign.pointCount) draws of who buys which "
        + "scrap by custom.",
      "小字：对废料流向习惯取值 \(HabitDesign.pointCount) 组所得的第 5 至第 95 百分位。")
  }

  /// Beside verdicts for which nobody drew the habits.
  var centralVerdicts: String {
    pick(
      "Verdicts hold at the fitted habits of who buys which scrap; they were not drawn.",
      "判定仅按拟合的废料流向习惯作出，未对习惯取值范围检验。")
  }

  private func habitMetric(_ metric: HabitMetric) -> (String, String) {
    let chinese =
      switch metric {
      case .habit: "配料倾向"
      case .fitExponent: "成分适配指数"
      case .dispersion: "报价离散度"
      case .customaryCharge: "惯常废料比上限"
      case .physicalLimit: "废料比的物理上限"
      case .spareShare: "额外可回收份额"
      case .castFromScrap: "可用废料铸造的份额"
      case .alloyingAim: "合金化目标"
      case .loopShare: "闭环回用份额"
      }
    return (metric.rawValue, chinese)
  }
}
