internal import FlowAccounts
internal import FlowEngine

/// Where the works of a metal have their power from, source by source, so that lots can be told
/// apart by it; as long as the shares of the works are open.
struct PowerMixRule: Sendable {
  private let isSteel: Bool
  private let supply: PowerSupply

  init(of system: MaterialSystem, _ supply: PowerSupply) {
    isSteel = system.name == "steel"
    self.supply = supply
  }

  /// The mix of works with the shares of a plan.
  func mix(_ plants: PlantPlan) -> PowerMix {
    isSteel
      ? PowerMix(
        terms: ["melt-shop power", "hydrogen power", "ironmaking power"],
        sources: sources(renewable: supply.steelworksShare, captive: nil))
      : PowerMix(
        terms: ["smelter power"],
        sources: sources(
          renewable: share(["renewable", "inert-anode"], plants),
          captive: share(["own-coal"], plants)))
  }

  private func sources(renewable share: [Double], captive: [Double]?) -> [PowerSource] {
    let taken = captive ?? share.map { _ in 0 }
    var sources = [
      PowerSource(
        name: "renewable power", isRenewable: true, share: share,
        factor: supply.factors.renewable),
      PowerSource(
        name: "grid power", isRenewable: false,
        share: zip(share, taken).map { max(0, 1 - $0 - $1) }, factor: supply.factors.grid),
    ]
    if let captive {
      sources.append(
        PowerSource(
          name: "captive coal", isRenewable: false, share: captive,
          factor: supply.factors.ownCoal))
    }
    return sources
  }

  /// Share of primary metal of some kinds of smelters: shape `[t]`.
  private func share(_ kinds: [String], _ plants: PlantPlan) -> [Double] {
    let years = supply.factors.grid.indices
    let paths = kinds.map { plants.national($0, years: years.count) }
    return years.map { t in paths.reduce(0) { $0 + $1[t] } }
  }
}
