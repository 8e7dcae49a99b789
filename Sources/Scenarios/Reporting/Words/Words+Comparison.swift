internal import FlowAccounts
internal import FlowStudies

/// What a page about several scenarios says first.
extension Words {
  /// Verdicts and emissions of every scenario, the first being what the others are held against.
  func headline(comparing reports: [RunReport]) -> String {
    pledgesSentence(reports) + pick(" ", "") + emissionsSentence(reports)
  }

  /// Steelmakers' figures are read as their industry's, and benchmark lines are nobody's pledge.
  private func pledgesSentence(_ reports: [RunReport]) -> String {
    let tested = reports.map { $0.assessments.filter(\.target.isPledgeOfBuyers) }
    let met = tested.map { list in list.count { $0.verdict == .met } }
    guard let most = tested.map(\.count).max(), most > 0 else {
      return pick("No pledge is tested.", "没有可检验的承诺。")
    }
    if Set(met).count == 1, Set(tested.map(\.count)).count == 1 {
      return pick(
        "\(met[0]) of \(most) pledges of car makers that can be tested \(met[0] == 1 ? "is" : "are") "
          + "met in every one of \(reports.count) scenarios.",
        "可检验的 \(most) 项车企承诺中，\(reports.count) 个情景均达标 \(met[0]) 项。")
    }
    let parts = reports.indices.map { index in
      let name = scenarioTitle(reports[index].scenario)
      return pick(
        "\(met[index]) of \(tested[index].count) with \(quoted(name))",
        "\(quoted(name))\(tested[index].count) 项中 \(met[index]) 项")
    }
    let list = parts.joined(separator: comma)
    return pick("Pledges of car makers that are met: \(list).", "达标的车企承诺：\(list)。")
  }

  private func emissionsSentence(_ reports: [RunReport]) -> String {
    let end = reports.map(\.years.upperBound).min() ?? reports[0].years.upperBound
    let outcome = Outcome.emissions
    let known = reports.filter { $0.years.contains(end) }
    guard let base = known.first.map({ outcome.value($0, year: end) }) else { return "" }
    let parts = known.enumerated().map { index, report -> String in
      let value = outcome.value(report, year: end)
      let change = base > 0 ? Number.signed(100 * (value / base - 1), 0) : "–"
      let name = quoted(scenarioTitle(report.scenario))
      let amount = Number.text(value, 0)
      return pick(
        "\(amount) Mt CO2e with \(name)\(index == 0 ? "" : " (\(change) %)")",
        "\(name)\(amount) 百万吨 CO2e\(index == 0 ? "" : "（\(change)%）")")
    }
    let list = parts.joined(separator: comma)
    return pick(
      "The metal that car makers buy emits in \(end): \(list).",
      "\(end) 年车企外购金属的排放：\(list)。")
  }

  /// Titles are sentences at times; the marks say where they end.
  private func quoted(_ name: String) -> String { "“\(name)”" }
}
