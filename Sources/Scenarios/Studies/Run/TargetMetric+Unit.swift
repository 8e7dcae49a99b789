package import FlowAccounts

extension TargetMetric {
  /// The unit of required and projected values in the results.
  package var iamcUnit: String {
    switch self {
    case .emissionsPerCar: "t CO2-equiv/vehicle"
    case .absoluteEmissions, .sectorEmissions: "Mt CO2-equiv/yr"
    case .emissionsPerTonne, .intensityCap, .sectorIntensity, .sectorCap: "Mt CO2-equiv/Mt"
    case .recycledContent, .purchaseShare, .routeShare, .belowReference, .renewableShare,
      .sectorRenewables:
      "%"
    }
  }

  /// What values of the accounts are multiplied by to be in ``iamcUnit``.
  package var scale: Double { isShare ? 100 : 1 }
}
