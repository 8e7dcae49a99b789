internal import FlowAccounts

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
