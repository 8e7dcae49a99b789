internal import FlowTables

/// Who gets the scrap, and at which price.
extension Yardstick {
  static let scrapUse: [Yardstick] = castings + contents + prices

  private static let castings: [Yardstick] = [
    Yardstick(
      "castings of aluminium", now: .fitted, then: .result,
      note:
        "castings outside cars of today's tables were set from it, with one factor from 2014 on: "
        + "single years are off by 5 %"
    ) { model, t in model.bought("aluminium", t) { $0.hasSuffix("-cast") } },
    Yardstick(
      "castings in recycled aluminium", now: .fitted, then: .result,
      note: "habits of buyers were fitted to it (calibrate)"
    ) { model, t in
      model.recycledAluminium(t) { $0.hasSuffix("-cast") }
        / model.recycledAluminium(t) { $0 != "deox" }
    },
    Yardstick(
      "ore-based metal in secondary castings", now: .fitted, then: .result,
      note:
        "habits of buyers were fitted to 5 % (calibrate); 2 % in normal times, 20 % in April 2020"
    ) { $0.oreShare("aluminium", family: "secondary-cast", $1) },
  ]

  private static let contents: [Yardstick] = [
    Yardstick(
      "recycled aluminium in cars", "Volvo Cars", now: .result, then: .result,
      note: drives + "; castings of a combustion engine alone hold more scrap than the maker "
        + "discloses, and what it counts is not told"
    ) { $0.recycledShare("aluminium", maker: "Volvo Cars", $1) },
    Yardstick(
      "recycled steel in cars", "Volvo Cars", now: .fitted, then: .result, note: drives
    ) { $0.recycledShare("steel", maker: "Volvo Cars", $1) },
    Yardstick(
      "recycled aluminium in cars", "Polestar 4", now: .result, then: .result,
      note: "against the battery car of the national mean of every alloy"
    ) { $0.recycledShare("aluminium", maker: "Polestar", $1) },
    Yardstick(
      "recycled steel in cars", "Polestar 4", now: .fitted, then: .result,
      note: "against the battery car"
    ) { $0.recycledShare("steel", maker: "Polestar", $1) },
  ]

  private static let prices: [Yardstick] = [
    Yardstick(
      "price of aluminium over scrap", "tense", now: .fitted, then: .result,
      note: "the level of prices is set from this quotation in the last year of statistics"
    ) { $0.spread("aluminium", scrapClass: "A-O2", $1) },
    Yardstick(
      "price of aluminium over scrap", "extrusions", now: .result, then: .result,
      note: "habits are those of families: castings set the price of old sections, where makers of "
        + "billet pay for the alloy"
    ) { $0.spread("aluminium", scrapClass: "A-O4", $1) },
    Yardstick(
      "price of ADC12 over aluminium", now: .result, then: .result,
      note: "prices of ore-based metal and of scrap are those of March 2025, when ADC12 stood some "
        + "500 below ingot"
    ) { $0.premium("aluminium", grade: "AL10", $1) * $0.inflation(to: 2023) },
  ]

  /// Whether one maker's cars are meant, and not all metal.
  var isOfMaker: Bool { entity.hasSuffix("in cars") }

  private static let drives = "the maker sells worldwide; drives are those of its sales in China"
}

/// What habits are fitted to beside the statistics of ``scrapUse``.
extension Yardstick {
  static let families: [Yardstick] = ["deox", "primary-cast", "wrought"].map { family in
    Yardstick("recycled share of metal", family, now: .fitted, then: .fitted) {
      $0.recycledShare("aluminium", family: family, $1)
    }
  }
}
