/// How much recycled content is there, by when.
extension Words {
  var metalColumn: String { pick("metal", "金属") }
  var asked: String { pick("asked for", "要求") }
  var askedAxis: String { pick("recycled content asked for", "要求的再生含量") }
  var reached: String { pick("reached", "达到") }
  var outcomeColumn: String { pick("outcome", "结果") }
  var attainabilityTitle: String {
    pick("How much recycled content, by when?", "何时能达到多高的再生含量？")
  }

  var attainabilityNote: String {
    pick(
      "Every row asks all car makers for one share of scrap-derived metal, new and old; the number "
        + "in a cell is the share that is reached, in per cent. Scrap that cars get, other sectors lose.",
      "每一行要求全部车企达到同一再生含量（加工废料与报废废料）；格内数字为实际达到的百分比。汽车多用的废料，其他行业就少用。")
  }

  // What becomes of a floor.
  var attainedAnyway: String { pick("the market does so anyway", "市场本来如此") }
  var attainedIfDirected: String { pick("if scrap is directed to cars", "须将废料导向汽车") }
  var notAttained: String { pick("more than scrap and furnaces allow", "超出废料与炉型所能") }

  /// - Parameter metals: The largest share that is reached, as a fraction, by year.
  func attainabilityFinding(
    _ metals: [(name: String, most: [(year: Int, share: Double)])]
  ) -> String {
    let sentences = metals.map { name, most in
      let parts = most.map { year, share in
        let share = Number.text(100 * share, 0)
        return pick("\(share) % in \(year)", "\(year) 年 \(share)%")
      }
      return pick(
        "\(metalTitle(name)) bought for cars can hold at most \(parts.joined(separator: ", ")) "
          + "scrap-derived metal.",
        "车用\(metal(name))的再生含量最高可达：\(parts.joined(separator: "，"))。")
    }
    return sentences.joined(separator: pick(" ", ""))
  }
}
