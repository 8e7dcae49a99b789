// The names of columns, held against those that are known.
extension CSVTable {
  /// Known names of columns that are written otherwise: in capitals, or with spaces around them.
  func names(known: [String]) -> [Int: String] {
    let missing = known.filter { index(of: $0) == nil }
    if missing.isEmpty { return [:] }
    let names = Set(known)
    let foreign = columns.indices.filter { !names.contains(columns[$0]) }.prefix(Self.searchLimit)
    var found: [Int: String] = [:]
    for column in foreign {
      let plain = Self.plainName(columns[column])
      let match = missing.first { Self.plainName($0) == plain }
      if let match, !found.values.contains(match) { found[column] = match }
    }
    return found
  }

  private static func plainName(_ name: String) -> String {
    String(LookAlike.trimmed(name)).lowercased()
  }

  /// Two hundred names are looked through: what is lost among more is no typing error.
  private static let searchLimit = 200

  /// Whether a column has neither a name nor a cell with content.
  private func isBlank(_ column: Int) -> Bool {
    LookAlike.trimmed(columns[column]).isEmpty
      && (0..<rowCount).allSatisfy { isEmpty($0, column) }
  }

  func check(_ header: Header, reporting problems: inout Diagnostics) -> Bool {
    let before = problems.errorCount
    if isIAMC {
      problems.error(
        .missingColumn, at: headerStart, "the table has the form of IAMC, which is not read",
        help: "write the columns \(header.required.joined(separator: ","))")
      return false
    }
    if hasTitle(header) {
      problems.error(
        .missingColumn, at: headerStart,
        "the first line names one column and leaves the others empty",
        help: "remove the lines above the header")
      return false
    }
    let known = Set(header.known)
    var foreign = columns.indices.filter { !known.contains(columns[$0]) && !isBlank($0) }
    var lost: [String] = []
    for column in header.required where index(of: column) == nil {
      // A column that is missing because its name is misspelled is one mistake, not two.
      let near = NearestName.match(
        column, among: foreign.prefix(Self.searchLimit).map { columns[$0] })
      guard let near else {
        lost.append(column)
        continue
      }
      foreign.removeAll { columns[$0] == near }
      problems.error(
        .missingColumn, at: headerStart, "column '\(column)' is missing",
        help: "did you mean '\(column)' by \(quoted(near))?")
    }
    reportMissing(lost, &problems)
    reportRepeated(&problems)
    switch header.others {
    case .readPast: break
    case .refused: for column in foreign { reportUnknown(column, header, &problems) }
    case .told: tell(foreign, header, &problems)
    }
    return problems.errorCount == before
  }

  /// Whether the columns are those of the Integrated Assessment Modeling Consortium.
  private var isIAMC: Bool {
    if index(of: "metric") != nil || columns.count > Self.searchLimit { return false }
    let names = Set(columns.map(Self.plainName))
    return ["model", "scenario", "region", "variable", "unit"].allSatisfy(names.contains)
  }

  /// Whether the line in the place of the header is a title, which a spreadsheet fills up.
  private func hasTitle(_ header: Header) -> Bool {
    columns.count > 2 && header.required.count > 1 && columns[0] != ""
      && columns.dropFirst().allSatisfy(\.isEmpty)
  }

  private func reportRepeated(_ problems: inout Diagnostics) {
    for (place, column) in columns.enumerated() where index(of: column) != place {
      if LookAlike.trimmed(column).isEmpty { continue }
      problems.error(
        .duplicateColumn, at: location(ofHeader: place, problems),
        "column \(quoted(column)) occurs twice", help: "keep one of them")
    }
  }

  private func reportUnknown(_ column: Int, _ header: Header, _ problems: inout Diagnostics) {
    let name = columns[column]
    if index(of: name) != column && !LookAlike.trimmed(name).isEmpty { return }
    let place = location(ofHeader: column, problems)
    if LookAlike.trimmed(name).isEmpty {
      problems.error(
        .unknownColumn, at: place, "column \(column + 1) has cells and no name",
        help: "write its name into the header, or remove it")
      return
    }
    problems.error(
      .unknownColumn, at: place, "unknown column \(quoted(name))",
      help: near(name, header)
        ?? "the columns are \(header.named.joined(separator: ","))")
  }

  private func near(_ name: String, _ header: Header) -> String? {
    NearestName.match(name, among: header.named.filter { index(of: $0) == nil })
      .map { "did you mean '\($0)'?" }
  }

  /// Counting to a place takes as long as the header: it is done for those that are kept.
  private func location(ofHeader column: Int, _ problems: Diagnostics) -> FileLocation {
    problems.hasAllErrors ? headerStart : headerLocation(column)
  }

  /// Names columns that are not read, once for the table.
  private func tell(_ foreign: [Int], _ header: Header, _ problems: inout Diagnostics) {
    guard let first = foreign.first else { return }
    let names = foreign.prefix(20).map { quoted(columns[$0]) }.joined(separator: ", ")
    let more = foreign.count > 20 ? " and \(foreign.count - 20) more" : ""
    problems.note(
      .columnsPassedOver, at: headerLocation(first),
      foreign.count == 1
        ? "the column \(names) is not read"
        : "\(foreign.count) columns are not read: \(names)\(more)",
      help: foreign.prefix(Self.searchLimit).lazy.compactMap { near(columns[$0], header) }.first
        ?? "")
  }

  private func reportMissing(_ names: [String], _ problems: inout Diagnostics) {
    guard let first = names.first else { return }
    let what =
      names.count == 1
      ? "column '\(first)' is missing"
      : "columns \(names.map { "'\($0)'" }.joined(separator: ", ")) are missing"
    problems.error(
      .missingColumn, at: headerStart, what,
      help: "the header has \(printable(columns.joined(separator: ","), limit: 120))")
  }
}
