internal import FlowAccounts
internal import FlowStudies

/// Emissions against target.
extension Words {
  var maker: String { pick("car maker", "车企") }
  var projected: String { pick("projected", "预测") }
  var required: String { pick("required", "目标路径") }
  var benchmarkLine: String { pick("line", "参照路径") }
  var emissionsTitle: String { pick("Emissions against target", "排放与目标") }
  var emissionsNote: String {
    pick(
      "Dashed: straight from the base year to each target. Shaded: emissions above it. "
        + "Makers buy metal at the market's average.",
      "虚线：从基准年到各目标年的直线路径。阴影：超出目标的排放。车企按市场平均水平采购金属。")
  }

  func targetTitle(_ path: TargetPath) -> String {
    let title = "\(company(path.company))\(comma)\(metal(path.metal))"
    return title + (path.isBenchmark ? pick(" (no pledge)", "（非承诺）") : "")
  }

  /// What the finding calls a path: of a benchmark its lines, and that nobody pledged them.
  private func findingTitle(_ path: TargetPath) -> String {
    if !path.isBenchmark { return targetTitle(path) }
    var lines: [String] = []
    for assessment in path.assessments where !lines.contains(assessment.target.line) {
      lines.append(assessment.target.line)
    }
    let company = company(path.company)
    let names = lines.map(line).joined(separator: pick(" and a ", "、"))
    return "\(company)\(comma)\(metal(path.metal))\(comma)\(beside(names, company))"
  }

  /// In a shaded gap: `gap 2.43`.
  func gap(_ size: String) -> String { pick("gap \(size)", "超出 \(size)") }

  func met(in year: Int) -> String { pick("\(year): met", "\(year)年：达标") }

  func emissionsFinding(_ paths: [TargetPath], _ report: RunReport) -> String {
    let sentences = paths.map { path -> String in
      let asked = path.isBenchmark ? "the line" : "required"
      let aim = path.isBenchmark ? "路径" : "目标"
      let parts = zip(path.points.dropFirst(), path.assessments).map { point, assessment in
        let value = path.projected[point.year - report.years.lowerBound]
        let gap = Number.text((value - point.value).magnitude, 2)
        let numbers = (Number.text(value, 2), Number.text(point.value, 2))
        switch assessment.verdict {
        case .met:
          return pick(
            "\(numbers.0) in \(point.year) where \(numbers.1) is \(asked): met",
            "\(point.year) 年为 \(numbers.0)，\(aim) \(numbers.1)，达标")
        default:
          return pick(
            "\(numbers.0) in \(point.year) where \(numbers.1) is \(asked): \(gap) too much",
            "\(point.year) 年为 \(numbers.0)，\(aim) \(numbers.1)，超出 \(gap)")
        }
      }
      return "\(findingTitle(path)) (\(unit(path.metric)))\(colon)"
        + parts.joined(separator: semicolon) + pick(".", "。")
    }
    return sentences.joined(separator: pick(" ", ""))
  }

  // MARK: Views of electricity

  /// What the emissions of every figure rest on.
  var powerRule: String {
    pick(
      "Electricity in emissions follows the Chinese rule: contracts and own lines of renewable power "
        + "count as zero, all else as the grid's average. Market-based, contracts count as their "
        + "plants and all else as the residual mix.",
      "排放中的电力按中国规则核算：可再生电力合同与专线计为零，其余按电网平均。按市场口径，合同按其电厂计，"
        + "其余按剩余电力组合计。")
  }

  var marketBased: String {
    pick(
      "Emissions of bought metal, market-based electricity, Mt CO2e/yr",
      "外购金属排放（电力按市场口径），百万吨 CO2e/年")
  }
}
