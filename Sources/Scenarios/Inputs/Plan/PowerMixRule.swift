internal import FlowAccounts
internal import FlowEngine

/// Where the works of a metal have their power from, source by source, so that lots can be told
/// apart by it; as long as the shares of the works are open.
struct PowerMixRule: Sendable {
  private let isSteel: Bool
  /// Share of renewable power in the steelworks' use: shape `[t]`.
  private let steelworks: [Double]
  /// t CO2-equiv/MWh: shapes `[t]`.
  private let renewable: [Double]
  private let grid: [Double]
  private let captiveCoal: [Double]

  init(of system: MaterialSystem, _ lookup: inout Lookup) {
    let horizon = lookup.horizon
    isSteel = system.name == "steel"
    if isSteel {
      lookup.part = .steelworksPower
      steelworks = lookup.path("steelworks", "renewable share", in: .fraction)
    } else {
      steelworks = horizon.map { _ in 0 }
    }
    lookup.part = .otherPowerFactors
    let coal = lookup.number("captive coal", "emissions", in: .carbonPerMegawattHour)
    let green = lookup.number("renewable power", "emissions", in: .carbonPerMegawattHour)
    captiveCoal = horizon.map { _ in coal }
    renewable = horizon.map { _ in green }
    lookup.part = .gridFactor
    grid = lookup.path("grid", "emissions", in: .carbonPerMegawattHour)
  }

  /// The mix of works with the shares of a plan.
  func mix(_ plants: PlantPlan) -> PowerMix {
    isSteel
      ? PowerMix(
        terms: ["melt-shop power", "hydrogen power", "ironmaking power"],
        sources: sources(renewable: steelworks, captive: nil))
      : PowerMix(
        terms: ["smelter power"],
        sources: sources(
          renewable: share(["renewable", "inert-anode"], plants),
          captive: share(["own-coal"], plants)))
  }

  private func sources(renewable share: [Double], captive: [Double]?) -> [PowerSource] {
    let taken = captive ?? share.map { _ in 0 }
    var sources = [
      PowerSource(name: "renewable power", isRenewable: true, share: share, factor: renewable),
      PowerSource(
        name: "grid power", isRenewable: false,
        share: zip(share, taken).map { max(0, 1 - $0 - $1) }, factor: grid),
    ]
    if let captive {
      sources.append(
        PowerSource(name: "captive coal", isRenewable: false, share: captive, factor: captiveCoal))
    }
    return sources
  }

  /// Share of primary metal of some kinds of smelters: shape `[t]`.
  private func share(_ kinds: [String], _ plants: PlantPlan) -> [Double] {
    let paths = kinds.map { plants.national($0, years: grid.count) }
    return grid.indices.map { t in paths.reduce(0) { $0 + $1[t] } }
  }
}
