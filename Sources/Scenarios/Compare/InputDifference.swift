/// One value that two scenarios do not share.
public struct InputDifference: Sendable, Equatable {
  /// A dotted key: `levers.eaf-share`, `horizon.end`.
  public let key: String
  /// The year, where the value is a point of a lever's path.
  public let year: Int?
  /// As a scenario would write it, or what holds where the lever is not set.
  public let base: String
  public let other: String
  /// The place in the other scenario, or in the base where only that sets it.
  public let place: String
}

extension InputDifference {
  /// Keys that name a scenario and say nothing about the world.
  private static let names: Set = ["scenario", "title"]

  /// Levers first, in the order of ``Lever/all``, then the other keys in the order of the file.
  public static func between(_ base: Scenario, _ other: Scenario) -> [InputDifference] {
    Lever.all.flatMap { lever($0, base, other) } + keys(base, other)
  }

  /// Points where either path bends and the two differ; one row where both are constant.
  private static func lever(
    _ lever: Lever, _ base: Scenario, _ other: Scenario
  ) -> [InputDifference] {
    let below = base.levers.first { $0.lever == lever }
    let above = other.levers.first { $0.lever == lever }
    guard let set = above ?? below else { return [] }
    let place = set.location.place
    func text(_ path: Series?, _ year: Int) -> String {
      path.map { share($0.value(in: year)) } ?? lever.otherwise
    }
    let years = ((below?.path.years ?? []) + (above?.path.years ?? [])).filter { $0 > 0 }
    if years.isEmpty {
      let texts = (text(below?.path, 0), text(above?.path, 0))
      if texts.0 == texts.1 { return [] }
      return [
        InputDifference(
          key: "levers.\(lever.name)", year: nil, base: texts.0, other: texts.1, place: place)
      ]
    }
    var rows: [InputDifference] = []
    for year in Set(years).sorted() {
      let row = InputDifference(
        key: "levers.\(lever.name)", year: year, base: text(below?.path, year),
        other: text(above?.path, year), place: place)
      if row.base != row.other { rows.append(row) }
    }
    return rows
  }

  /// 12.5 %, rounded to what a reader can tell apart.
  private static func share(_ value: Double) -> String {
    "\(ShortestDecimal.string((value * 1e6).rounded() / 1e4)) %"
  }

  private static func keys(_ base: Scenario, _ other: Scenario) -> [InputDifference] {
    func plain(_ scenario: Scenario) -> [ScenarioValue] {
      scenario.values.filter { !$0.key.hasPrefix("levers.") && !names.contains($0.key) }
    }
    let below = plain(base)
    let above = plain(other)
    func row(_ value: ScenarioValue, _ base: String?, _ other: String?) -> InputDifference {
      InputDifference(
        key: value.key, year: nil, base: base ?? "not set", other: other ?? "not set",
        place: value.location.place)
    }
    var rows = above.compactMap { value -> InputDifference? in
      let before = below.first { $0.key == value.key }?.text
      return before == value.text ? nil : row(value, before, value.text)
    }
    for value in below where !above.contains(where: { $0.key == value.key }) {
      rows.append(row(value, value.text, nil))
    }
    return rows
  }
}
