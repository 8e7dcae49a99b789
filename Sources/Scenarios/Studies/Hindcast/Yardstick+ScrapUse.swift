/// Who gets the scrap: the statistics that an order of buyers cannot be set to meet.
extension Yardstick {
  static let scrapUse: [Yardstick] = [
    Yardstick(
      "castings of aluminium", now: .fitted, then: .result,
      note: "castings outside cars of today's tables were set from it"
    ) { model, t in model.bought("aluminium", t) { $0.hasSuffix("-cast") } },
    Yardstick(
      "castings in recycled aluminium", now: .result, then: .result,
      note: "who buys scrap is a choice of the model where several plans need the least "
        + "ore-based metal"
    ) { model, t in
      model.recycledAluminium(t) { $0.hasSuffix("-cast") }
        / model.recycledAluminium(t) { $0 != "deox" }
    },
    Yardstick(
      "ore-based metal in secondary castings", now: .result, then: .result,
      note: "2 % in normal times, 20 % in April 2020"
    ) { $0.oreShare("aluminium", family: "secondary-cast", $1) },
    Yardstick(
      "recycled aluminium in cars", "Volvo Cars", now: .result, then: .result, note: drives
    ) { $0.recycledShare("aluminium", maker: "Volvo Cars", $1) },
    Yardstick(
      "recycled steel in cars", "Volvo Cars", now: .result, then: .result, note: drives
    ) { $0.recycledShare("steel", maker: "Volvo Cars", $1) },
    Yardstick(
      "recycled aluminium in cars", "Polestar 4", now: .result, then: .result,
      note: "against the battery car"
    ) { $0.recycledShare("aluminium", maker: "Polestar", $1) },
    Yardstick(
      "recycled steel in cars", "Polestar 4", now: .result, then: .result,
      note: "against the battery car"
    ) { $0.recycledShare("steel", maker: "Polestar", $1) },
  ]

  private static let drives = "the maker sells worldwide; drives are those of its sales in China"
}
