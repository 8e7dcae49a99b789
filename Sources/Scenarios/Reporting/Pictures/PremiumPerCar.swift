internal import FlowInputs
internal import FlowStudies

extension Picture {
  /// What quoted premiums for low-carbon metal add to the price of a car; the same for every
  /// scenario.
  static func premiumPerCar(_ catalogue: PremiumCatalogue, _ words: Words) -> Picture? {
    let unit = words.perCar(catalogue.money)
    var table = PictureTable([
      .init("car", words.car), .init("steel", words.metalTitle("steel"), unit: unit),
      .init("aluminium", words.metalTitle("aluminium"), unit: unit),
      .init("total", words.together, unit: unit), .init("low", words.low, unit: unit),
      .init("high", words.high, unit: unit),
      .init("share", words.shareOfPrice, unit: "%", decimals: 2),
    ])
    let rows = catalogue.cars.map { row($0, catalogue, words) }
      .sorted { $0.total.value > $1.total.value }
    for row in rows {
      table.add([
        .text(row.name), .number(row.parts[0].value), .number(row.parts[1].value),
        .number(row.total.value), .number(row.total.low), .number(row.total.high),
        .number(row.share),
      ])
    }
    guard let least = rows.min(by: { $0.share < $1.share }),
      let most = rows.max(by: { $0.share < $1.share })
    else { return nil }
    return Picture(
      id: "premium-per-car", title: words.premiumTitle(catalogue.year),
      finding: words.premiumFinding(
        catalogue.money, totals: rows.map(\.total.value), least: (least.name, least.share),
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

  /// What the metals of a car cost more, in the order of the catalogue's metals, and together.
  private static func row(_ car: CarCase, _ catalogue: PremiumCatalogue, _ words: Words)
    -> (name: String, parts: [Ranged], total: Ranged, share: Double)
  {
    let parts = PremiumCatalogue.metals.map {
      catalogue.perCar(car, $0, catalogue.market[$0] ?? Ranged(0), asBought: true)
    }
    let total = Ranged(
      parts.reduce(0) { $0 + $1.value },
      deviations: parts.map { ($0.low - $0.value, $0.high - $0.value) })
    let share = car.price.value > 0 ? 100 * total.value / car.price.value : 0
    return (words.car(car.name), parts, total, share)
  }
}
