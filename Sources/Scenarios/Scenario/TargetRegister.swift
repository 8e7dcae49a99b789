internal import MaterialFlow

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
  public let company: String
  public let metal: String
  public let targetType: String
  public let metric: String
  public let value: Double?
  public let baseYear: Int?
  public let targetYear: Int?
  public let source: String
  public let testability: Testability
  public let note: String
  public let location: FileLocation
}

/// Pledges of car makers.
public struct TargetRegister: Sendable {
  public let entries: [TargetEntry]

  static let required = TargetColumn.all.map(\.name)

  /// Reads a register; a missing column or an unreadable cell is an error.
  static func read(_ file: SourceFile, reporting problems: inout Diagnostics) -> TargetRegister {
    guard let table = CSVTable.read(file, header: .init(required), reporting: &problems) else {
      return TargetRegister(entries: [])
    }
    var entries: [TargetEntry] = []
    for row in 0..<table.rowCount {
      if let entry = TargetEntry(table, row, reporting: &problems) { entries.append(entry) }
    }
    for (index, entry) in entries.enumerated() {
      if entries[..<index].contains(where: { $0.id == entry.id }) {
        problems.error(
          .twoSources, at: entry.location, "the target '\(entry.id)' occurs twice",
          help: "give each target an id of its own")
      }
    }
    return TargetRegister(entries: entries)
  }
}

extension TargetEntry {
  fileprivate init?(_ table: CSVTable, _ row: Int, reporting problems: inout Diagnostics) {
    func column(_ name: String) -> Int {
      guard let index = table.index(of: name) else {
        preconditionFailure("the header check let '\(name)' pass")
      }
      return index
    }
    guard let id = table.requiredText(row, column("id"), reporting: &problems),
      let company = table.requiredText(row, column("company"), reporting: &problems),
      let metal = table.requiredText(row, column("metal"), reporting: &problems)
    else { return nil }
    let before = problems.errorCount
    func year(_ name: String) -> Int? {
      table.isEmpty(row, column(name)) ? nil : table.year(row, column(name), reporting: &problems)
    }
    let value = table.optionalNumber(row, column("value"), reporting: &problems)
    let baseYear = year("base_year")
    let targetYear = year("target_year")
    let testability = Testability(rawValue: table.text(row, column("testability")))
    if testability == nil {
      let written = table.text(row, column("testability"))
      problems.error(
        .unknownName, at: table.location(row, column("testability")),
        "unknown testability '\(written)'",
        help: NearestName.help(for: written, among: Testability.allCases.map(\.rawValue)))
    }
    guard problems.errorCount == before, let testability else { return nil }
    self.init(
      id: id, company: company, metal: metal, targetType: table.text(row, column("target_type")),
      metric: table.text(row, column("metric")), value: value, baseYear: baseYear,
      targetYear: targetYear, source: table.text(row, column("source")),
      testability: testability, note: table.text(row, column("testability_note")),
      location: table.location(row, column("id")))
  }

  /// The same keys in a scenario file; only what a verdict needs is required.
  init?(_ node: YAMLNode, reporting problems: inout Diagnostics) {
    guard
      node.asMapping(known: TargetRegister.required, what: "target key", reporting: &problems)
        != nil
    else { return nil }
    let before = problems.errorCount
    func text(_ key: String) -> String {
      guard let value = node[key] else {
        problems.error(
          .missingKey, at: node.location, "the target has no '\(key)'", help: "write '\(key): …'")
        return ""
      }
      return value.asText(reporting: &problems) ?? ""
    }
    func year(_ key: String) -> Int? {
      node[key].flatMap { $0.isNull ? nil : $0.asYear(reporting: &problems) }
    }
    let id = text("id")
    let company = text("company")
    let metal = text("metal")
    let targetType = text("target_type")
    let value = node["value"].flatMap { $0.isNull ? nil : $0.asShare(reporting: &problems) }
    let baseYear = year("base_year")
    let targetYear = year("target_year")
    guard problems.errorCount == before else { return nil }
    self.init(
      id: id, company: company, metal: metal, targetType: targetType, metric: targetType,
      value: value, baseYear: baseYear, targetYear: targetYear, source: node.location.path,
      testability: .testable, note: "", location: node.location)
  }
}
