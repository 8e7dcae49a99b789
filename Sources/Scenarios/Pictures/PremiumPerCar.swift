internal import MaterialFlow

extension Picture {
  /// What quoted premiums for low-carbon metal add to the price of a car; the same for every
  /// scenario.
  static func premiumPerCar(_ catalogue: PremiumCatalogue, _ words: Words) -> Picture? {
    let unit = words.perCar("\(catalogue.money)")
    var table = PictureTable([
      .init("car", words.car), .init("steel", words.metalTitle("steel"), unit: unit),
      .init("aluminium", words.metalTitle("aluminium"), unit: unit),
      .init("total", words.together, unit: unit), .init("low", words.low, unit: unit),
      .init("high", words.high, unit: unit),
      .init("share", words.shareOfPrice, unit: "%", decimals: 2),
    ])
    var rows: [(name: String, total: Ranged, share: Double)] = []
    for car in catalogue.cars {
      let parts = PremiumCatalogue.metals.map {
        catalogue.perCar(car, $0, catalogue.market[$0] ?? Ranged(0), asBought: true)
      }
      let total = Ranged(
        parts.reduce(0) { $0 + $1.value },
        deviations: parts.map { ($0.low - $0.value, $0.high - $0.value) })
      let share = car.price.value > 0 ? 100 * total.value / car.price.value : 0
      let name = words.car(car.name)
      rows.append((name, total, share))
      table.add([
        .text(name), .number(parts[0].value), .number(parts[1].value), .number(total.value),
        .number(total.low), .number(total.high), .number(share),
      ])
    }
    guard let least = rows.min(by: { $0.share < $1.share }),
      let most = rows.max(by: { $0.share < $1.share })
    else { return nil }
    return Picture(
      id: "premium-per-car", title: words.premiumTitle(catalogue.year),
      finding: words.premiumFinding(
        "\(catalogue.money)", totals: rows.map(\.total.value), least: (least.name, least.share),
        most: (most.name, most.share)),
      note: words.premiumNote, table: table,
      layout: RowBars(
        shape: .stacked([
          .init(column: "steel", label: words.metalTitle("steel"), colour: Palette.steelLayers[1]),
          .init(
            column: "aluminium", label: words.metalTitle("aluminium"),
            colour: Palette.aluminiumLayers[2]),
        ]), axis: unit, valueColumn: "total", whiskers: .init(low: "low", high: "high")),
      language: words.language)
  }
}
