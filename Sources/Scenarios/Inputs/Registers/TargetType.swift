/// What a target measures.
public enum TargetType: String, Sendable, CaseIterable {
  case recycledContent = "recycled_content"
  case intensityReduction = "intensity_reduction"
  case emissionsPerCar = "emissions_per_car_reduction"
  case absoluteEmissions = "absolute_emissions_reduction"
  case emissionsPerTonne = "emissions_per_tonne_reduction"
  case purchaseShare = "purchase_share_lowcarbon"
  case netZeroShare = "purchase_share_netzero"
  case renewableShare = "renewable_electricity_share"
  case intensityCap = "intensity_cap"
  case process = "process_requirement"
  case lotReduction = "lot_reduction"
  case sectorEmissions = "sector_emissions_reduction"
  case sectorIntensity = "sector_intensity_reduction"
  case sectorCap = "sector_intensity_cap"
  case sectorRenewables = "sector_renewable_share"

  var isCap: Bool { self == .intensityCap || self == .sectorCap }

  /// Every word that the column `target_type` may hold.
  static let words = allCases.map(\.rawValue) + UntestedType.allCases.map(\.rawValue)
}

/// What a pledge may be about that no run measures; it is kept, and its verdict says why.
package enum UntestedType: String, Sendable, CaseIterable {
  case achieved
  case actionEstimate = "action_estimate"
  case capability
  case capacity
  case carbonNeutral = "carbon_neutral"
  case energyIntensity = "energy_intensity"
  case peak
  case powerShare = "power_share"
  case purchaseVolume = "purchase_volume"

  /// Why a run does not answer it.
  var diagnosis: String {
    switch self {
    case .achieved: "what is reported as reached is no pledge"
    case .actionEstimate: "no share, tonnage or intensity is pledged"
    case .capability: "a capability is no reduction"
    case .capacity: "a capacity is not tested"
    case .carbonNeutral: "neutrality counts offsets, which are not in the model"
    case .energyIntensity: "energy per tonne is not in the model"
    case .peak: "a peak alone states no reduction"
    case .powerShare: "power of single works is not in the model"
    case .purchaseVolume: "a purchase volume is not tested"
    }
  }
}
