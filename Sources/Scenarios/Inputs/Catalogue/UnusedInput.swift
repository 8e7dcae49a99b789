public import FlowTables

/// Something that a user wrote and that changes nothing in the answer.
public struct UnusedInput: Sendable, Equatable {
  public let location: FileLocation
  /// The row, key or table.
  public let what: String
  public let why: String
  /// Whether a warning of its own says so already.
  public let isTold: Bool

  init(_ what: String, at location: FileLocation, _ why: String, isTold: Bool = false) {
    self.location = location
    self.what = what
    self.why = why
    self.isTold = isTold
  }

  package var warning: Diagnostic {
    Diagnostic(
      .inputUnused, at: location, "\(what) is not used", help: why, severity: .warning)
  }
}

/// What a command reads beside a run: tables with rows that a run does not ask for.
public enum FurtherReader: Sendable, CaseIterable {
  /// Purchases of car makers.
  case buyers
  /// Lots of metal one by one.
  case lots
  /// The fit of habits.
  case fit

  /// Without folder and ending.
  var tables: [String] {
    switch self {
    case .buyers: ["buyers", "contracts"]
    case .lots: ["lots", "premiums", "costs"]
    case .fit: ["habit_fit", "observations"]
    }
  }

  /// Who reads them, after "a run does not ask for it; ".
  var commands: String {
    switch self {
    case .buyers: "'buy', 'targets' and 'report' do"
    case .lots: "'lots', 'cost' and 'premium' do"
    case .fit: "'calibrate' does"
    }
  }

  /// - Returns: The metrics of its tables.
  var metrics: Set<String> {
    var ignored = Diagnostics()
    return tables.reduce(into: []) { names, table in
      let file = BuiltinFiles.file("data/\(table).csv")
      for row in DataTableReader.read(file, isUser: false, reporting: &ignored) {
        names.insert(row.metric)
      }
    }
  }
}
