package import FlowAccounts
internal import FlowInputs
internal import FlowTables

/// What becomes of a pledge.
extension Words {
  /// A mark, the word, and how far off.
  func verdict(_ assessment: Assessment, years: ClosedRange<Int>) -> String {
    let mark =
      switch assessment.verdict {
      case .met: "✓"
      case .missed: "✗"
      case .released: "○"
      case .depends: "±"
      case .untestable: "?"
      }
    return "\(mark) \(sentence(assessment, years: years))"
  }

  /// `MISSED by 20.1 points (300.0 thousand t scrap metal); first met 2041`.
  package func sentence(_ assessment: Assessment, years: ClosedRange<Int>) -> String {
    sentence(VerdictPhrase(assessment, years: years))
  }

  func sentence(_ phrase: VerdictPhrase) -> String {
    switch phrase.answer {
    case .met(let gap):
      let size = size(gap)
      return phrase.isLine
        ? pick("within it, with \(size) to spare", "低于该路径 \(size)")
        : pick("met, with \(size) to spare", "达标，富余 \(size)")
    case .missed(let distance):
      return missed(by: distance, phrase) + firstMet(phrase)
    case .released(let premium, let cap):
      return pick(
        "released: the cheapest lots that keep it cost \(NumberText.percent(premium)) more in "
          + "\(phrase.year), above its cap of \(NumberText.percent(cap))",
        "免除：\(phrase.year) 年最便宜的合格批次贵 \(percent(premium))，高于其上限 \(percent(cap))")
    case .depends(let met, let missed):
      return pick(
        "depends on the reading: met as \(list(met)), missed as \(list(missed))",
        "取决于读法：按\(list(met))达标，按\(list(missed))未达标")
    case .dependsOnHabits(let name, let met, let draws):
      return pick(
        "depends on habits: met in \(met) of \(draws) draws, most on \(habit(name))",
        "取决于配料习惯：\(draws) 组取值中 \(met) 组达标，主要取决于\(habit(name))")
    case .untestable: return pick("untestable", "无法检验")
    }
  }

  private func missed(by distance: VerdictPhrase.Distance, _ phrase: VerdictPhrase) -> String {
    switch distance {
    case .gap(let gap):
      let start =
        phrase.isLine ? pick("ABOVE it by ", "高于该路径 ") : pick("MISSED by ", "未达标，差 ")
      return "\(start)\(size(gap))\(shortfall(phrase))"
    case .belowReference(let level, let asked):
      let start = phrase.isLine ? pick("ABOVE it: ", "高于该路径：") : pick("MISSED: ", "未达标：")
      return start + besideReference(level, asked)
    }
  }

  private func firstMet(_ phrase: VerdictPhrase) -> String {
    if let year = phrase.firstYearMet { return pick("; first met \(year)", "；首次达标 \(year) 年") }
    return pick(
      "; not \(phrase.isLine ? "reached" : "met") in the run", "；运行期内未达标")
  }

  /// `'all metal', 'best lot'`.
  func list(_ readings: [TargetReading]) -> String {
    readings.map { pick("'\(reading($0))'", "“\(reading($0))”") }.joined(separator: comma)
  }

  // MARK: Sizes

  /// How far projection and requirement lie apart.
  func size(_ gap: VerdictPhrase.Gap) -> String {
    switch gap {
    case .points(let points): pick("\(fixed(points, 1)) points", "\(fixed(points, 1)) 个百分点")
    case .perCar(let mass):
      pick("\(fixed(mass, 2)) t CO2e per car", "\(fixed(mass, 2)) 吨 CO2e/辆")
    case .perTonne(let mass): pick("\(fixed(mass, 2)) t CO2e/t", "\(fixed(mass, 2)) 吨 CO2e/吨")
    case .megatonnes(let mass):
      pick("\(fixed(mass, 2)) Mt CO2e", "\(fixed(mass, 2)) 百万吨 CO2e/年")
    }
  }

  /// ` (29.2 thousand t) for lack of supply`: what follows a gap, or nothing.
  func shortfall(_ phrase: VerdictPhrase) -> String {
    let amount = phrase.shortfall.map {
      pick(" (\(english($0)))", "（\(chinese($0))）")
    }
    let cause = phrase.isShortOfSupply ? pick(" for lack of supply", "，原因是供应不足") : ""
    return (amount ?? "") + cause
  }

  private func english(_ shortfall: VerdictPhrase.Shortfall) -> String {
    let unit =
      switch shortfall.substance {
      case .scrapMetal: "t scrap metal"
      case .metal: "t"
      case .emissions: "t CO2e"
      }
    return "\(NumberText.amount(shortfall.tonnes)) \(unit)"
  }

  private func chinese(_ shortfall: VerdictPhrase.Shortfall) -> String {
    let tonnes = shortfall.tonnes
    let amount = tonnes >= 1e4 ? "\(fixed(tonnes / 1e4, 2)) 万吨" : "\(fixed(tonnes, 0)) 吨"
    switch shortfall.substance {
    case .scrapMetal: return "\(amount)再生金属"
    case .metal: return "\(amount)合格金属"
    case .emissions: return "\(amount) CO2e"
    }
  }

  /// `17.8 % above the reference instead of 90.0 % below`.
  func besideReference(_ level: Double, _ asked: Double) -> String {
    let (distance, wanted) = (NumberText.percent(level.magnitude), NumberText.percent(asked))
    return level < 0
      ? pick(
        "\(distance) above the reference instead of \(wanted) below",
        "高于参照值 \(percent(level.magnitude))，目标为低于参照值 \(percent(asked))")
      : pick(
        "\(distance) below the reference instead of \(wanted)",
        "低于参照值 \(percent(level))，目标为 \(percent(asked))")
  }
}
