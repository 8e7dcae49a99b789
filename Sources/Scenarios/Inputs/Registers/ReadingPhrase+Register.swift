package import FlowAccounts
internal import FlowTables

/// What a register may write in the column `readings`, separated by semicolons.
///
/// The first phrase is the plain reading. Without phrases a type has one reading.
extension ReadingPhrase {
  /// As registers and result tables write it.
  package var word: String {
    switch self {
    case .recycled(let definition): definition.rawValue
    case .allMetal: "all metal"
    case .bestLot: "best lot"
    case .someMetal: "some metal"
    case .shareOfMetal: "share of the metal"
    case .emissionsOfMetal: "emissions of the metal"
    case .absolute(let base): "absolute\(base.word)"
    case .perTonne(let base): "per tonne\(base.word)"
    }
  }

  /// A word of a cell.
  init?(word: String) {
    let year = word.split(separator: " ").last.flatMap { Int($0) }
    let known =
      Self.withoutYear + (year.map { [.absolute(.year($0)), .perTonne(.year($0))] } ?? [])
    guard let phrase = known.first(where: { $0.word == word }) else { return nil }
    self = phrase
  }

  private static let withoutYear: [ReadingPhrase] =
    RecycledDefinition.allCases.map { .recycled($0) } + [
      .allMetal, .bestLot, .someMetal, .shareOfMetal, .emissionsOfMetal, .absolute(.stated),
      .perTonne(.stated), .absolute(.peak), .perTonne(.peak),
    ]

  /// Phrases of a type, for messages and help.
  private static func choices(_ type: TargetType) -> [ReadingPhrase] {
    switch type {
    case .recycledContent: RecycledDefinition.allCases.map { .recycled($0) }
    case .intensityReduction, .lotReduction: [.allMetal, .bestLot]
    case .purchaseShare, .netZeroShare: [.shareOfMetal, .emissionsOfMetal]
    case .process: [.allMetal, .someMetal]
    case .sectorEmissions, .sectorIntensity:
      [
        .absolute(.stated), .perTonne(.stated), .absolute(.peak), .perTonne(.peak),
        .absolute(.year(2020)),
      ]
    default: []
    }
  }

  private func belongs(to type: TargetType) -> Bool {
    switch self {
    case .absolute, .perTonne: type == .sectorEmissions || type == .sectorIntensity
    default: Self.choices(type).contains(self)
    }
  }

  /// The phrases of a cell; what is none of the type is reported, of any where it has no type.
  static func read(
    _ text: String, of written: String, at location: FileLocation,
    reporting problems: inout Diagnostics
  ) -> [ReadingPhrase] {
    let type = TargetType(rawValue: written)
    return CellList.items(text).compactMap { word in
      let phrase = ReadingPhrase(word: word)
      if let phrase, type.map({ phrase.belongs(to: $0) }) ?? true { return phrase }
      let choices = type.map(Self.choices) ?? Self.withoutYear
      problems.error(
        .unknownName, at: location, "\(quoted(word)) is no reading of '\(written)'",
        help: NearestName.help(for: word, among: choices.map(\.word)))
      return nil
    }
  }
}

extension ReadingPhrase.Base {
  fileprivate var word: String {
    switch self {
    case .stated: ""
    case .peak: " from peak"
    case .year(let year): " from \(year)"
    }
  }
}

extension TargetReading {
  /// As result tables name it; empty where the text leaves nothing open.
  package var label: String { phrase?.word ?? "" }
}
