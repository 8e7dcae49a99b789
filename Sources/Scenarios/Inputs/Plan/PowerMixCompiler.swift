internal import FlowAccounts
internal import FlowEngine

/// Where works have their power from, source by source, so that lots can be told apart by it.
struct PowerMixCompiler {
  let scenario: Scenario
  let plants: PlantPlan
  let observedUntil: Int

  private var horizon: ClosedRange<Int> { scenario.horizon }

  func mix(of system: MaterialSystem, _ lookup: inout Lookup) -> PowerMix {
    let isSteel = system.name == "steel"
    let renewable = isSteel ? steelworks(&lookup) : smelters(["renewable", "inert-anode"])
    let captive = isSteel ? renewable.map { _ in 0 } : smelters(["own-coal"])
    lookup.part = .otherPowerFactors
    let coal = lookup.number("captive coal", "emissions", in: .carbonPerMegawattHour)
    let green = lookup.number("renewable power", "emissions", in: .carbonPerMegawattHour)
    lookup.part = .gridFactor
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
      terms: isSteel
        ? ["melt-shop power", "hydrogen power", "ironmaking power"] : ["smelter power"],
      sources: sources)
  }

  private func steelworks(_ lookup: inout Lookup) -> [Double] {
    lookup.part = .steelworksPower
    let observed = lookup.path("steelworks", "renewable share", in: .fraction)
    guard let path = lookup.lever("renewable-share.steel") else { return observed }
    return zip(horizon, observed).map { $0 > observedUntil ? path.value(in: $0) : $1 }
  }

  /// Share of primary metal of some kinds of smelters.
  private func smelters(_ kinds: [String]) -> [Double] {
    let paths = kinds.map { plants.national($0, years: horizon.count) }
    return (0..<horizon.count).map { t in paths.reduce(0) { $0 + $1[t] } }
  }
}
