internal import FlowAccounts

/// What a register may write in the column `readings`, separated by semicolons.
///
/// The first phrase is the plain reading. Without phrases a type has one reading.
enum ReadingPhrase {
  /// Phrases of a type, for messages and help.
  static func choices(_ type: TargetType) -> [String] {
    switch type {
    case .recycledContent: RecycledDefinition.allCases.map(\.rawValue)
    case .intensityReduction, .lotReduction: ["all metal", "best lot"]
    case .purchaseShare, .netZeroShare: ["share of the metal", "emissions of the metal"]
    case .process: ["all metal", "some metal"]
    case .sectorEmissions, .sectorIntensity:
      ["absolute", "per tonne", "absolute from peak", "per tonne from peak", "absolute from 2020"]
    default: []
    }
  }

  /// The phrases of a cell.
  static func split(_ text: String) -> [String] {
    text.split(separator: ";").map { part in
      var words = part
      while words.first == " " { words.removeFirst() }
      while words.last == " " { words.removeLast() }
      return String(words)
    }.filter { !$0.isEmpty }
  }

  static func isKnown(_ phrase: String, _ type: TargetType) -> Bool {
    if choices(type).contains(phrase) { return true }
    guard type == .sectorEmissions || type == .sectorIntensity else { return false }
    return ["absolute from ", "per tonne from "].contains { start in
      phrase.hasPrefix(start) && Int(phrase.dropFirst(start.count)) != nil
    }
  }
}

extension TargetEntry {
  /// The readings that a run is asked for; empty where nothing in the run answers the type.
  ///
  /// - Parameter materials: How many metals the target covers.
  func targetReadings(materials: Int) -> [TargetReading] {
    guard let type else { return [] }
    let phrases = readings.isEmpty ? [""] : readings
    return phrases.compactMap { reading($0, type, materials: materials) }
  }

  private func reading(_ phrase: String, _ type: TargetType, materials: Int) -> TargetReading? {
    switch type {
    case .recycledContent:
      let definition = RecycledDefinition(rawValue: phrase) ?? .newAndOld
      return TargetReading(phrase, .recycledContent, definition: definition)
    case .intensityReduction:
      if !baseReference.isEmpty && baseYear == nil { return againstReference(phrase) }
      return TargetReading(
        phrase, materials > 1 ? .emissionsPerCar : .emissionsPerTonne, baseYear: baseYear)
    case .lotReduction: return againstReference(phrase)
    case .emissionsPerCar: return TargetReading(phrase, .emissionsPerCar, baseYear: baseYear)
    case .absoluteEmissions: return TargetReading(phrase, .absoluteEmissions, baseYear: baseYear)
    case .emissionsPerTonne: return TargetReading(phrase, .emissionsPerTonne, baseYear: baseYear)
    case .purchaseShare, .netZeroShare:
      let isShare = phrase != "emissions of the metal"
      return TargetReading(phrase, isShare ? .purchaseShare : .belowReference)
    case .renewableShare: return TargetReading(phrase, .renewableShare)
    case .intensityCap: return TargetReading(phrase, .intensityCap)
    case .process:
      // "Some" is any amount; a tonne in a million stands for it.
      return TargetReading(phrase, .routeShare, value: phrase == "some metal" ? 1e-6 : 1)
    case .sectorEmissions: return sector(phrase, .sectorEmissions)
    case .sectorIntensity: return sector(phrase, .sectorIntensity)
    case .sectorCap: return TargetReading(phrase, .sectorCap)
    case .sectorRenewables: return TargetReading(phrase, .sectorRenewables)
    }
  }

  private func againstReference(_ phrase: String) -> TargetReading {
    TargetReading(phrase, .belowReference, isBestLot: phrase == "best lot")
  }

  private func sector(_ phrase: String, _ usual: TargetMetric) -> TargetReading {
    let metric: TargetMetric =
      phrase.hasPrefix("absolute")
      ? .sectorEmissions : phrase.hasPrefix("per tonne") ? .sectorIntensity : usual
    let isFromPeak = phrase.hasSuffix("from peak")
    let stated = phrase.split(separator: " ").last.flatMap { Int($0) }
    let base = isFromPeak ? peakYear : stated ?? baseYear
    return TargetReading(
      phrase, metric, baseYear: base, isFromPeak: isFromPeak && base == nil)
  }
}
