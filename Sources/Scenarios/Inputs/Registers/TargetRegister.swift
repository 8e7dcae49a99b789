public import FlowAccounts
public import FlowTables

/// How far a pledge's wording lets a run answer it.
public enum Testability: String, Sendable, CaseIterable {
  case testable
  /// Testable under a reading of what the text leaves open.
  case reading
  case undated
  case outsideModel = "outside-model"
}

/// One row of a target register.
///
/// An empty cell is data, and leads to a verdict.
public struct TargetEntry: Sendable {
  public let id: String
  public internal(set) var company: String
  public let metal: String
  public let targetType: String
  public let metric: String
  /// A fraction, or t CO2-equiv/t for a cap; in the register's unit where nothing is tested.
  public let value: Double?
  /// The ends of a range.
  public let low: Double?
  public let high: Double?
  public let unit: String
  public let baseYear: Int?
  public let baseReference: String
  public let targetYear: Int?
  public let scope: String
  public let standard: String
  public let condition: String
  public let progress: Double?
  public let progressYear: Int?
  public let region: String
  public let source: String
  public let testability: Testability
  public let note: String
  public let chineseNote: String
  public let role: TargetRole
  public let qualifier: String
  public let wording: String
  public let page: String
  public let peakYear: Int?
  public let neutralityYear: Int?
  public let premiumCap: Double?
  /// The plain reading first.
  public let readings: [ReadingPhrase]
  public let location: FileLocation
  public let standardLocation: FileLocation

  public var type: TargetType? { TargetType(rawValue: targetType) }

  /// The same pledge under the name that the tables have for its company.
  fileprivate func of(_ company: String) -> TargetEntry {
    var other = self
    other.company = company
    return other
  }

  var registerNote: RegisterNote { RegisterNote(note, chinese: chineseNote) }

  /// The reference without what stands in brackets after it.
  package var reference: String {
    let words = baseReference.split(separator: "(").first.map(String.init) ?? ""
    return words.hasSuffix(" ") ? String(words.dropLast()) : words
  }
}

/// Pledges of car makers and of those who sell them metal.
public struct TargetRegister: Sendable {
  public private(set) var entries: [TargetEntry]

  static let required = TargetColumn.all.filter { !$0.isOptionalColumn }.map(\.name)
  static let optional = TargetColumn.all.filter { $0.isOptionalColumn }.map(\.name)

  /// The register with companies under the names that the tables have for them.
  func named(_ usual: (String) -> String?) -> TargetRegister {
    var other = self
    other.entries = entries.map { entry in usual(entry.company).map(entry.of) ?? entry }
    return other
  }

  /// Reads a register; a missing column or an unreadable cell is an error.
  package static func read(_ file: SourceFile, reporting problems: inout Diagnostics)
    -> TargetRegister
  {
    guard
      let table = CSVTable.read(
        file, header: .init(required, optional: optional), reporting: &problems)
    else {
      return TargetRegister(entries: [])
    }
    var entries: [TargetEntry] = []
    for row in 0..<table.rowCount {
      let read = TargetEntry(CSVRow(table, row), reporting: &problems)
      if let read { entries.append(read) }
    }
    reportRepeats(entries, reporting: &problems)
    return TargetRegister(entries: entries)
  }

  static func reportRepeats(_ entries: [TargetEntry], reporting problems: inout Diagnostics) {
    var ids: Set<String> = []
    for entry in entries where !ids.insert(entry.id).inserted {
      problems.error(
        .twoSources, at: entry.location, "the target '\(entry.id)' occurs twice",
        help: "give each target an id of its own")
    }
  }
}
