internal import FlowAccounts

extension TargetEntry {
  /// The readings that a run is asked for; empty where nothing in the run answers the type.
  ///
  /// - Parameter materials: How many metals the target covers.
  func targetReadings(materials: Int) -> [TargetReading] {
    guard let type else { return [] }
    let phrases: [ReadingPhrase?] = readings.isEmpty ? [nil] : readings
    return phrases.map { reading($0, type, materials: materials) }
  }

  private func reading(
    _ phrase: ReadingPhrase?, _ type: TargetType, materials: Int
  ) -> TargetReading {
    switch type {
    case .recycledContent: return TargetReading(phrase, .recycledContent)
    case .intensityReduction:
      if !baseReference.isEmpty && baseYear == nil {
        return TargetReading(phrase, .belowReference)
      }
      return TargetReading(
        phrase, materials > 1 ? .emissionsPerCar : .emissionsPerTonne, baseYear: baseYear)
    case .lotReduction: return TargetReading(phrase, .belowReference)
    case .emissionsPerCar: return TargetReading(phrase, .emissionsPerCar, baseYear: baseYear)
    case .absoluteEmissions: return TargetReading(phrase, .absoluteEmissions, baseYear: baseYear)
    case .emissionsPerTonne: return TargetReading(phrase, .emissionsPerTonne, baseYear: baseYear)
    case .purchaseShare, .netZeroShare:
      return TargetReading(
        phrase, phrase == .emissionsOfMetal ? .belowReference : .purchaseShare)
    case .renewableShare: return TargetReading(phrase, .renewableShare)
    case .intensityCap: return TargetReading(phrase, .intensityCap)
    case .process:
      // "Some" is any amount; a tonne in a million stands for it.
      return TargetReading(phrase, .routeShare, value: phrase == .someMetal ? 1e-6 : 1)
    case .sectorEmissions: return sector(phrase, .sectorEmissions)
    case .sectorIntensity: return sector(phrase, .sectorIntensity)
    case .sectorCap: return TargetReading(phrase, .sectorCap)
    case .sectorRenewables: return TargetReading(phrase, .sectorRenewables)
    }
  }

  private func sector(_ phrase: ReadingPhrase?, _ usual: TargetMetric) -> TargetReading {
    let metric: TargetMetric
    let base: ReadingPhrase.Base
    switch phrase {
    case .absolute(let stated): (metric, base) = (.sectorEmissions, stated)
    case .perTonne(let stated): (metric, base) = (.sectorIntensity, stated)
    default: (metric, base) = (usual, .stated)
    }
    switch base {
    case .stated: return TargetReading(phrase, metric, baseYear: baseYear)
    case .year(let year): return TargetReading(phrase, metric, baseYear: year)
    case .peak:
      return TargetReading(phrase, metric, baseYear: peakYear, isFromPeak: peakYear == nil)
    }
  }
}
