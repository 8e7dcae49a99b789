internal import FlowAccounts
internal import FlowInputs
internal import FlowStudies

/// The live page.
extension Words {
  var pageTitle: String { pick("Move a lever, see what follows", "拖动杠杆，看结果") }
  var pageSkip: String { pick("Skip to the pictures", "跳到图") }
  var pageMaker: String { pick("Car maker", "车企") }
  var pagePledge: String { pick("Pledge", "承诺") }
  var pageBy: String { pick("Levers reach their value in", "杠杆达到设定值的年份") }
  var pageLevers: String { pick("Levers", "杠杆") }
  var pageHint: String {
    pick(
      "Straight from the start to the value, flat after it. A track shows what becomes of the pledge "
        + "along one lever while the others stay.",
      "从起点直线变化到设定值，此后不变。滑轨颜色表示其他杠杆不变时，该杠杆取各值的结果。")
  }
  var pageUndo: String { pick("Undo", "撤销") }
  var pageResetAll: String { pick("Back to the start", "回到起点") }
  var pageCopyYAML: String { pick("Copy YAML", "复制 YAML") }
  var pageCopyCommand: String { pick("Copy command", "复制命令") }
  var pageDownload: String { pick("Download results", "下载结果") }
  var pageClose: String { pick("Close", "关闭") }
  var pageFiguresNote: String {
    pick(
      "Each number is a button that says where it comes from; before an arrow stands the start. Below, "
        + "after a few seconds: 5th to 95th percentile of the start over "
        + "\(HabitDesign.pointCount) draws of who buys which scrap by custom.",
      "每个数字都是按钮，点开可见其来源；箭头前为起点情景的数值。数秒后下方显示：起点情景对废料流向习惯取值 "
        + "\(HabitDesign.pointCount) 组所得的第 5 至第 95 百分位。")
  }

  // MARK: Outcomes

  var pageMet: String { pick("met", "达标") }
  var pageMissed: String { pick("missed", "未达标") }
  var pageShort: String { pick("not enough scrap", "废料不足") }
  var pageOverfull: String { pick("not possible together", "无法同时成立") }
  var pageUnknown: String { pick("not tried yet", "尚未计算") }
  var pageNoScript: String {
    pick("This page needs JavaScript from this machine.", "本页需要运行本机的 JavaScript。")
  }
  var pageImpossible: String {
    pick(
      "These levers cannot hold together: shares of crude steel add up to more than all of it. "
        + "The pictures show the last state that could be run.",
      "这些杠杆无法同时成立：各工艺占粗钢的比重之和超过 100%。图中为上一个可运行的状态。")
  }

  /// The pledge and what becomes of it, as a sentence.
  func pageVerdict(_ assessment: Assessment, years: ClosedRange<Int>) -> String {
    pledge(assessment.target) + pick(". ", "。")
      + verdict(assessment, years: years) + pick(".", "。")
  }

  func pageComparison(_ report: RunReport, _ base: RunReport) -> String {
    let end = report.years.upperBound
    let outcome = Outcome.emissions
    let change = outcome.value(report, year: end) - outcome.value(base, year: end)
    let size = Number.text(change.magnitude, 1)
    return pick(
      " In \(end) that is \(size) Mt \(change <= 0 ? "less" : "more") than at the start.",
      "与起点相比，\(end) 年\(change <= 0 ? "少" : "多")排放 \(size) 百万吨。")
  }

  // MARK: Figures

  var pageEmissions: String {
    pick("Emissions of bought metal, Mt CO2e a year", "外购金属排放，百万吨 CO2e/年")
  }
  var pageEmissionsPerCar: String { pick("Per car, t CO2e", "单车，吨 CO2e") }
  var pageContentSteel: String { pick("Recycled content, steel, %", "钢铁再生含量，%") }
  var pageContentAluminium: String { pick("Recycled content, aluminium, %", "铝再生含量，%") }
  var pageSameGrade: String {
    pick("Old aluminium back in its grade, Mt a year", "报废铝回到原牌号，百万吨/年")
  }
  var pagePremium: String {
    pick("Green premium per car, EUR of 2024", "单车绿色溢价，2024 年欧元")
  }

  // MARK: Pictures

  var pageStart: String { pick("start", "起点") }
  var pageNow: String { pick("as moved", "当前") }
  var pageTargetTitle: String { pick("The pledge", "承诺") }
  var pageTargetNote: String {
    pick(
      "Makers buy metal at the market's average. Dotted: the starting scenario.",
      "车企按市场平均水平采购金属。点线：起点情景。")
  }
  /// Of a share that falls short as of emissions that are too high.
  func pageGap(_ size: String) -> String { pick("gap \(size)", "差 \(size)") }
  var pageLinesTitle: String { pick("Emissions, cost, recycled content", "排放、成本与再生含量") }
  var pageLinesNote: String {
    pick("Dotted: the starting scenario. Every panel has its own axis.", "点线：起点情景。各图纵轴不同。")
  }
  var pageShortEmissions: String { pick("Emissions, Mt CO2e", "排放，百万吨") }
  var pageShortPremium: String { pick("Premium, EUR per car", "溢价，欧元/辆") }
  var pageShortSteel: String { pick("Recycled steel, %", "再生钢铁，%") }
  var pageShortAluminium: String { pick("Recycled aluminium, %", "再生铝，%") }

  func pageLinesFinding(_ report: RunReport, _ base: RunReport) -> String {
    emissionsSentence(report) + pageComparison(report, base)
  }

  func pageLeverPath(_ rule: Lever.Rule, from first: Int, to year: Int) -> String {
    switch rule {
    case .value:
      pick(
        "Moved, it runs straight from \(first) to \(year) and keeps its lead from there on.",
        "移动后，从 \(first) 年到 \(year) 年直线变化，此后保持相对参考值的差距。")
    case .bound:
      pick("Moved, it holds from \(year) on.", "移动后，自 \(year) 年起执行。")
    }
  }

  func pageUnit(_ lever: Lever) -> String {
    switch lever.kind {
    case .share: "%"
    case .carbonPrice: pick("CNY/t CO2", "元/吨 CO2")
    }
  }

  // MARK: What the script says

  var pageScript: [(String, String)] {
    [
      ("met", pageMet), ("missed", pageMissed), ("short", pageShort),
      ("impossible", pageOverfull),
      ("copied", pick("Copied.", "已复制。")),
      ("notCopied", pick("The browser did not allow it. Copy this:", "浏览器不允许复制，请手动复制：")),
      ("working", pick("Calculating …", "计算中……")),
      ("failed", pick("No answer. Is flowsim serve still running?", "没有回应。flowsim serve 还在运行吗？")),
      ("reset", pick("Reset", "重置")), ("why", pick("Why?", "来源")),
      ("start", pageStart), ("asIs", pick("as in the start", "同起点")),
      ("table", pick("Numbers", "数据")),
      ("formula", pick("Formula", "公式")), ("partOf", pick("Made of", "组成")),
      ("rows", pick("Numbers behind it", "依据的数字")), ("sources", pick("Sources", "来源")),
      ("range", range), ("to", pick("to", "至")), ("more", pick("more", "更多")),
      ("leverSet", pick("Levers that act on it", "相关杠杆")),
      ("notSet", pick("not set", "未设定")), ("preparing", pick("Preparing the files …", "正在准备文件……")),
      ("saved", pick("The download has begun.", "下载已开始。")),
    ]
  }
}
