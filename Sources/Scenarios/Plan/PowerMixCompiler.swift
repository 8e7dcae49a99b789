internal import MaterialFlow

/// Where works have their power from, source by source, so that lots can be told apart by it.
struct PowerMixCompiler {
  let scenario: Scenario
  let observedUntil: Int

  private var horizon: ClosedRange<Int> { scenario.horizon }

  func mix(of system: MaterialSystem, _ lookup: inout Lookup) -> PowerMix {
    let isSteel = system.name == "steel"
    let entity = isSteel ? "steelworks" : "smelter"
    let observed = lookup.path(entity, "renewable share", in: .fraction)
    let lever = scenario.path(of: isSteel ? "renewable-share.steel" : "renewable-share.smelting")
    let renewable = zip(horizon, observed).map { year, share in
      year > observedUntil ? lever?.value(in: year) ?? share : share
    }
    let captive = isSteel ? renewable.map { _ in 0 } : captive(observed, renewable, &lookup)
    let coal = lookup.number("captive coal", "emissions", in: .carbonPerMegawattHour)
    let green = lookup.number("renewable power", "emissions", in: .carbonPerMegawattHour)
    let grid = lookup.path("grid", "emissions", in: .carbonPerMegawattHour)
    var sources = [
      PowerSource(
        name: "renewable power", isRenewable: true, share: renewable,
        factor: horizon.map { _ in green }),
      PowerSource(
        name: "grid power", isRenewable: false,
        share: zip(renewable, captive).map { max(0, 1 - $0 - $1) }, factor: grid),
    ]
    if !isSteel {
      sources.append(
        PowerSource(
          name: "captive coal", isRenewable: false, share: captive,
          factor: horizon.map { _ in coal }))
    }
    return PowerMix(
      terms: isSteel ? ["melt-shop power", "hydrogen power"] : ["smelter power"],
      sources: sources)
  }

  /// Renewable power beyond the series pushes captive coal and grid power out alike.
  private func captive(
    _ observed: [Double], _ renewable: [Double], _ lookup: inout Lookup
  ) -> [Double] {
    let captive = lookup.path("smelter", "captive coal share", in: .fraction)
    return captive.indices.map { t in
      let rest = 1 - observed[t]
      return rest > 0 ? captive[t] * (1 - renewable[t]) / rest : 0
    }
  }
}
