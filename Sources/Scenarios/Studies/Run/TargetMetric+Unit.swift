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

  /// What one of ``iamcUnit`` is in the accounts, shares as fractions.
  package var size: Double { ResultUnit.size(of: iamcUnit) }

  /// Shares are fractions in the accounts.
  var perCent: Double { isShare ? 100 : 1 }

  /// What values of the accounts are multiplied by to be in ``iamcUnit``.
  package var scale: Double { perCent / size }
}
