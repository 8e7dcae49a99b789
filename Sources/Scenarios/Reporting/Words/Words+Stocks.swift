/// Metal in use, and scrap beside demand.
extension Words {
  var otherGrades: String { pick("other grades", "其他牌号") }

  func stockTitle(_ name: String) -> String {
    pick("\(metalTitle(name)) in cars on the road, by grade", "在用乘用车中的\(metal(name))（按牌号）")
  }

  var stockNote: String {
    pick(
      "Layers add up to the total above them; numbers at the right are the last year's.",
      "各层相加为总量；右侧数字为最后一年。")
  }

  func stockFinding(
    _ name: String, totals: [(year: Int, value: Double)], largest: (name: String, value: Double)?,
    leaving: (first: Double, last: Double)
  ) -> String {
    let steps = totals.map {
      pick(
        "\(Number.short($0.value)) Mt in \($0.year)", "\($0.year) 年 \(Number.short($0.value)) 百万吨")
    }
    let end = totals.last?.year ?? 0
    let top = largest.map {
      pick(
        " The largest grade in \(end) is \($0.name) with \(Number.short($0.value)) Mt.",
        "\(end) 年最大的牌号是\($0.name)，\(Number.short($0.value)) 百万吨。")
    }
    let wave = pick(
      " What leaves use goes from \(Number.short(leaving.first)) to \(Number.short(leaving.last)) Mt a year.",
      "每年报废退出量从 \(Number.short(leaving.first)) 变为 \(Number.short(leaving.last)) 百万吨。")
    return pick(
      "The \(metal(name)) of cars on the road weighs \(steps.joined(separator: ", ")).",
      "在用乘用车含\(metal(name))：\(steps.joined(separator: "，"))。")
      + (top ?? "") + wave
  }

  // MARK: Supply and demand

  var grade: String { pick("grade", "牌号") }
  var supply: String { pick("scrap from cars", "乘用车废料") }
  var demand: String { pick("wanted for new cars", "新车需求") }

  func supplyTitle(_ name: String) -> String {
    pick(
      "\(metalTitle(name)): scrap of each grade beside what new cars want of it",
      "\(metal(name))：各牌号废料与新车需求")
  }

  var supplyNote: String {
    pick(
      "Press-shop and old scrap of cars by the grade it once was. Where it exceeds what new cars "
        + "want (orange), it has to go elsewhere or be turned into another grade; blue is what "
        + "has to come from elsewhere. Every panel has its own axis.",
      "乘用车的加工废料与报废废料，按原牌号统计。橙色：废料多于新车需求，须另寻去处或改作其他牌号；"
        + "蓝色：须由其他来源补足。各图纵轴不同。")
  }

  func supplyFinding(
    _ name: String, crossings: [(grade: String, year: Int)],
    widest: (grade: String, share: Double, year: Int)?
  ) -> String {
    let crossed = crossings.map { pick("\($0.grade) in \($0.year)", "\($0.grade)（\($0.year) 年）") }
    var text =
      crossed.isEmpty
      ? pick(
        "Scrap of no \(metal(name)) grade reaches what new cars want of it.",
        "\(metal(name))的任何牌号，废料都没有达到新车需求。")
      : pick(
        "Scrap outgrows what new cars want of: \(crossed.joined(separator: ", ")).",
        "废料超过新车需求的牌号：\(crossed.joined(separator: "、"))。")
    if let widest {
      let share = Number.text(100 * widest.share, 0)
      text += pick(
        " \(crossed.isEmpty ? "The nearest" : "Of the others, the nearest") is "
          + "\(widest.grade): \(share) % in \(widest.year).",
        "\(crossed.isEmpty ? "" : "其余牌号中，")最接近的是\(widest.grade)：\(widest.year) 年为 \(share)%。")
    }
    return text
  }
}
