internal import FlowInputs
internal import FlowTables

/// Levers beside what holds without them.
extension Words {
  /// A lever in the reporting years: `2030: 25 % (14.5 % without it)`.
  func leverYears(_ table: LeverTable) -> String {
    let parts = table.rows.flatMap { row in
      table.years.indices.map { place in
        let value = row.lever.brief(row.values[place])
        let own = row.reference.map { row.lever.brief($0[place]) }
        let beside = own.map { pick(" (\($0) without it)", "（不设此项为 \($0)）") } ?? ""
        return pick("\(table.years[place]): ", "\(table.years[place]) 年 ") + value + beside
      }
    }
    return parts.joined(separator: comma) + pick(".", "。")
  }

  var leverYearsCaption: String {
    pick("Levers in the reporting years", "各情景措施的逐年取值")
  }
  var withoutLever: String { pick("without it", "不设此项") }

  /// What a reader of a path should look at twice.
  func finding(_ finding: LeverFinding, of lever: Lever) -> String {
    let name = self.lever(lever)
    let head = name.prefix(1).uppercased() + name.dropFirst()
    if language == .english { return "\(head): \(finding.message(of: lever))." }
    let text =
      switch finding {
      case .jump(let jump, _):
        "\(jump.year - 1) 年 \(lever.brief(jump.before))，\(jump.year) 年 \(lever.brief(jump.after))，"
          + "一年内最多可建至 \(lever.brief(jump.most))"
      case .unbuilt(let year, let share):
        "所求超过可建规模，\(year) 年缺 \(fixed(100 * share, 1)) 个百分点"
      case .weaker(let years, let worst, let value, let reference):
        "\(LeverFinding.spans(years)) 年低于不设此项时的水平（\(worst) 年 \(lever.brief(value))，"
          + "不设此项为 \(lever.brief(reference))）"
      case .runEndsBefore(let end, let observedUntil):
        "不起作用：措施自 \(observedUntil) 年之后生效，而模拟止于 \(end) 年"
      case .endsInHistory(let last, let observedUntil):
        "不起作用：路径止于 \(last) 年，而措施自 \(observedUntil) 年之后生效"
      case .beginsAfter(let first, let end): "不起作用：自 \(first) 年起执行，而模拟止于 \(end) 年"
      case .onItsWay(let first, let end, let value):
        "首个目标年为 \(first) 年，模拟止于 \(end) 年时只到 \(lever.brief(value))"
      case .cut(let from, let end, let value):
        "自 \(from) 年起受上下限约束，\(end) 年为 \(lever.brief(value))"
      }
    return "\(head)：\(text)。"
  }
}
